import { isSiren, isSiret, normaliseSiret } from '#lib/nomenclature';
import type { Winner } from '../notice';
import type { Place } from '../reading/dates';
import { quoted } from '../reading/findings';
import { entriesOf, type Fields, fieldsOf, readLine, scalar } from '../reading/open-data';
import { UNNAMED_WINNER } from '../reading/unnamed';
import { plainLine } from '../text/plain-text';

/** Registers other than Sirene that DECP allows (`typeIdentifiant`, schema v2.0.3). */
const OTHER_REGISTERS = /^(?:TVA|TAHITI|RIDET|FRWF|IREP|HORS-?UE|UE)$/;

/** @returns whether digits are one digit eight times or more: what a test or a filler holds in place of a number */
export function isRepeatedDigit(text: string): boolean {
  return /^(\d)\1{7,}$/.test(normaliseSiret(text));
}

/** @returns where an award holds its holders, and the name under which each entry of 2022 holds its content */
export function holderList(fields: Fields): { list: string; member: string } {
  const isConcession =
    entriesOf(fields['titulaires'], 'titulaire').length === 0 && Object.hasOwn(fields, 'concessionnaires');
  return isConcession
    ? { list: 'concessionnaires', member: 'concessionnaire' }
    : { list: 'titulaires', member: 'titulaire' };
}

/**
 * Who holds a contract, each once: `titulaires`, `concessionnaires`, or the `sousTraitant` of an act.
 * @param member the name under which an entry of 2022 holds its content
 */
export function readWinners(value: unknown, member: string, role: Winner['role'], at: Place): Winner[] {
  const winners = new Map<string, Winner>();
  for (const entry of entriesOf(value, member)) {
    const winner = readWinner(entry, role, at);
    const key = winner && `${winner.siret ?? winner.siren ?? ''} ${winner.siret === null ? winner.name : ''}`;
    if (winner && key !== null && !winners.has(key)) winners.set(key, winner);
  }
  return [...winners.values()];
}

function readWinner(entry: unknown, role: Winner['role'], at: Place): Winner | null {
  const fields = fieldsOf(entry);
  if (!fields) {
    at.findings.repair('field-invalid', at.path, `Titulaire illisible, laissé de côté : ${quoted(scalar(entry))}.`);
    return null;
  }
  const name = readLine(fields['denominationSociale'] ?? fields['nom'], {
    ...at,
    path: `${at.path}.denominationSociale`,
  });
  const id = scalar(fields['id']);
  const type = scalar(fields['typeIdentifiant']).toUpperCase();
  if (id === '' && name === '') {
    at.findings.repair('field-invalid', at.path, 'Titulaire sans nom ni identifiant, laissé de côté.');
    return null;
  }
  const identity = readIdentity(id, type, { ...at, path: `${at.path}.id` });
  const city = readLine(fields['commune'], { ...at, path: `${at.path}.commune` });
  return {
    name: name || nameOf(identity, type, id),
    ...identity,
    city: city || null,
    postCode: null,
    role,
  };
}

interface Identity {
  siret: string | null;
  siren: string | null;
}

const UNKNOWN: Identity = { siret: null, siren: null };

function readIdentity(id: string, type: string, at: Place): Identity {
  const named = (identity: Identity, message: string): Identity => {
    at.findings.repair('winner-siret-invalid', at.path, `${message} : ${quoted(id)}.`);
    return identity;
  };
  const digits = normaliseSiret(id);
  if (id === '') return named(UNKNOWN, 'Titulaire sans identifiant');
  if (OTHER_REGISTERS.test(type) && !isSiret(digits)) return ofVatNumber(digits);
  if (isSiret(digits)) {
    const identity = { siret: digits, siren: digits.slice(0, 9) };
    if (digits !== id) return named(identity, 'SIRET écrit avec des blancs ou des points');
    return OTHER_REGISTERS.test(type) ? named(identity, `SIRET donné pour ${type}`) : identity;
  }
  const padded = digits.padStart(14, '0');
  if (/^\d{11,13}$/.test(digits) && isSiret(padded)) {
    return named({ siret: padded, siren: padded.slice(0, 9) }, 'Zéros initiaux remis au SIRET');
  }
  if (isRepeatedDigit(digits)) return named(UNKNOWN, 'SIRET de remplissage');
  if (isSiren(digits)) return type === 'SIREN' ? sirenOnly(digits) : named(sirenOnly(digits), 'SIREN donné pour SIRET');
  const siren = digits.slice(0, 9);
  if (/^\d{14}$/.test(digits) && isSiren(siren)) return named(sirenOnly(siren), 'SIRET faux, SIREN seul retenu');
  return named(UNKNOWN, 'SIRET faux');
}

/** A French VAT number ends with the SIREN. */
function ofVatNumber(digits: string): Identity {
  const siren = /^FR[0-9A-Z]{2}(\d{9})$/i.exec(digits)?.[1] ?? '';
  return isSiren(siren) ? sirenOnly(siren) : UNKNOWN;
}

function sirenOnly(siren: string): Identity {
  return { siret: null, siren };
}

/** The format of 2022 names nobody: what is known stands in place of the name. */
function nameOf({ siret, siren }: Identity, type: string, id: string): string {
  if (siret !== null) return `SIRET ${siret}`;
  if (siren !== null) return `SIREN ${siren}`;
  return OTHER_REGISTERS.test(type) ? `${type} ${plainLine(id).slice(0, 40)}` : UNNAMED_WINNER;
}
