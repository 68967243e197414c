import { eurosHt, fr, longDate, typo } from '#lib/html';
import { lawOn, mustBeConfirmed, thresholdOn, type Dated, type ThresholdCode } from '#lib/nomenclature';
import { RESERVED_FOR } from '../../shared/levers.view';
import { markOf, type MarkView } from '../../shared/mark.view';
import { Page } from '../../shared/page';

export interface RuleView {
  title: string;
  text: string;
  source: string;
  /** « À confirmer sur Légifrance », for what was read elsewhere than in the law */
  confirm: boolean;
}

interface CardView {
  id: string;
  mark: MarkView;
  title: string;
  who: string;
  when: string;
  write: string;
  rules: RuleView[];
}

export interface LeversView {
  day: string;
  cards: CardView[];
  thresholds: (RuleView & { amount: string })[];
}

const THRESHOLDS_SHOWN: ThresholdCode[] = [
  'no-publicity-supplies',
  'no-publicity-works',
  'buyer-profile',
  'boamp-jal',
  'eu-local-supplies',
  'eu-works',
  'social-services-publicity',
];

/** @param today `YYYY-MM-DD`: the rules are those of that day @returns `/leviers`, made from the dated law tables */
export function leversPage(today: string): Page<LeversView> {
  const law = lawOn(today);
  const articles = law.articles.map((row) =>
    rule(row.article, RESERVED_FOR.find(({ lever }) => lever === row.lever)?.who ?? '', row),
  );
  const share = law.share
    ? [
        rule(
          law.share.article,
          fr`Au moins ${law.share.share * 100} % des travailleurs sont concernés, et l’avis (ou, sans avis, le dossier) cite l’article.`,
          law.share,
        ),
      ]
    : [];
  const joint = law.joint
    ? [rule(law.joint.article, 'Un même lot peut être réservé à la fois au handicap et à l’insertion.', law.joint)]
    : [];
  const limits = law.essLimits
    ? [
        rule(
          law.essLimits.article,
          `Pour l’ESS seulement : ${law.essLimits.maxYears} ans au plus, et pas à qui a tenu un tel marché du même acheteur depuis ${law.essLimits.yearsSinceLast} ans.`,
          law.essLimits,
        ),
      ]
    : [];
  return new Page(
    '/public/levers/levers',
    {
      title: 'Réserver, allotir, clause, critère : les règles',
      description: 'Les quatre leviers d’un achat inclusif, avec leurs articles et leurs dates.',
    },
    {
      day: longDate(today),
      cards: typeset([
        {
          id: 'reserver',
          mark: markOf('reserve', 'Réserver'),
          title: 'Réserver un lot',
          who: 'Les structures d’insertion, du handicap, de l’économie sociale et solidaire ou du travail en détention, selon l’article.',
          when: 'Quand plusieurs structures du territoire peuvent répondre : la concurrence reste possible entre elles.',
          write:
            '« Le lot n° … est réservé, au titre de l’article L. 2113-… du code de la commande publique, aux opérateurs économiques qu’il désigne. »',
          rules: [...articles, ...share, ...joint, ...limits],
        },
        {
          id: 'allotir',
          mark: markOf('eligible', 'Allotir'),
          title: 'Découper en lots à taille d’atelier',
          who: 'Toute structure : un lot plus petit ou plus local lui est accessible.',
          when: 'Dès la définition du besoin. Le montant s’apprécie toujours sur l’ensemble des lots et, pour les fournitures et services, sur la famille homogène de l’année : découper ne fait pas passer sous un seuil.',
          write: '« Lot n° … : entretien des massifs de trois écoles, secteur … »',
          rules: [],
        },
        {
          id: 'clause',
          mark: markOf('clause', 'Clause'),
          title: 'Demander des heures d’insertion',
          who: 'Toute entreprise répond ; elle sous-traite à une structure (EI, ACI, EA), fait appel à du personnel mis à disposition (ETTI, AI, GEIQ) ou embauche.',
          when: 'Quand le marché emploie assez de main-d’œuvre. Calcul courant : montant × part de main-d’œuvre × taux d’insertion ÷ coût horaire.',
          write:
            '« Le titulaire réserve … heures de travail à des personnes éloignées de l’emploi, pendant l’exécution du lot. »',
          rules: [],
        },
        {
          id: 'critere',
          mark: markOf('eligible', 'Critère'),
          title: 'Noter la performance sociale',
          who: 'Toute entreprise : l’offre est notée sur ce qu’elle fait pour l’insertion dans ce marché.',
          when: 'Quand le critère est lié à l’objet du marché. La proximité ne peut pas être un critère.',
          write: '« Performance en matière d’insertion professionnelle : … % de la note, jugée sur … »',
          rules: [],
        },
      ]),
      thresholds: THRESHOLDS_SHOWN.flatMap((code) => {
        const row = thresholdOn(code, today);
        return row ? [{ ...rule(row.means, since(row), row), amount: eurosHt(row.euros) }] : [];
      }),
    },
  );
}

function typeset(cards: CardView[]): CardView[] {
  return cards.map((card) => ({ ...card, who: typo(card.who), when: typo(card.when), write: typo(card.write) }));
}

function rule(title: string, text: string, row: Dated): RuleView {
  return { title, text, source: row.source, confirm: mustBeConfirmed(row) };
}

function since({ validFrom, validTo }: Dated): string {
  const from = validFrom ? `depuis le ${longDate(validFrom)}` : '';
  return validTo ? `${from}, jusqu’au ${longDate(validTo)}` : from;
}
