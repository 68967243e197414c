import type { Area } from '#lib/matching-engine';
import { country, grandPoitiers, vienne, within, type DemoSupplier } from './demo-supplier';

/** Chauvigny, Bonnes, Jardres, Lavoux, La Puye, Sainte-Radégonde. */
const chauvignyAndAround: Area = {
  type: 'communes',
  codes: ['86070', '86031', '86114', '86124', '86202', '86239'],
};

/** Re-use, waste, repair. */
export const circular: DemoSupplier[] = [
  {
    number: 46,
    office: 'head-office',
    name: 'Ressourcerie du Merle',
    legalForm: 'Association loi 1901',
    naf: '3832Z',
    city: 'Poitiers',
    street: '52 rue de la Verrerie',
    description: 'Ressourcerie en chantier d’insertion\u00a0: collecte, réparation et vente de meubles et d’objets.',
    does: [
      {
        trade: 'reuse',
        cpv: ['39100000', '90511000'],
        text: 'Mobilier de réemploi pour bureaux et écoles, collecte d’objets, réparation',
        area: grandPoitiers,
        types: ['supply', 'service'],
      },
      {
        trade: 'removal',
        cpv: ['98392000', '90511300'],
        text: 'Débarras de locaux, enlèvement d’encombrants, petits déménagements',
        area: grandPoitiers,
      },
    ],
    proofs: [
      { kind: 'ACI', source: 'marche-inclusion', ref: 'Convention fictive 0046', checkedDaysAgo: 27, endsInDays: 230 },
      { kind: 'ESUS', source: 'esus-list', checkedDaysAgo: 27, endsInDays: 1_100 },
    ],
    people: 28,
    yearlyAmount: 240_000,
    freeInDays: 0,
    references: [
      { buyer: 'Département des Brandes', title: 'Débarras de bureaux', cpv: '98392000', yearsAgo: 1, amount: 9_400 },
    ],
  },
  {
    number: 46,
    establishment: 2,
    office: 'antenna',
    name: 'Ressourcerie du Merle',
    brand: 'Ressourcerie du Merle, antenne de Chauvigny',
    legalForm: 'Association loi 1901',
    naf: '3832Z',
    city: 'Chauvigny',
    street: '14 rue du Pont-Neuf',
    description: 'Antenne de la ressourcerie\u00a0: dépôt, tri et vente le samedi.',
    does: [
      {
        trade: 'reuse',
        cpv: ['39100000'],
        text: 'Collecte et vente d’objets de réemploi',
        area: chauvignyAndAround,
        types: ['supply', 'service'],
      },
    ],
    proofs: [
      { kind: 'ACI', source: 'marche-inclusion', ref: 'Convention fictive 0046', checkedDaysAgo: 27, endsInDays: 230 },
    ],
    people: 6,
  },
  {
    number: 47,
    name: 'Fil et Fourbi',
    legalForm: 'Association loi 1901',
    naf: '4779Z',
    city: 'Buxerolles',
    street: '9 rue de la Navette',
    description: 'Collecte, tri et vente de textiles, atelier de couture et de retouche.',
    does: [
      {
        trade: 'textile-reuse',
        cpv: ['90511000', '18000000'],
        text: 'Collecte et tri de textiles, vente de seconde main',
        area: vienne,
      },
      {
        trade: 'sewing',
        cpv: ['98393000', '18130000', '50830000'],
        text: 'Couture, retouche de vêtements de travail, sacs en toile',
        area: vienne,
        types: ['service', 'supply'],
      },
    ],
    proofs: [
      { kind: 'ACI', source: 'marche-inclusion', ref: 'Convention fictive 0047', checkedDaysAgo: 31, endsInDays: 180 },
    ],
    people: 17,
    networks: ['Réseau fictif des ressourceries'],
    capacities: [{ unit: 'tonnes-per-year', amount: 90 }],
    smallestOrder: 200,
    yearlyAmount: 130_000,
    freeInDays: 0,
  },
  {
    number: 48,
    name: 'Tri-Boussac',
    legalForm: 'SAS',
    naf: '3811Z',
    city: 'Coulombiers',
    street: '3 rue des Containers-Bleus',
    description: 'Entreprise d’insertion du tri\u00a0: papiers de bureau, cartons, biodéchets.',
    does: [
      {
        trade: 'waste',
        cpv: ['90511400', '90511200', '90514000'],
        text: 'Collecte et tri de papiers, de cartons et de biodéchets, sensibilisation',
        area: vienne,
      },
    ],
    proofs: [
      { kind: 'EI', source: 'marche-inclusion', ref: 'Convention fictive 0048', checkedDaysAgo: 38, endsInDays: 140 },
      { kind: 'SOCIETE_ESS', source: 'sirene', checkedDaysAgo: 38 },
    ],
    people: 23,
    capacities: [
      { unit: 'tonnes-per-year', amount: 2_600 },
      { unit: 'vehicles', amount: 5 },
    ],
    load: 60,
    largestOrder: 500_000,
    yearlyAmount: 890_000,
    freeInDays: 30,
    references: [
      {
        buyer: 'Université des Deux-Clochers',
        title: 'Collecte des papiers',
        cpv: '90511400',
        yearsAgo: 1,
        amount: 27_000,
      },
    ],
  },
  {
    number: 49,
    name: 'La Pédale Douce',
    legalForm: 'SCIC SAS',
    naf: '9529Z',
    city: 'Poitiers',
    street: '3 rue du Guidon',
    description: 'Coopérative du vélo\u00a0: réparation de flottes, livraison à vélo cargo, ateliers.',
    does: [
      {
        trade: 'vehicles',
        cpv: ['50111100', '34430000'],
        text: 'Entretien et réparation de flottes de vélos, marquage, ateliers participatifs',
        area: grandPoitiers,
      },
      {
        trade: 'transport',
        cpv: ['60160000', '64121100'],
        text: 'Livraison à vélo cargo, courses et plis',
        area: within(12),
      },
    ],
    proofs: [{ kind: 'SCIC', source: 'sirene', checkedDaysAgo: 28 }],
    people: 8,
    yearlyAmount: 220_000,
    freeInDays: 0,
  },
  {
    number: 50,
    name: 'Garage du Coup de Pouce',
    legalForm: 'Association loi 1901',
    naf: '4520A',
    city: 'Vouneuil-sous-Biard',
    street: '22 route des Essieux',
    description: 'Garage solidaire en chantier d’insertion\u00a0: entretien de petites flottes, location sociale.',
    does: [
      {
        trade: 'vehicles',
        cpv: ['50112000', '50112100'],
        text: 'Entretien et réparation de véhicules légers, lavage de flottes',
        area: within(20),
      },
    ],
    proofs: [{ kind: 'ACI', source: 'marche-inclusion', checkedDaysAgo: 12, endsInDays: 353 }],
    people: 9,
    freeInDays: 7,
  },
  {
    number: 52,
    name: 'Octets Retrouvés',
    legalForm: 'SAS',
    naf: '9511Z',
    city: 'Mignaloux-Beauvoir',
    street: '33 rue du Vieux-Modem',
    description: 'Entreprise adaptée\u00a0: reconditionnement d’ordinateurs, effacement certifié, collecte.',
    does: [
      {
        trade: 'reuse',
        cpv: ['30213000', '50320000', '90511000'],
        text: 'Matériel informatique reconditionné, réparation, effacement de données, collecte de parcs',
        area: country,
        types: ['supply', 'service'],
      },
    ],
    proofs: [
      { kind: 'EA', source: 'marche-inclusion', ref: 'Contrat fictif 0052', checkedDaysAgo: 30, endsInDays: 480 },
      { kind: 'ESUS', source: 'esus-list', checkedDaysAgo: 95, endsInDays: 640 },
    ],
    people: 18,
    networks: ['Réseau fictif du travail protégé'],
    capacities: [{ unit: 'workstations', amount: 12 }],
    load: 40,
    yearlyAmount: 1_000_000,
    freeInDays: 0,
  },
];
