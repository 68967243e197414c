import type { Command } from 'commander';
import { DomainError } from '#lib/kernel';
import { normaliseSiret, siretProblem } from '#lib/nomenclature';
import { SupplierLives, SupplierMerges, SupplierService, type KnownSupplier } from '../../supplier/supplier.service';
import { houseOptions } from '../start/house-options';
import { withHouse, type CommandHouse, type HouseOptions } from '../start/with-house';
import { day } from './day-option';
import { printable } from './printable';
import { readSupplier } from './read-supplier';
import { duplicateAsText, supplierAsText, type ToldSupplier } from './supplier-told';

/** Who the command speaks as: an officer holds it. */
const BY = 'cli';

interface Options extends HouseOptions {
  json?: boolean;
}

/**
 * `maillon suppliers`: looks at suppliers one by one, and puts right what lists got wrong.
 * @returns the command, for others to add to
 */
export function addSuppliers(program: Command): Command {
  const suppliers = program.command('suppliers').description('look at suppliers, and put right what lists got wrong');
  const sub = (spec: string, description: string): Command =>
    houseOptions(suppliers.command(spec).description(description)).option(
      '--json',
      'print the result as JSON on standard output',
    );

  sub('show <siret>', 'who it is, its proofs, who said what, and what happened to it').action(
    (siret: string, options: Options) => run(options, (house) => show(house, siret, options)),
  );
  sub('duplicates', 'pairs that may be one supplier, with why; none is merged by itself').action((options: Options) =>
    run(options, (house) => duplicates(house, options)),
  );
  sub('merge <from> <into>', 'put one SIRET into another, which takes what it lacks; `split` undoes it')
    .requiredOption('--because <reason>', 'why the two are one supplier')
    .option('--force', 'even though both are open establishments of one SIREN')
    .action((from: string, into: string, options: Options & { because: string; force?: boolean }) =>
      run(options, (house) => merge(house, from, into, options)),
    );
  sub('split <siret>', 'take a merged SIRET out again, as it was').action((siret: string, options: Options) =>
    run(options, (house) => split(house, siret, options)),
  );
  sub('archive <siret>', 'out of search and matching, kept in history')
    .option('--closed-on <day>', 'the day it closed, YYYY-MM-DD', day)
    .option('--because <reason>', 'another reason')
    .action((siret: string, options: Options & { closedOn?: string; because?: string }) =>
      run(options, (house) => archive(house, siret, options)),
    );
  sub('reopen <siret>', 'bring an archived one back where it was').action((siret: string, options: Options) =>
    run(options, (house) => reopen(house, siret, options)),
  );
  sub('invite <siret>', 'note that its people were written to').action((siret: string, options: Options) =>
    run(options, (house) => move(house, 'invite', siret, options)),
  );
  sub('verify <siret>', 'note that what its people say was checked').action((siret: string, options: Options) =>
    run(options, (house) => move(house, 'verify', siret, options)),
  );
  return suppliers;
}

async function run(options: HouseOptions, work: (house: CommandHouse) => Promise<void>): Promise<void> {
  process.exitCode = await withHouse(options, work);
}

async function show({ app, clock }: CommandHouse, siret: string, { json }: Options): Promise<void> {
  const told = await read(app, siret, clock.today());
  process.stdout.write(json ? asJson(told) : `${printable(supplierAsText(told))}\n`);
}

async function duplicates({ app }: CommandHouse, { json }: Options): Promise<void> {
  const pairs = await app.get(SupplierMerges, { strict: false }).duplicates();
  const lines = pairs.map(duplicateAsText).join('\n') || 'No pair that may be one supplier.';
  process.stdout.write(json ? asJson({ duplicates: pairs }) : `${printable(lines)}\n`);
}

