import type { Command } from 'commander';
import { DomainError, parisDay } from '#lib/kernel';
import { eligibilityOf, renderEligibility, renderLift } from '#lib/matching-engine';
import {
  eligibilityCell,
  eligibilityTable,
  isKind,
  JOINT_RESERVATION,
  jointReservationAllowed,
  KINDS,
  leverArticle,
  LEVERS,
  mustBeConfirmed,
  RESERVATIONS,
  type Kind,
  type Lever,
  type RuleCertainty,
} from '#lib/nomenclature';
import { day } from './day-option';
import { answerAsText, tableAsText } from './eligibility-as-text';
import { evidenceOf } from './evidence-file';
import { printable } from './printable';

interface Options {
  kind?: string;
  lever?: string[];
  date?: string;
  closing?: string;
  evidence?: string;
  table?: boolean;
  json?: boolean;
}

/** What `maillon eligibility` answers: one of three, and what it stands on. */
export interface EligibilityTold {
  kind: Kind | null;
  levers: Lever[];
  day: string;
  answer: 'eligible' | 'to-verify' | 'not-eligible';
  article: string | null;
  /** Days the rule holds, both included; null when no end, or no beginning, is known */
  validFrom: string | null;
  validTo: string | null;
  source: string;
  certainty: RuleCertainty;
  /** Shown « À confirmer »: it was not read in the law itself */
  toConfirm: boolean;
  /** L2113-15 is for social and other specific services: the buyer's object decides */
  needsListedService: boolean;
  /** Code of why, and the same in French */
  because: string;
  why: string;
  /** What would make it eligible, in French */
  lift: string | null;
}

/** `maillon eligibility`: who may answer what a lever reserves, by the law tables and by evidence; no database is needed. */
export function addEligibility(program: Command): void {
  program
    .command('eligibility')
    .description('may a kind of structure answer what a lever reserves: the answer, its article, its source')
    .option('--kind <kind>', `kind of structure: ${KINDS.join(', ')}`)
    .option('--lever <levers...>', `lever of the lot, or two that stand together: ${LEVERS.join(', ')}`)
    .option('--date <day>', 'day whose law holds, YYYY-MM-DD (default: today)', day)
    .option('--closing <day>', 'last day to answer, which evidence has to outlive, YYYY-MM-DD', day)
    .option(
      '--evidence <file>',
      'JSON file of evidence rows (kind, source, checkedAt, validUntil, denied), judged on that day',
    )
    .option('--table', 'print every cell, or those of --kind and --lever')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      `
Without --evidence it answers for a structure whose proof is in order. With it, --kind may be left out; else only rows of
that kind count. It helps sourcing and is no legal advice.`,
    )
    .action(async (options: Options) => {
      const today = options.date ?? parisDay(new Date());
      const kind = options.kind === undefined ? null : kindOf(options.kind);
      const levers = (options.lever ?? []).map(leverOf);
      const told = options.table ? table(kind, levers, today, options) : await answer(kind, levers, today, options);
      process.stdout.write(`${told}\n`);
    });
}

function table(
  kind: Kind | null,
  levers: readonly Lever[],
  today: string,
  { json, evidence, closing }: Options,
): string {
  if (evidence !== undefined || closing !== undefined)
    throw new DomainError('eligibility/option-unfit', '--table prints the law: leave out --evidence and --closing.');
  const cells = eligibilityTable(today).filter(
    (cell) => (kind === null || cell.kind === kind) && (levers.length === 0 || levers.includes(cell.lever)),
  );
  return json ? JSON.stringify(cells, null, 2) : printable(tableAsText(cells, today));
}

async function answer(kind: Kind | null, levers: readonly Lever[], today: string, options: Options): Promise<string> {
  const { evidence, json, closing } = options;
  if (levers.length === 0) throw missing('--lever', LEVERS);
  if (kind === null && evidence === undefined) throw missing('--kind', KINDS);
  if (evidence === undefined && closing !== undefined)
    throw new DomainError('eligibility/option-unfit', '--closing is for evidence: give --evidence, or leave it out.');
  if (closing !== undefined && closing < today)
    throw new DomainError(
      'eligibility/closed',
      `--closing ${closing} is before ${today}, the day judged: give a later one.`,
    );
  const rows = evidence === undefined ? [] : await evidenceOf(evidence);
  const told =
    evidence === undefined
      ? byLaw(kind!, levers, today)
      : byEvidence(
          rows.filter((row) => kind === null || row.kind === kind),
          { kind, levers, closing: closing ?? null, today },
        );
  return json ? JSON.stringify(told, null, 2) : printable(answerAsText(told));
}

/** As for a proof that was checked on that very day and has no end: what is left is the law alone. */
function byLaw(kind: Kind, levers: readonly Lever[], today: string): EligibilityTold {
  const row = { id: 'law', kind, source: 'law', checkedAt: today, validUntil: '9999-12-31' };
  return byEvidence([row], { kind, levers, closing: null, today });
}

function byEvidence(
  evidence: Parameters<typeof eligibilityOf>[0],
  {
    kind,
    levers,
    closing,
    today,
  }: { kind: Kind | null; levers: readonly Lever[]; closing: string | null; today: string },
): EligibilityTold {
  const asked = { levers: levers.map((lever) => ({ lever, sure: true })), closesOn: closing };
  const found = eligibilityOf(evidence, asked, today);
  const decisive = typeof found.facts.kind === 'string' && isKind(found.facts.kind) ? found.facts.kind : kind;
  const lever = found.lever ?? levers[0]!;
  const cell = decisive === null ? null : eligibilityCell(lever, decisive, today);
  const law = cell ?? leverArticle(lever, today);
  const reserved = new Set(levers.filter((one) => RESERVATIONS.includes(one) && one !== 'reserved-unspecified'));
  const joint = reserved.size > 1 && jointReservationAllowed(today) ? JOINT_RESERVATION : null;
  return {
    kind: decisive,
    levers: [...levers],
    day: today,
    // Nothing reserved leaves everyone eligible: the table has three answers and no other
    answer: found.answer === 'open' ? 'eligible' : found.answer,
    article: law === null ? null : [law.article, joint?.article].filter(Boolean).join(', ') || null,
    validFrom: joint?.validFrom ?? law?.validFrom ?? null,
    validTo: law?.validTo ?? null,
    source: [law?.source ?? 'Aucun article connu à cette date', joint?.source].filter(Boolean).join(' ; '),
    certainty: law?.certainty ?? 'unverified',
    toConfirm: law === null || mustBeConfirmed(law),
    needsListedService: cell?.needsListedService ?? false,
    because: found.because,
    why: renderEligibility(found),
    lift: renderLift(found),
  };
}

function kindOf(text: string): Kind {
  const kind = text.toUpperCase();
  if (isKind(kind)) return kind;
  throw new DomainError('eligibility/kind', `--kind ${text}: no such kind. Kinds: ${KINDS.join(', ')}.`);
}

function leverOf(text: string): Lever {
  const lever = LEVERS.find((one) => one === text);
  if (lever !== undefined) return lever;
  throw new DomainError('eligibility/lever', `--lever ${text}: no such lever. Levers: ${LEVERS.join(', ')}.`);
}

function missing(option: string, values: readonly string[]): DomainError {
  return new DomainError(
    'eligibility/missing',
    `${option} is missing: give one of ${values.join(', ')}; or --table for all.`,
  );
}
