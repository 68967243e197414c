import { marksOf } from '../marks/marks-of';
import type { MarkSource } from '../marks/mark-source';
import { flagTags } from '../marks/structured';
import type { ContactPoint, NoticeBuyer, NoticeForm } from '../notice';
import { type Place, readInstant } from '../reading/dates';
import { placeOf } from '../reading/places';
import { readUrl } from '../reading/values';
import { all, type Element, first } from '../tree/element';
import { type BoampContent, type BoampContext, isOnlyChange } from './boamp-content';
import { blocksUnder, correctionsIn, cut, firstOf, has, lineAt, within } from './boamp-elements';
import { boampIds } from './boamp-form';
import { readBuyerSiret } from '../reading/buyer-siret';
import { withNationalResults } from './national-awards';
import { type NationalBody, nationalText, readNationalLots } from './national-lots';
import { PATHS } from './national-paths';

/** Forms of a body by its name; a body of another name says what the source says of the notice. */
const FORMS: ReadonlyMap<string, NoticeForm> = new Map<string, NoticeForm>(
  Object.entries({
    attribution: 'result',
    resultat: 'result',
    modification: 'modification',
    preinformation: 'planning',
    preInformation: 'planning',
    intention: 'planning',
  } as const),
);

const NO_BODY = /^(?:organisme|@)/;
const PREVIOUS = /^(?:avisInitial|avisAnterieur|annonceAnterieure?|avisPrecedent)$/;

/** What is no word of the contract: whom to call, where to complain, who won, lots (read apart), numbers and addresses. */
const NO_WORDS =
  /^(?:communication|adressesComplt|coord|adr|organisme|correspondant\w*|contact\w*|recours\w*|instance\w*|lots?|lotsMarche|titulaires?|attribue|resultat|codeCPV|CPV|lieu\w*|valeurEstimee|date\w*|duree|delais|url\w*|avisInitial|idMarche|infosRectif|attributionMarche)$/i;

/** @returns the body of a national notice: `initial`, `rectificatif`, `attribution`…, null when it holds nothing */
export function nationalBody(family: Element, path: string): NationalBody | null {
  const bodies = family.children.filter((child) => !NO_BODY.test(child.name) && child.children.length > 0);
  const first_ = bodies.find((body) => FORMS.has(body.name)) ?? bodies[0];
  return first_ ? { body: first_, path: `${path}.${first_.name}` } : null;
}

/**
 * Reads a national notice of the API v2.1: `FNSimple`, `MAPA`, `DSP`… Contact persons, telephones and e-mails are not read.
 * A body of corrections restates the call when it has a deadline of its own; else it has no lots.
 */
export function readNational(family: Element, national: NationalBody, context: BoampContext): BoampContent {
  const { beside, standing, findings } = context;
  const { body, path } = national;
  const at = (name: string): Place => ({ findings, path: `${path}.${name}` });
  const object = lineAt(body, ...PATHS.object);
  const title = lineAt(body, ...PATHS.title) || (object.length <= 200 ? object : '') || beside.title || object;
  const isCorrection = /^rectif/i.test(body.name);
  const corrections = isCorrection ? (firstOf(body, ...PATHS.corrections) ?? body) : undefined;
  const baseForm = FORMS.get(body.name) ?? null;
  const restates = PATHS.deadline.some((each) => has(body, each)) || baseForm === 'result';
  const isBare = isOnlyChange(standing, isCorrection, restates);
  const previous = within(body, PREVIOUS).flatMap((each) =>
    boampIds(within(each, /^id(?:Web|web)?$/i).map((id) => id.text)),
  );
  const described = isBare ? [] : readNationalLots(national, title, context);
  const read = baseForm === 'result' && !isBare ? withNationalResults(described, body, at('attribution')) : described;
  const buyer = buyerOf(family, context, path);
  const contact = contactOf(family, body, buyer, at);
  const marks = marksOf(
    noticeSource(national, context),
    read.map(({ lot, source }) => ({ number: lot.number, title: lot.title, ...source })),
  );
  return {
    procedureId: null,
    noticeId: null,
    noticeVersion: null,
    baseForm,
    change: isCorrection ? { target: previous[0] ?? null, isCancellation: false } : null,
    changeReason: isCorrection ? correctionsIn(corrections, CORRECTS_NOTHING) : null,
    follows: isCorrection ? [] : previous,
    movedDeadline: isBare ? movedDeadline(corrections, at('infosRectif.delais.lireDate')) : null,
    issuedAt: null,
    procedureType:
      has(body, 'procedure/procedureAdapteeO') || has(body, 'procedure/procedureAdaptee') ? 'Procédure Adaptée' : null,
    reference: cut(lineAt(body, ...PATHS.reference), 100) || null,
    plannedOn: null,
    title,
    text: nationalText(body),
    buyer,
    lots: read.map(({ lot }) => ({ ...lot, contactPoint: contact, marks: marks.byLot.get(lot.number) ?? [] })),
    marks: marks.notice,
  };
}

/** A change of the limit to receive tenders or applications: `delais` with its heading and the day to read. */
function movedDeadline(corrections: Element | undefined, at: Place): string | null {
  const moved = within(corrections, /^delais$/i).find((one) => /^reception/i.test(lineAt(one, 'rubDelais')));
  return moved ? readInstant(lineAt(moved, 'lireDate'), '', at) : null;
}

const CORRECTS_NOTHING =
  /^(?:natureMarche|description|avisInitial|communication|coord|adressesComplt|organisme|correspondant\w*|contact\w*|codeCPV|CPV)$/;

function buyerOf(family: Element, { beside, findings }: BoampContext, path: string): NoticeBuyer {
  const organisation = first(family, 'organisme');
  const address = firstOf(organisation, 'adr', 'adresse');
  const place = placeOf({
    city: lineAt(organisation, 'ville') || lineAt(address, 'ville'),
    postCode: lineAt(organisation, 'cp') || lineAt(address, 'cp'),
    nuts: lineAt(organisation, 'codeNUTS'),
    country: '',
  });
  const identifiers = ['codeIdentificationNational', 'siret'].flatMap((name) => all(organisation, name));
  return {
    name: lineAt(organisation, 'nomOfficiel', 'acheteurPublic', 'denomination') || beside.buyerName,
    siret: readBuyerSiret(
      identifiers.map((each) => each.text),
      { findings, path: `${path}.organisme.codeIdentificationNational` },
    ),
    legalType: null,
    city: place?.city ?? null,
    postCode: place?.postCode ?? null,
    nuts: place?.nuts ?? null,
  };
}

function contactOf(family: Element, body: Element, buyer: NoticeBuyer, at: (name: string) => Place): ContactPoint {
  const profile = lineAt(body, ...PATHS.profile) || lineAt(family, 'organisme/urlProfilAcheteur');
  const url =
    readUrl(profile, at('communication.urlProfilAch')) ??
    readUrl(lineAt(family, 'organisme/coord/url'), at('coord.url'));
  return { organisation: buyer.name, city: buyer.city, postCode: buyer.postCode, url };
}

function noticeSource({ body, path }: NationalBody, { beside }: BoampContext): MarkSource {
  const blocks = blocksUnder(body, path, NO_WORDS);
  const isNew = beside.title !== '' && blocks.every((block) => !block.text.includes(beside.title));
  if (isNew) blocks.push({ path: 'objet', text: beside.title, role: 'text' });
  return { tags: flagTags(beside.flags), blocks };
}
