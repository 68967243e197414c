import { UNNAMED_BUYER } from '../reading/unnamed';
import { isSiret, normaliseSiret, placeNameKey } from '#lib/nomenclature';
import type { NoticeBuyer } from '../notice';
import type { Place } from '../reading/dates';
import { quoted } from '../reading/findings';
import { type Fields, fieldsOf, readLine, scalar } from '../reading/open-data';

/** PES files give the name of a budget in place of the buyer's; alone, it names nobody. */
const ONLY_A_BUDGET = /^(?:\d{1,4} )?budgets? (?:principal|general|annexe)$/;

/** A buyer, and the identifier under which the source knows it, right or wrong; null when it gives none. */
export interface AwardBuyer {
  buyer: NoticeBuyer;
  id: string;
}

/** The buyer of an award: `acheteur`, `autoriteConcedante`, `acheteur.id`, else the SIRET that its `uid` begins with. */
export function readAwardBuyer(fields: Fields, awardId: string, at: Place): AwardBuyer | null {
  const told = fieldsOf(fields['acheteur']) ?? fieldsOf(fields['autoriteConcedante']) ?? {};
  const given = scalar(told['id']) || scalar(fields['acheteur.id']) || scalar(fields['acheteur_id']);
  const id = given || idInUid(scalar(fields['uid']), awardId, at);
  if (id === '') return null;
  const siret = readBuyerSiret(id, { ...at, path: 'acheteur.id' });
  const name = readBuyerName(told['nom'] ?? fields['acheteur.nom'], { ...at, path: 'acheteur.nom' });
  const city = readLine(told['commune'], { ...at, path: 'acheteur.commune' });
  return {
    id: siret ?? id,
    buyer: {
      name: name || (siret === null ? UNNAMED_BUYER : `SIRET ${siret}`),
      siret,
      legalType: null,
      city: city || null,
      postCode: null,
      nuts: null,
    },
  };
}

function idInUid(uid: string, awardId: string, at: Place): string {
  const id = /^\d{14}/.exec(uid)?.[0] ?? '';
  if (id === '' || uid.length !== id.length + awardId.length) return '';
  at.findings.repair('buyer-siret-invalid', 'acheteur.id', `SIRET de l’acheteur lu dans uid : ${quoted(uid)}.`);
  return id;
}

function readBuyerSiret(id: string, at: Place): string | null {
  const digits = normaliseSiret(id);
  if (isSiret(digits)) {
    if (digits !== id) {
      at.findings.repair('buyer-siret-invalid', at.path, `SIRET écrit avec des blancs ou des points : ${quoted(id)}.`);
    }
    return digits;
  }
  const padded = digits.padStart(14, '0');
  if (/^\d{11,13}$/.test(digits) && isSiret(padded)) {
    at.findings.repair('buyer-siret-invalid', at.path, `Zéros initiaux remis au SIRET : ${quoted(id)}.`);
    return padded;
  }
  at.findings.repair('buyer-siret-invalid', at.path, `SIRET faux : ${quoted(id)}.`);
  return null;
}

function readBuyerName(value: unknown, at: Place): string {
  const name = readLine(value, at);
  if (!ONLY_A_BUDGET.test(placeNameKey(name))) return name;
  at.findings.repair('field-invalid', at.path, `Nom d’un budget et non de l’acheteur : ${quoted(name)}.`);
  return '';
}
