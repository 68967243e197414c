import type { LotResult, Notice, NoticeForm, NoticeFormat, NoticeLot } from '../notice';
import type { SaidBeside } from '../eforms/said-beside';
import { readDay, readInstant } from '../reading/dates';
import { type Findings, quoted } from '../reading/findings';
import { departmentsOf } from '../reading/places';
import { readUrl } from '../reading/values';
import { UNNAMED_BUYER } from '../reading/unnamed';
import { plainLine } from '../text/plain-text';
import { all, type Element, first, textAt } from '../tree/element';
import { cut } from './boamp-elements';
import { boampIds, formOf, linksOf, type Standing } from './boamp-form';
import { winnerOf } from './boamp-organisations';
import type { BoampContent } from './boamp-content';
import { shapeOf } from './boamp-shapes';

/** A BOAMP notice in its parts: the flat fields of the API (none in XML), its management, its body. */
interface BoampParts {
  fields: Readonly<Record<string, unknown>>;
  gestion: Element | null;
  donnees: Element | null;
}

/**
 * Makes a notice of its parts, whoever carried them. The management says who it is and where it stands, the body what is
 * bought; flat fields come before the management, which says the same.
 * @returns null when problems keep it out; they are in the findings
 */
export function readBoampNotice(
  { fields, gestion, donnees }: BoampParts,
  findings: Findings,
): { format: NoticeFormat; notice: Notice } | null {
  const sourceId = boampIds(fields['idweb'])[0] ?? boampIds(fields['id'])[0] ?? idIn(gestion);
  if (sourceId === undefined) findings.problem('field-missing', 'idweb', 'Le numéro d’annonce manque.');
  if (donnees === null && findings.problems.every((problem) => problem.path !== 'donnees')) {
    findings.problem('field-missing', 'donnees', 'Le contenu de l’avis manque.');
  }
  const publishedOn = publicationDay(fields, gestion, findings);
  const shape = donnees === null ? null : shapeOf(donnees, { findings });
  if (sourceId === undefined || publishedOn === null || shape === null || findings.problems.length > 0) return null;

  const standing = standingOf(fields, gestion);
  const beside = saidBeside(fields, gestion, findings);
  const content = shape.read({ beside, standing, findings });
  const title = content.title || beside.title;
  if (title === '') {
    findings.problem('field-missing', 'objet', 'L’avis n’a de titre nulle part.');
    return null;
  }
  const form = formOf(standing, content);
  const holders = shape.format === 'boamp-eforms' ? [] : listed(fields['titulaire']);
  const notice: Notice = {
    source: 'boamp',
    sourceId,
    procedureId: content.procedureId ?? (line(fields, 'contractfolderid').toLowerCase() || null),
    noticeId: content.noticeId,
    noticeVersion: content.noticeVersion,
    form,
    links: linksOf(
      { sourceId, noticeId: content.noticeId },
      form,
      standing,
      earlierIds(fields, gestion, sourceId),
      content,
    ),
    url: addressOf(fields, sourceId, findings),
    title,
    text: content.text,
    buyer: content.buyer,
    publishedOn,
    issuedAt: content.issuedAt,
    changeReason: content.changeReason,
    procedureType: line(fields, 'procedure_libelle') || content.procedureType,
    reference: content.reference ?? (cut(plainLine(textAt(gestion ?? undefined, 'MARCHE/ID_MARCHE')), 100) || null),
    plannedOn: content.plannedOn,
    lots: form === 'result' ? withHolders(content.lots, holders, findings) : content.lots,
    marks: content.marks,
    ...movesOf(form, content, beside),
  };
  return { format: shape.format, notice };
}

/** A correction that restates no lot still says, in its words or beside them, until when to answer now. */
function movesOf(form: NoticeForm, content: BoampContent, beside: SaidBeside): Pick<Notice, 'deadlineMoves'> {
  const deadline = content.movedDeadline ?? beside.deadline;
  const isBare = form === 'correction' && content.lots.length === 0;
  return isBare && deadline !== null ? { deadlineMoves: [{ lot: null, deadline }] } : {};
}

function idIn(gestion: Element | null): string | undefined {
  return boampIds(textAt(gestion ?? undefined, 'REFERENCE/IDWEB'))[0];
}

/** Numbers of earlier notices: flat fields, then what the management links, in its older and newer places. */
function earlierIds(fields: BoampParts['fields'], gestion: Element | null, sourceId: string): string[] {
  const paths = [
    'REFERENCE/ANNONCE_ANTERIEUR/IDWEB',
    'REFERENCE/ANNONCE_ANTERIEUR/REFERENCE/IDWEB',
    'MARCHE/ANNONCE_ANTERIEUR/REFERENCE/IDWEB',
    'INDEXATION/AVISLIEE/AVIS_PRECEDENT/IDWEB',
  ];
  const ids = [
    ...boampIds(fields['annonce_lie']),
    ...boampIds(fields['annonces_anterieures']),
    ...boampIds(paths.flatMap((path) => all(gestion ?? undefined, path).map((each) => each.text))),
  ];
  return ids.filter((id) => id !== sourceId);
}

