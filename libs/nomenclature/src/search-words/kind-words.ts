import type { SearchWords } from './search-words';

/**
 * Kinds of structure by their letters and their names. An ESAT is « d’accompagnement » since the law of 18 December 2023
 * (n° 2023-1196, CASF L344-2), « d’aide » from the law of 11 February 2005, and was a CAT before: lists and people still say all three.
 */
export const KIND_WORDS: SearchWords = {
  same: [
    ['ACI', 'atelier et chantier d’insertion', 'chantier d’insertion', 'atelier d’insertion'],
    ['EI', 'entreprise d’insertion'],
    ['AI', 'association intermédiaire'],
    ['ETTI', 'entreprise de travail temporaire d’insertion', 'intérim d’insertion'],
    ['EITI', 'entreprise d’insertion par le travail indépendant'],
    ['GEIQ', 'groupement d’employeurs pour l’insertion et la qualification', 'groupement d’employeurs'],
    ['EA', 'entreprise adaptée', 'atelier protégé'],
    ['EATT', 'entreprise adaptée de travail temporaire'],
    [
      'ESAT',
      'établissement et service d’accompagnement par le travail',
      'établissement et service d’aide par le travail',
      'établissement ou service d’aide par le travail',
      'centre d’aide par le travail',
      'CAT',
    ],
    ['SEP', 'structure de production en établissement pénitentiaire', 'travail pénitentiaire', 'atelier pénitentiaire'],
    [
      'SCOP',
      'société coopérative de production',
      'société coopérative et participative',
      'société coopérative ouvrière de production',
    ],
    ['SCIC', 'société coopérative d’intérêt collectif'],
    ['ESUS', 'entreprise solidaire d’utilité sociale'],
    ['ESS', 'économie sociale et solidaire'],
    ['régie de quartier', 'régie de territoire'],
  ],
  implied: [
    ['IAE', ['insertion par l’activité économique', 'ACI', 'EI', 'AI', 'ETTI', 'EITI']],
    ['SIAE', ['ACI', 'EI', 'AI', 'ETTI', 'EITI']],
    ['insertion par l’activité économique', ['ACI', 'EI', 'AI', 'ETTI', 'EITI']],
    ['structure d’insertion', ['ACI', 'EI', 'AI', 'ETTI', 'EITI']],
    ['STPA', ['EA', 'ESAT']],
    ['travail protégé', ['ESAT']],
    ['milieu protégé', ['ESAT']],
    ['secteur adapté', ['EA', 'EATT']],
    ['travailleurs handicapés', ['EA', 'ESAT', 'EATT']],
    ['handicap', ['EA', 'ESAT', 'EATT']],
    ['coopérative', ['SCOP', 'SCIC']],
    ['prison', ['SEP']],
    ['détenus', ['SEP']],
  ],
};
