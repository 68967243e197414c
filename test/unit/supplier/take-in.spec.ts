import fc from 'fast-check';
import { placeOf, PLACE_MEMBERS, takeIn, type Known } from '../../../src/supplier/take-in';
import { unknownSupplier, type SupplierRecord } from '../../../src/supplier/supplier-state';
import { rankOf, WORD_RANKS } from '../../../src/supplier/word-rank';

const SIRET = '99992000100011';
const DAY = '2026-03-02';
const REGISTER = 'import:recherche-entreprises';

const record = (more: Partial<SupplierRecord>): SupplierRecord => ({ siret: SIRET, name: 'Atelier du Clain', ...more });

/** Lets speakers speak one after the other, a second apart. */
function told(...words: [by: string, more: Partial<SupplierRecord>, options?: { fill: boolean }][]): Known {
  return words.reduce<Known | null>((known, [by, more, options], second) => {
    const at = `${DAY}T09:00:${String(second).padStart(2, '0')}.000Z`;
    const taken = takeIn(known, record(more), { by, at, day: DAY }, options);
    const lifeBefore = taken.state.life === 'archived' ? (known?.lifeBefore ?? known?.state.life ?? null) : null;
    return { ...taken, lifeBefore };
  }, null)!;
}

describe('who is believed', () => {
  it.each([
    ['person:a', 'description', 3],
    ['cli', 'closedOn', 3],
    [REGISTER, 'name', 2],
    [REGISTER, 'place', 2],
    [REGISTER, 'description', 1],
    ['import:directory-file', 'name', 1],
    ['merge:x', 'website', 2],
    ['demo', 'name', 1],
    [null, 'name', 0],
  ])('%s on %s ranks %d', (by, member, rank) => {
    expect(rankOf(by, member, DAY)).toBe(rank);
  });

  it('stands in dated rows that say why', () => {
    for (const row of WORD_RANKS) expect([row.source, row.because]).not.toContain('');
  });

  it('is the register on who it is, its people on everything, and lists on what is left', () => {
    const { state, origins } = told(
      ['import:list', { name: 'ATELIER', brand: 'Le Clain', website: 'https://old.example.org' }],
      [REGISTER, { name: 'ATELIER DU CLAIN', brand: 'CLAIN' }],
      ['person:a', { name: 'Atelier du Clain', website: 'https://new.example.org' }],
      ['import:list', { name: 'ATELIER', brand: 'Le Clain', website: 'https://old.example.org' }],
      [REGISTER, { name: 'ATELIER DU CLAIN' }],
    );
    expect(state).toMatchObject({ name: 'Atelier du Clain', brand: 'Le Clain', website: 'https://new.example.org' });
    expect(origins['name']?.by).toBe('person:a');
    expect(origins['brand']).toEqual({ by: 'import:list', at: `${DAY}T09:00:03.000Z` });
  });

  it('is who said it first among equals that agree, and who ranks higher once they say it too', () => {
    const first = told(['import:a', { brand: 'Le Clain' }], ['import:b', { brand: 'Le Clain' }]);
    expect(first.origins['brand']?.by).toBe('import:a');
    const person = told(['import:a', { brand: 'Le Clain' }], ['person:x', { brand: 'Le Clain' }]);
    expect(person.origins['brand']?.by).toBe('person:x');
  });

  it('takes nothing away by saying nothing', () => {
    const full = { brand: 'Le Clain', people: 4, networks: ['COORACE'], website: 'https://clain.example.org' };
    const { state } = told(['import:a', full], ['person:x', { brand: '', people: null, networks: [], website: null }]);
    expect(state).toMatchObject(full);
  });

  it('takes a zero for what it says', () => {
    expect(told(['import:a', { load: 80 }], ['import:a', { load: 0 }]).state.load).toBe(0);
  });

  it('fills what is not known from the second row of a list, and nothing else', () => {
    const { state, origins } = told(
      ['import:a', { brand: 'Le Clain', evidence: [proof('ACI', '2026-01-01', 'A')] }],
      [
        'import:a',
        {
          name: 'Autre nom',
          brand: 'Autre',
          website: 'https://clain.example.org',
          evidence: [proof('ACI', '2026-01-01', 'B'), proof('EI', '2026-01-01', 'C')],
        },
        { fill: true },
      ],
    );
    expect(state).toMatchObject({ name: 'Atelier du Clain', brand: 'Le Clain', website: 'https://clain.example.org' });
    expect(state.evidence.map(({ kind, sourceRef }) => kind + sourceRef)).toEqual(['ACIA', 'EIC']);
    expect(origins['website']?.by).toBe('import:a');
  });
});

