import { marksOf } from '../marks/marks-of';
import type { MarkSource, Tag } from '../marks/mark-source';
import { flagTags } from '../marks/structured';
import type { NoticeBuyer } from '../notice';
import { placeOf } from '../reading/places';
import { readUrl } from '../reading/values';
import { plainLine } from '../text/plain-text';
import { all, type Element, first, textAt } from '../tree/element';
import { type BoampContent, type BoampContext, isOnlyChange } from './boamp-content';
import { blocksUnder, correctionsIn, cut, has, lineAt } from './boamp-elements';
import { boampIds } from './boamp-form';
import { readBuyerSiret } from '../reading/buyer-siret';
import { withResults } from './legacy-awards';
import { objectText, plannedDayOf, readLegacyLots } from './legacy-lots';

/** What is no word of the contract: who buys or won, whom to call, where to complain, lots (read apart), numbers and dates. */
const NO_WORDS =
  /^(?:IDENTITE|ADRESSES_COMPLEMENTAIRES|PROCEDURES_RECOURS\w*|ANNEXE_D\d|LOTS|TITULAIRE|RENSEIGNEMENT|RECTIF|ANNONCE_ANTERIEUR|PUBLICATION_ANTERIEURE|CPV|LIEU_EXEC_LIVR|LANGUES|LOTS_RESERVE_POUVOIR_ADJUDICATEUR|REF_MARCHE|REFERENCE_MARCHE|TYPE_\w+|ACTIVITE_PRINCIPALE|\w*DATE\w*)$/;

/**
 * Reads the older shape of BOAMP, `IDENTITE`, `OBJET`, `PROCEDURE`…, written in XML or in the JSON of it
 * (schema `Boamp_v230`). Contact persons, telephones and e-mails are not read.
 */
export function readLegacy(donnees: Element, context: BoampContext): BoampContent {
  const { beside, standing, findings } = context;
  const object = first(donnees, 'OBJET');
  const title = titleOf(object, beside.title);
  const change = changeOf(donnees);
  const restates = has(donnees, 'CONDITION_DELAI') || has(donnees, 'ATTRIBUTION/DECISION');
  const isBare = isOnlyChange(standing, change !== null, restates);
  const read = isBare ? [] : withResults(readLegacyLots(donnees, title, context), donnees, findings);
  const buyer = buyerOf(donnees, context);
  const contact = contactOf(donnees, buyer, context);
  const marks = marksOf(
    noticeSource(donnees, context),
    read.map(({ lot, source }) => ({ number: lot.number, title: lot.title, ...source })),
  );
  return {
    procedureId: null,
    noticeId: null,
    noticeVersion: null,
    baseForm: has(donnees, 'ATTRIBUTION') ? 'result' : has(donnees, 'MODIF') ? 'modification' : null,
    change,
    changeReason: reasonOf(donnees),
    follows: [],
    issuedAt: null,
    procedureType: procedureOf(donnees),
    reference: cut(lineAt(donnees, 'OBJET/REF_MARCHE', 'CONDITION_ADMINISTRATIVE/REFERENCE_MARCHE'), 100) || null,
    plannedOn: plannedDayOf(donnees, context),
    title,
    text: objectText(object),
    buyer,
    lots: read.map(({ lot }) => ({ ...lot, contactPoint: contact, marks: marks.byLot.get(lot.number) ?? [] })),
    marks: marks.notice,
  };
}

/** A title of its own, else a short object, else the summary of the index, else the beginning of a long object. */
function titleOf(object: Element | undefined, summary: string): string {
  const complete = lineAt(object, 'OBJET_COMPLET');
  return lineAt(object, 'TITRE_MARCHE') || (complete.length <= 200 ? complete : '') || summary || complete;
}

function changeOf(donnees: Element): BoampContent['change'] {
  const section = changeSection(donnees);
  if (!section) return null;
  return {
    target: boampIds(textAt(section, 'ANNONCE_ANTERIEUR/REFERENCE/IDWEB'))[0] ?? null,
    isCancellation: section.name === 'ANNULATION',
  };
}

function reasonOf(donnees: Element): string | null {
  const section = changeSection(donnees);
  return section ? correctionsIn(section, /^ANNONCE_ANTERIEUR$/) : null;
}

function changeSection(donnees: Element): Element | undefined {
  return first(donnees, 'ANNULATION') ?? first(donnees, 'RECTIF');
}

