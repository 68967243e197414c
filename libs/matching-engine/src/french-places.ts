/** @returns « à Poitiers », « au Mans », « aux Sables-d’Olonne » */
export function atCommune(name: string): string {
  if (name.startsWith('Le ')) return `au ${name.slice(3)}`;
  return name.startsWith('Les ') ? `aux ${name.slice(4)}` : `à ${name}`;
}

/** @returns « de Poitiers », « d’Angoulême », « du Mans », « des Sables-d’Olonne » */
export function ofCommune(name: string): string {
  if (name.startsWith('Le ')) return `du ${name.slice(3)}`;
  if (name.startsWith('Les ')) return `des ${name.slice(4)}`;
  return /^[AEIOUYÀÂÉÈÊËÎÏÔŒÆ]/iu.test(name) ? `d’${name}` : `de ${name}`;
}
