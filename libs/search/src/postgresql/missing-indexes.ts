import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { IndexDefinition, RebuildReport, SearchDocument, SearchQuery } from '../search-index.port';
import { RebuildUnderWay, SearchDocumentsRefused } from '../search.errors';
import { standing, type Standing } from './index-table';

/** A search starts no other build sooner, whether the last one failed or another process is at it. */
const REST_MS = 10_000;

/** Indexes that have no tables as they are defined now, though there are documents: after a release with another definition. */
export class MissingIndexes {
  private readonly logger = new Logger('SearchIndex');
  private readonly building = new Map<string, Promise<void>>();
  private readonly restUntil = new Map<string, number>();

  constructor(
    private readonly db: DataSource,
    private readonly rebuild: <D extends SearchDocument>(index: IndexDefinition<D>) => Promise<RebuildReport>,
  ) {}

  /** @returns true while this process builds that index, or any when none is named */
  isBuilding(index?: { name: string }): boolean {
    return index ? this.building.has(index.name) : this.building.size > 0;
  }

  /** @returns the tables of the definition of before, which changes reach as well; undefined when there are none */
  async before<D extends SearchDocument>(index: IndexDefinition<D>): Promise<Standing<D> | undefined> {
    return (await standing(this.db, index)).find(({ isBeside }) => !isBeside);
  }

  /**
   * Builds an index, once at a time; whoever else is at it reads what was committed by now, or hears of it.
   * @throws SearchDocumentsRefused for documents left out, all others are in
   */
  build<D extends SearchDocument>(index: IndexDefinition<D>): Promise<void> {
    const known = this.building.get(index.name);
    if (known) return known;
    this.restUntil.set(index.name, performance.now() + REST_MS);
    this.logger.log(`No index of ${index.name} is as this release defines it: it is built.`);
    const building = this.rebuild(index)
      .then(({ refused }) => {
        if (refused.length > 0) throw new SearchDocumentsRefused(refused);
      })
      .catch((error: unknown) => {
        if (!(error instanceof RebuildUnderWay)) throw error;
      })
      .finally(() => this.building.delete(index.name));
    this.building.set(index.name, building);
    return building;
  }

  /** Builds it in the background, unless that was tried a moment ago; a failure is told in the log. */
  buildBehind<D extends SearchDocument>(index: IndexDefinition<D>): void {
    if (performance.now() < (this.restUntil.get(index.name) ?? 0)) return;
    this.build(index).catch((error: unknown) => {
      const refused = error instanceof SearchDocumentsRefused ? error.refused : [];
      this.logger.error({ msg: `The index ${index.name} could not be built whole`, refused, err: error });
    });
  }
}

/** @returns true when the tables of another definition can tell what these filters want */
export function isUnderstood(
  index: Pick<IndexDefinition, 'facets' | 'ranges'>,
  { filters, ranges }: Pick<SearchQuery, 'filters' | 'ranges'>,
): boolean {
  const wanted = Object.keys(filters).filter((facet) => filters[facet]!.length > 0);
  const bounded = Object.keys(ranges ?? {});
  return (
    wanted.every((facet) => index.facets.includes(facet)) && bounded.every((field) => index.ranges.includes(field))
  );
}