/** The API names holders that a body may not: they are those of the one lot, when the body says nothing of it. */
function withHolders(lots: NoticeLot[], names: readonly string[], findings: Findings): NoticeLot[] {
  const [lot] = lots;
  const isSilent = lot?.result?.outcome !== 'not-awarded' && (lot?.result?.awards.length ?? 0) === 0;
  if (lot === undefined || lots.length > 1 || !isSilent) return lots;
  const winners = names.flatMap((name) => winnerOf({ name }, { findings, path: 'titulaire' }) ?? []);
  if (winners.length === 0) return lots;
  const awards = winners.map((winner) => ({ winners: [winner], amount: null, decidedOn: null, contractId: null }));
  const result: LotResult = { outcome: 'awarded', bids: lot.result?.bids ?? null, reason: null, awards };
  return [{ ...lot, result }];
}

function publicationDay(fields: BoampParts['fields'], gestion: Element | null, findings: Findings): string | null {
  const given = line(fields, 'dateparution');
  const inGestion = textAt(gestion ?? undefined, 'INDEXATION/DATE_PUBLICATION');
  const day = readDay(given, { findings, path: 'dateparution' });
  const other = day ?? readDay(inGestion, { findings, path: 'gestion.INDEXATION.DATE_PUBLICATION' });
  if (other !== null) return other;
  if (given === '') findings.problem('field-missing', 'dateparution', 'La date de parution manque.');
  else findings.problem('date-invalid', 'dateparution', `Date de parution impossible : ${quoted(given)}.`);
  return null;
}

function standingOf(fields: BoampParts['fields'], gestion: Element | null): Standing {
  const type = first(gestion ?? undefined, 'REFERENCE/TYPE_AVIS');
  const names = (path: string): string[] => all(type, path).flatMap((each) => each.children.map((child) => child.name));
  return {
    nature: (line(fields, 'nature') || names('NATURE').join(' ')).toUpperCase(),
    state: [line(fields, 'etat'), ...names('STATUT')].join(' ').toUpperCase(),
  };
}

function saidBeside(fields: BoampParts['fields'], gestion: Element | null, findings: Findings): SaidBeside {
  const flags = plainLine(listed(fields['criteres']).join(' ')).toLowerCase();
  const index = first(gestion ?? undefined, 'INDEXATION');
  const indexed = first(index, 'CRITERES_SOCIAUX_ENV');
  const isIndexed = (name: string): boolean => indexed?.children.some((child) => child.name === name) ?? false;
  const texts = (path: string): string[] => all(index, path).map((each) => each.text);
  const places = [fields['code_departement_prestation'], texts('DEP_PRESTATION')].map(departmentsOf);
  // departments of publication: when there are several, they say where the notice is shown, not where the work is
  const published = [fields['code_departement'], texts('DEP_PUBLICATION')].map(departmentsOf);
  const known = published.find((each) => each.length > 0) ?? [];
  const deadline = line(fields, 'datelimitereponse');
  return {
    title: line(fields, 'objet') || plainLine(textAt(index, 'RESUME_OBJET')),
    buyerName: line(fields, 'nomacheteur') || plainLine(textAt(index, 'NOMORGANISME')) || UNNAMED_BUYER,
    deadline:
      readInstant(deadline, '', { findings, path: 'datelimitereponse' }) ??
      readInstant(textAt(index, 'DATE_LIMITE_REPONSE'), '', {
        findings,
        path: 'gestion.INDEXATION.DATE_LIMITE_REPONSE',
      }),
    departments: places.find((each) => each.length > 0) ?? (known.length === 1 ? known : []),
    nature: natureOf(listed(fields['type_marche']).join(' ') || namesIn(index, 'NATURE_MARCHE')),
    flags: {
      social: /socia/.test(flags) ? 'criteres' : isIndexed('SOCIAUX') ? INDEXED_FLAGS : null,
      environment: /environ/.test(flags) ? 'criteres' : isIndexed('ENVIRONNEMENTAUX') ? INDEXED_FLAGS : null,
    },
  };
}

const INDEXED_FLAGS = 'gestion.INDEXATION.CRITERES_SOCIAUX_ENV';

function namesIn(index: Element | undefined, path: string): string {
  return (first(index, path)?.children ?? []).map((child) => child.name).join(' ');
}

function natureOf(kinds: string): NoticeLot['nature'] {
  if (/^SERVICES?$/i.test(kinds)) return 'services';
  if (/^FOURNITURES?$/i.test(kinds)) return 'supplies';
  return /^TRAVAUX$/i.test(kinds) ? 'works' : null;
}

function addressOf(fields: BoampParts['fields'], sourceId: string, findings: Findings): string {
  const given = line(fields, 'url_avis');
  return readUrl(given, { findings, path: 'url_avis' }) ?? `https://www.boamp.fr/pages/avis/?q=idweb:${sourceId}`;
}

function line(fields: BoampParts['fields'], name: string): string {
  return plainLine(listed(fields[name])[0] ?? '');
}

function listed(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
}
