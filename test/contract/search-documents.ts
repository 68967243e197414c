import type { IndexDefinition } from '#lib/search';

/** A document of the contract suite: a fictional supplier, as flat as an index wants it. */
export interface TradeDocument {
  [field: string]: unknown;
  id: string;
  name: string;
  siret: string;
  activities: string[];
  description: string;
  kinds: string[];
  commune: string;
  checked: string;
  people: number | null;
  point: { lat: number; lon: number } | null;
}

export const POITIERS = { lat: 46.5802, lon: 0.3404 };

/** @returns the point so many km from another, in the direction of a bearing in degrees from north */
export function pointFrom(
  from: { lat: number; lon: number },
  bearing: number,
  km: number,
): { lat: number; lon: number } {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const [lat, towards, arc] = [radians(from.lat), radians(bearing), km / 6371.0088];
  const sine = Math.sin(lat) * Math.cos(arc) + Math.cos(lat) * Math.sin(arc) * Math.cos(towards);
  const east = Math.atan2(Math.sin(towards) * Math.sin(arc) * Math.cos(lat), Math.cos(arc) - Math.sin(lat) * sine);
  return { lat: (Math.asin(sine) * 180) / Math.PI, lon: from.lon + (east * 180) / Math.PI };
}

export function idOf(n: number): string {
  return `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
}

export function aDocument(n: number, more: Partial<TradeDocument> = {}): TradeDocument {
  return {
    id: idOf(n),
    name: `Structure ${n}`,
    siret: '',
    activities: [],
    description: '',
    kinds: [],
    commune: '',
    checked: '2026-01-01',
    people: null,
    point: null,
    ...more,
  };
}

export function someDocuments(): TradeDocument[] {
  return [
    aDocument(1, {
      name: 'Jardins de Brumeval',
      siret: '99999000100015',
      activities: ['Entretien des espaces verts', 'Tonte'],
      kinds: ['ACI'],
      commune: 'Poitiers',
      checked: '2026-09-02',
      people: 12,
      point: { lat: 46.5802, lon: 0.3404 },
    }),
    aDocument(2, {
      name: 'Propreté Solidaire d’Été',
      activities: ['Nettoyage de locaux'],
      kinds: ['EI', 'ESUS'],
      commune: 'Buxerolles',
      checked: '2026-08-19',
      people: 40,
      point: { lat: 46.5984, lon: 0.3489 },
    }),
    aDocument(3, {
      name: 'E.S.A.T. des Trois-Chouettes',
      activities: ['Blanchisserie', 'Espaces verts'],
      kinds: ['ESAT'],
      commune: 'Chauvigny',
      checked: '2026-01-10',
      people: 75,
      point: { lat: 46.5686, lon: 0.6479 },
    }),
    aDocument(4, {
      name: 'Zéphyr Imprim',
      activities: ['Imprimerie'],
      kinds: ['EA'],
      commune: 'Lusignan',
      checked: '2025-12-01',
    }),
    aDocument(5, {
      name: 'Multi-Services Vallombre',
      activities: ['Plomberie', 'Déménagement', 'Pose d’œillets'],
      kinds: ['EA'],
      commune: 'Lusignan',
      checked: '2025-11-01',
      people: 3,
    }),
  ];
}

/** @param documents read at each call: what a test changes in the list is what the rooms' tables hold */
export function indexOf(documents: () => TradeDocument[]): IndexDefinition<TradeDocument> {
  return {
    name: 'contract',
    searchable: [
      { name: 'name', weight: 'A' },
      { name: 'siret', weight: 'A' },
      { name: 'activities', weight: 'B' },
      { name: 'description', weight: 'C' },
    ],
    facets: ['kinds', 'commune'],
    ranges: ['people'],
    sorts: ['name', 'checked', 'people'],
    synonyms: [
      ['imprimerie', 'reprographie'],
      ['espaces verts', 'jardinage', 'entretien de jardins'],
    ],
    implied: [['paysagiste', ['espaces verts']]],
    load: async (ids) => documents().filter((document) => ids.includes(document.id)),
    ids: async (after, limit) =>
      documents()
        .map((document) => document.id)
        .sort()
        .filter((id) => after === null || id > after)
        .slice(0, limit),
    count: async () => documents().length,
  };
}
