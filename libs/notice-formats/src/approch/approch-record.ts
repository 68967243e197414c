import { UNNAMED_BUYER } from '../reading/unnamed';
import { hashOf } from '#lib/kernel';
import { isSiren, isSiret, plain } from '#lib/nomenclature';
import { marksOf } from '../marks/marks-of';
import type { Notice, NoticeBuyer, NoticeForm, NoticeLot, ParsedNotice } from '../notice';
import { natureOfCpv } from '../reading/cpv-nature';
import type { Place } from '../reading/dates';
import { departmentsNamed } from '../reading/departments';
import { Findings, quoted } from '../reading/findings';
import { type Fields, fieldsOf, readLine, readMonths, readWrittenDay, scalar } from '../reading/open-data';
import { readCpv, readUrl } from '../reading/values';
import { plainText } from '../text/plain-text';
import { readBand } from './approch-amount';
import { considerationsOf } from './approch-considerations';

/** Fields that only this dataset has; two of them are no accident. */
const FIELDS = [
  'siren_de_l_entite_acheteuse',
  'code_s_cpv',
  'date_previsionnelle_de_publication',
  'date_cible_de_remise_des_offres',
  'montant_estime_du_marche',
  'departement_s_d_execution_du_marche',
  'duree_previsionnelle_du_marche',
  'lien_vers_la_consultation',
];

/** @returns whether a value already parsed from JSON is a project of the dataset `projets-dachats-publics` */
export function isApprochRecord(value: unknown): boolean {
  const fields = projectOf(value);
  return fields !== null && FIELDS.filter((name) => Object.hasOwn(fields, name)).length >= 2;
}

/** The older API of the portal holds the fields of a record in `fields`, or in `record.fields`. */
function projectOf(value: unknown): Fields | null {
  const outer = fieldsOf(value);
  return fieldsOf(fieldsOf(outer?.['record'])?.['fields']) ?? fieldsOf(outer?.['fields']) ?? outer;
}

/**
 * Reads one planned purchase of APProch (data.economie.gouv.fr, dataset `projets-dachats-publics`), already parsed from JSON.
 * Never throws. The dataset names buyers by their SIREN only and dates no record, so the name is the SIREN and
 * `publishedOn` is null unless a day of entry is given.
 * @returns a notice of form `planning`, or `cancellation` when the project was given up, with one lot; or the problems
 */
export function readApprochRecord(value: unknown): ParsedNotice {
  const findings = new Findings();
  const fields = projectOf(value);
  if (!fields) findings.problem('not-an-object', '', 'Un projet d’achat est un objet JSON.');
  else if (!isApprochRecord(value)) findings.problem('shape-unknown', '', 'Ce n’est pas un projet d’achat d’APProch.');
  const notice = fields && findings.problems.length === 0 ? read(fields, findings) : null;
  return notice && findings.problems.length === 0
    ? { ok: true, format: 'approch', notice, repairs: findings.repairs }
    : { ok: false, format: isApprochRecord(value) ? 'approch' : null, problems: findings.problems };
}

function read(fields: Fields, findings: Findings): Notice | null {
  const at = (path: string): Place => ({ findings, path });
  const title = readLine(fields['libelle'] ?? fields['intitule'], at('libelle'));
  if (!/\p{L}/u.test(title)) findings.problem('field-missing', 'libelle', 'Le libellé du projet manque.');
  const siren = readSiren(fields['siren_de_l_entite_acheteuse'], at('siren_de_l_entite_acheteuse'));
  if (findings.problems.length > 0) return null;

  const code = scalar(fields['code']) || scalar(fields['id']);
  const state = readLine(fields['statut'], at('statut'));
  const form: NoticeForm = /annul|abandon|sans suite|supprim|retir/.test(plain(state)) ? 'cancellation' : 'planning';
  const text = textOf(fields, findings);
  const considerations = considerationsOf(fields, at(''));
  const said = [
    { path: 'libelle', text: title, role: 'text' as const },
    { path: 'description', text, role: 'text' as const },
    ...considerations.blocks,
  ];
  const own = { number: '1', title, tags: [], blocks: said };
  const marks = marksOf({ tags: considerations.tags, blocks: [] }, [own]);
  return {
    source: 'approch',
    sourceId: code === '' ? identityOf(siren, title, fields) : code.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, 80),
    procedureId: null,
    noticeId: null,
    noticeVersion: null,
    form,
    links: [],
    url: null,
    title,
    text,
    buyer: readBuyer(fields, siren, at('entite_acheteuse')),
    publishedOn: readWrittenDay(
      fields['date_de_publication'] ?? fields['date_de_creation'] ?? fields['date_mise_en_ligne'],
      at('date_de_publication'),
    ),
    issuedAt: null,
    changeReason: form === 'cancellation' ? state : null,
    procedureType: readLine(fields['type_de_procedure'], at('type_de_procedure')) || null,
    reference: code === '' ? null : readLine(code, at('code')).slice(0, 100),
    plannedOn: readWrittenDay(fields['date_previsionnelle_de_publication'], at('date_previsionnelle_de_publication')),
    lots: [{ ...readLot(fields, title, text, findings), marks: marks.byLot.get('1') ?? [] }],
    marks: marks.notice,
  };
}

