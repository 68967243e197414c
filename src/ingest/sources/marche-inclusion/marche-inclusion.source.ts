import { z } from 'zod';
import { DomainError, type Clock } from '#lib/kernel';
import { isDepartment, isSiret } from '#lib/nomenclature';
import type { SourcePosition } from '../../notice-source.port';
import { lookUpEach } from '../look-up-each';
import type { SourceClient } from '../../source-client.port';
import { SourceRefused } from '../../source.errors';
import type {
  SupplierAsk,
  SupplierPage,
  SupplierRow,
  SupplierSearch,
  SupplierSource,
} from '../../supplier-source.port';
import { asked, readJson } from '../read-json';
import { MARCHE_INCLUSION, structureRow } from './structure-row';

const PAGE = 100;

const answer = z.object({ count: z.int().min(0), results: z.array(z.unknown()) });
const several = z.array(z.unknown());

/** The structures of the Marché de l’inclusion, by its API: all of them, those of a department, or some by their SIRETs. */
export class MarcheInclusionSource implements SupplierSource {
  readonly name = MARCHE_INCLUSION;
  readonly parserVersion = '1';

  /** @param base address of the structures @param token of the API; undefined where nobody gave one */
  constructor(
    private readonly base: string,
    private readonly token: string | undefined,
    private readonly clock: Clock,
  ) {}

  async *ask({ sirets, search, position }: SupplierAsk, client: SourceClient): AsyncGenerator<SupplierPage> {
    if (this.token === undefined) throw noToken();
    const asked = { position, origin: this.base, isOneRowEach: false };
    if (sirets) yield* lookUpEach({ ...asked, numbers: sirets }, (siret) => this.lookUpOne(siret, client));
    else yield* this.list(search, position, client);
  }

  readAgain(raw: unknown): SupplierRow {
    return structureRow(raw, null);
  }

  private async *list(
    search: SupplierSearch | undefined,
    position: SourcePosition | null,
    client: SourceClient,
  ): AsyncGenerator<SupplierPage> {
    const department = departmentOf(search);
    const scope = department ?? 'all';
    const begun = position?.['scope'] === scope ? Number(position['offset']) : 0;
    const seen = new Set<string>();
    const today = this.clock.today();
    let most = 0;
    for (let offset = begun, came = 0; ;) {
      const origin = asked(this.base, '', { ...(department ? { department } : {}), limit: PAGE, offset });
      const value = await this.read(client, origin, answer);
      const fresh = value.results.filter((raw) => isFirst(raw, seen));
      offset += value.results.length;
      came += fresh.length;
      most = Math.max(most, value.count);
      const isLast = offset >= value.count || value.results.length === 0;
      const missing = most - begun - came;
      yield {
        origin,
        rows: fresh.map((raw) => structureRow(raw, today)),
        position: { scope, offset },
        expected: most - begun,
        ...(isLast && missing > 0
          ? { remark: `The register counts ${most} structures; ${missing} did not come.` }
          : {}),
      };
      if (isLast) return;
    }
  }

  private async lookUpOne(siret: string, client: SourceClient): Promise<SupplierRow[]> {
    const found = isSiret(siret) ? await this.read(client, asked(this.base, `siret/${siret}/`, {}), several) : [];
    if (found.length > 0) return found.map((raw) => structureRow(raw, this.clock.today()));
    const problem = { code: 'siret-unknown', path: 'siret', message: 'The register has no structure of this SIRET.' };
    return [{ ok: false, record: siret.slice(0, 20), problems: [problem], raw: { siret } }];
  }

  /** The token goes in a header: an address stands in runs, which officers read. */
  private async read<T>(client: SourceClient, url: string, schema: z.ZodType<T>): Promise<T> {
    try {
      return (await readJson(client, { url, token: this.token! }, schema)).value;
    } catch (error) {
      if (error instanceof SourceRefused && (error.answered === 401 || error.answered === 403))
        throw tokenRefused(error);
      throw error;
    }
  }
}

/** @throws DomainError `import/where-unknown` */
function departmentOf(search: SupplierSearch | undefined): string | null {
  if (!search) return null;
  if ('department' in search.where && isDepartment(search.where.department)) return search.where.department;
  throw new DomainError(
    'import/where-unknown',
    'The Marché de l’inclusion is searched by department: give its code, 86, 2A, 971.',
    { field: 'department' },
  );
}

/** Pages shift while they are read; one structure may stand under two kinds, and be one row for each. */
function isFirst(raw: unknown, seen: Set<string>): boolean {
  const { id, siret, kind } = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>;
  const key = JSON.stringify(id ?? [siret, kind]);
  if (id === undefined && siret === undefined) return true;
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

function noToken(): DomainError {
  return new DomainError(
    'source/no-token',
    'The Marché de l’inclusion is asked with a token: create an account on lemarche.inclusion.gouv.fr, ask for one by its contact form, and set it as MARCHE_INCLUSION_TOKEN.',
    { status: 409 },
  );
}

function tokenRefused(cause: SourceRefused): SourceRefused {
  return new SourceRefused(
    'The Marché de l’inclusion',
    'refuses our token',
    'It may have been withdrawn: take the one of your account there, and set it as MARCHE_INCLUSION_TOKEN.',
    { cause, answered: cause.answered },
  );
}
