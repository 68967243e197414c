import { readFileSync } from 'node:fs';
import { type ParsedNotice, readDecpRecord } from '#lib/notice-formats';
import { DECP_LISTS, isDecpRecord } from '../../../libs/notice-formats/src/decp/decp-file';
import { describeShared, shared, sharedFiles } from '../../support/shared';
import { parseJson } from '../../../libs/notice-formats/src/file/parse-json';

const FOLDER = 'data/notices/decp';

function readFile(name: string): { records: unknown[]; parsed: ParsedNotice[] } {
  const file = parseJson(readFileSync(shared(`${FOLDER}/${name}`), 'utf8'));
  const records = DECP_LISTS.flatMap((path) => {
    const found = path.reduce<unknown>(
      (here, member) => (here as Record<string, unknown>)?.[member],
      'value' in file ? file.value : null,
    );
    return Array.isArray(found) ? found : [];
  });
  return { records, parsed: records.map(readDecpRecord) };
}

function totals(parsed: readonly ParsedNotice[]): Record<string, number> {
  const counted: Record<string, number> = {};
  const codes = parsed.flatMap((each) =>
    each.ok
      ? ['read', ...each.repairs.map((repair) => `${repair.code} ${repair.path}`)]
      : each.problems.map((problem) => `refused ${problem.code}`),
  );
  for (const code of codes) counted[code] = (counted[code] ?? 0) + 1;
  return counted;
}

describeShared('the 1,618 awards of 2018 and 2019', () => {
  let platform: ReturnType<typeof readFile>;
  let pes: ReturnType<typeof readFile>;
  beforeAll(() => {
    platform = readFile('e-marchespublics-2019.json');
    pes = readFile('pes-2019.json');
  });

  it('come in but for three tests of a connection, with what was mended', () => {
    expect(totals(platform.parsed)).toEqual({
      read: 470,
      'amount-invalid modifications.montant': 3,
      'field-invalid lieuExecution.typeCode': 75,
    });
    expect(totals(pes.parsed)).toEqual({
      read: 1_145,
      'refused test-record': 3,
      'amount-invalid montant': 6,
      'cpv-check-digit-wrong codeCPV': 20,
      'cpv-unknown codeCPV': 17,
      'field-invalid acheteur.nom': 205,
      'field-invalid lieuExecution.typeCode': 296,
      'place-missing lieuExecution.code': 69,
      'text-broken objet': 21,
    });
  });

  it('have a buyer by SIRET, and holders with a number of some register', () => {
    const read = [...platform.parsed, ...pes.parsed].filter((each) => each.ok);
    expect(read.filter(({ notice }) => notice.buyer.siret === null)).toEqual([]);
    const winners = read.flatMap(({ notice }) => notice.lots[0]!.result!.awards.flatMap((award) => award.winners));
    expect([winners.length, winners.filter((winner) => winner.siret === null).length]).toEqual([1_844, 9]);
  });

  it('have a place nearly always, and three in four times a commune', () => {
    const places = [...platform.parsed, ...pes.parsed].flatMap((each) =>
      each.ok ? [each.notice.lots[0]!.places[0]] : [],
    );
    const without = places.filter((place) => place === undefined);
    const communes = places.filter((place) => place?.city);
    expect([places.length, without.length, communes.length]).toEqual([1_615, 9, 1_222]);
  });

  it('have an identity each, though buyers give one number to several lots, but for ten published again', () => {
    const ids = [...platform.parsed, ...pes.parsed].flatMap((each) => (each.ok ? [each.notice.sourceId] : []));
    expect([ids.length, new Set(ids).size]).toEqual([1_615, 1_605]);
    expect(ids.filter((id) => encodeURIComponent(id) !== id)).toEqual([]);
  });
});

describeShared('the examples of the format of 2022', () => {
  const files = sharedFiles(FOLDER).filter((name) => name.endsWith('.json') && !/2019|schema/.test(name));

  it('are read, or refused as tests', () => {
    const found = files.map((name) => [name, totals(readFile(name).parsed)]);
    expect(Object.fromEntries(found)).toEqual({
      'concessions.json': { read: 2, 'buyer-siret-invalid acheteur.id': 2 },
      'concessions_avec_modifications.json': { read: 2, 'buyer-siret-invalid acheteur.id': 2 },
      'decp_test_2022.json': {
        read: 5,
        'amount-invalid modifications.montant': 1,
        'amount-invalid montant': 1,
        'date-invalid datePublicationDonnees': 1,
        'field-invalid modifications.titulaires': 4,
        'field-invalid offresRecues': 2,
        'winner-siret-invalid actesSousTraitance.sousTraitant.id': 1,
        'winner-siret-invalid modifications.titulaires.id': 3,
      },
      'marches_avec_modifications.json': { 'refused test-record': 2 },
      'marches_concessions.json': { read: 2, 'buyer-siret-invalid acheteur.id': 2, 'refused test-record': 2 },
    });
  });

  it('are known as awards, each of them', () => {
    for (const name of files) expect(readFile(name).records.every(isDecpRecord)).toBe(true);
  });

  it('stand after their modifications, sub-contracts beside', () => {
    const [, limoges, facades, duvivier] = readFile('decp_test_2022.json').parsed.map((each) => {
      if (!each.ok) throw new Error(JSON.stringify(each.problems));
      return each.notice;
    });
    expect(limoges).toMatchObject({
      changeReason: '4 modifications, la dernière du 01/04/2027',
      lots: [{ amount: { value: 22_540 }, durationMonths: 100 }],
    });
    expect(limoges!.lots[0]!.result!.awards[0]!.winners.map((winner) => winner.siret)).toEqual([
      null,
      '05650171100115',
      '88359829400030',
    ]);
    expect(facades!.publishedOn).toBe('2024-02-08');
    expect(facades!.lots[0]!.result!.awards[1]).toMatchObject({
      winners: [{ siret: '51131202700010', role: 'subcontractor' }],
      amount: { value: 32_646 },
    });
    expect(duvivier!.lots[0]!.result!.awards.map((award) => award.amount?.value)).toEqual([
      1_214_900, 251_300.69, 37_900,
    ]);
  });
});
