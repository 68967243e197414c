import { z } from 'zod';
import { type Clock } from '#lib/kernel';
import { isSiren, isSiret } from '#lib/nomenclature';
import type { SourcePosition } from '../../notice-source.port';
import { lookUpEach } from '../look-up-each';
import type { SourceClient } from '../../source-client.port';
import type {
  SupplierAsk,
  SupplierPage,
  SupplierRow,
  SupplierSearch,
  SupplierSource,
} from '../../supplier-source.port';
import { asked, readJson } from '../read-json';
import { establishmentRow, RECHERCHE_ENTREPRISES, type RawEstablishment } from './establishment-row';
import { nothingAsked, searchOf } from './search-words';

/** The API refuses more, and `page * per_page` beyond `MOST` */
const PAGE = 25;
const MOST = 10_000;
/** Establishments of one unit that an answer holds at most */
const MOST_ESTABLISHMENTS = 100;

const answer = z.object({
  results: z.array(z.unknown()),
  total_results: z.int().min(0),
  page: z.int().min(1),
});
type Answer = z.infer<typeof answer>;

/** Legal units and establishments of Sirene by the API Recherche d’entreprises: looked up by number, or searched for in a territory. */
export class RechercheEntreprisesSource implements SupplierSource {
  readonly name = RECHERCHE_ENTREPRISES;
  readonly parserVersion = '1';

  /** @param base address of the search */
  constructor(
    private readonly base: string,
    private readonly clock: Clock,
  ) {}

  async *ask({ sirets, search, position }: SupplierAsk, client: SourceClient): AsyncGenerator<SupplierPage> {
    const asked = { position, origin: this.base, isOneRowEach: true };
    if (sirets)
      yield* lookUpEach({ ...asked, numbers: sirets }, async (number) => [await this.lookUpOne(number, client)]);
    else if (search) yield* this.search(search, position, client);
    else throw nothingAsked();
  }

  readAgain(raw: unknown): SupplierRow {
    const kept = raw as RawEstablishment | { siret: string };
    return 'siret' in kept ? unknownNumber(kept.siret) : establishmentRow(kept, this.clock.today(), null);
  }

  /** One that is not diffusible is absent, as one that never was: that proves nothing, and closes no supplier. */
  private async lookUpOne(number: string, client: SourceClient): Promise<SupplierRow> {
    if (!isSiret(number) && !isSiren(number)) return unknownNumber(number);
    // Eleven people of a unit, their years of birth among them, come with a full answer: they are not asked for
    const url = asked(this.base, '', { ...SMALL, q: number, per_page: 1, page: 1 });
    const { value } = await readJson(client, { url }, answer);
    for (const found of value.results) {
      const { listed, headOffice } = establishmentsOf(found);
      const one = number.length === 9 ? headOffice : [...listed, headOffice].find((each) => each?.siret === number);
      if (one) return establishmentRow(one.raw, this.clock.today());
    }
    return unknownNumber(number);
  }

  private async *search(
    search: SupplierSearch,
    position: SourcePosition | null,
    client: SourceClient,
  ): AsyncGenerator<SupplierPage> {
    const { scope, query } = searchOf(search);
    const seen = new Set<string>();
    let page = position?.['scope'] === scope ? Number(position['page']) + 1 : 1;
    for (let given = 0; ; page += 1) {
      const origin = asked(this.base, '', { ...SMALL, ...query, per_page: PAGE, page });
      const { value } = await readJson(client, { url: origin }, answer);
      const isLast = isEnd(value, page);
      const rows = this.rowsOf(value, seen);
      given += rows.length;
      yield {
        origin,
        rows,
        position: { scope, page },
        // It counts units, we rows: how many there are is known at the end
        expected: isLast ? given : null,
        ...remarkOf(value, isLast),
      };
      if (isLast) return;
    }
  }

  /** Pages shift while they are read: an establishment that comes again is left out. */
  private rowsOf(value: Answer, seen: Set<string>): SupplierRow[] {
    const today = this.clock.today();
    return value.results.flatMap((found) =>
      openIn(found).flatMap(({ siret, raw }) => {
        if (siret !== '' && seen.has(siret)) return [];
        seen.add(siret);
        return [establishmentRow(raw, today)];
      }),
    );
  }
}

function unknownNumber(number: string): SupplierRow {
  const isNumber = isSiret(number) || isSiren(number);
  const problem = isNumber
    ? { code: 'siret-unknown', message: 'The register gives nothing under it: not diffusible, or no number in use.' }
    : { code: 'siret-invalid', message: 'Neither a SIRET (14 digits) nor a SIREN (9) whose check digit holds.' };
  return { ok: false, record: number.slice(0, 20), problems: [{ ...problem, path: 'siret' }], raw: { siret: number } };
}

const SMALL = {
  minimal: 'true',
  include: 'siege,matching_etablissements,complements',
  limite_matching_etablissements: MOST_ESTABLISHMENTS,
};

interface Found {
  siret: string;
  isOpen: boolean;
  raw: RawEstablishment;
}

/** @returns the establishments of a unit that were searched for, and its head office, which stands on its own */
function establishmentsOf(found: unknown): { listed: Found[]; headOffice: Found | null } {
  const { matching_etablissements: matching, siege, ...unit } = (found ?? {}) as Record<string, unknown>;
  const one = (raw: unknown): Found => {
    const { siret, etat_administratif: state } = (raw ?? {}) as Record<string, unknown>;
    return { siret: typeof siret === 'string' ? siret : '', isOpen: state !== 'F', raw: { unit, establishment: raw } };
  };
  const listed = Array.isArray(matching) ? matching.map(one) : [];
  // The member's name alone says what it is
  return { listed, headOffice: siege ? one({ ...(siege as object), est_siege: true }) : null };
}

/** What is closed and was never known here is no supplier. A unit without establishment comes too, to be refused by its name. */
function openIn(found: unknown): Found[] {
  const { listed, headOffice } = establishmentsOf(found);
  if (listed.length > 0) return listed.filter(({ isOpen }) => isOpen);
  return [headOffice ?? { siret: '', isOpen: true, raw: { unit: found, establishment: {} } }];
}

function isEnd({ results, total_results: total }: Answer, page: number): boolean {
  return results.length === 0 || page * PAGE >= Math.min(total, MOST);
}

function remarkOf({ results, total_results: total }: Answer, isLast: boolean): { remark?: string } {
  if (!isLast) return {};
  if (total >= MOST) {
    return {
      remark: `The register counts ${MOST} legal units or more and gives no further: ask for a smaller territory.`,
    };
  }
  return results.length === 0 && total > 0
    ? { remark: `The register counts ${total} legal units and gave fewer.` }
    : {};
}
