import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { sirenOf } from '#lib/nomenclature';
import { sharedFile as shared } from './shared-file';

/** A real award whose winner is in the directory: what was bought, where, by whom, and who won. */
export interface AwardCase {
  id: string;
  /** A line of `maillon rank --queries` */
  query: object;
  /** SIREN of those who won */
  winners: ReadonlySet<string>;
  half: 'development' | 'held-out';
}

interface Award {
  uid?: string;
  id: string;
  objet?: string;
  codeCPV?: string;
  montant?: number;
  acheteur?: { id?: string; nom?: string };
  lieuExecution?: { code?: string; typeCode?: string; nom?: string };
  titulaires?: { id?: string | number }[];
}

const FILES = ['data/notices/decp/pes-2019.json', 'data/notices/decp/e-marchespublics-2019.json'];

/** @returns the awards of the shared evaluation file, with the winner that the directory knows; null without the shared data */
export function evaluationAwards(): AwardCase[] | null {
  const path = shared('data/evaluation/award_to_winner_examples.json');
  if (!existsSync(path)) return null;
  const rows = JSON.parse(readFileSync(path, 'utf8')) as (Award & { directory_siret: string })[];
  return rows.map((row) => caseOf(row, [row.directory_siret]));
}

/**
 * Every award of the shared notices that someone of the directory won, by SIRET, then by SIREN; an award that was published
 * again counts once. A hash of the award parts them into two halves; the second is read at the end of a change, not during it.
 * @param sirens those of the directory
 * @returns null without the shared data
 */
export function sharedAwards(sirens: ReadonlySet<string>): AwardCase[] | null {
  if (!FILES.every((file) => existsSync(shared(file)))) return null;
  const seen = new Set<string>();
  const cases: AwardCase[] = [];
  for (const file of FILES) {
    const { marches } = JSON.parse(readFileSync(shared(file), 'utf8')) as { marches: Award[] };
    for (const award of marches) {
      const winners = (award.titulaires ?? [])
        .map(({ id }) => String(id ?? ''))
        .filter((id) => sirens.has(sirenOf(id)));
      const key = `${award.objet} ${award.acheteur?.id} ${winners.join(' ')}`;
      if (winners.length === 0 || seen.has(key)) continue;
      seen.add(key);
      cases.push(caseOf(award, winners));
    }
  }
  return cases;
}

function caseOf(award: Award, winners: readonly string[]): AwardCase {
  const { objet, codeCPV, montant, acheteur, lieuExecution } = award;
  const id = award.uid ?? award.id;
  const query = {
    id,
    title: objet,
    ...(codeCPV ? { cpv: codeCPV } : {}),
    place: { code: lieuExecution?.code, typeCode: lieuExecution?.typeCode, name: lieuExecution?.nom },
    buyer: { siret: acheteur?.id, name: acheteur?.nom },
    ...(montant && montant > 0 ? { amount: montant } : {}),
  };
  const digit = createHash('sha256').update(id).digest()[0]!;
  return { id, query, winners: new Set(winners.map(sirenOf)), half: digit % 2 === 0 ? 'development' : 'held-out' };
}
