import { LYCEE_DES_BRUMES, ROCHEPLAINE, SAULAIE, TROIS_VALLONS } from './buyers';
import type { DemoLot, DemoNotice } from './demo-notice';

const REMOVAL: DemoLot = {
  title: 'Déménagement de l’école et de la médiathèque',
  text: 'Emballage, transport et remise en place du mobilier, des livres et du matériel de l’école et de la médiathèque vers leurs nouveaux locaux.',
  cpv: ['98392000', '63100000'],
  nature: 'services',
  city: 'Dissay',
  postCode: '86130',
  amount: 29_000,
  months: 3,
  note: 'Une visite des locaux est conseillée avant de répondre.',
  criteria: [
    ['Moyens humains et matériels', 50],
    ['Prix', 50],
  ],
};

const SCHOOL_FURNITURE: DemoLot = {
  title: 'Mobilier scolaire',
  text: 'Fourniture, livraison et montage de tables, de chaises et de rangements pour six salles de classe, dont une part de mobilier remis à neuf.',
  cpv: ['39160000', '39150000'],
  nature: 'supplies',
  city: 'Poitiers',
  postCode: '86000',
  amount: 41_000,
  months: 6,
  criteria: [
    ['Qualité et durabilité', 40],
    ['Part de réemploi', 20],
    ['Prix', 40],
  ],
};

const WASHROOMS: DemoLot = {
  title: 'Nettoyage des sanitaires publics',
  text: 'Nettoyage quotidien de neuf sanitaires publics et petit entretien.',
  cpv: ['90911000', '90910000'],
  nature: 'services',
  city: 'Chauvigny',
  postCode: '86300',
  amount: 58_000,
  months: 24,
  criteria: [
    ['Valeur technique', 50],
    ['Prix', 50],
  ],
};

const REMOVAL_CALL: DemoNotice = {
  idweb: '99-900301',
  noticeId: '7a1d0c0e-0301-4d5a-9b01-86000000a301',
  procedureId: '7a1d0c0e-0301-4d5a-9b01-86000000b301',
  document: 'ContractNotice',
  buyer: SAULAIE,
  title: 'Déménagement de l’école et de la médiathèque',
  text: 'Déménagement de l’école et de la médiathèque de la commune pendant les vacances scolaires.',
  subject: ['91', 'Déménagement'],
  publishedAfter: -15,
  closesAfter: 8,
  lots: [REMOVAL],
};

const FURNITURE_CALL: DemoNotice = {
  idweb: '99-900302',
  noticeId: '7a1d0c0e-0302-4d5a-9b01-86000000a302',
  procedureId: '7a1d0c0e-0302-4d5a-9b01-86000000b302',
  document: 'ContractNotice',
  buyer: LYCEE_DES_BRUMES,
  title: 'Fourniture de mobilier scolaire',
  text: 'Renouvellement du mobilier de six salles de classe.',
  subject: ['231', 'Mobilier'],
  publishedAfter: -18,
  closesAfter: 12,
  lots: [SCHOOL_FURNITURE],
};

const WASHROOMS_CALL: DemoNotice = {
  idweb: '99-900303',
  noticeId: '7a1d0c0e-0303-4d5a-9b01-86000000a303',
  procedureId: '7a1d0c0e-0303-4d5a-9b01-86000000b303',
  document: 'ContractNotice',
  buyer: ROCHEPLAINE,
  title: 'Nettoyage des sanitaires publics',
  text: 'Nettoyage et petit entretien des sanitaires publics de la commune.',
  subject: ['239', 'Nettoyage de locaux'],
  publishedAfter: -80,
  closesAfter: -45,
  lots: [WASHROOMS],
};

/** Calls that another notice speaks of again: a deadline moved, a purchase given up, a contract awarded; and one planned. */
export const FOLLOWED_NOTICES: readonly DemoNotice[] = [
  REMOVAL_CALL,
  {
    ...REMOVAL_CALL,
    idweb: '99-900311',
    noticeId: '7a1d0c0e-0311-4d5a-9b01-86000000a311',
    publishedAfter: -1,
    closesAfter: 22,
    changes: {
      idweb: REMOVAL_CALL.idweb,
      noticeId: REMOVAL_CALL.noticeId,
      kind: 'correction',
      reason:
        'La date limite de remise des offres est reportée de deux semaines, pour permettre une seconde visite des locaux.',
    },
  },
  FURNITURE_CALL,
  {
    ...FURNITURE_CALL,
    idweb: '99-900312',
    noticeId: '7a1d0c0e-0312-4d5a-9b01-86000000a312',
    publishedAfter: -2,
    changes: {
      idweb: FURNITURE_CALL.idweb,
      noticeId: FURNITURE_CALL.noticeId,
      kind: 'cancellation',
      reason:
        'La consultation est déclarée sans suite\u00a0: le besoin sera redéfini pour faire plus de place au réemploi.',
    },
  },
  WASHROOMS_CALL,
  {
    ...WASHROOMS_CALL,
    idweb: '99-900313',
    noticeId: '7a1d0c0e-0313-4d5a-9b01-86000000a313',
    document: 'ContractAwardNotice',
    publishedAfter: -4,
    closesAfter: null,
    follows: WASHROOMS_CALL.idweb,
  },
  {
    idweb: '99-900304',
    noticeId: '7a1d0c0e-0304-4d5a-9b01-86000000a304',
    procedureId: '7a1d0c0e-0304-4d5a-9b01-86000000b304',
    document: 'PriorInformationNotice',
    buyer: TROIS_VALLONS,
    title: 'Entretien des sentiers de randonnée, projet pour l’an prochain',
    text: 'Le syndicat prépare un marché d’entretien de 120 kilomètres de sentiers et invite les structures du territoire à se faire connaître.',
    subject: ['114', 'Espaces verts'],
    publishedAfter: -9,
    closesAfter: null,
    lots: [
      {
        title: 'Entretien des sentiers de randonnée',
        text: 'Débroussaillage, balisage et petites réparations d’ouvrages en bois.',
        cpv: ['77310000'],
        nature: 'services',
        city: 'Chasseneuil-du-Poitou',
        postCode: '86360',
        amount: 70_000,
        months: 24,
        criteria: [
          ['Valeur technique', 60],
          ['Prix', 40],
        ],
      },
    ],
  },
];