async function merge(
  { app, db, steps }: CommandHouse,
  from: string,
  into: string,
  { because, force = false, json }: Options & { because: string; force?: boolean },
): Promise<void> {
  const [merged, survivor] = [await named(app, from), await named(app, into)];
  const ask = { from: merged.id, into: survivor.id, by: BY, reason: because, force };
  const id = await db.transaction((tx) => app.get(SupplierMerges, { strict: false }).merge(tx, ask));
  steps.say(printable(`${merged.state.name} is now ${survivor.state.name}; \`maillon suppliers split\` undoes it.`));
  if (json) process.stdout.write(asJson({ merge: id, from: merged.state.siret, into: survivor.state.siret }));
}

async function split({ app, db, steps }: CommandHouse, siret: string, { json }: Options): Promise<void> {
  const merges = app.get(SupplierMerges, { strict: false });
  const merged = await named(app, siret);
  const standing = await merges.standingOf(null, merged.id);
  if (!standing) {
    throw new DomainError('supplier/not-merged', `${merged.state.siret} is merged into none: nothing to split.`);
  }
  await db.transaction((tx) => merges.split(tx, standing.id, BY));
  steps.say(printable(`${merged.state.name} stands for itself again.`));
  if (json) process.stdout.write(asJson({ split: standing.id, siret: merged.state.siret }));
}

async function archive(
  house: CommandHouse,
  siret: string,
  { closedOn, because, json }: Options & { closedOn?: string; because?: string },
): Promise<void> {
  if ((closedOn === undefined) === (because === undefined)) {
    throw new DomainError('supplier/archive-why', 'Say why: --closed-on with the day it closed, or --because.');
  }
  const why = closedOn === undefined ? { because: because! } : { closedOn };
  await change(house, siret, json, (lives, id) => house.db.transaction((tx) => lives.archive(tx, id, why, BY)));
}

async function reopen(house: CommandHouse, siret: string, { json }: Options): Promise<void> {
  await change(house, siret, json, (lives, id) => house.db.transaction((tx) => lives.reopen(tx, id, BY)));
}

async function move(house: CommandHouse, verb: 'invite' | 'verify', siret: string, { json }: Options): Promise<void> {
  await change(house, siret, json, (lives, id) => house.db.transaction((tx) => lives[verb](tx, id, BY)));
}

async function change(
  { app, steps }: CommandHouse,
  siret: string,
  json: boolean | undefined,
  act: (lives: SupplierLives, id: string) => Promise<void>,
): Promise<void> {
  const service = app.get(SupplierService, { strict: false });
  const { id } = await named(app, siret);
  await act(app.get(SupplierLives, { strict: false }), id);
  const { state } = (await service.byId(null, id))!;
  steps.say(printable(`${state.name}: ${state.life}${state.closedOn ? `, closed on ${state.closedOn}` : ''}.`));
  if (json) process.stdout.write(asJson({ siret: state.siret, life: state.life, closedOn: state.closedOn }));
}

async function read(app: CommandHouse['app'], siret: string, today: string): Promise<ToldSupplier> {
  const suppliers = app.get(SupplierService, { strict: false });
  const merges = app.get(SupplierMerges, { strict: false });
  return readSupplier({ suppliers, merges }, await named(app, siret), today);
}

/** @throws DomainError `supplier/siret` when it is none, `supplier/unknown` when nobody has it */
async function named(app: CommandHouse['app'], text: string): Promise<KnownSupplier> {
  const siret = normaliseSiret(text);
  const problem = siretProblem(siret);
  if (problem !== null) {
    const wrong = problem === 'length' ? 'a SIRET has 14 digits' : 'its check digit is wrong';
    throw new DomainError('supplier/siret', `« ${text} » is no SIRET: ${wrong}.`);
  }
  const known = await app.get(SupplierService, { strict: false }).bySiret(null, siret);
  if (!known) {
    throw new DomainError('supplier/unknown', `No supplier has the SIRET ${siret}: import it, or look at its digits.`);
  }
  return known;
}

function asJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
