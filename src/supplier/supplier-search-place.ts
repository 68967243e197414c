import { fr, ofPlace } from '#lib/html';
import { departmentName, pointOfCommune, readPlace, type Commune, type Point } from '#lib/nomenclature';

/** What the place of a search is found to be. */
export interface PlaceAsk {
  /** As an address writes it: it reads as the same place again; as typed when it reads as none */
  text: string;
  near: { name: string; point: Point } | null;
  area: { param: 'epci' | 'departement' | 'region'; code: string; name: string } | null;
  fault: string | null;
  notes: string[];
  choices: { label: string; place: string }[];
}

const PARAMS = { epci: 'epci', department: 'departement', region: 'region' } as const;

/**
 * Reads the place of a search. A commune is a point to search around; where its point is not known a distance can't be
 * told, which is said, and its department is searched.
 * @param territory INSEE codes of communes preferred between homonyms
 * @param middle where the commune is taken to be, when no table says
 */
export function readSearchPlace(typed: string, territory: readonly string[], middle: Point | null = null): PlaceAsk {
  const none: PlaceAsk = { text: typed, near: null, area: null, fault: null, notes: [], choices: [] };
  if (typed === '') return none;
  const preferred = new Set(territory);
  const read = readPlace(typed, preferred);
  switch (read.kind) {
    case 'commune': {
      const { commune } = read;
      const text = read.corrected ? placeText(commune, preferred) : typed;
      const notes = read.corrected ? [fr`Lieu lu comme « ${commune.name} ».`] : [];
      const point = pointOfCommune(commune.code);
      if (point) return { ...none, text, notes, near: { name: commune.name, point } };
      if (middle) {
        const guessed = fr`Distances comptées depuis le milieu des fournisseurs connus à ${commune.name}.`;
        return { ...none, text, notes: [...notes, guessed], near: { name: commune.name, point: middle } };
      }
      const area = areaOfDepartment(commune);
      const unmeasured = fr`Nous ne savons pas encore mesurer de distance autour ${ofPlace(commune.name)} : voici tout le département (${area.name}).`;
      return { ...none, text, notes: [...notes, unmeasured], area };
    }
    case 'epci':
    case 'department':
    case 'region': {
      const { code, name, corrected, kind } = read;
      const notes = corrected ? [fr`Lieu lu comme « ${name} ».`] : [];
      return { ...none, text: corrected ? name : typed, notes, area: { param: PARAMS[kind], code, name } };
    }
    case 'ambiguous':
      return {
        ...none,
        fault: fr`${read.total} communes répondent à « ${typed} » : choisissez la vôtre${read.total > read.choices.length ? ', ou écrivez son code postal' : ''}.`,
        choices: read.choices.map((commune) => choiceOf(commune, preferred)),
      };
    case 'unknown': {
      const [like] = read.like;
      return {
        ...none,
        fault: like
          ? fr`Lieu inconnu. Vouliez-vous dire « ${like.name} » ?`
          : 'Lieu inconnu. Écrivez le nom d’une commune en entier, son code postal, un département ou une région.',
        choices: read.like.map((commune) => choiceOf(commune, preferred)),
      };
    }
  }
}

function areaOfDepartment({ department, name }: Commune): NonNullable<PlaceAsk['area']> {
  return { param: 'departement', code: department, name: departmentName(department) ?? name };
}

function choiceOf(commune: Commune, preferred: ReadonlySet<string>): PlaceAsk['choices'][number] {
  const department = departmentName(commune.department) ?? commune.department;
  return {
    label: fr`${commune.name} (${department}${commune.postCodes[0] ? `, ${commune.postCodes[0]}` : ''})`,
    place: placeText(commune, preferred),
  };
}

/** The shortest way to write a commune that reads as it: its name, with its department, with its post code. */
function placeText(commune: Commune, preferred: ReadonlySet<string>): string {
  const ways = [
    commune.name,
    `${commune.name} (${commune.department})`,
    ...commune.postCodes.map((postCode) => `${commune.name} (${postCode})`),
  ];
  const isRead = (text: string): boolean => {
    const read = readPlace(text, preferred);
    return read.kind === 'commune' && !read.corrected && read.commune.code === commune.code;
  };
  return ways.find(isRead) ?? ways.at(-1)!;
}
