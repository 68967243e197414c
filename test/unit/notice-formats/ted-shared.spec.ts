import { readFileSync } from 'node:fs';
import type { Notice, ParsedNotice } from '#lib/notice-formats';
import { parseTed } from '../../factories/ted.factory';
import { describeShared, shared, sharedFiles } from '../../support/shared';

const FOLDER = 'data/notices/ted-legacy';

describeShared('the 65 French notices of TED', () => {
  const files = sharedFiles(FOLDER);
  const parse = (file: string): ParsedNotice => parseTed(readFileSync(shared(`${FOLDER}/${file}`), 'utf8'));
  const of = (file: string): Notice => {
    const parsed = parse(`${file}.xml`);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    return parsed.notice;
  };
  const levers = (file: string): string[] => of(file).lots.map((lot) => lot.marks.map((mark) => mark.lever).join(' '));

  it('are all read: calls and results of R2.0.9, each with its lots, its buyer and its dates', () => {
    const read = files.map((file) => parse(file));
    expect(read.map((parsed) => (parsed.ok ? parsed.format : parsed.problems))).toEqual(files.map(() => 'ted-r209'));
    const notices = read.flatMap((parsed) => (parsed.ok ? [parsed.notice] : []));
    expect(notices.filter(({ form }) => form === 'competition')).toHaveLength(49);
    expect(notices.filter(({ form }) => form === 'result')).toHaveLength(16);
    expect(notices.flatMap(({ lots }) => lots)).toHaveLength(216);
    for (const { sourceId, buyer, issuedAt, lots, form } of notices) {
      expect(sourceId).toMatch(/^[1-9]\d*-20\d\d$/);
      expect(buyer.name).not.toBe('');
      expect(issuedAt).not.toBeNull();
      expect(lots.every((lot) => lot.cpv.length > 0 && lot.nature !== null)).toBe(true);
      if (form === 'result') expect(lots.every((lot) => lot.result !== null)).toBe(true);
    }
    expect(read.flatMap((parsed) => (parsed.ok ? parsed.repairs.map((repair) => repair.code) : [])).sort()).toEqual([
      'buyer-siret-invalid',
      'url-invalid',
      'url-invalid',
    ]);
  });

  it('keep no contact', () => {
    expect(JSON.stringify(files.map((file) => parse(file)))).not.toMatch(/example\.org|500000000/);
  });

  it('133856-2021 reserves its lots 11 to 19 and no other, though its tag is for the whole', () => {
    const notice = of('133856-2021');
    expect(notice.buyer).toMatchObject({ name: 'Elogie-SIEMP', siret: '55203820000069' });
    const reserved = notice.lots.filter((lot) => lot.marks.some((mark) => mark.lever === 'reserved-insertion'));
    expect(reserved.map((lot) => lot.number)).toEqual(['11', '12', '13', '14', '15', '16', '17', '18', '19']);
    expect(notice.lots.filter((lot) => lot.marks.some((mark) => mark.lever.startsWith('reserved-')))).toHaveLength(9);
  });

  it('064376-2021 reserves lots 1 and 2 to insertion, lots 3 and 4 to adapted work', () => {
    expect(levers('064376-2021')).toEqual([
      'reserved-insertion',
      'reserved-insertion',
      'reserved-disability',
      'reserved-disability',
    ]);
  });

  it('226574-2021 is a qualification system reserved to adapted work', () => {
    expect(of('226574-2021')).toMatchObject({
      form: 'competition',
      lots: [{ cpv: ['90917000'], deadline: null, marks: [{ lever: 'reserved-disability', certainty: 'stated' }] }],
    });
  });

  it('147024-2018 has a social clause on its three lots, and reserves none', () => {
    const notice = of('147024-2018');
    expect(notice.lots.map((lot) => lot.title)).toEqual(['Agence Chaperon vert', 'Agence Frileuse', 'Agence Raspail']);
    expect(levers('147024-2018').every((all) => all.includes('social-clause') && !all.includes('reserved-'))).toBe(
      true,
    );
    expect(notice.lots[0]).toMatchObject({
      durationMonths: 48,
      deadline: '2018-05-07T16:00:00+02:00',
      criteria: [
        { kind: 'quality', name: 'Valeur technique', weight: 45 },
        { kind: 'quality', name: 'Critère sociétal et environnemental', weight: 10 },
        { kind: 'price', weight: 45 },
      ],
    });
  });

  it('039337-2018 is reserved to architects, which is no lever', () => {
    expect(of('039337-2018')).toMatchObject({
      marks: [],
      lots: [
        {
          cpv: ['71000000', '71240000'],
          amount: { value: 370_000, currency: 'EUR' },
          durationMonths: 28,
          deadline: '2018-02-28T16:00:00+01:00',
          marks: [],
        },
      ],
    });
  });

  it('112330-2018 awards thirteen lots of fourteen', () => {
    const notice = of('112330-2018');
    expect(notice.links).toEqual([{ relation: 'follows', target: '232981-2017' }]);
    expect(notice.lots.map((lot) => lot.result!.outcome)).toEqual([
      ...Array.from({ length: 13 }, () => 'awarded'),
      'not-awarded',
    ]);
    expect(notice.lots[0]!.result).toMatchObject({
      bids: 5,
      awards: [
        {
          winners: [{ name: 'Balas SAS', city: 'Saint-Ouen', postCode: '93583' }],
          amount: { value: 837_192.38, currency: 'EUR' },
          decidedOn: '2018-02-15',
          contractId: '20181120000169',
        },
      ],
    });
  });

  it('006304-2017 is a partnership contract of the Sarthe, placed by a NUTS code of before 2016', () => {
    expect(of('006304-2017')).toMatchObject({
      sourceId: '6304-2017',
      publishedOn: '2017-01-07',
      procedureType: 'comp-dial',
      buyer: { name: 'Département de la Sarthe', siret: '22720002900014', city: 'Le Mans' },
      lots: [
        {
          nature: 'works',
          places: [{ department: '72', nuts: 'FR514' }],
          result: {
            bids: 3,
            awards: [{ winners: [{ name: 'Maine Collèges 72' }], amount: { value: 104_620_736.33 } }],
          },
        },
      ],
    });
  });

  it('324192-2017 is the result of a call for crèches, in social services, lot by lot', () => {
    const notice = of('324192-2017');
    expect(notice).toMatchObject({ form: 'result', buyer: { legalType: 'cga' } });
    expect(notice.lots.map((lot) => [lot.number, lot.nature, lot.result!.awards[0]!.amount!.value])).toEqual([
      ['1', 'services', 790_128],
      ['2', 'services', 798_704],
      ['3', 'services', 758_368],
      ['4', 'services', 384_000],
    ]);
  });

  it('396243-2018 gives a lot of green spaces to a group of two firms', () => {
    expect(of('396243_2018').lots[1]!.result!.awards[0]!.winners.map((winner) => winner.name)).toEqual([
      'SAS Pierre Loobuyck',
      'Design Parcs l. Desmidt et cie',
    ]);
  });

  it('231570-2016 calls for CESU within the ceiling of a framework', () => {
    expect(of('231570-2016').lots).toMatchObject([
      { amount: { value: 146_000_000, isMaximum: true }, deadline: '2016-08-10T12:00:00+02:00' },
    ]);
  });
});
