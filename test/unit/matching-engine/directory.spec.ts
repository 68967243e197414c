import { readFileSync } from 'node:fs';
import {
  createIndex,
  rank,
  recomputeReason,
  renderReason,
  type MatchingIndex,
  type OpportunityFacts,
  type Place,
} from '#lib/matching-engine';
import { communeByCode, findCommune, NOWHERE, parseCpv, placeOfCommune, sirenOf } from '#lib/nomenclature';
import { facts } from '../../factories/a-profile';
import { profilesOfDirectory } from '../../factories/a-profile.directory';
import { describeShared, shared } from '../../support/shared';

interface Award {
  objet: string;
  codeCPV: string;
  acheteur: { id: string };
  lieuExecution: { code: string; nom: string };
  lat: number | null;
  lon: number | null;
  winner_siret: string;
  longDistance: boolean;
}

const today = '2020-06-01';

describeShared('over the whole directory', () => {
  let index: MatchingIndex;

  beforeAll(() => {
    index = createIndex();
    for (const profile of profilesOfDirectory(shared('data/directory/inclusive-suppliers.json'))) index.put(profile);
  });

  it('holds every row', () => {
    expect(index.size).toBe(3_853);
  });

  it('finds the cleaner of Courbevoie for the parkings of Puteaux, by its NAF code and its EPCI, and lets it leave', () => {
    const lot = facts('Nettoyage des parkings', {
      cpv: ['90910000'],
      nature: 'services',
      place: placeOfCommune('92062', '92800'),
    });
    const { ranked } = rank(index, lot, { today: '2025-11-08', seed: 'lot' });
    const found = ranked.find((one) => index.profile(one.supplierId)?.siret === '42880141900097');
    const link = (name: string) => found?.links.find((one) => one.name === name);
    const said = (name: string) =>
      link(name)?.reasons.map((one) => renderReason(one, 'everyone')?.replaceAll('\u00a0', ' '));
    expect(found).toMatchObject({ leavesAlone: true, eligibility: { answer: 'open' } });
    expect(link('trade')?.state).toBe('held');
    expect(said('trade')).toContain('déduit du code NAF 8122Z, nettoyage de bâtiments et nettoyage industriel');
    expect(link('place')?.state).toBe('held');
    expect(said('place')).toEqual(['même intercommunalité']);
    expect(ranked.indexOf(found!)).toBeLessThan(10);
  });

  it('gives only reasons that follow from rows', () => {
    const lot = facts('Entretien des espaces verts', { cpv: ['77310000'], place: placeOfCommune('86194') });
    const { ranked } = rank(index, lot, { today, seed: 'lot' });
    const wrong = ranked.flatMap((one) =>
      one.links
        .flatMap((link) => link.reasons)
        .filter((reason) => !recomputeReason(reason, index.profile(one.supplierId)!, lot, { today })),
    );
    expect(ranked.length).toBeGreaterThan(5);
    expect(wrong).toEqual([]);
  });

  it('ranks among the first ten at least five of the seven winners of real awards that are within reach', () => {
    const awards = JSON.parse(readFileSync(shared('data/evaluation/award_to_winner_examples.json'), 'utf8')) as Award[];
    const within = awards.filter((award) => !award.longDistance);
    const hits = within.filter((award) => positionOf(award) <= 10);
    expect(within).toHaveLength(7);
    expect(hits.length).toBeGreaterThanOrEqual(5);
  });

  function positionOf(award: Award): number {
    const seen = new Set<string>();
    for (const { supplierId } of rank(index, factsOf(award), { today, seed: award.objet }).ranked) {
      seen.add(sirenOf(index.profile(supplierId)!.siret));
      if (seen.has(sirenOf(award.winner_siret))) return seen.size;
    }
    return Infinity;
  }
});

function factsOf(award: Award): OpportunityFacts {
  const cpv = parseCpv(award.codeCPV).code;
  const point = award.lat !== null && award.lon !== null ? { lat: award.lat, lon: award.lon } : null;
  const place = placeOf(award);
  return facts(award.objet, { cpv: cpv === null ? [] : [cpv], place: { ...place, point: point ?? place.point } });
}

/** The commune named or coded, else the one that the buyer's SIREN tells (`21` + department + `0` + commune), else its department. */
function placeOf({ acheteur, lieuExecution: { code, nom } }: Award): Place {
  const department = acheteur.id.slice(2, 4);
  const commune =
    findCommune(nom.replace(/^A /, ''), { department }) ??
    communeByCode(code) ??
    (acheteur.id.startsWith('21') ? communeByCode(department + acheteur.id.slice(5, 8)) : null);
  return commune ? placeOfCommune(commune.code) : { ...NOWHERE, department };
}
