import { readFileSync } from 'node:fs';
import { type Notice, readNoticeBytes, type Repair } from '#lib/notice-formats';
import { marksOf } from '../../../libs/notice-formats/src/marks/marks-of';
import { describeShared, shared } from '../../support/shared';

describeShared('the four real records of BOAMP', () => {
  let all: { notice: Notice; repairs: Repair[] }[] = [];
  beforeAll(async () => {
    const records = await readNoticeBytes(readFileSync(shared('data/notices/boamp/records-v2.1.json')), 'records');
    all = records.map(({ record, parsed }) => {
      if (!parsed.ok) throw new Error(`${record} ${JSON.stringify(parsed.problems)}`);
      return parsed;
    });
  });
  const of = (id: string): { notice: Notice; repairs: Repair[] } => all.find(({ notice }) => notice.sourceId === id)!;

  it('all come in; the one repair is the identifier of a buyer', () => {
    expect(
      all.map(({ notice, repairs }) => [notice.sourceId, notice.form, repairs.map((repair) => repair.code)]),
    ).toEqual([
      ['25-127510', 'cancellation', []],
      ['25-123573', 'competition', []],
      ['25-123631', 'competition', ['buyer-siret-invalid']],
      ['25-123130', 'competition', []],
    ]);
  });

  it('25-127510 cancels 25-123573, by both names, in one procedure, and says why', () => {
    const [cancelled, call] = [of('25-127510').notice, of('25-123573').notice];
    expect(cancelled.links).toEqual([
      { relation: 'cancels', target: '25-123573' },
      { relation: 'cancels', target: call.noticeId },
    ]);
    expect(cancelled.procedureId).toBe(call.procedureId);
    expect(cancelled.changeReason).toBe(
      'La présente consultation est déclarée sans suite et sera relancée prochainement',
    );
  });

  it('25-123631 has two lots, bought by its second organisation', () => {
    const { notice } = of('25-123631');
    expect(notice.buyer).toMatchObject({ name: expect.stringContaining('SIARP'), siret: null, city: 'Pontoise' });
    expect(notice.lots.map((lot) => [lot.number, lot.title, lot.cpv])).toEqual([
      ['1', 'Prestations de relevés topographiques, et prestations associées', ['71351810', '71332000']],
      ['2', "Prestations d'études géotechniques et géologiques", ['71351810', '71332000']],
    ]);
    expect(notice.lots[1]!.text).toContain('optimal "méthode de pose - canalisation"');
  });

  it('25-123130 is the cleaning of car parks in Puteaux, reserved to nobody', () => {
    const { notice } = of('25-123130');
    expect(notice).toMatchObject({
      title: 'Nettoyage des parkings',
      buyer: { name: 'Ville de Puteaux', siret: '21920062300011', legalType: 'la' },
      lots: [
        {
          cpv: ['90910000', '90914000'],
          nature: 'services',
          places: [{ city: 'PUTEAUX', postCode: '92800', department: '92', nuts: 'FR105' }],
          amount: { value: 150_000, currency: 'EUR', isMaximum: false },
          durationMonths: 12,
          deadline: '2025-12-09T12:00:00+01:00',
        },
      ],
    });
    expect(notice.lots[0]!.marks.map((mark) => [mark.lever, mark.certainty])).toEqual([
      ['social-criterion', 'to-check'],
      ['sme', 'to-check'],
      ['environment-criterion', 'stated'],
    ]);
  });

  it('keeps no telephone, no e-mail and no person from any of them', () => {
    expect(JSON.stringify(all)).not.toMatch(/example\.org|500000000|FERREIRA|01\.46/);
  });
});

describeShared('the worked examples of reservations', () => {
  interface Example {
    docId: string;
    label: 'reserved' | 'insertion_clause' | 'hard_negative';
    phrase: string;
  }

  it('are read as they are labelled', () => {
    const examples = JSON.parse(readFileSync(shared('data/reservation/examples.json'), 'utf8')) as Example[];
    const found = examples.map(({ docId, phrase }) => {
      const block = { path: 'INFO_ADD', text: phrase, role: 'text' as const };
      const lot = { number: '1', title: 'Lot unique', tags: [], blocks: [] };
      const levers = marksOf({ tags: [], blocks: [block] }, [lot]).notice.map((mark) => mark.lever);
      const reserved = levers.some((lever) => lever.startsWith('reserved-'));
      return [docId, { reserved, clause: levers.includes('social-clause') }];
    });
    expect(found).toEqual(
      examples.map(({ docId, label }) => [
        docId,
        { reserved: label === 'reserved', clause: label === 'insertion_clause' },
      ]),
    );
  });
});
