import { type Fields, fieldsOf, scalar } from '../reading/open-data';

/** The rows of one market, as `decpRowsToRecords` groups them and `readDecpRecord` reads them. */
export interface DecpRows {
  uid: string;
  rows: Fields[];
}

/** A market of a thousand holders and modifications is none. */
const MOST_ROWS = 2_000;

/**
 * Groups the rows of one market into one record for `readDecpRecord`: one market is one row per holder and modification in
 * the tabular API (`uid`), one per modification in data.economie.gouv.fr (`acheteur_id` and `id`). Rows must come sorted by
 * market (`uid__sort=asc`), since only neighbours are joined. Groups come as `DecpRows`, what is no row as it is.
 * @param rows rows as parsed from JSON or CSV, from as many pages as there are
 */
export async function* decpRowsToRecords(rows: AsyncIterable<unknown> | Iterable<unknown>): AsyncGenerator<unknown> {
  for await (const { uid, items } of byMarket(rows, marketOf)) {
    if (uid === null) yield* items;
    else yield { uid, rows: items as Fields[] };
  }
}

/** Groups neighbours that belong to one market; what belongs to none stands alone. */
export async function* byMarket<T>(
  items: AsyncIterable<T> | Iterable<T>,
  uidOf: (item: T) => string | null,
): AsyncGenerator<{ uid: string | null; items: T[] }> {
  let open: { uid: string | null; items: T[] } | null = null;
  for await (const item of items) {
    const uid = uidOf(item);
    if (open && uid !== null && open.uid === uid && open.items.length < MOST_ROWS) {
      open.items.push(item);
      continue;
    }
    if (open) yield open;
    open = { uid, items: [item] };
  }
  if (open) yield open;
}

/** @returns what a flat row calls its market; null when a value is no such row, or does not say */
export function marketOf(value: unknown): string | null {
  const columns = columnsOf(value);
  return (columns && uidOf(columns)) || null;
}

/** @returns whether a value is a flat row, its columns named by the tabular API or by data.economie.gouv.fr */
export function isDecpRow(value: unknown): boolean {
  return columnsOf(value) !== null;
}

/** @returns the rows of a group or a lone row, as columns; null when it is neither */
export function rowsOf(value: unknown): Fields[] | null {
  const rows = fieldsOf(value)?.['rows'];
  const columns = (Array.isArray(rows) ? rows.slice(0, MOST_ROWS) : [value]).map(columnsOf);
  return columns.length > 0 && columns.every((each) => each !== null) ? columns : null;
}

/** Columns by their names in lower case with `_`, since data.economie.gouv.fr writes `codecpv`, the older files `acheteur.id`. */
function columnsOf(value: unknown): Fields | null {
  const outer = fieldsOf(value);
  const fields = fieldsOf(outer?.['fields']) ?? outer;
  if (!fields || Object.hasOwn(fields, 'titulaires') || Object.hasOwn(fields, 'concessionnaires')) return null;
  const columns = new Map(
    Object.entries(fields).map(([name, cell]) => [name.toLowerCase().replaceAll('.', '_'), cell]),
  );
  const isRow = ['titulaire_id', 'titulaire_id_1', 'acheteur_id'].some((name) => columns.has(name));
  return isRow ? Object.fromEntries(columns) : null;
}

function uidOf(columns: Fields): string {
  return scalar(columns['uid']) || `${scalar(columns['acheteur_id'])}${scalar(columns['id'])}`;
}

/**
 * The market of some rows in the shape of the nested formats, so that one reader reads them all. The rows marked
 * `donneesActuelles` say how it stands now; its day of notification is the earliest of all rows.
 * @returns null when rows are marked and none of them is the current one
 */
export function awardOfRows(rows: readonly Fields[]): Fields | null {
  const isMarked = rows.some((row) => scalar(row['donneesactuelles']) !== '');
  const current = isMarked ? rows.filter((row) => /^(?:true|1|oui)$/i.test(scalar(row['donneesactuelles']))) : rows;
  const [now] = current;
  if (!now) return null;
  return {
    id: now['id'],
    uid: now['uid'],
    acheteur: { id: now['acheteur_id'], nom: now['acheteur_nom'], commune: now['acheteur_commune_nom'] },
    nature: now['nature'],
    objet: now['objet'],
    codeCPV: now['codecpv'],
    procedure: now['procedure'],
    techniques: now['techniques'],
    dureeMois: now['dureemois'],
    montant: now['montant'],
    montantAnomalie: now['montant_anomalie'],
    offresRecues: now['offresrecues'],
    dateNotification: earliest(rows, 'datenotification'),
    datePublicationDonnees: earliest(rows, 'datepublicationdonnees'),
    lieuExecution: {
      code: now['lieuexecution_code'],
      typeCode: now['lieuexecution_typecode'],
      nom: now['lieuexecution_nom'],
    },
    considerationsSociales: now['considerationssociales'],
    considerationsEnvironnementales: now['considerationsenvironnementales'],
    titulaires: current.flatMap(holdersOf),
    modifications: modificationsOf(rows),
    actesSousTraitance: rows.flatMap(subcontractOf),
  };
}

function holdersOf(row: Fields): Fields[] {
  return ['', '_1', '_2', '_3']
    .map((rank) => ({
      id: row[`titulaire_id${rank}`],
      typeIdentifiant: row[`titulaire_typeidentifiant${rank}`],
      denominationSociale: row[`titulaire_nom${rank}`] ?? row[`titulaire_denominationsociale${rank}`],
      commune: rank === '' ? row['titulaire_commune_nom'] : undefined,
    }))
    .filter((holder) => scalar(holder.id) !== '' || scalar(holder.denominationSociale) !== '');
}

/** In the tabular API a modification is a state of the whole row; in data.economie.gouv.fr it stands in columns of its own. */
function modificationsOf(rows: readonly Fields[]): Fields[] {
  const modifications = new Map<string, Fields>();
  for (const row of rows) {
    const state = scalar(row['modification_id']);
    const own = scalar(row['idmodification']);
    if (state !== '' && Number(state) !== 0) {
      modifications.set(state, { dateNotificationModification: row['datenotification'] });
    } else if (own !== '') {
      const id = row['idtitulairemodification'];
      const typeIdentifiant = row['typeidentifianttitulairemodification'];
      modifications.set(own, {
        dateNotificationModification: row['datenotificationmodificationmodification'],
        dureeMois: row['dureemoismodification'],
        montant: row['montantmodification'],
        titulaires: scalar(id) === '' ? [] : [{ id, typeIdentifiant }],
      });
    }
  }
  return [...modifications.values()];
}

function subcontractOf(row: Fields): Fields[] {
  if (scalar(row['idsoustraitant']) === '') return [];
  return [
    {
      id: row['idactesoustraitance'],
      sousTraitant: { id: row['idsoustraitant'], typeIdentifiant: row['typeidentifiantsoustraitant'] },
      montant: row['montantactesoustraitance'],
      dateNotification: row['datenotificationactesoustraitance'],
    },
  ];
}

function earliest(rows: readonly Fields[], column: string): string {
  const days = rows.map((row) => scalar(row[column])).filter((day) => /^(?:19|20)\d{2}-/.test(day));
  return days.sort()[0] ?? scalar(rows[0]?.[column]);
}
