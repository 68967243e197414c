import { NOWHERE, type Place } from './place';
import { regionOfDepartment } from './territory';

/** @returns what several places have in common; nowhere when there are none, the point of none but one commune */
export function commonPlace(places: readonly Place[]): Place {
  const [first, ...others] = places;
  if (first === undefined) return NOWHERE;
  const agreed = <K extends keyof Place>(key: K): Place[K] | null =>
    others.every((place) => place[key] === first[key]) ? first[key] : null;
  const commune = agreed('commune');
  const department = agreed('department');
  return {
    commune,
    communeName: agreed('communeName'),
    postCode: agreed('postCode'),
    epci: agreed('epci'),
    department,
    region: agreed('region') ?? (department === null ? null : regionOfDepartment(department)),
    point: commune === null ? null : first.point,
  };
}
