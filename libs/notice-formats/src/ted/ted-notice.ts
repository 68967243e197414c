import { marksOf } from '../marks/marks-of';
import type { DeadlineMove, Notice, NoticeFormat, NoticeLink, NoticeLot, ParsedNotice } from '../notice';
import { type Place, readDay, readInstant } from '../reading/dates';
import { Findings, quoted } from '../reading/findings';
import { UNNAMED_BUYER } from '../reading/unnamed';
import { plainLine } from '../text/plain-text';
import { all, type Element, first, textAt } from '../tree/element';
import type { XmlElement } from '../tree/from-xml';
import { readR208 } from './r208-content';
import { readR209 } from './r209-content';
import { FORMS, PROCEDURES, type TedContent } from './ted-content';
import { chosenForm } from './ted-form';
import { tedLots } from './ted-lots';
import { publicationNumber } from './ted-numbers';
import { tedBuyer } from './ted-organisations';
import { lineOf } from './ted-text';
import { dayOf, timeOf } from './ted-values';

const MOST_LINKS = 50;
const MOST_REASON = 10_000;

/**
 * Reads a `TED_EXPORT` document, as TED published notices from 2014 to 2023 (R2.0.8, R2.0.9). Never throws.
 * @returns the notice with the repairs made, or every problem that keeps it out
 */
export function readTedDocument(root: XmlElement): ParsedNotice {
  const findings = new Findings();
  const chosen = chosenForm(root);
  if (!chosen) {
    const found = root.name === 'TED_EXPORT' ? formNames(root) : root.name;
    findings.problem('shape-unknown', 'FORM_SECTION', `Formulaire non lu : ${quoted(found || 'aucun')}.`);
    return { ok: false, format: null, problems: findings.problems };
  }
  const notice = read(root, chosen, findings);
  return notice && findings.problems.length === 0
    ? { ok: true, format: chosen.format, notice, repairs: findings.repairs }
    : { ok: false, format: chosen.format, problems: findings.problems };
}

function formNames(root: Element): string {
  return all(root, 'FORM_SECTION')
    .flatMap((section) => section.children.map((child) => child.name))
    .slice(0, 4)
    .join(', ');
}

function read(root: Element, chosen: { form: Element; format: NoticeFormat }, findings: Findings): Notice | null {
  const coded = first(root, 'CODED_DATA_SECTION');
  const sourceId =
    publicationNumber(root.attributes.get('DOC_ID') ?? '') ??
    publicationNumber(textAt(coded, 'NOTICE_DATA/NO_DOC_OJS'));
  if (sourceId === null) findings.problem('field-missing', 'DOC_ID', 'Le numéro de publication manque.');
  const publishedOn = publicationDay(coded, findings);
  if (sourceId === null || publishedOn === null) return null;

  const { form } = chosen;
  const at = { findings, path: form.name };
  const said = chosen.format === 'ted-r209' ? readR209(form, at) : readR208(form, at);
  said.common.nature ??= natureBeside(coded);
  const title = said.title || titleBeside(root, findings);
  const kind = formOf(coded, form, said);
  const lots = kind === 'correction' || kind === 'cancellation' ? [] : tedLots(said, title, at);
  const marks = marksOf(
    { tags: said.tags, blocks: said.blocks },
    lots.map(({ lot, content }) => ({ number: lot.number, title: lot.title, tags: [], blocks: content.blocks })),
  );
  for (const { lot } of lots) lot.marks = marks.byLot.get(lot.number) ?? [];
  const sentOn = said.sentOn || dayOf(textAt(coded, 'CODIF_DATA/DS_DATE_DISPATCH'));
  return {
    source: 'ted',
    sourceId,
    procedureId: null,
    noticeId: plainLine(textAt(root, 'FORM_SECTION/NOTICE_UUID')).toLowerCase().slice(0, 100) || null,
    noticeVersion: null,
    form: kind,
    links: linksOf(sourceId, kind, [
      ...said.earlier,
      ...all(coded, 'NOTICE_DATA/REF_NOTICE/NO_DOC_OJS').map((number) => number.text),
    ]),
    url: `https://ted.europa.eu/fr/notice/-/detail/${sourceId}`,
    title,
    text: said.text,
    buyer: tedBuyer(said.buyer, said.buyerType, buyerBeside(root), { findings, path: `${form.name}/NATIONALID` }),
    publishedOn,
    issuedAt: readInstant(sentOn, '', { findings, path: `${form.name}/DATE_DISPATCH_NOTICE` }),
    changeReason: said.change?.reason.slice(0, MOST_REASON) || null,
    procedureType: procedureOf(coded),
    reference: said.reference.slice(0, 100) || null,
    plannedOn: readDay(said.plannedOn, { findings, path: `${form.name}/DATE_PUBLICATION_NOTICE` }),
    lots: lots.map(({ lot }) => lot),
    marks: marks.notice,
    ...(kind === 'correction' ? movesOf(said, { findings, path: `${form.name}/CHANGES` }) : {}),
  };
}

