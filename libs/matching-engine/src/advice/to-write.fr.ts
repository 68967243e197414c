import { typeset } from '../french-numbers';
import type { AdviceOption, AdvisedLever } from './facts';

/** What to write for a lever, and where. */
export interface ToWrite {
  /** To copy, between « »; what stays to fill in is « … » */
  text: string;
  place: string;
}

const NOTICE =
  'À placer dans l’avis ou, sans avis, dans le dossier de consultation : la règle demande de citer l’article.';

const TEXTS: Readonly<Record<AdviceOption, ToWrite>> = {
  'reserve-insertion': {
    text: '« Le présent marché est réservé aux structures d’insertion par l’activité économique mentionnées à l’article L. 5132-4 du code du travail, ou à des structures équivalentes, en application de l’article L. 2113-13 du code de la commande publique. »',
    place: NOTICE,
  },
  'reserve-disability': {
    text: '« Le présent marché est réservé aux entreprises adaptées et aux établissements et services d’aide par le travail, ou à des structures équivalentes, en application de l’article L. 2113-12 du code de la commande publique. »',
    place: NOTICE,
  },
  'reserve-both': {
    text: '« Le présent marché est réservé aux opérateurs qui remplissent les conditions de l’article L. 2113-12 ou celles de l’article L. 2113-13 du code de la commande publique, en application de l’article L. 2113-14. »',
    place: NOTICE,
  },
  'reserve-ess': {
    text: '« Le présent marché, qui porte exclusivement sur des services sociaux ou spécifiques, est réservé aux entreprises de l’économie sociale et solidaire, ou à des structures équivalentes, en application des articles L. 2113-15 et L. 2113-16 du code de la commande publique. »',
    place: NOTICE,
  },
  'reserve-prison': {
    text: '« Le présent marché est réservé aux opérateurs qui l’exécutent en établissement pénitentiaire, en application de l’article L. 2113-13-1 du code de la commande publique. »',
    place: NOTICE,
  },
  'reserve-lot': {
    text: '« Le lot n° … est réservé, en application de l’article L. 2113-… du code de la commande publique, aux opérateurs économiques qu’il désigne. »',
    place: NOTICE,
  },
  'social-clause': {
    text: '« Le titulaire réserve … heures de travail à des personnes éloignées de l’emploi pendant l’exécution du marché, par sous-traitance, mise à disposition de personnel ou embauche directe. »',
    place: 'À placer dans le cahier des clauses administratives, et à annoncer dans l’avis.',
  },
  'social-criterion': {
    text: '« Performance en matière d’insertion professionnelle pendant l’exécution : … % de la note, jugée sur … »',
    place: 'À placer dans le règlement de consultation et dans l’avis.',
  },
  'small-lot': {
    text: '« Le lot n° …, inférieur à … € HT, est passé selon une procédure adaptée en application de l’article R. 2123-1, 2°, du code de la commande publique. »',
    place: 'À placer dans le règlement de consultation de ce lot.',
  },
  'listed-services': {
    text: '« Le marché, qui porte sur des services sociaux ou spécifiques, est passé selon une procédure adaptée en application de l’article R. 2123-1, 3°, du code de la commande publique. »',
    place: 'À placer dans le règlement de consultation.',
  },
  'direct-purchase': {
    text: '« Marché passé sans publicité ni mise en concurrence préalables en application de l’article R. 2122-8 du code de la commande publique. Total annuel de la famille homogène : … € HT. Structures consultées : … »',
    place: 'À garder dans le dossier de l’achat, avec le calcul du total.',
  },
};

/**
 * @param what is bought: a lot that is reserved is no « marché »
 * @returns the text for a lever, its hours filled in when they are computed
 */
export function textToWrite(
  { option, hours }: Pick<AdvisedLever, 'option' | 'hours'>,
  what: 'ce marché' | 'ce lot' = 'ce marché',
): ToWrite {
  const { text, place } = TEXTS[option];
  const named = what === 'ce lot' ? text.replace('Le présent marché', 'Le présent lot') : text;
  return { text: typeset(hours ? named.replace('…', String(hours.hours)) : named), place: typeset(place) };
}
