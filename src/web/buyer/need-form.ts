import { z } from 'zod';
import { newId } from '#lib/kernel';
import type { TypedNeed } from '../../need/need.service';

const text = z.string().max(10_000).default('');
/** Bounded by the size of a form alone: the need room says which is too long, and what was typed stays. */
const words = z.string().default('');

/** The need form as a browser sends it. */
export const needForm = z.object({
  cle: text,
  version: text,
  objet: words,
  detail: words,
  cpv: text,
  cpv_autre: text,
  cpv_propose: text,
  lieu: text,
  debut: text,
  cloture: text,
  montant: text,
  duree: text,
  statut: text,
  reserve: text,
  brouillon: z.string().optional(),
});
export type NeedForm = z.infer<typeof needForm>;

const formKey = z.uuid();

/** @returns what was typed, in the words of the need room */
export function typedOf(form: NeedForm): TypedNeed {
  return {
    title: form.objet,
    details: form.detail,
    cpv: cpvOf(form),
    place: form.lieu,
    startsOn: form.debut,
    closesOn: form.cloture,
    amount: form.montant,
    months: form.duree,
    buyerType: form.statut === 'prive' ? 'private' : 'public',
    reservedFor: form.reserve,
  };
}

/** The code that the page had checked by itself, left as it was, is no choice: the words may have changed since. */
function cpvOf({ cpv, cpv_autre, cpv_propose }: NeedForm): string {
  if (cpv === '' || cpv === 'autre') return cpv_autre;
  return cpv === cpv_propose ? '' : cpv;
}

/** @returns the key that the empty form was given, or a new one when it came without */
export function keyOf(form: NeedForm): string {
  return formKey.safeParse(form.cle).success ? form.cle : newId();
}

/** @returns the version that the form was made from; 0, which no need has, when it came without */
export function versionOf(form: Pick<NeedForm, 'version'>): number {
  return /^\d{1,9}$/.test(form.version) ? Number(form.version) : 0;
}
