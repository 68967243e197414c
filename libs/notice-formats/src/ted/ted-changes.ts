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

const ABANDONED =
  /\b(?:proc[ée]dure|consultation|march[ée]|accord-cadre|appel d['’]offres|avis)\b[^.;\n]{0,80}?\b(?:(?:est|sont|a [ée]t[ée])\s+(?:d[ée]clar[ée]e?s?\s+(?:sans suite|infructueu(?:x|se)s?)|annul[ée]e?s?|abandonn[ée]e?s?)|d[ée]clar[ée]e?s? sans suite)|\bd[ée]claration sans suite\b|\bannulation (?:de la (?:pr[ée]sente )?(?:proc[ée]dure|consultation)|du (?:pr[ée]sent )?march[ée])\b/i;
const UNCERTAIN = /\b(?:pourra|peut|peuvent|pourrait|se r[ée]serve|[ée]ventuel|si |lots?\b|cas\b)/i;

/** @returns whether a sentence says that the whole procedure is given up; what may be, and what is of one lot, is not it */
export function abandonsProcedure(words: string): boolean {
  return words.split(/[.\n;]/).some((sentence) => ABANDONED.test(sentence) && !UNCERTAIN.test(sentence));
}
