import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '#lib/kernel';
import { communeByCode, pointOfCommune, type Point } from '#lib/nomenclature';

/** Where a place is taken to be, and by what: its town hall, or the middle of the suppliers known there. */
export interface PlacePoint {
  point: Point;
  from: 'town-hall' | 'suppliers';
}

/** A list that comes in moves few middles, and pages ask for the same places all day. */
const KEPT_MS = 60_000;
const KEPT = 1_000;

/** Points of communes, those that no table gives included. */
@Injectable()
export class MeanPoints {
  private readonly known = new Map<string, { until: number; found: PlacePoint | null }>();

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @returns the point of a commune (INSEE code), kept a minute; null when neither a table nor a supplier gives one */
  async ofCommune(code: string): Promise<PlacePoint | null> {
    const townHall = pointOfCommune(code);
    if (townHall) return { point: townHall, from: 'town-hall' };
    const now = this.clock.now().getTime();
    const kept = this.known.get(code);
    if (kept && now < kept.until && now >= kept.until - KEPT_MS) return kept.found;
    // Suppliers stand in the city, not in its districts
    const found = await middleOfSuppliers(this.db, communeByCode(code)?.parent ?? code);
    if (this.known.size >= KEPT) this.known.clear();
    this.known.set(code, { until: now + KEPT_MS, found });
    return found;
  }
}

/** Closed ones stood there too; those merged into another stand there once. */
async function middleOfSuppliers(db: DataSource, code: string): Promise<PlacePoint | null> {
  const [row]: { lat: number | null; lon: number | null }[] = await db.query(
    `select avg(lat) as lat, avg(lon) as lon from supplier
      where commune = $1 and point_origin = 'source' and merged_into is null`,
    [code],
  );
  if (!row || row.lat === null || row.lon === null) return null;
  return { point: { lat: row.lat, lon: row.lon }, from: 'suppliers' };
}