function readLot(fields: Fields, title: string, text: string, findings: Findings): NoticeLot {
  const at = (path: string): Place => ({ findings, path });
  const cpv = readCpv(
    scalar(listed(fields['code_s_cpv'])).split(/[|;,]/).map(codeOnly).filter(Boolean),
    at('code_s_cpv'),
  );
  const url = scalar(fields['lien_vers_la_consultation']);
  return {
    number: '1',
    title,
    text,
    cpv,
    nature: natureOf(plain(scalar(fields['categorie_d_achat']))) ?? natureOfCpv(cpv[0]),
    places: departmentsNamed(
      scalar(listed(fields['departement_s_d_execution_du_marche'])),
      at('departement_s_d_execution_du_marche'),
    ).map((department) => ({ city: null, postCode: null, department, nuts: null })),
    amount: readBand(fields['montant_estime_du_marche'], at('montant_estime_du_marche')),
    durationMonths: readMonths(fields['duree_previsionnelle_du_marche'], at('duree_previsionnelle_du_marche')),
    deadline: null,
    documentsUrl: readUrl(url, at('lien_vers_la_consultation')),
    criteria: [],
    performanceConditions: [],
    contactPoint: null,
    result: null,
    marks: [],
  };
}

/** « 45000000 - Travaux » → the code. */
function codeOnly(text: string): string {
  return /\d{8}(?:-\d)?(?!\d)/.exec(text)?.[0] ?? text.trim();
}

function listed(value: unknown): unknown {
  return Array.isArray(value) ? value.slice(0, 200).map(scalar).join('|') : value;
}

function natureOf(category: string): NoticeLot['nature'] {
  const kinds = [/\btravaux\b/, /\bfournitures?\b/, /\bservices?\b/].map((kind) => kind.test(category));
  if (kinds.filter(Boolean).length !== 1) return null;
  return kinds[0] ? 'works' : kinds[1] ? 'supplies' : 'services';
}

/** A day for offers that is only aimed at is told in words: as a deadline it would open what is not open. */
function textOf(fields: Fields, findings: Findings): string {
  const description = plainText(scalar(fields['description']));
  const path = 'date_cible_de_remise_des_offres';
  const aimed = readWrittenDay(fields[path], { findings, path });
  const sentence = aimed === null ? '' : `Remise des offres visée le ${aimed.split('-').reverse().join('/')}.`;
  return [description, sentence].filter((part) => part !== '').join('\n');
}

/** The dataset holds SIREN as integers: zeros in front are lost, and given back when the check digit agrees. */
function readSiren(value: unknown, at: Place): string | null {
  const given = scalar(value).replace(/\s/g, '');
  if (given === '') return null;
  if (isSiret(given)) return given.slice(0, 9);
  const siren = given.padStart(9, '0');
  if (/^\d{5,9}$/.test(given) && isSiren(siren)) return siren;
  at.findings.repair('buyer-siret-invalid', at.path, `SIREN faux : ${quoted(given)}.`);
  return null;
}

function readBuyer(fields: Fields, siren: string | null, at: Place): NoticeBuyer {
  const name = readLine(fields['nom_de_l_entite_acheteuse'] ?? fields['entite_acheteuse'], at);
  return {
    name: name || (siren === null ? UNNAMED_BUYER : `SIREN ${siren}`),
    siret: null,
    legalType: null,
    city: null,
    postCode: null,
    nuts: null,
  };
}

/** Stable from one night to the next while the project keeps its buyer, its name, its CPV and its place. */
function identityOf(siren: string | null, title: string, fields: Fields): string {
  const identity = [
    siren,
    plain(title),
    scalar(fields['code_s_cpv']),
    scalar(fields['departement_s_d_execution_du_marche']),
  ];
  return `projet-${hashOf(identity).slice(0, 20)}`;
}
