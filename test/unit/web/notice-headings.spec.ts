import { fieldWords, headingOf } from '../../../src/web/public/notices/notice-headings';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('the heading of a passage', () => {
  it.each([
    ['BT-70', 'Conditions d’exécution'],
    ['SHORT_DESCR', 'Description'],
    ['OBJECT_CONTRACT/SHORT_DESCR', 'Description'],
    ['COMPLEMENTARY_INFO/INFO_ADD', 'Informations complémentaires'],
    ['LEFTI/PERFORMANCE_CONDITIONS', 'Conditions d’exécution'],
    ['donnees.OBJET.LOTS.LOT[2].INTITULE', 'Titre'],
    ['donnees.CONDITION_PARTICIPATION.CONDITION_PARTICULIERE_EXECUTION', 'Conditions d’exécution'],
    ['AC_CRITERION', 'Critères d’attribution'],
    ['donnees.INCONNU', 'donnees.INCONNU'],
    ['constructor', 'constructor'],
  ])('of %s is « %s »', (path, heading) => {
    expect(headingOf(path)).toBe(heading);
  });
});

describe('a field that confirms', () => {
  it.each([
    ['BT-71', 'res-ws', 'participation réservée (BT-71) « res-ws »'],
    ['BT-736', 'yes', 'exécution réservée (BT-736)'],
    ['RESTRICTED_SHELTERED_WORKSHOP', 'RESTRICTED_SHELTERED_WORKSHOP', 'marché réservé à des ateliers protégés'],
    ['donnees.OBJET.MARCHE_RESERVE_OUI', 'MARCHE_RESERVE_OUI ATELIERS_PROTEGES', 'marché réservé'],
    ['considerationsSociales', 'Clause sociale', 'considérations sociales « Clause sociale »'],
    ['inconnu', '', 'inconnu'],
  ])('%s « %s » reads %s', (path, excerpt, words) => {
    expect(plain(fieldWords(path, excerpt))).toBe(words);
  });
});