function movesOf({ change }: TedContent, at: Place): Pick<Notice, 'deadlineMoves'> {
  const moves = (change?.deadlines ?? []).flatMap(({ lots, day, time }): DeadlineMove[] => {
    const deadline = readInstant(day, timeOf(time), at);
    if (deadline === null) return [];
    const numbers = lots.slice(0, 1_000).match(/\d{1,6}/g) ?? [];
    if (numbers.length === 0) return lots.trim() === '' ? [{ lot: null, deadline }] : [];
    return numbers.map((number) => ({ lot: String(Number(number)), deadline }));
  });
  return moves.length > 0 ? { deadlineMoves: moves.slice(0, 2_000) } : {};
}

function publicationDay(coded: Element | undefined, findings: Findings): string | null {
  const path = 'CODED_DATA_SECTION/REF_OJS/DATE_PUB';
  const given = textAt(coded, 'REF_OJS/DATE_PUB');
  const day = readDay(dayOf(given), { findings, path });
  if (day !== null) return day;
  if (given === '') findings.problem('field-missing', path, 'La date de publication manque.');
  else findings.problem('date-invalid', path, `Date de publication impossible : ${quoted(given)}.`);
  return null;
}

/**
 * The form, by the code TED gave the document, else by the form that was filled. A correction repeats no lot, it says
 * what changes: so it has none here, which would empty the lots it corrects.
 */
function formOf(coded: Element | undefined, form: Element, said: TedContent): Notice['form'] {
  if (/CORRIGENDUM|^F14_/.test(form.name)) return said.change?.isCancellation ? 'cancellation' : 'correction';
  const code = first(coded, 'CODIF_DATA/TD_DOCUMENT_TYPE')?.attributes.get('CODE') ?? '';
  const given = FORMS[code.toUpperCase()];
  if (given && given !== 'correction') return given;
  if (form.name.startsWith('F20_')) return 'modification';
  if (said.contracts.length > 0 || /AWARD|RESULT|^F(?:03|06|13|25)_/.test(form.name)) return 'result';
  return /PRIOR|PERIODIC|PROFILE|VOLUNTARY|^F(?:01|04|08|15)_/.test(form.name) ? 'planning' : 'competition';
}

function linksOf(own: string, form: Notice['form'], numbers: readonly string[]): NoticeLink[] {
  const relation = form === 'correction' ? 'corrects' : form === 'cancellation' ? 'cancels' : 'follows';
  const targets = new Set(numbers.flatMap((number) => publicationNumber(number) ?? []));
  targets.delete(own);
  return [...targets].slice(0, MOST_LINKS).map((target) => ({ relation, target }));
}

function procedureOf(coded: Element | undefined): string | null {
  const procedure = first(coded, 'CODIF_DATA/PR_PROC');
  const code = procedure?.attributes.get('CODE') ?? '';
  if (/^[89NZ]?$/i.test(code)) return null;
  return PROCEDURES[code.toUpperCase()] ?? (plainLine(procedure?.text ?? '').slice(0, 100) || null);
}

/** `NC_CONTRACT_NATURE`, for the forms that do not ask it (F12, F21): 1 works, 2 supplies, 4 services. */
function natureBeside(coded: Element | undefined): NoticeLot['nature'] {
  const code = first(coded, 'CODIF_DATA/NC_CONTRACT_NATURE')?.attributes.get('CODE') ?? '';
  return ({ '1': 'works', '2': 'supplies', '4': 'services' } as const)[code] ?? null;
}

/** TED's own title is the label of the CPV code, in each language: it stands in for a form that has none. */
function titleBeside(root: Element, findings: Findings): string {
  const titles = all(root, 'TRANSLATION_SECTION/ML_TITLES/ML_TI_DOC');
  const french = titles.find((title) => title.attributes.get('LG') === 'FR') ?? titles[0];
  findings.repair('title-missing', 'OBJECT_CONTRACT/TITLE', 'Avis sans titre : intitulé donné par TED repris.');
  return lineOf(first(french, 'TI_TEXT')) || 'Sans titre';
}

function buyerBeside(root: Element): string {
  const names = all(root, 'TRANSLATION_SECTION/ML_AA_NAMES/AA_NAME');
  const french = names.find((name) => name.attributes.get('LG') === 'FR') ?? names[0];
  return plainLine(french?.text ?? '') || UNNAMED_BUYER;
}
