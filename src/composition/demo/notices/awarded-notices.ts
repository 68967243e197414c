import { SAULAIE } from './buyers';
import type { DemoNotice } from './demo-notice';

const PARK_CALL: DemoNotice = {
  idweb: '99-900305',
  noticeId: '7a1d0c0e-0305-4d5a-9b01-86000000a305',
  procedureId: '7a1d0c0e-0305-4d5a-9b01-86000000b305',
  document: 'ContractNotice',
  buyer: SAULAIE,
  title: 'Aménagement paysager du parc de la Saulaie',
  text: 'Aménagement d’un parc communal de quatre hectares.',
  subject: ['114', 'Espaces verts'],
  publishedAfter: -90,
  closesAfter: -55,
  flags: ['sociaux'],
  lots: [
    {
      title: 'Plantations et espaces verts du parc',
      text: 'Préparation des sols, engazonnement, plantation d’arbres et de haies, puis entretien des massifs pendant deux ans.',
      cpv: ['77310000', '45112710'],
      nature: 'works',
      city: 'Dissay',
      postCode: '86130',
      amount: 240_000,
      months: 24,
      conditions:
        'Clause d’insertion professionnelle\u00a0: le titulaire doit réaliser 620 heures d’insertion sur la durée du marché.',
      criteria: [
        ['Valeur technique', 60],
        ['Prix', 40],
      ],
    },
  ],
};

/** A contract awarded to a company that exists nowhere, under a social clause: hours of insertion that structures can supply. */
export const AWARDED_NOTICES: readonly DemoNotice[] = [
  PARK_CALL,
  {
    ...PARK_CALL,
    idweb: '99-900315',
    noticeId: '7a1d0c0e-0315-4d5a-9b01-86000000a315',
    document: 'ContractAwardNotice',
    publishedAfter: -3,
    closesAfter: null,
    follows: PARK_CALL.idweb,
    award: {
      holder: {
        name: 'Paysages imaginaires de la Pallu (démonstration)',
        siret: '99990091300016',
        city: 'Jaunay-Marigny',
        postCode: '86130',
      },
      amount: 228_500,
      decidedAfter: -10,
    },
  },
];
