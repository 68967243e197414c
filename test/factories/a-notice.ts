import type { Notice, NoticeForm, NoticeLink, NoticeLot } from '#lib/notice-formats';
import type { Lever } from '#lib/nomenclature';

let made = 0;

/** A lot of green spaces in Poitiers that closes on 4 May 2026 at noon, but for what is told. */
export function aNoticeLot(number = '1', more: Partial<NoticeLot> = {}): NoticeLot {
  return {
    number,
    title: `Entretien des massifs, secteur ${number}`,
    text: 'Tonte, taille et désherbage des massifs communaux.',
    cpv: ['77310000'],
    nature: 'services',
    places: [{ city: 'Poitiers', postCode: '86000', department: '86', nuts: 'FRI34' }],
    amount: null,
    durationMonths: 12,
    deadline: '2026-05-04T12:00:00+02:00',
    documentsUrl: 'https://marches.example.org/massifs',
    criteria: [],
    performanceConditions: [],
    contactPoint: null,
    result: null,
    marks: [],
    ...more,
  };
}

/** A notice to be told in a test's own words: `aNotice().of('folder').correcting(first).published('2026-03-09')`. */
export function aNotice(sourceId = `26-${80_000 + (made += 1)}`): NoticeFactory {
  return new NoticeFactory({
    source: 'boamp',
    sourceId,
    procedureId: null,
    noticeId: null,
    noticeVersion: null,
    form: 'competition',
    links: [],
    url: `https://www.boamp.fr/pages/avis/?q=idweb:${sourceId}`,
    title: 'Entretien des massifs',
    text: '',
    buyer: {
      name: 'Commune de Brumeval',
      siret: null,
      legalType: 'la',
      city: 'Poitiers',
      postCode: '86000',
      nuts: 'FRI34',
    },
    publishedOn: '2026-03-02',
    issuedAt: null,
    changeReason: null,
    procedureType: 'Procédure adaptée',
    reference: null,
    plannedOn: null,
    lots: [aNoticeLot()],
    marks: [],
  });
}

/** Each word gives a factory of its own; `built()` gives the notice. */
export class NoticeFactory {
  constructor(private readonly told: Notice) {}

  built(): Notice {
    return this.told;
  }

  with(more: Partial<Notice>): NoticeFactory {
    return new NoticeFactory({ ...this.told, ...more });
  }

  /** @param procedureId BT-04 */
  of(procedureId: string): NoticeFactory {
    return this.with({ procedureId });
  }

  published(publishedOn: string): NoticeFactory {
    return this.with({ publishedOn });
  }

  withLots(...lots: NoticeLot[]): NoticeFactory {
    return this.with({ lots });
  }

  /** Reserves every lot, as the structured field says it. */
  reservedFor(lever: Lever): NoticeFactory {
    const evidence = [{ path: 'BT-71', excerpt: 'res-ws', origin: 'structured' as const }];
    const mark = { lever, certainty: 'stated' as const, articles: [], evidence };
    return this.with({ lots: this.told.lots.map((lot) => ({ ...lot, marks: [mark] })), marks: [mark] });
  }

  correcting(other: NoticeFactory | string): NoticeFactory {
    return this.speakingOf(other, 'corrects', 'correction');
  }

  cancelling(other: NoticeFactory | string): NoticeFactory {
    return this.speakingOf(other, 'cancels', 'cancellation');
  }

  awarding(other: NoticeFactory | string): NoticeFactory {
    return this.speakingOf(other, 'follows', 'result');
  }

  private speakingOf(other: NoticeFactory | string, relation: NoticeLink['relation'], form: NoticeForm): NoticeFactory {
    const target = typeof other === 'string' ? other : other.built().sourceId;
    return this.with({ form, links: [...this.told.links, { relation, target }] });
  }
}
