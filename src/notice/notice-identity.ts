import { hashOf } from '#lib/kernel';
import type { Notice, NoticeBuyer, NoticeForm, NoticeLink } from '#lib/notice-formats';
import { isCpv, placeNameKey, plain, sirenOf, stems, words } from '#lib/nomenclature';
import { JOINING } from './joining-limits';
import { linkTarget, namesOf } from './notice-order';

/** What of a notice decides which procedure it belongs to. */
export interface NoticeIdentity {
  source: Notice['source'];
  sourceId: string;
  form: NoticeForm;
  /** BT-701 */
  noticeId: string | null;
  /** BT-04 */
  folderId: string | null;
  names: string[];
  links: NoticeLink[];
  siren: string | null;
  /** Name and town of the buyer, folded */
  buyerName: string | null;
  /** The buyer's own number of the purchase, folded; null when it says too little to tell purchases apart */
  reference: string | null;
  /** Stems of the words of the title that mean something */
  titleStems: ReadonlySet<string>;
  /** The same as one text, when there are enough of them to tell purchases apart */
  titleKey: string | null;
  /** The parts that the title itself names, `lot` → `2`, `tranche` → `1` */
  titleParts: ReadonlyMap<string, string>;
  /** Classes of CPV, 4 digits */
  cpvClasses: ReadonlySet<string>;
  /** Day it speaks of: published, decided (DECP) or planned */
  day: string | null;
  /** Instants to answer, in ms */
  deadlines: number[];
  keys: NoticeKeys;
}

/** Under which keys a notice is found, and under which it looks for others. */
export interface NoticeKeys {
  stands: string[];
  asks: string[];
}

/** @returns what of a notice decides its procedure */
export function identityOf(notice: Notice): NoticeIdentity {
  const { source, sourceId, form, noticeId, procedureId: folderId, buyer, title } = notice;
  const titleStems = new Set(stems(title));
  const identity = {
    source,
    sourceId,
    form,
    noticeId,
    folderId,
    names: namesOf(notice),
    links: notice.links.map(({ relation, target }) => ({ relation, target: linkTarget(target) })),
    siren: buyer.siret === null ? null : sirenOf(buyer.siret),
    buyerName: buyerNameOf(buyer),
    reference: referenceOf(notice.reference),
    titleStems,
    titleKey: titleStems.size < JOINING.titleWords ? null : [...titleStems].sort().join(' '),
    titleParts: titlePartsOf(title),
    cpvClasses: new Set(notice.lots.flatMap(({ cpv }) => cpv.filter(isCpv).map((code) => code.slice(0, 4)))),
    day: dayOf(notice),
    deadlines: [...notice.lots, ...(notice.deadlineMoves ?? [])]
      .map(({ deadline }) => Date.parse(deadline ?? ''))
      .filter(Number.isFinite),
  };
  return { ...identity, keys: keysOf(identity) };
}

/**
 * @returns keys such that of any two notices that are directly one procedure, each asks for a key under which the other
 * stands. Awards of DECP never ask for each other: a buyer has thousands, and each is one contract.
 */
function keysOf(identity: Omit<NoticeIdentity, 'keys'>): NoticeKeys {
  const { folderId, names, links, reference, siren, buyerName, titleKey } = identity;
  const common = [...names, ...links.map(({ target }) => target)].map((name) => `name:${name}`);
  if (folderId !== null) common.push(`folder:${folderId}`);
  const buyers = [siren, buyerName].filter((key) => key !== null);
  const worded = [
    ...(reference === null ? [] : buyers.map((buyer) => `reference:${buyer}:${reference}`)),
    ...(titleKey === null ? [] : buyers.map((buyer) => `title:${buyer}:${titleKey}`)),
  ];
  const [calls, awards] = [worded.map((key) => `call-${key}`), worded.map((key) => `award-${key}`)];
  const isAward = identity.source === 'decp';
  return {
    stands: distinct([...common, ...(isAward ? awards : calls)]),
    asks: distinct([...common, ...(isAward ? calls : [...calls, ...awards])]),
  };
}

const KEY_LENGTH = 200;

function distinct(keys: readonly string[]): string[] {
  return [...new Set(keys.map((key) => (key.length > KEY_LENGTH ? hashOf(key) : key)))];
}

const PART =
  /\b(lot|tranche|phase|secteur|zone|batiment|marche subsequent)s?\s{0,2}(?:n\s?[°o]\s{0,2})?(\d{1,4}|[a-z](?!'))\b/g;

/** The words that title parts follow are no stems, and a digit alone tells one purchase of a programme from the next. */
function titlePartsOf(title: string): Map<string, string> {
  const parts = new Map<string, string>();
  for (const [, word, number] of plain(title.slice(0, 500)).matchAll(PART)) {
    if (!parts.has(word!)) parts.set(word!, number!);
  }
  return parts;
}

function buyerNameOf({ name, city }: NoticeBuyer): string | null {
  const folded = words(name).join(' ');
  return folded === '' || city === null ? null : `${folded}|${placeNameKey(city)}`;
}

/** A number that many purchases share (`2026`, `0000`, `NC`) tells none apart. */
function referenceOf(reference: string | null): string | null {
  const folded = plain(reference ?? '').replace(/[^a-z0-9]/g, '');
  const tells = folded.length >= JOINING.referenceLength && /\d/.test(folded);
  return !tells || /^(?:19|20)\d\d$/.test(folded) || /^(.)\1*$/.test(folded) ? null : folded;
}

function dayOf({ source, publishedOn, plannedOn, issuedAt, lots }: Notice): string | null {
  const decided = lots.flatMap(({ result }) => result?.awards.flatMap(({ decidedOn }) => decidedOn ?? []) ?? []).sort();
  const said = publishedOn ?? issuedAt?.slice(0, 10) ?? plannedOn;
  // The data of a contract may come years after it was made
  return source === 'decp' ? (decided[0] ?? said) : said;
}
