import {
  classify,
  communesOfEpci,
  completeNomenclature,
  cpvCodes,
  cpvLabel,
  cpvOfWords,
  readPlace,
  sectorsOfText,
} from '#lib/nomenclature';
import { figureOf, type Bench, type Figure } from './figure';

const ROUNDS = 400;
const WARM_UP = 40;

const OBJECTS = [
  'Nettoyage des vitres et de la vitrerie du groupe scolaire',
  'Fourniture de repas en liaison froide pour les écoles et le centre de loisirs de la commune',
  'Tonte, débroussaillage et taille de haies, lot n° 2 : espaces naturels et bords de rivière',
  'Mission d’accompagnement des bénéficiaires du RSA vers l’emploi dans le cadre du plan départemental d’insertion',
  'Collecte de papier de bureau',
];

const PLACES = [
  'Poitiers',
  '86000 Poitier',
  'Saint-Sauveur',
  'agglo de Poitiers',
  'Chatelleraut',
  'Xyzzyville',
  '((((',
];

/** The size of the official list, in words drawn from our own labels: the list itself is no part of the repository. */
const LIST = 9_454;

/** Look-ups of nomenclatures, in memory. */
export const nomenclature: Bench = {
  name: 'nomenclature',
  measure: () => {
    const near = new Set(communesOfEpci('200069854'));
    const figures = [series('codes of an object, own words', 'aim 2', (n) => cpvOfWords(OBJECTS[n % OBJECTS.length]!))];
    completeNomenclature({ cpv: madeUpList() });
    try {
      figures.push(
        series('codes of an object, with 9,454 labels', 'aim 2', (n) => cpvOfWords(OBJECTS[n % OBJECTS.length]!)),
        series('divisions of a title, with 9,454 labels', 'aim 1', (n) =>
          classify({ title: OBJECTS[n % OBJECTS.length]! }),
        ),
        series('divisions of a title and its text', 'aim 2', (n) =>
          classify({ title: OBJECTS[n % OBJECTS.length]!, text: OBJECTS.join('. ') }),
        ),
        series('sectors of an object', 'aim 2', (n) => sectorsOfText(OBJECTS[n % OBJECTS.length]!)),
        series('a place typed', 'aim 5', (n) => readPlace(PLACES[n % PLACES.length]!, near)),
      );
    } finally {
      completeNomenclature();
    }
    return Promise.resolve(figures);
  },
};

function series(name: string, comparedWith: string, work: (n: number) => unknown): Figure {
  const measures: number[] = [];
  for (let n = 0; n < WARM_UP + ROUNDS; n += 1) {
    const from = performance.now();
    if (work(n) === undefined) throw new Error(`${name}: nothing was looked up.`);
    if (n >= WARM_UP) measures.push(performance.now() - from);
  }
  return figureOf(measures, { name, unit: 'ms', warmUp: WARM_UP, comparedWith });
}

function madeUpList(): Map<string, string> {
  const labels = cpvCodes().map((code) => cpvLabel(code)!);
  const word = (n: number): string => labels[n % labels.length]!;
  return new Map(
    Array.from({ length: LIST }, (_, n) => [
      String(3_000_000 + n * 9_973).padStart(8, '0'),
      `${word(n)} ${word(n * 7)}`,
    ]),
  );
}
