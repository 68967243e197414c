import { addDays } from '#lib/kernel';
import type { TypedNeed } from '../../need/need.service';

/** A need of the demo's town, as its buyer would type it. */
export interface DemoNeed {
  /** Drawn once: the same form sent again is the same need */
  formId: string;
  isPublished: boolean;
  typed: TypedNeed;
}

/** @param today the day the demo is loaded, `YYYY-MM-DD` @returns the needs, in the order they are written */
export function demoNeeds(today: string): DemoNeed[] {
  const inDays = (days: number): string => addDays(today, days);
  const blank: TypedNeed = {
    title: '',
    details: '',
    cpv: '',
    place: '',
    startsOn: '',
    closesOn: '',
    amount: '',
    months: '',
    buyerType: 'public',
    reservedFor: '',
  };
  return [
    {
      formId: '0199a000-0000-7000-8000-000000000001',
      isPublished: true,
      typed: {
        ...blank,
        title: 'Entretien des espaces verts de trois écoles',
        details:
          'Tonte, taille des haies et massifs de trois écoles, sans produit chimique, pendant les vacances et les mercredis.',
        cpv: '77310000',
        place: 'Buxerolles',
        startsOn: inDays(70),
        closesOn: inDays(30),
        amount: '48 000',
        months: '12',
        reservedFor: 'reserved-insertion',
      },
    },
    {
      formId: '0199a000-0000-7000-8000-000000000002',
      isPublished: true,
      typed: {
        ...blank,
        title: 'Impression et mise sous pli du bulletin municipal',
        details: 'Quatre numéros par an, 9\u00a0000 exemplaires de 24 pages, papier recyclé, mise sous pli comprise.',
        cpv: '79810000',
        place: 'Poitiers',
        startsOn: inDays(60),
        closesOn: inDays(25),
        amount: '36 000',
        months: '12',
      },
    },
    {
      formId: '0199a000-0000-7000-8000-000000000003',
      isPublished: true,
      typed: {
        ...blank,
        title: 'Nettoyage de la médiathèque et de ses vitres',
        details:
          'Nettoyage de 1\u00a0200\u00a0m² de locaux cinq jours sur sept, et lavage des vitres deux fois par an.',
        cpv: '90911200',
        place: 'Mignaloux-Beauvoir',
        startsOn: inDays(45),
        closesOn: inDays(20),
        amount: '28 500',
        months: '12',
        reservedFor: 'reserved-disability',
      },
    },
    {
      formId: '0199a000-0000-7000-8000-000000000004',
      isPublished: true,
      typed: {
        ...blank,
        title: 'Mobilier de réemploi pour un lieu de travail partagé',
        details: 'Vingt bureaux, quarante chaises et six armoires de seconde main, remis en état, livrés et montés.',
        cpv: '39130000',
        place: 'Poitiers',
        startsOn: inDays(50),
        closesOn: inDays(28),
        amount: '14 000',
        months: '',
      },
    },
    {
      formId: '0199a000-0000-7000-8000-000000000005',
      isPublished: false,
      typed: {
        ...blank,
        title: 'Buffets de la saison culturelle',
        details: 'Huit buffets de 60 à 120 personnes, produits locaux, vaisselle réutilisable.',
        cpv: '55520000',
        place: 'Chasseneuil-du-Poitou',
        startsOn: inDays(90),
        closesOn: '',
        amount: '19 000',
        months: '8',
      },
    },
  ];
}
