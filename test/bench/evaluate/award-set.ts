import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { plain, sirenOf } from '#lib/nomenclature';
import { sharedFile as shared } from './shared-file';

/** A real award whose winner is in the directory: what was bought, where, by whom, and who won. */
export interface AwardCase {
  id: string;
  /** A line of `maillon rank --queries` */
  query: object;
  /** SIREN of those who won: any establishment of theirs counts */
  winners: ReadonlySet<string>;
  half: 'development' | 'held-out';
  /** By what the same award is known when it is declared again */
  key: string;
}

interface Award {
  uid?: string;
  id: string;
  objet?: string;
  codeCPV?: string;
  montant?: number;
  acheteur?: { id?: string | number; nom?: string };
  lieuExecution?: { code?: string | number; typeCode?: string; nom?: string };
  titulaires?: { id?: string | number }[] | null;
}

const FILES = ['data/notices/decp/pes-2019.json', 'data/notices/decp/e-marchespublics-2019.json'];

/** @returns the awards of the shared evaluation file, with the winner that the directory knows; null without the shared data */
export function evaluationAwards(): AwardCase[] | null {
  const path = shared('data/evaluation/award_to_winner_examples.json');
  if (!existsSync(path)) return null;
  const rows = JSON.parse(readFileSync(path, 'utf8')) as (Award & { directory_siret: string })[];
  return rows.map((row) => caseOf(row, [sirenOf(row.directory_siret)]));
}

/**
 * @param directory SIRET of those who are in it
 * @returns every award of the shared notices that one of them won; null without the shared data
 */
export function sharedAwards(directory: ReadonlySet<string>): AwardCase[] | null {
  if (!FILES.every((file) => existsSync(shared(file)))) return null;
  return awardsWonBy(
    directory,
    FILES.flatMap((file) => awardsOfFile(shared(file))),
  );
}

/** @returns the same of any file of awards, in the form that the shared ones have: `{ marches: […] }`, or the list alone */
export function awardsOf(path: string, directory: ReadonlySet<string>): AwardCase[] {
  return awardsWonBy(directory, awardsOfFile(path));
}

function awardsOfFile(path: string): Award[] {
  const read = JSON.parse(readFileSync(path, 'utf8')) as { marches?: Award[] } | Award[];
  const awards = Array.isArray(read) ? read : read.marches;
  if (awards === undefined) throw new Error(`${path} holds no list of awards under « marches ».`);
  return awards;
}

/**
 * Winners are known by SIRET, then by SIREN; a public body by SIRET alone, since each service of a department has its SIREN.
 * An award without an object is left out, and one that was declared again counts once. A hash of the buyer parts them into
 * halves, so that two lots of one purchase are never in both; the second is read at the end of a change, not during it.
 */
function awardsWonBy(directory: ReadonlySet<string>, awards: readonly Award[]): AwardCase[] {
  const sirens = new Set([...directory].map(sirenOf));
  const seen = new Set<string>();
  const cases: AwardCase[] = [];
  for (const award of awards) {
    const ids = (award.titulaires ?? []).map(({ id }) => String(id ?? '').replace(/\s/g, ''));
    const winners = ids.filter((id) => directory.has(id) || (!/^[12]/.test(id) && sirens.has(sirenOf(id))));
    if (winners.length === 0 || (award.objet ?? '').trim() === '') continue;
    const made = caseOf(award, winners.map(sirenOf));
    if (seen.has(made.key)) continue;
    seen.add(made.key);
    cases.push(made);
  }
  return cases;
}

function caseOf(award: Award, winners: readonly string[]): AwardCase {
  const { objet, codeCPV, montant, acheteur, lieuExecution } = award;
  const id = award.uid ?? award.id;
  const buyer = String(acheteur?.id ?? '');
  const query = {
    id,
    title: objet,
    ...(codeCPV ? { cpv: codeCPV } : {}),
    place: { code: textOf(lieuExecution?.code), typeCode: lieuExecution?.typeCode, name: lieuExecution?.nom },
    buyer: { siret: buyer, name: acheteur?.nom },
    ...(montant && montant > 0 ? { amount: montant } : {}),
  };
  const digit = createHash('sha256').update(sirenOf(buyer)).digest().at(-1)!;
  return {
    id,
    query,
    winners: new Set(winners),
    half: digit % 2 === 0 ? 'development' : 'held-out',
    key: [plain(objet ?? '').replace(/[^a-z0-9]+/g, ' '), sirenOf(buyer), ...new Set([...winners].sort())].join(' | '),
  };
}

function textOf(code: string | number | undefined): string | undefined {
  return code === undefined ? undefined : String(code);
}
