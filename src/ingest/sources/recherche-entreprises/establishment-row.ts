import { departmentOf, isDepartment, normaliseNaf, siretProblem, type Kind } from '#lib/nomenclature';
import { isDay } from '#lib/kernel';
import { placeOfAddress, readPoint, type EvidenceState, type SupplierRecord } from '../../../supplier/supplier.service';
import type { Repair, SupplierRow } from '../../supplier-source.port';
import { plainText, problemsOf, said, siretRefusal } from '../register-field';
import { isCommercialCompany, isOnePerson, kindOfLegalForm, legalFormLabel } from './legal-forms';
import { establishment, kindsOfUnit, unit, type Establishment, type Unit } from './unit';

/** Stands in runs, in quarantine and in evidence */
export const RECHERCHE_ENTREPRISES = 'recherche-entreprises';

/** What is kept of a row: its legal unit without the other establishments, and the establishment. */
export interface RawEstablishment {
  unit: unknown;
  establishment: unknown;
}

type Problems = Extract<SupplierRow, { ok: false }>['problems'];

/**
 * Reads one establishment of a legal unit.
 * @param today by which the law is read, `YYYY-MM-DD`
 * @param checkedAt day on which the register was asked: it is live, so that is the day its word was checked; null when a kept
 *   row is read again, since the register may say something else by now
 */
export function establishmentRow(raw: RawEstablishment, today: string, checkedAt: string | null = today): SupplierRow {
  const [readUnit, read] = [unit.safeParse(raw.unit), establishment.safeParse(raw.establishment)];
  const refuse = (problems: Problems): SupplierRow => ({ ok: false, record: nameOf(raw), problems, raw });
  if (!readUnit.success) return refuse(problemsOf(readUnit.error));
  if (!read.success) return refuse(problemsOf(read.error));
  const [of, place] = [readUnit.data, read.data];
  const problems = problemsIn(of, place);
  if (problems.length > 0) return refuse(problems);
  const repairs: Repair[] = [];
  const repair = (code: string, path: string): void => void repairs.push({ code, path, record: place.siret });
  const record: SupplierRecord = {
    siret: place.siret,
    name: of.nom_raison_sociale || of.nom_complet,
    office: place.est_siege ? 'head-office' : 'antenna',
    ...placeOf(place, repair),
    ...said({
      brand: brandOf(of, place),
      naf: nafOf(place, repair),
      legalForm: legalFormLabel(of.nature_juridique),
      address: streetOf(place),
    }),
    ...closureOf(of, place),
    evidence: evidenceOf(of, place, { today, checkedAt, repair }),
  };
  return { ok: true, record, repairs, raw };
}

function problemsIn(of: Unit, place: Establishment): Problems {
  const siret = siretRefusal(siretProblem(place.siret));
  if (siret) return [siret];
  if (isOnePerson(of.nature_juridique)) {
    const message = 'One person in business: the name and the address are personal data, and no company of the ESS.';
    return [{ code: 'one-person', path: 'nature_juridique', message }];
  }
  if (of.statut_diffusion === 'P' || place.statut_diffusion_etablissement === 'P') {
    const message = 'Its people asked Insee not to show where it is.';
    return [{ code: 'not-shown', path: 'statut_diffusion', message }];
  }
  if (of.nom_raison_sociale === '' && of.nom_complet === '') {
    return [{ code: 'name-missing', path: 'nom_raison_sociale', message: 'The name is empty.' }];
  }
  return [];
}

type Mend = (code: string, path: string) => void;

function placeOf(place: Establishment, repair: Mend): Partial<SupplierRecord> {
  const [lat, lon] = [numberOf(place.latitude), numberOf(place.longitude)];
  const { point, problem } = readPoint(lat, lon);
  if (problem) repair(problem, 'latitude');
  const postCode = /^\d{5}$/.test(place.code_postal) ? place.code_postal : null;
  const known = departmentOf(place.commune);
  const department = known !== null && isDepartment(known) ? known : null;
  if (place.libelle_commune === '' && postCode === null) return {};
  return placeOfAddress({ city: place.libelle_commune, postCode, department, point });
}

function numberOf(text: string): number | null {
  return /^-?\d{1,3}(\.\d+)?$/.test(text) ? Number(text) : null;
}