describe('where a supplier is', () => {
  const poitiers = { city: 'Poitiers', commune: '86194', postCode: '86000', department: '86', epci: '200069854' };
  const point = { lat: 46.58, lon: 0.34 };

  it('moves as a whole: the point of one source never stands in the commune of another', () => {
    const { state } = told(
      ['import:a', { ...poitiers, address: '1 rue du Pont', point, pointOrigin: 'source' }],
      ['import:b', { city: 'Niort', commune: '79191', department: '79', pointOrigin: 'none' }],
    );
    expect(placeOf(state)).toMatchObject({ city: 'Niort', address: '', postCode: null, epci: null, point: null });
  });

  it('keeps its own point and address when a later word names the same commune and no more', () => {
    const { state, origins } = told(
      ['import:a', { ...poitiers, address: '1 rue du Pont', point, pointOrigin: 'source' }],
      ['import:b', { ...poitiers, postCode: null, point: { lat: 46.5, lon: 0.3 }, pointOrigin: 'commune' }],
    );
    expect(state).toMatchObject({ address: '1 rue du Pont', postCode: '86000', point, pointOrigin: 'source' });
    expect(origins['place']?.by).toBe('import:a');
  });

  it('leaves its point behind with another address of the same commune', () => {
    const centre = { lat: 46.5, lon: 0.3 };
    const { state } = told(
      ['import:a', { ...poitiers, address: '1 rue du Pont', point, pointOrigin: 'source' }],
      ['import:b', { ...poitiers, address: '9 place Neuve', point: centre, pointOrigin: 'commune' }],
    );
    expect(state).toMatchObject({ address: '9 place Neuve', point: centre, pointOrigin: 'commune' });
  });

  it('keeps a commune that a list is too vague to name, and loses it to another department', () => {
    const start: [string, Partial<SupplierRecord>] = [
      'import:a',
      { ...poitiers, address: '1 rue du Pont', point, pointOrigin: 'source' },
    ];
    const kept = { ...poitiers, address: '1 rue du Pont', point, pointOrigin: 'source' };
    expect(told(start, ['import:b', { city: 'Poitiers Sud' }])).toMatchObject({
      state: kept,
      origins: { place: { by: 'import:a' } },
    });
    expect(told(start, ['import:b', { department: '86', address: '2 rue Loin' }]).state).toMatchObject(kept);
    const elsewhere = { city: 'Saint-Martin', department: '79' };
    expect(told(start, ['import:b', elsewhere]).state).toMatchObject({ ...elsewhere, commune: null, address: '' });
  });

  it('is amended by a mere address of who said it, or of a person, not of another list', () => {
    const start: [string, Partial<SupplierRecord>] = ['import:a', { ...poitiers, address: '1 rue du Pont' }];
    expect(told(start, ['import:b', { address: '2 rue Loin' }]).state.address).toBe('1 rue du Pont');
    expect(told(start, ['import:a', { address: '3 rue Près' }]).state).toMatchObject({
      address: '3 rue Près',
      ...poitiers,
    });
    expect(told(start, ['person:x', { point, pointOrigin: 'source' }]).state).toMatchObject({ point, ...poitiers });
  });

  it('is always a place that somebody told, whatever is said in which order', () => {
    const said = fc.record({
      by: fc.constantFrom('import:a', 'import:b', REGISTER, 'person:x', 'demo'),
      commune: fc.constantFrom('86194', '79191', '87085'),
      near: fc.option(fc.integer({ min: 1, max: 9 })),
      address: fc.constantFrom('', '1 rue du Pont', '2 rue Neuve'),
      fill: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(said, { minLength: 1, maxLength: 8 }), (words) => {
        const { state } = told(
          ...words.map(({ by, commune, near, address, fill }): Parameters<typeof told>[number] => {
            const at = near === null ? null : { lat: Number(commune) / 2_000, lon: near };
            const place = { commune, city: `C${commune}`, department: commune.slice(0, 2), address };
            return [by, { ...place, point: at, pointOrigin: at ? 'source' : 'none' }, { fill }];
          }),
        );
        expect([state.city, state.department]).toEqual([`C${state.commune}`, state.commune!.slice(0, 2)]);
        if (state.point) expect(state.point.lat).toBe(Number(state.commune) / 2_000);
        expect(state.pointOrigin === 'none').toBe(state.point === null);
      }),
    );
  });
});

