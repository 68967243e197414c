/** One change of a correction. */
export interface Change {
  where: string;
  old: string;
  now: string;
}

/** @returns a change as a reader of the Official Journal knows it */
export function changeLine({ where, old, now }: Change): string {
  const head = where === '' ? '' : `${where} : `;
  if (old === '' && now === '') return where;
  if (old === '') return `${head}ajouter « ${now} »`;
  return now === '' ? `${head}supprimer « ${old} »` : `${head}au lieu de « ${old} », lire « ${now} »`;
}

/** @returns `2017-02-01`, `12:00` as `01/02/2017 à 12:00`; another text as it is */
export function dayInWords(day: string, time: string): string {
  const written = day.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1');
  return time === '' || written === '' ? written : `${written} à ${time}`;
}

/** A procedure and, in the same clause, that it is over; letters are bounded by hand, since `\b` knows no accents. */
const ABANDONED = new RegExp(
  [
    String.raw`(?<!\p{L})(?:proc[ée]dure|consultation|march[ée]|accord-cadre|appel d['’]offres|avis)(?!\p{L})[^.;\n]{0,80}?`,
    String.raw`(?<!\p{L})(?:est|sont|a [ée]t[ée])\s+`,
    String.raw`(?:d[ée]clar[ée]e?s?\s+(?:sans suite|infructueu(?:x|se)s?)|annul[ée]e?s?|abandonn[ée]e?s?)`,
    String.raw`|(?<!\p{L})d[ée]claration sans suite`,
    String.raw`|(?<!\p{L})annulation (?:de la (?:pr[ée]sente )?(?:proc[ée]dure|consultation)|du (?:pr[ée]sent )?march[ée])(?!\p{L})`,
  ].join(''),
  'iu',
);
const UNCERTAIN =
  /(?<!\p{L})(?:pourra|peut|peuvent|pourrait|se r[ée]serve|[ée]ventuel|si |lots?(?!\p{L})|cas(?!\p{L}))/iu;

/** @returns whether a sentence says that the whole procedure is given up; what may be, and what is of one lot, is not it */
export function abandonsProcedure(words: string): boolean {
  return words.split(/[.\n;]/).some((sentence) => ABANDONED.test(sentence) && !UNCERTAIN.test(sentence));
}
