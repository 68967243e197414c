import { readdirSync, readFileSync } from 'node:fs';
import type { Notice, Repair } from '#lib/notice-formats';
import { readAnnonceText, type ReadBoamp } from '../../factories/a-boamp-notice';
import { describeShared, shared } from '../../support/shared';

describeShared('the 19 real notices of 2016-2017', () => {
  const folder = shared('data/notices/boamp/xml-2016');
  const read = (name: string): ReadBoamp => readAnnonceText(readFileSync(`${folder}/test-${name}.xml`, 'utf8'));
  const of = (name: string): Notice => read(name).notice;
  const all = (): ReadBoamp[] =>
    readdirSync(folder).map((file) => readAnnonceText(readFileSync(`${folder}/${file}`, 'utf8')));

  it('all come in; the only thing missing is at times a place', () => {
    const codes = all().flatMap(({ repairs }) => repairs.map((repair: Repair) => repair.code));
    expect(all()).toHaveLength(19);
    expect(new Set(codes)).toEqual(new Set(['place-missing']));
  });

  it('are eight calls and eleven results, each with a buyer, a town and a lot', () => {
    const notices = all().map(({ notice }) => notice);
    expect(notices.filter((notice) => notice.form === 'competition')).toHaveLength(8);
    expect(notices.filter((notice) => notice.form === 'result')).toHaveLength(11);
    for (const notice of notices) {
      expect(notice.buyer.city).not.toBeNull();
      expect(notice.lots.length).toBeGreaterThan(0);
      for (const lot of notice.lots) expect(lot.places.length).toBeGreaterThan(0);
    }
  });

  it('keep no telephone, no e-mail and no person', () => {
    expect(JSON.stringify(all())).not.toMatch(/example\.org|500000000|CLASSIQUE|02-35-10|6-09-65/);
  });

  it('none is reserved: neither the profession of architect nor a buyer that « se réserve » is a reservation', () => {
    const levers = all().flatMap(({ notice }) => notice.lots.flatMap((lot) => lot.marks.map((mark) => mark.lever)));
    expect(levers.filter((lever) => lever.startsWith('reserved-'))).toEqual([]);
    expect(of('pub').lots.map((lot) => lot.marks.map((mark) => mark.lever))).toEqual([
      expect.arrayContaining(['environment-criterion']),
      expect.arrayContaining(['environment-criterion']),
    ]);
  });

  it('pub: towing for Paris, two lots, until 7 February 2017 at noon', () => {
    const notice = of('pub');
    expect(notice).toMatchObject({
      sourceId: '16-186394',
      title: '2016 DFA 167 - Prestations de remorquage pour les véhicules de la ville de Paris',
      reference: '2016V12019350',
      procedureType: 'Procédure Ouverte',
      buyer: { name: 'Ville de Paris', city: 'Paris', postCode: '75639', nuts: 'FR101' },
    });
    expect(notice.lots.map((lot) => [lot.number, lot.cpv, lot.durationMonths, lot.deadline, lot.criteria])).toEqual([
      ['1', ['50118110'], 12, '2017-02-07T12:00:00+01:00', []],
      ['2', ['50118110'], 12, '2017-02-07T12:00:00+01:00', [{ kind: 'price', name: 'Prix', weight: null }]],
    ]);
    expect(notice.lots[0]!.performanceConditions).toEqual([
      "Les marchés comportent des dispositions à caractère environnementale décrites à l'article 1.5.2 du CCAP.",
    ]);
  });

  it('pub-5: two lots with their values and the weights of their criteria', () => {
    const { lots, buyer } = of('pub-5');
    expect(buyer).toMatchObject({ name: 'MTSFP', legalType: 'cga' });
    expect(lots.map((lot) => [lot.number, lot.cpv, lot.amount?.value])).toEqual([
      ['1', ['79952000', '79951000'], 1_083_333],
      ['2', ['79952000', '79951000'], 6_333_333],
    ]);
    expect(lots[0]!.criteria).toEqual([
      { kind: 'quality', name: 'Valeur technique de la proposition', weight: 60 },
      { kind: 'price', name: 'Prix', weight: 40 },
    ]);
  });

  it('pub-7: a concession of seven years at Axat', () => {
    expect(of('pub-7').lots).toMatchObject([
      {
        number: '1',
        cpv: ['09000000'],
        places: [{ city: 'AXAT', postCode: '11140', department: '11', nuts: 'FR811' }],
        amount: { value: 3_113_000 },
        durationMonths: 84,
        deadline: '2017-03-15T16:00:00+01:00',
      },
    ]);
  });

  it('pub-8: one contract written twice is one lot, of eleven years', () => {
    expect(of('pub-8').lots).toMatchObject([{ number: '1', durationMonths: 132, places: [{ department: '33' }] }]);
  });

  it('pub-9 and attribution-8: a call of Saint-Étienne and the result that follows it', () => {
    const [call, result] = [of('pub-9'), of('attribution-8')];
    expect(call).toMatchObject({
      sourceId: '16-652',
      reference: 'DAMR 2016/01',
      procedureType: 'Procédure Adaptée',
      lots: [
        {
          durationMonths: 34,
          places: [{ city: 'Saint etienne', postCode: '42055', department: '42' }],
          criteria: [{ weight: 60 }, { weight: 40 }],
        },
      ],
    });
    expect(result.links).toEqual([{ relation: 'follows', target: '16-652' }]);
    expect(result.lots[0]!.result!.awards.map((award) => [award.winners[0]!.name, award.decidedOn])).toEqual([
      ['ARC INTERIM', '2016-02-02'],
      ['PROMAN MEDICAL', '2016-02-03'],
      ['ADECCO MEDECINS', '2016-02-02'],
    ]);
  });

  it('attribution-4: without follow-up, so no lot is awarded', () => {
    const { lots, links } = of('attribution-4');
    expect(links.map((link) => link.target)).toEqual(['16-155545', '16-159242']);
    expect(lots.map((lot) => [lot.number, lot.result?.outcome, lot.result?.reason])).toEqual([
      ['1', 'not-awarded', 'Sans suite'],
      ['2', 'not-awarded', 'Sans suite'],
      ['3', 'not-awarded', 'Sans suite'],
    ]);
  });

  it('attribution-5: a total that is the amount of its only contract', () => {
    expect(of('attribution-5').lots[0]!.result).toEqual({
      outcome: 'awarded',
      bids: null,
      reason: null,
      awards: [
        {
          winners: [{ name: 'Moter', siret: null, siren: null, city: 'Mérignac', postCode: '33694', role: 'holder' }],
          amount: { value: 159_691.6, currency: 'EUR' },
          decidedOn: '2016-11-18',
          contractId: null,
        },
      ],
    });
  });

  it('attribution-7: three holders of a framework from 5,000 to 60,000 euros, four tenders', () => {
    const [lot] = of('attribution-7').lots;
    expect(lot!.amount).toEqual({ value: 60_000, currency: 'EUR', isMaximum: true, minimum: 5_000 });
    expect(lot!.result).toMatchObject({ outcome: 'awarded', bids: 4 });
    expect(lot!.result!.awards.map((award) => award.winners.map((winner) => winner.postCode))).toEqual([
      ['69100'],
      ['93211'],
      ['01390'],
    ]);
  });

  it('attribution-10: one contract, number 2016-52, of a leader and two who share it', () => {
    const [lot] = of('attribution-10').lots;
    expect(lot).toMatchObject({ number: '1', cpv: ['45212100'], result: { outcome: 'awarded', bids: 3 } });
    expect(lot!.result!.awards).toMatchObject([
      {
        winners: [
          { name: 'CONCRETE WAVES SKATE PARKS', city: 'TARNOS' },
          { name: 'SPORT DES VILLES', city: 'CAEN' },
          { name: 'LAURENCE CREMEL PAYSAGISTE', city: 'PARIS' },
        ],
        amount: { value: 348_852 },
        contractId: '2016-52',
      },
    ]);
  });

  it('attribution-12: 21 lots of food, three of them unsuccessful', () => {
    const { buyer, lots } = of('attribution-12');
    expect(buyer).toMatchObject({ name: 'C.C.A.S. de Toulon', siret: '26830066200015', nuts: 'FR825' });
    expect(lots).toHaveLength(21);
    const failed = lots.filter((lot) => lot.result?.outcome === 'not-awarded').map((lot) => lot.number);
    expect(failed).toEqual(['9', '13', '19']);
    expect(lots[9]).toMatchObject({
      number: '10',
      result: {
        bids: 5,
        awards: [{ winners: [{ name: 'Brake France Service', city: 'Béziers' }], amount: { value: 150_000 } }],
      },
    });
    expect(lots[0]!.criteria.map((criterion) => criterion.weight)).toEqual([30, 20, 10, 40]);
  });
});
