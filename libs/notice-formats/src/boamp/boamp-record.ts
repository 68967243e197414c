import type { Notice, ParsedNotice } from '../notice';
import { readEforms } from '../eforms/eforms-notice';
import type { SaidBeside } from '../eforms/said-beside';
import { readDay, readInstant } from '../reading/dates';
import { Findings, quoted } from '../reading/findings';
import { departmentsOf } from '../reading/places';
import { readUrl } from '../reading/values';
import { plainLine } from '../text/plain-text';
import { all, type Element, first, textAt } from '../tree/element';
import { elementFromJson } from '../tree/from-json';
import { boampIds, formOf, linksOf, type Standing } from './boamp-form';

type Fields = Readonly<Record<string, unknown>>;

const MAX_MEMBER = 8_000_000;
const EFORMS_DOCUMENTS = ['ContractNotice', 'ContractAwardNotice', 'PriorInformationNotice'];

/**
 * Reads one record of the BOAMP API v2.1 (dataset `boamp`), already parsed from JSON. Never throws.
 * @returns the notice with the repairs made, or every problem that keeps it out
 */
export function readBoampRecord(value: unknown): ParsedNotice {
  const findings = new Findings();
  const notice = read(value, findings);
  return notice && findings.problems.length === 0
    ? { ok: true, format: 'boamp-eforms', notice, repairs: findings.repairs }
    : { ok: false, format: null, problems: findings.problems };
}

function read(value: unknown, findings: Findings): Notice | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    findings.problem('not-an-object', '', 'Un avis est un objet JSON.');
    return null;
  }
  const fields = value as Fields;
  const sourceId = boampIds(fields['idweb'])[0] ?? boampIds(fields['id'])[0];
  if (sourceId === undefined) findings.problem('field-missing', 'idweb', 'Le numéro d’annonce manque.');
  const gestion = member(fields, 'gestion', findings);
  const donnees = member(fields, 'donnees', findings);
  if (donnees === null && findings.problems.every((problem) => problem.path !== 'donnees')) {
    findings.problem('field-missing', 'donnees', 'Le contenu de l’avis manque.');
  }
  const publishedOn = publicationDay(fields, gestion, findings);
  const document = donnees === null ? null : eformsDocument(donnees, findings);
  if (sourceId === undefined || publishedOn === null || document === null || findings.problems.length > 0) return null;

  const standing = standingOf(fields, gestion);
  const beside = saidBeside(fields, gestion, findings);
  const content = readEforms(document, beside, findings, `donnees.EFORMS.${document.name}`);
  const title = content.title || beside.title;
  if (title === '') {
    findings.problem('field-missing', 'objet', 'L’avis n’a de titre nulle part.');
    return null;
  }
  const form = formOf(standing, content);
  const ids = [
    ...boampIds(fields['annonce_lie']),
    ...boampIds(fields['annonces_anterieures']),
    ...boampIds(all(gestion ?? undefined, 'REFERENCE/ANNONCE_ANTERIEUR/IDWEB').map((each) => each.text)),
  ];
  return {
    source: 'boamp',
    sourceId,
    procedureId: content.procedureId ?? (line(fields, 'contractfolderid').toLowerCase() || null),
    noticeId: content.noticeId,
    noticeVersion: content.noticeVersion,
    form,
    links: linksOf({ sourceId, noticeId: content.noticeId }, form, standing, ids, content),
    url: addressOf(fields, sourceId, findings),
    title,
    text: content.text,
    buyer: content.buyer,
    publishedOn,
    issuedAt: content.issuedAt,
    changeReason: content.changeReason,
    procedureType: line(fields, 'procedure_libelle') || content.procedureType,
    reference: content.reference,
    plannedOn: content.plannedOn,
    lots: content.lots,
    marks: content.marks,
  };
}

/** `donnees` and `gestion` are objects written as JSON strings; an object is read too, as exports give them at times. */
function member(fields: Fields, name: 'donnees' | 'gestion', findings: Findings): Element | null {
  let value = fields[name];
  if (typeof value === 'string') {
    if (value.length > MAX_MEMBER) {
      findings.problem('too-large', name, `Plus de ${MAX_MEMBER / 1e6} millions de caractères.`);
      return null;
    }
    try {
      value = value.trim() === '' ? null : JSON.parse(value);
    } catch (error) {
      findings.problem(`${name}-not-json`, name, `N’est pas du JSON : ${(error as Error).message.slice(0, 200)}`);
      return null;
    }
  }
  if (value === undefined || value === null) return null;
  if (typeof value !== 'object' || Array.isArray(value)) {
    findings.problem(`${name}-not-json`, name, `N’est pas un objet JSON : ${quoted(JSON.stringify(value))}.`);
    return null;
  }
  const read = elementFromJson(name, value);
  if ('element' in read) return read.element;
  findings.problem(read.problem.code, name, read.problem.message);
  return null;
}