/** Codes of the list `buyer-legal-type` for BOAMP's kinds of buyers; « autorité régionale ou locale » is neither for sure. */
const LEGAL_TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ETAT: 'cga',
    MIN_AUTORITE_NATIONALE: 'cga',
    REGION: 'ra',
    DEPARTEMENT: 'la',
    COMMUNE: 'la',
    EPN: 'body-pl-cga',
    AGENCE_NATIONAL: 'body-pl-cga',
    EPT: 'body-pl-la',
    AGENCE_REGIONAL: 'body-pl-ra',
    ORG_DROIT_PUBLIC: 'body-pl',
    INSTITUTION_EUROPEENNE: 'eu-ins-bod-ag',
  }),
);

function buyerOf(donnees: Element, { beside, findings }: BoampContext): NoticeBuyer {
  const identity = first(donnees, 'IDENTITE');
  const place = placeOf({
    city: plainLine(textAt(identity, 'VILLE')),
    postCode: textAt(identity, 'CP'),
    nuts: textAt(identity, 'ADJUDICATEUR_NUTS'),
    country: '',
  });
  const kinds = ['TYPE_ORGANISME', 'TYPE_POUVOIR_ADJUDICATEUR'].flatMap((name) =>
    all(donnees, name).flatMap((kind) => kind.children.map((child) => child.name)),
  );
  const identifiers = ['TYPE_IDENT_NATIONAL/SIRET', 'CODE_IDENT_NATIONAL'].map((path) => textAt(identity, path));
  return {
    name: lineAt(identity, 'DENOMINATION') || beside.buyerName,
    siret: readBuyerSiret(identifiers, { findings, path: 'donnees.IDENTITE.CODE_IDENT_NATIONAL' }),
    legalType: kinds.map((kind) => LEGAL_TYPES.get(kind)).find((type) => type !== undefined) ?? null,
    city: place?.city ?? null,
    postCode: place?.postCode ?? null,
    nuts: place?.nuts ?? null,
  };
}

function contactOf(
  donnees: Element,
  buyer: NoticeBuyer,
  { findings }: BoampContext,
): BoampContent['lots'][number]['contactPoint'] {
  const address = (name: string): string | null =>
    readUrl(textAt(donnees, `IDENTITE/${name}`), { findings, path: `donnees.IDENTITE.${name}` });
  const url = address('URL_PROFIL_ACHETEUR') ?? address('URL');
  return { organisation: buyer.name, city: buyer.city, postCode: buyer.postCode, url };
}

/** Kinds of procedure as the API words them (`procedure_libelle`). */
const PROCEDURES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    OUVERT: 'Procédure Ouverte',
    RESTREINT: 'Procédure Restreinte',
    NEGOCIE: 'Procédure Négociée',
    PROCEDURE_ADAPTE: 'Procédure Adaptée',
    DIALOGUE_COMPETITIF: 'Dialogue Compétitif',
    PARTENARIAT_INNOVATION: 'Partenariat d’innovation',
    CONCOURS_OUVERT: 'Concours Ouvert',
    CONCOURS_RESTREINT: 'Concours Restreint',
  }),
);

function procedureOf(donnees: Element): string | null {
  const [kind] = first(donnees, 'PROCEDURE/TYPE_PROCEDURE')?.children ?? [];
  return kind === undefined ? null : (PROCEDURES.get(kind.name) ?? (cut(plainLine(kind.text), 200) || null));
}

function noticeSource(donnees: Element, { beside }: BoampContext): MarkSource {
  const blocks = blocksUnder(donnees, 'donnees', NO_WORDS);
  const isNew = beside.title !== '' && blocks.every((block) => !block.text.includes(beside.title));
  if (isNew) blocks.push({ path: 'objet', text: beside.title, role: 'text' });
  return { tags: [...reservedTags(donnees), ...flagTags(beside.flags)], blocks };
}

/**
 * `MARCHE_RESERVE_OUI`, with `ATELIERS_PROTEGES` or `EMPLOIS_PROTEGES` beside it at times. Neither tells L2113-12 from
 * L2113-13 (directive 2014/24, article 20 puts disabled and disadvantaged workers together), so the words decide.
 */
function reservedTags(donnees: Element): Tag[] {
  const paths = ['OBJET/MARCHE_RESERVE_OUI', 'CONDITION_PARTICIPATION/MARCHE_RESERVE_OUI'];
  const found = paths.find((path) => has(donnees, path));
  if (found === undefined) return [];
  const kinds = first(donnees, found)?.children.map((child) => child.name) ?? [];
  const excerpt = ['MARCHE_RESERVE_OUI', ...kinds].join(' ').slice(0, 200);
  return [{ lever: 'reserved-unspecified', articles: [], path: `donnees.${found.replace('/', '.')}`, excerpt }];
}
