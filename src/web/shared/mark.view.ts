import { listed, number } from '#lib/html';
import { LEVER_ARTICLES, type Lever, type Mark } from '#lib/nomenclature';

/** A legal mark or a state, drawn by `/shared/mark`: a shape, an icon and a word, then its colour. */
export interface MarkView {
  shape: 'reserve' | 'clause' | 'eligible' | 'verifier' | 'non';
  icon: 'cle' | 'clause' | 'oui' | 'question' | 'non';
  text: string;
}

const SHAPES: Record<MarkView['shape'], MarkView['icon']> = {
  reserve: 'cle',
  clause: 'clause',
  eligible: 'oui',
  verifier: 'question',
  non: 'non',
};

/** @returns a mark of a given shape, with the icon that goes with it */
export function markOf(shape: MarkView['shape'], text: string): MarkView {
  return { shape, icon: SHAPES[shape], text };
}

/** What each lever is called on a lot; `short` stands in lists, beside its article. */
export const LEVER_WORDS: Record<Lever, { short: string; full: string; doubt: string }> = {
  'reserved-disability': { short: 'Réservé', full: 'Réservé au handicap', doubt: 'Réservation handicap à vérifier' },
  'reserved-insertion': { short: 'Réservé', full: 'Réservé à l’insertion', doubt: 'Réservation insertion à vérifier' },
  'reserved-ess': { short: 'Réservé', full: 'Réservé à l’ESS', doubt: 'Réservation ESS à vérifier' },
  'reserved-prison': { short: 'Réservé', full: 'Réservé au travail en détention', doubt: 'Réservation à vérifier' },
  'reserved-unspecified': { short: 'Réservé', full: 'Réservé, article non cité', doubt: 'Réservation à vérifier' },
  'social-clause': { short: 'Clause', full: 'Clause d’insertion', doubt: 'Clause d’insertion à vérifier' },
  'insertion-object': { short: 'Insertion', full: 'Marché d’insertion', doubt: 'Marché d’insertion à vérifier' },
  'social-criterion': { short: 'Critère social', full: 'Critère social', doubt: 'Critère social à vérifier' },
  sme: { short: 'PME', full: 'Adapté aux PME', doubt: 'PME à vérifier' },
  'environment-clause': { short: 'Environnement', full: 'Clause environnementale', doubt: 'Clause à vérifier' },
  'environment-criterion': { short: 'Environnement', full: 'Critère environnemental', doubt: 'Critère à vérifier' },
};

/** Levers that have a mark of their own on lots, reservations first; the others are facts of the notice. */
const SHOWN: Partial<Record<Lever, 'reserve' | 'clause'>> = {
  'reserved-insertion': 'reserve',
  'reserved-disability': 'reserve',
  'reserved-ess': 'reserve',
  'reserved-prison': 'reserve',
  'reserved-unspecified': 'reserve',
  'social-clause': 'clause',
  'insertion-object': 'clause',
};

/** @returns whether a lever reserves, is a clause, or has no mark */
export function shapeOf(lever: Lever): 'reserve' | 'clause' | null {
  return SHOWN[lever] ?? null;
}

/**
 * @param form `short` in lists (« Réservé L2113-12 et L2113-13 », one mark for all that reserves), `full` on the notice
 *   (« Réservé à l’insertion, L2113-13 », one each)
 * @returns the marks that are shown, reservations first; a doubtful one is dashed and says so
 */
export function markViews(marks: readonly Mark[], form: 'short' | 'full'): MarkView[] {
  const shown = (Object.keys(SHOWN) as Lever[]).flatMap((lever) => marks.find((mark) => mark.lever === lever) ?? []);
  const sure = shown.filter((mark) => mark.certainty !== 'to-check');
  const reserved = sure.filter((mark) => SHOWN[mark.lever] === 'reserve');
  const others = sure.filter((mark) => SHOWN[mark.lever] !== 'reserve');
  const doubtful = shown.filter((mark) => mark.certainty === 'to-check');
  return [
    ...(form === 'full' ? reserved.map(fullMark) : reserved.length > 0 ? [shortReservation(reserved)] : []),
    ...others.map((mark) => clauseMark(mark, form)),
    ...doubtful.map((mark) => markOf('verifier', LEVER_WORDS[mark.lever].doubt)),
  ];
}

function fullMark(mark: Mark): MarkView {
  const articles = listed(ownArticles(mark));
  return markOf('reserve', `${LEVER_WORDS[mark.lever].full}${articles && `, ${articles}`}`);
}

/** « Clause d’insertion, 900 h » where the hours are written. */
function clauseMark({ lever, hours }: Mark, form: 'short' | 'full'): MarkView {
  const said = form === 'full' && hours ? `, ${number(hours)}\u00a0h` : '';
  return markOf('clause', `${LEVER_WORDS[lever][form]}${said}`);
}

function shortReservation(marks: readonly Mark[]): MarkView {
  const articles = [...new Set(marks.flatMap(ownArticles))].sort();
  return markOf('reserve', `Réservé ${listed(articles)}`.trim());
}

/** The article of the lever itself, when the notice cites it beside others; else those it cites. */
function ownArticles({ lever, articles }: Mark): string[] {
  const own = LEVER_ARTICLES.find((row) => row.lever === lever)?.article;
  return own && articles.includes(own) ? [own] : articles;
}
