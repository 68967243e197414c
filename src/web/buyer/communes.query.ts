import { Injectable } from '@nestjs/common';
import { Instance } from '#lib/config';
import { communeByCode } from '#lib/nomenclature';
import { communeAsTyped } from '../../need/need.service';

/** Communes offered under a field of place: those of the territory this instance serves. */
@Injectable()
export class CommunesQuery {
  constructor(private readonly instance: Instance) {}

  /** @returns `Buxerolles (86180)`, in the order of the territory */
  async ofTerritory(): Promise<readonly string[]> {
    const { territory } = await this.instance.settings();
    const communes = (territory?.communes ?? []).map((code) => communeByCode(code));
    return communes.flatMap((commune) => (commune ? [communeAsTyped(commune)] : []));
  }
}
