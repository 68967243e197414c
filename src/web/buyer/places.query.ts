import { Injectable } from '@nestjs/common';
import { Instance } from '#lib/config';
import { communesOfEpci, departmentOf } from '#lib/nomenclature';
import { placeAsTyped } from '../../need/need.service';

/** The places of the territory that this instance serves: those that win between homonyms, and those offered under a field. */
@Injectable()
export class PlacesQuery {
  constructor(private readonly instance: Instance) {}

  /** @returns the INSEE codes of the territory */
  async communes(): Promise<readonly string[]> {
    const { territory } = await this.instance.settings();
    return territory?.communes ?? [];
  }

  /** @returns what a field of place offers: `Buxerolles (86180)`, in the order of the territory, its EPCI and its departments first */
  async offered(): Promise<readonly string[]> {
    const { territory } = await this.instance.settings();
    const communes = territory?.communes ?? [];
    const near = new Set(communes);
    const departments = new Set(communes.map(departmentOf).filter((code) => code !== null));
    const epci = territory?.epci && communesOfEpci(territory.epci).length > 0 ? territory.epci : null;
    return [
      ...(epci === null ? [] : [placeAsTyped(`epci:${epci}`, near)]),
      ...[...departments].map((code) => placeAsTyped(`department:${code}`, near)),
      ...communes.map((code) => placeAsTyped(`commune:${code}`, near)),
    ];
  }
}
