import { count, fr } from '#lib/html';
import { type Crumb, Page } from '../../shared/page';
import { reasonWords } from './quarantine-reasons';
import { sourceName } from './source-words';

export type BulkDecision = 'rejouer' | 'ignorer';

export interface QuarantineBulkView {
  crumbs: Crumb[];
  heading: string;
  decision: BulkDecision;
  /** What will happen, sentence by sentence; empty when there is nothing to decide on */
  sentences: string[];
  /** Hidden members of the form */
  hidden: { name: string; value: string }[];
  back: string;
  button: string;
  error: string | null;
}

interface QuarantineBulkFacts {
  decision: BulkDecision;
  code: string;
  source: string | null;
  found: number;
  /** Instant at which they were counted */
  now: Date;
  isMotiveMissing: boolean;
}

/** @returns the page that says how many records a decision is about, before it is taken */
export function quarantineBulkPage(facts: QuarantineBulkFacts): Page<QuarantineBulkView> {
  const { decision, code, source, found, now, isMotiveMissing } = facts;
  const records = count(found, 'enregistrement');
  const verb = decision === 'rejouer' ? 'Rejouer' : 'Ignorer';
  const heading = found === 0 ? 'Plus rien à décider' : fr`${verb} ${records} ?`;
  const which = fr`Motif de refus : « ${reasonWords(code)} »${source === null ? ', toutes sources' : `, ${sourceName(source)}`}.`;
  return new Page(
    '/officer/collect/quarantine-bulk',
    { title: isMotiveMissing ? fr`Erreur : ${heading}` : heading, section: 'collect', noindex: true },
    {
      crumbs: [
        { label: 'Collecte', href: '/collecte' },
        { label: 'Quarantaine', href: '/collecte/quarantaine' },
        { label: verb },
      ],
      heading,
      decision,
      sentences: found === 0 ? [] : [which, ...WHAT_HAPPENS[decision]],
      hidden: [
        { name: 'decision', value: decision },
        { name: 'motif', value: code },
        ...(source === null ? [] : [{ name: 'source', value: source }]),
        { name: 'vu', value: now.toISOString() },
      ],
      back: `/collecte/quarantaine?${new URLSearchParams({ motif: code, ...(source === null ? {} : { source }) }).toString()}`,
      button: fr`${verb} ${records}`,
      error: isMotiveMissing ? 'Écrivez pourquoi vous les mettez de côté.' : null,
    },
  );
}

const WHAT_HAPPENS: Record<BulkDecision, string[]> = {
  rejouer: [
    'Chacun est relu avec les lecteurs d’aujourd’hui. Ceux qui se lisent entrent ; les autres restent en quarantaine.',
    'La relecture se fait en arrière-plan ; son résultat s’affiche sur la page de la source.',
  ],
  ignorer: [
    'Ils quittent la quarantaine avec votre motif, et leurs octets restent gardés.',
    'Un enregistrement arrivé depuis l’affichage de cette page n’est pas concerné.',
  ],
};
