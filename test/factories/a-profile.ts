import type { Area, OpportunityFacts, Place, Profile, ProfileActivity, ProfileEvidence } from '#lib/matching-engine';
import { findCommune, NOWHERE, placeOfCommune, placeOfDepartment, type Kind, type Lever } from '#lib/nomenclature';

let made = 0;

/** A supplier as matching knows it, in a test's own words: `aProfile().at('Poitiers').doing('tonte').provenBy('ACI')`. */
export function aProfile(name = ''): ProfileFactory {
  made += 1;
  return new ProfileFactory({
    supplierId: `s${String(made).padStart(5, '0')}`,
    siret: '99992000100011',
    name,
    naf: null,
    place: { ...NOWHERE },
    activities: [],
    evidence: [],
    capacity: { people: null, yearlyAmount: null, freeFrom: null },
    references: [],
    closed: false,
  });
}

export class ProfileFactory {
  constructor(readonly profile: Profile) {}

  with(more: Partial<Profile>): ProfileFactory {
    return new ProfileFactory({ ...this.profile, ...more });
  }

  at(city: string, department = '86'): ProfileFactory {
    return this.with({ place: aPlace(city, department) });
  }

  standing(lat: number, lon: number): ProfileFactory {
    return this.with({ place: { ...this.profile.place, point: { lat, lon } } });
  }

  doing(text: string, more: Partial<ProfileActivity> = {}): ProfileFactory {
    const activity: ProfileActivity = {
      trade: null,
      sectors: [],
      cpv: [],
      text,
      serviceTypes: [],
      area: null,
      ...more,
    };
    return this.with({ activities: [...this.profile.activities, activity] });
  }

  within(area: Area): ProfileFactory {
    return this.with({ activities: this.profile.activities.map((activity) => ({ ...activity, area })) });
  }

  provenBy(kind: Kind, dates: Partial<ProfileEvidence> = {}): ProfileFactory {
    const id = `${this.profile.supplierId}-e${this.profile.evidence.length}`;
    const row: ProfileEvidence = { id, kind, source: 'test', checkedAt: null, validUntil: '2099-12-31', ...dates };
    return this.with({ evidence: [...this.profile.evidence, row] });
  }
}

/** @returns the place of a commune, found by its name in a department */
export function aPlace(city: string, department = '86'): Place {
  const commune = findCommune(city, { department });
  if (!commune) throw new Error(`No commune called ${city} in ${department}.`);
  return placeOfCommune(commune.code);
}

/** What an opportunity asks: `facts('Tonte des parcs', { cpv: ['77310000'] })`, in Poitiers unless told. */
export function facts(title: string, more: Partial<OpportunityFacts> = {}): OpportunityFacts {
  return {
    title,
    text: '',
    cpv: [],
    nature: null,
    place: aPlace('Poitiers'),
    amount: null,
    levers: [],
    startsOn: null,
    closesOn: null,
    ...more,
  };
}

/** @returns levers that are sure */
export function reserved(...levers: Lever[]): OpportunityFacts['levers'] {
  return levers.map((lever) => ({ lever, sure: true }));
}

/** @returns the place of which only the department is known */
export function somewhereIn(department: string): Place {
  return placeOfDepartment(department);
}
