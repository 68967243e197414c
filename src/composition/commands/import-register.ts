import { DomainError } from '#lib/kernel';
import { SupplierImport, SupplierSources, type SupplierAsk, type SupplierSearch } from '../../ingest/ingest.service';
import { EXIT, type CommandHouse } from '../start/with-house';
import { importAsText } from './import-as-text';
import { withProgressBar } from './progress-bar';

/** What is asked of a register, as a person types it. */
export interface RegisterOptions {
  siret?: string[];
  search?: SupplierSearch['who'];
  epci?: string;
  department?: string;
  dryRun?: boolean;
  json?: boolean;
}

/**
 * Asks a register and takes in what it gives; one that was cut short goes on from where it stopped.
 * @returns the exit code
 * @throws DomainError `import/where-missing` before anything is asked
 */
export async function importRegister({ app }: CommandHouse, name: string, options: RegisterOptions): Promise<number> {
  const source = app.get(SupplierSources, { strict: false }).named(name);
  const imports = app.get(SupplierImport, { strict: false });
  const { dryRun = false, json = false } = options;
  const asked = askedOf(options);
  const position = dryRun ? null : await imports.positionOf(source);
  const report = await withProgressBar(name, (onProgress) =>
    imports.run(source, { ...asked, position }, { origin: toldOf(asked), kind: 'collect', dryRun, onProgress }),
  );
  process.stdout.write(`${json ? JSON.stringify(report, null, 2) : importAsText(report)}\n`);
  return report.refused > 0 ? EXIT.someRefused : EXIT.done;
}

function askedOf({ siret, search, epci, department }: RegisterOptions): Omit<SupplierAsk, 'position'> {
  if (siret) return { sirets: siret };
  const where = epci === undefined ? (department === undefined ? null : { department }) : { epci };
  if (where) return { search: { who: search ?? 'siae', where } };
  if (search === undefined) return {};
  throw new DomainError('import/where-missing', 'Say where to search: --epci SIREN or --department CODE.', {
    field: 'epci',
  });
}

function toldOf({ sirets, search }: Omit<SupplierAsk, 'position'>): string {
  if (sirets) return `${sirets.length} SIRETs`;
  return search ? `${search.who} of ${Object.entries(search.where).flat().join(' ')}` : 'the whole register';
}
