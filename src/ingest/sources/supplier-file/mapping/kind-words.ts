import { KINDS, kindName, plain, type Kind } from '#lib/nomenclature';

/** Other words of lists for kinds, beside their codes and full names. */
const OTHER_WORDS: readonly [words: string, kind: Kind][] = [
  ['chantier d insertion', 'ACI'],
  ['atelier chantier d insertion', 'ACI'],
  ['ateliers et chantiers d insertion', 'ACI'],
  ['association intermediaire', 'AI'],
  ['entreprise temporaire d insertion', 'ETTI'],
  ['entreprise travail temporaire insertion', 'ETTI'],
  ['groupement d employeurs pour l insertion et la qualification', 'GEIQ'],
  ['entreprise adaptee', 'EA'],
  ['esat', 'ESAT'],
  ['etablissement et service d aide par le travail', 'ESAT'],
  ['etablissement ou service d aide par le travail', 'ESAT'],
  ['cooperative', 'SCOP'],
  ['societe cooperative et participative', 'SCOP'],
  ['asso', 'ASSOCIATION'],
  ['association loi 1901', 'ASSOCIATION'],
  ['agrement esus', 'ESUS'],
  ['agree esus', 'ESUS'],
  ['societe commerciale ess', 'SOCIETE_ESS'],
  ['societe commerciale de l ess', 'SOCIETE_ESS'],
  ['societe ess', 'SOCIETE_ESS'],
];

const BY_WORDS = new Map<string, Kind>([
  ...KINDS.flatMap((kind) => [[keyOf(kind), kind] as const, [keyOf(kindName(kind)), kind] as const]),
  ...OTHER_WORDS.map(([words, kind]) => [keyOf(words), kind] as const),
]);

/**
 * Reads the kinds that a cell names, several of them apart by `;`, `|`, `,`, `/` or `+`.
 * @returns each kind once, and the words that name none
 */
export function kindsOfText(text: string): { kinds: Kind[]; unknown: string[] } {
  const whole = BY_WORDS.get(keyOf(text));
  if (whole) return { kinds: [whole], unknown: [] };
  const kinds = new Set<Kind>();
  const unknown: string[] = [];
  for (const part of text.split(/[;|,/+\n]/)) {
    if (part.trim() === '') continue;
    const kind = kindOf(part);
    if (kind) kinds.add(kind);
    else unknown.push(part.trim());
  }
  return { kinds: [...kinds], unknown };
}

/** `Entreprise adaptée (EA)` and `EA - Entreprise adaptée` are read by either half. */
function kindOf(text: string): Kind | null {
  const known = BY_WORDS.get(keyOf(text));
  if (known) return known;
  const halves = /^(.*?)\s*(?:\((.*)\)|\s[-–:]\s(.*))\s*$/.exec(text);
  if (!halves) return null;
  return BY_WORDS.get(keyOf(halves[1]!)) ?? BY_WORDS.get(keyOf(halves[2] ?? halves[3] ?? '')) ?? null;
}

function keyOf(words: string): string {
  return (plain(words).match(/[a-z0-9]+/g) ?? []).join(' ').replace(/^(.*)s$/, '$1');
}