function nafOf({ activite_principale: code }: Establishment, repair: Mend): string | null {
  const naf = normaliseNaf(code);
  if (code !== '' && naf === null) repair('naf-dropped', 'activite_principale');
  return naf;
}

/** What it goes by: the sign on its door, else its commercial name; not its registered name once more. */
function brandOf(of: Unit, place: Establishment): string {
  const brand = (place.liste_enseignes?.find((sign) => sign.trim() !== '') ?? place.nom_commercial)
    .trim()
    .slice(0, 500);
  const isNamed = /\p{L}/u.test(brand) && brand.toLowerCase() !== of.nom_raison_sociale.toLowerCase();
  return isNamed ? brand : '';
}

/** « 12 RUE DES ARTS 86000 POITIERS » → « 12 RUE DES ARTS ». */
function streetOf({ adresse, code_postal: postCode }: Establishment): string {
  const at = postCode === '' ? -1 : adresse.lastIndexOf(` ${postCode} `);
  return at > 0 ? adresse.slice(0, at) : adresse;
}

/**
 * A unit that ceased has no open establishment, whatever the row of this one still says. One that is open says so by a closing
 * day of null: the supplier room reopens what a list had closed.
 */
function closureOf(of: Unit, place: Establishment): Partial<SupplierRecord> {
  const states = [place.etat_administratif, of.etat_administratif];
  if (!states.includes('F') && !states.includes('C')) return states.includes('A') ? { closedOn: null } : {};
  const closedOn = [place.date_fermeture, of.date_fermeture].find((day) => day != null && isDay(day)) ?? null;
  return { life: 'archived', closedOn };
}

/**
 * Insertion and adapted work are said of the legal unit: they are taken for its establishment when it has only one, since an
 * association of thirty places with one ACI is no ACI thirty times. `est_societe_mission` says nothing of the ESS, so it is not read.
 */
function evidenceOf(
  of: Unit,
  place: Establishment,
  { today, checkedAt, repair }: { today: string; checkedAt: string | null; repair: Mend },
): EvidenceState[] {
  const row = (kind: Kind, denied = false): EvidenceState => ({
    kind,
    source: RECHERCHE_ENTREPRISES,
    sourceRef: of.siren,
    checkedAt,
    validUntil: null,
    ...(denied ? { denied: true as const } : {}),
  });
  const rows: EvidenceState[] = [];
  const form = kindOfLegalForm(of.nature_juridique, today);
  if (form) rows.push(row(form));
  if (!form && isCommercialCompany(of.nature_juridique)) rows.push(row('SOCIETE_ESS', !of.complements.est_ess));
  const kinds = kindsOfUnit(of);
  if (kinds.length > 0 && of.nombre_etablissements_ouverts !== 1) repair('kind-of-unit', 'type_siae');
  else rows.push(...kinds.map((kind) => ({ ...row(kind), sourceRef: finessOf(kind, place) ?? of.siren })));
  return rows;
}

function finessOf(kind: Kind, { liste_finess: numbers }: Establishment): string | null {
  return kind === 'ESAT' ? (numbers?.find((number) => /^[0-9A-Z]{9}$/.test(number)) ?? null) : null;
}

/**
 * What the register says of the whole legal unit, for kinds that one of its establishments is known to be: it confirms them,
 * though it could not tell which establishment is one.
 * @param raw of a row of this source @param checkedAt day on which it was asked
 */
export function confirmedOfUnit(raw: unknown, known: readonly Kind[], checkedAt: string): EvidenceState[] {
  const read = unit.safeParse(memberOf(raw)['unit']);
  if (!read.success) return [];
  const kinds = kindsOfUnit(read.data).filter((kind) => known.includes(kind));
  const told = { source: RECHERCHE_ENTREPRISES, sourceRef: read.data.siren, checkedAt, validUntil: null };
  return kinds.map((kind) => ({ kind, ...told }));
}

/** A row is called by its SIRET and its name, so that it keeps its name at the next asking. */
function nameOf({ unit: of, establishment: place }: RawEstablishment): string {
  const { siret } = memberOf(place);
  const { siren, nom_raison_sociale: name, nom_complet: complete } = memberOf(of);
  const told = [siret ?? siren, name ?? complete].filter((part): part is string => typeof part === 'string');
  return plainText(told.join(' ')).slice(0, 200) || 'row without a number';
}

function memberOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
