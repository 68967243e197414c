import { normaliseNaf, parseCpv } from '#lib/nomenclature';

/** The official lists that can be loaded. */
export const REFERENCE_NAMES = ['cpv', 'communes', 'naf'] as const;
export type ReferenceName = (typeof REFERENCE_NAMES)[number];

/** A row of a list, as it is kept. */
export interface ListedRow {
  code: string;
  label: string;
  lat: number | null;
  lon: number | null;
}

/** One line of a file, by the names of its columns, small letters. */
export type Fields = Readonly<Record<string, unknown>>;

/** How a list is read, and what is said of it. */
export interface ReferenceKind {
  /** What it is, in English, for whoever runs the command */
  what: string;
  /** What answers more coarsely without it */
  without: string;
  /** Rows that the list has when it is whole: fewer than half are another file */
  usual: number;
  /** @returns a row, a reason to refuse the line, or null for a line that is not of this list and that its file holds beside it */
  row(fields: Fields): ListedRow | { problem: string } | null;
}

export const REFERENCE_KINDS: Readonly<Record<ReferenceName, ReferenceKind>> = {
  cpv: {
    what: 'CPV of 2008 with French labels (Regulation 213/2008)',
    without:
      'CPV labels and codes from words come from our own tables: 456 codes and the labels of the groups that matter',
    usual: 9_454,
    row: (fields) => {
      const parsed = parseCpv(text(fields, 'code', 'cpv', 'code_cpv'));
      if (!parsed.ok)
        return { problem: parsed.problem === 'shape' ? 'No code of eight digits' : 'No such CPV division' };
      if (parsed.problem) return { problem: 'The check digit of the code is wrong' };
      return labelled(
        parsed.code,
        text(fields, 'label_fr', 'fra_label', 'libelle', 'label', 'fr', 'intitule', 'description'),
      );
    },
  },
  communes: {
    what: 'Communes with the point of each (INSEE codes, WGS 84)',
    without:
      'Only the communes of Grand Poitiers and its neighbours have a point of their own; elsewhere a radius falls back on the department',
    usual: 34_900,
    row: (fields) => {
      const kind = text(fields, 'kind', 'type').toLowerCase();
      if (['department', 'region', 'departement'].includes(kind)) return null;
      const code = text(fields, 'insee_code', 'code', 'code_insee', 'code_commune_insee', 'codgeo').toUpperCase();
      if (!/^(?:\d{2}|2[AB])\d{3}$/.test(code)) return { problem: 'No INSEE code of five signs' };
      const [lat, lon] = point(fields);
      if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180) || (lat === 0 && lon === 0))
        return { problem: 'No point on the globe' };
      const row = labelled(code, text(fields, 'name', 'nom', 'nom_commune', 'nom_standard', 'libelle'));
      return 'problem' in row ? row : { ...row, lat, lon };
    },
  },
  naf: {
    what: 'NAF rev. 2 of 2008, its 732 sub-classes (INSEE)',
    without: 'NAF labels come from our own table: the divisions and the codes that inclusive suppliers hold',
    usual: 732,
    row: (fields) => {
      const told = text(fields, 'code', 'code_naf', 'naf');
      // Whole files also hold sections, divisions, groups and classes
      if (/^(?:[A-U]|\d{2}(?:\.?\d{0,2})?)$/.test(told)) return null;
      const code = normaliseNaf(told);
      if (!code) return { problem: 'No NAF code of four digits and a letter' };
      return labelled(code, text(fields, 'label', 'libelle', 'intitule', 'intitulefr', 'label_fr', 'intitule_naf'));
    },
  },
};

function labelled(code: string, label: string): ListedRow | { problem: string } {
  if (label === '') return { problem: 'No label' };
  if (label.length > 500) return { problem: 'A label of more than 500 signs' };
  return { code, label, lat: null, lon: null };
}

/** The first of these columns that holds text, spaces and signs that cannot be stored taken out. */
function text(fields: Fields, ...names: string[]): string {
  for (const name of names) {
    const value = fields[name];
    const found = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    const clean = found.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim();
    if (clean !== '') return clean;
  }
  return '';
}

/** Columns of a table, else a GeoJSON point, whose longitude comes first: that of the town hall, else the middle. */
function point(fields: Fields): [lat: number, lon: number] {
  for (const member of ['mairie', 'centre']) {
    const { coordinates } = (fields[member] ?? {}) as { coordinates?: unknown };
    if (Array.isArray(coordinates)) return [degrees(coordinates[1]), degrees(coordinates[0])];
  }
  return [
    degrees(text(fields, 'lat', 'latitude', 'latitude_mairie', 'latitude_centre')),
    degrees(text(fields, 'lon', 'lng', 'longitude', 'longitude_mairie', 'longitude_centre')),
  ];
}

function degrees(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value !== '' ? Number(value.replace(',', '.')) : NaN;
}