function eformsDocument(donnees: Element, findings: Findings): Element | null {
  const eforms = first(donnees, 'EFORMS');
  const document = eforms?.children.find((child) => EFORMS_DOCUMENTS.includes(child.name));
  if (document) return document;
  const shape = (
    eforms ? ['EFORMS', eforms.children[0]?.name] : donnees.children.map((child) => child.name).slice(0, 4)
  )
    .filter((name) => name !== undefined)
    .join(eforms ? '.' : ', ');
  findings.problem('shape-unknown', 'donnees', `Forme d’avis non lue : ${quoted(shape || 'vide')}.`);
  return null;
}

function publicationDay(fields: Fields, gestion: Element | null, findings: Findings): string | null {
  const given = line(fields, 'dateparution');
  const inGestion = textAt(gestion ?? undefined, 'INDEXATION/DATE_PUBLICATION');
  const day = readDay(given, { findings, path: 'dateparution' });
  const other = day ?? readDay(inGestion, { findings, path: 'gestion.INDEXATION.DATE_PUBLICATION' });
  if (other !== null) return other;
  if (given === '') findings.problem('field-missing', 'dateparution', 'La date de parution manque.');
  else findings.problem('date-invalid', 'dateparution', `Date de parution impossible : ${quoted(given)}.`);
  return null;
}

function standingOf(fields: Fields, gestion: Element | null): Standing {
  const type = first(gestion ?? undefined, 'REFERENCE/TYPE_AVIS');
  const names = (path: string): string[] => all(type, path).flatMap((each) => each.children.map((child) => child.name));
  return {
    nature: (line(fields, 'nature') || names('NATURE').join(' ')).toUpperCase(),
    state: [line(fields, 'etat'), ...names('STATUT')].join(' ').toUpperCase(),
  };
}

function saidBeside(fields: Fields, gestion: Element | null, findings: Findings): SaidBeside {
  const flags = plainLine(listed(fields['criteres']).join(' ')).toLowerCase();
  const indexed = first(gestion ?? undefined, 'INDEXATION/CRITERES_SOCIAUX_ENV');
  const isIndexed = (name: string): boolean => indexed?.children.some((child) => child.name === name) ?? false;
  const kinds = listed(fields['type_marche']).join(' ').toUpperCase();
  const places = departmentsOf(fields['code_departement_prestation']);
  // departments of publication: when there are several, they say where the notice is shown, not where the work is
  const published = departmentsOf(fields['code_departement']);
  return {
    title: line(fields, 'objet'),
    buyerName: line(fields, 'nomacheteur'),
    deadline: readInstant(line(fields, 'datelimitereponse'), '', { findings, path: 'datelimitereponse' }),
    departments: places.length > 0 ? places : published.length === 1 ? published : [],
    nature: /^SERVICES?$/.test(kinds)
      ? 'services'
      : /^FOURNITURES?$/.test(kinds)
        ? 'supplies'
        : /^TRAVAUX$/.test(kinds)
          ? 'works'
          : null,
    flags: {
      social: /socia/.test(flags)
        ? 'criteres'
        : isIndexed('SOCIAUX')
          ? 'gestion.INDEXATION.CRITERES_SOCIAUX_ENV'
          : null,
      environment: /environ/.test(flags)
        ? 'criteres'
        : isIndexed('ENVIRONNEMENTAUX')
          ? 'gestion.INDEXATION.CRITERES_SOCIAUX_ENV'
          : null,
    },
  };
}

function addressOf(fields: Fields, sourceId: string, findings: Findings): string {
  const given = line(fields, 'url_avis');
  return readUrl(given, { findings, path: 'url_avis' }) ?? `https://www.boamp.fr/pages/avis/?q=idweb:${sourceId}`;
}

function line(fields: Fields, name: string): string {
  return plainLine(listed(fields[name])[0] ?? '');
}

function listed(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
}
