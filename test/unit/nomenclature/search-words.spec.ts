import { SEARCH_WORDS, stems } from '#lib/nomenclature';

const { same, implied } = SEARCH_WORDS;
/** Words alike for a search: plurals, accents and elisions are gone. */
const key = (words: string): string => stems(words).join(' ') || words.toLowerCase();

const setsOf = (word: string): string[] => same.filter((set) => set.some((one) => key(one) === key(word))).flat();

/** @returns what a search looks for when a word is typed, by the tables alone; what is implied comes with its own set */
function lookedFor(typed: string): Set<string> {
  const meanings = implied.filter(([word]) => key(word) === key(typed)).flatMap(([, words]) => words);
  const all = [typed, ...setsOf(typed), ...meanings, ...meanings.flatMap(setsOf)];
  return new Set(all.map(key));
}
const meets = (typed: string, written: string): boolean => lookedFor(typed).has(key(written));

describe('words that searches take for one another', () => {
  it('are some 150 sets at least, each of several words', () => {
    expect(same.length).toBeGreaterThanOrEqual(150);
    expect(same.filter((set) => set.length < 2)).toEqual([]);
  });

  it('stand in one set only, so that two meanings never meet through a word that has both', () => {
    const sets = new Map<string, Set<number>>();
    same.forEach((set, at) => set.forEach((word) => sets.set(key(word), (sets.get(key(word)) ?? new Set()).add(at))));
    expect([...sets].filter(([, at]) => at.size > 1).map(([word]) => word)).toEqual([]);
  });

  it('imply others in one row each', () => {
    const heads = implied.map(([word]) => key(word));
    expect(heads.filter((head, at) => heads.indexOf(head) !== at)).toEqual([]);
  });

  it.each([
    ['imprimerie', 'reprographie'],
    ['reprographie', 'impression'],
    ['déménagement', 'manutention'],
    ['manutention', 'transfert de mobilier'],
    ['ménage', 'bio-nettoyage'],
    ['propreté', 'nettoyages'],
    ['jardinier', 'espaces verts'],
    ['paysagistes', 'espace vert'],
    ['plombier', 'plomberie'],
    ['couturière', 'retouches'],
    ['cordonnier', 'cordonnerie'],
    ['laveur de vitres', 'nettoyage de vitres'],
    ['réparateur de vélos', 'réparation de cycles'],
    ['ferrailleur', 'ferraille'],
    ['D3E', 'DEEE'],
    ['ESAT', 'établissement et service d’aide par le travail'],
    ['centre d’aide par le travail', 'établissement et service d’accompagnement par le travail'],
    ['IAE', 'entreprise d’insertion'],
    ['VAE', 'vélo électrique'],
    ['VAE', 'validation des acquis de l’expérience'],
  ])('%s finds %s', (typed, written) => {
    expect(meets(typed, written)).toBe(true);
  });

  it.each([
    ['menuiserie', 'métallerie'],
    ['menuisier', 'soudure'],
    ['traiteur', 'restauration du patrimoine'],
    ['restauration du patrimoine', 'restauration collective'],
    ['restauration de livres', 'restaurant'],
    ['traitement de déchets', 'saisie de données'],
    ['conditionnement', 'conditionnement d’air'],
    ['climatisation', 'emballage'],
    ['entretien de locaux', 'entretien de véhicules'],
    ['entretien du linge', 'entretien de jardins'],
    ['couverture', 'couverture santé'],
    ['garde d’enfants', 'gardiennage'],
    ['gardien', 'crèche'],
    ['peinture', 'peinture routière'],
    ['impression', 'impression 3D'],
    ['brasserie artisanale', 'restaurant'],
    ['montage vidéo', 'montage industriel'],
    ['vélos', 'validation des acquis de l’expérience'],
    ['pépinière', 'pépinière d’entreprises'],
    ['entreprise d’insertion', 'entreprise adaptée'],
    ['EI', 'ESAT'],
    ['espaces verts', 'jardinier'],
    ['archivage', 'stockage'],
    ['lavage de vitres', 'double vitrage'],
  ])('%s does not find %s', (typed, written) => {
    expect(meets(typed, written)).toBe(false);
  });
});