describe('whether it is open', () => {
  it('ends with the day that a list or a register says it closed', () => {
    expect(told(['import:a', {}], [REGISTER, { closedOn: '2026-02-01' }]).state).toMatchObject({
      life: 'archived',
      closedOn: '2026-02-01',
    });
  });

  it('comes back where it was when the register says so; a list never revives', () => {
    const closed: Parameters<typeof told> = [
      ['demo', { life: 'claimed' }],
      [REGISTER, { closedOn: '2026-02-01' }],
    ];
    expect(told(...closed, ['import:a', { life: 'imported', closedOn: null }]).state.life).toBe('archived');
    expect(told(...closed, [REGISTER, { closedOn: null }]).state).toMatchObject({ life: 'claimed', closedOn: null });
    expect(told(...closed, [REGISTER, {}]).state.life).toBe('archived');
  });

  it('stays as an officer said, until it closes on a later day', () => {
    const archived: Parameters<typeof told> = [
      ['import:a', {}],
      ['person:x', { life: 'archived' }],
    ];
    expect(told(...archived, [REGISTER, { closedOn: null }]).state.life).toBe('archived');
    const open = told(['import:a', {}]);
    const reopened: Known = {
      ...open,
      origins: { ...open.origins, closedOn: { by: 'person:x', at: `${DAY}T08:00:00.000Z` } },
    };
    const after = (closedOn: string) =>
      takeIn(reopened, record({ closedOn }), { by: REGISTER, at: '2026-06-01T08:00:00.000Z', day: '2026-06-01' }).state
        .life;
    expect([after('2026-02-01'), after('2026-05-01')]).toEqual(['imported', 'archived']);
  });

  it('is never brought back on its line by a list', () => {
    expect(told(['demo', { life: 'verified' }], ['import:a', { life: 'imported' }]).state.life).toBe('verified');
    expect(told(['demo', { life: 'verified' }], ['demo', { life: 'claimed' }]).state.life).toBe('verified');
    expect(told(['import:a', {}], ['import:a', { life: 'verified' }]).state.life).toBe('imported');
    expect(told(['demo', { life: 'claimed' }], ['demo', { life: 'verified' }]).state.life).toBe('verified');
  });
});

describe('for any words', () => {
  const value = fc.constantFrom('', 'A', 'B', 'C');
  const word = fc.record({
    by: fc.constantFrom('import:a', REGISTER, 'person:x', 'merge:m'),
    name: fc.constantFrom('A', 'B'),
    brand: value,
    description: value,
    fill: fc.boolean(),
  });

  it('what stands was said by its origin, who no later and higher word contradicts', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        const { state, origins } = told(
          ...words.map(({ by, fill, ...more }): Parameters<typeof told>[number] => [by, more, { fill }]),
        );
        for (const member of ['name', 'brand', 'description'] as const) {
          const said = words.filter((each) => each[member] !== '');
          if (said.length === 0) continue;
          const last = words.findLastIndex((each) => each[member] !== '' && !each.fill);
          expect(said.some((each) => each.by === origins[member]?.by && each[member] === state[member])).toBe(true);
          if (last >= 0 && rankOf(words[last]!.by, member, DAY) === 3) {
            expect(state[member]).toBe(words[last]![member]);
          }
        }
      }),
    );
  });

  it('said twice they change nothing', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        const one = words.map(({ by, fill, ...more }): Parameters<typeof told>[number] => [by, more, { fill }]);
        const last = one.at(-1)!;
        expect(told(...one, last).state).toEqual(told(...one).state);
      }),
    );
  });
});

it('has an origin for each member that is not of the place, the evidence or the line', () => {
  const members = Object.keys(unknownSupplier(record({}))).filter(
    (key) => !['siret', 'life', 'evidence', 'closedOn', ...PLACE_MEMBERS].includes(key),
  );
  const { origins } = told(['import:a', Object.fromEntries(members.map((member) => [member, sayable(member)]))]);
  expect(Object.keys(origins).sort()).toEqual(members.sort());
});

function sayable(member: string): unknown {
  if (['networks', 'capacities', 'activities'].includes(member)) return ['x'];
  if (member === 'references') return [{ buyer: 'b', title: 't', cpv: null, year: 2025, amount: null }];
  return 'x';
}

function proof(kind: 'ACI' | 'EI', checkedAt: string, sourceRef: string) {
  return { kind, source: 'list', sourceRef, checkedAt, validUntil: null };
}
