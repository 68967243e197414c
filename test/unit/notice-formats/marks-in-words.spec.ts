import { marksOf } from '../../../libs/notice-formats/src/marks/marks-of';

interface Said {
  lever: string;
  certainty: string;
}

/** Marks of a notice of `lots` lots whose only words are these, as `lot 2: reserved-insertion stated`. */
function read(words: string, lots = 1, where: 'notice' | number = 'notice', path = 'BT-24'): string[] {
  const block = { path, text: words, role: 'text' as const };
  const all = Array.from({ length: lots }, (_, index) => ({
    number: String(index + 1),
    title: `Prestation numéro ${index + 1}`,
    tags: [],
    blocks: where === index + 1 ? [block] : [],
  }));
  const marks = marksOf({ tags: [], blocks: where === 'notice' ? [block] : [] }, all);
  return [...marks.byLot].flatMap(([number, found]) =>
    found.map((mark: Said) => `${number}:${mark.lever} ${mark.certainty}`),
  );
}

describe('words that reserve a contract', () => {
  it.each([
    [
      'Le marché est réservé aux entreprises adaptées et aux ESAT en application de l’article L. 2113-12 du code de la commande publique.',
      ['1:reserved-disability stated'],
    ],
    [
      'Marché réservé à des structures d’insertion par l’activité économique en application de l’article L.2113-13.',
      ['1:reserved-insertion stated'],
    ],
    [
      'Lot réservé à des entreprises ou association d’insertion en application des articles L. 2113-5 et L. 2113-6.',
      ['1:reserved-insertion likely'],
    ],
    [
      'Le marché est réservé à une entreprise adaptée, un établissement de service d’aide par le travail ou un structure équivalente, employant au moins 50 % de travailleurs handicapés.',
      ['1:reserved-disability likely'],
    ],
    ['MARCHE RESERVE AUX ENTREPRISES ADAPTEES OU AUX ESAT', ['1:reserved-disability likely']],
    ['Paris 10e — réservé insertion', ['1:reserved-insertion likely']],
    [
      'Marché réservé aux EA, ESAT et SIAE (article L2113-14)',
      ['1:reserved-disability stated', '1:reserved-insertion stated'],
    ],
    [
      'Marché réservé (articles L.2113-12 et 13 du CCP)',
      ['1:reserved-disability stated', '1:reserved-insertion stated'],
    ],
    [
      'La participation est réservée aux entreprises de l’économie sociale et solidaire (L2113-15).',
      ['1:reserved-ess stated'],
    ],
    [
      'Lot réservé aux opérateurs économiques employant des personnes détenues, article L2113-13-1.',
      ['1:reserved-prison stated'],
    ],
    [
      'Seules les structures d’insertion par l’activité économique peuvent soumissionner.',
      ['1:reserved-insertion likely'],
    ],
    [
      'Consultation ouverte exclusivement aux établissements et services d’aide par le travail.',
      ['1:reserved-disability likely'],
    ],
    [
      'La présente consultation est lancée en application de l’article L. 2113-13 du code de la commande publique.',
      ['1:reserved-insertion stated'],
    ],
    ['Marché réservé au secteur protégé', ['1:reserved-disability likely']],
    ['En application de l’article L2113-12, le présent marché est réservé.', ['1:reserved-disability stated']],
    ['Marché réservé : oui\nAux ateliers protégés.', ['1:reserved-disability likely']],
    ['Accord-cadre réservé pour l’entretien des espaces verts', ['1:reserved-unspecified likely']],
    [
      'Marché réservé aux entreprises adaptées (art. 36-I de l’ordonnance n° 2015-899 du 23 juillet 2015).',
      ['1:reserved-disability stated'],
    ],
    ['Marché réservé en application de l’article 15 du code des marchés publics.', ['1:reserved-disability stated']],
    ['Les prestations sont réservées aux ateliers et chantiers d’insertion (ACI).', ['1:reserved-insertion likely']],
    ['Réservation du lot au titre de l’article L2113-12.', ['1:reserved-disability stated']],
  ])('%s', (words, expected) => {
    expect(read(words)).toEqual(expected);
  });
});

describe('words that look like a reservation and are none', () => {
  it.each([
    'Marché réservé à la profession d’architecte en application de la loi n° 77-2 du 3.1.1977 sur l’architecture.',
    'Le pouvoir adjudicateur se réserve le droit de négocier avec les entreprises adaptées.',
    'LE POUVOIR ADJUDICATEUR SE RESERVE LE DROIT DE SOLLICITER DES ENTREPRISES D’INSERTION',
    'Sous réserve de l’agrément des entreprises d’insertion.',
    'Entretien de la réserve naturelle du Pinail par des chantiers d’insertion.',
    'Construction d’un réservoir d’eau potable. Les entreprises adaptées peuvent répondre.',
    'Le marché n’est pas réservé aux entreprises adaptées.',
    'Marché réservé à des ateliers protégés : Non',
    'Aucun lot n’est réservé à des entreprises adaptées ou à des ESAT.',
    'Marché non réservé. Les ESAT peuvent candidater.',
    'Création de places réservées aux personnes handicapées.',
    'Des emplois réservés aux travailleurs handicapés sont à pourvoir.',
    'Si le marché est réservé, le candidat joint l’agrément d’entreprise adaptée.',
    'Cadre réservé à l’administration. Entreprises adaptées : voir annexe.',
    'Lot réservé aux PME.',
    'Le titulaire peut sous-traiter à des structures visées à l’article L2113-12 du code de la commande publique.',
    'Le candidat indique s’il est une entreprise adaptée au sens de l’article L. 5213-13 du code du travail.',
    'Réserve incendie : fourniture et pose.',
    'Les réserves émises par les ESAT seront levées.',
  ])('%s', (words) => {
    expect(read(words).filter((mark) => mark.includes('reserved'))).toEqual([]);
  });
});

describe('the lots a reservation speaks of', () => {
  it.each<[string, number, string[]]>([
    ['Seul le lot 1 est réservé aux SIAE.', 3, ['1']],
    ['Les lots 2 et 5 à 7 sont réservés aux entreprises adaptées (L2113-12).', 8, ['2', '5', '6', '7']],
    ['Lots n° 1, 3 et 4 réservés aux structures d’insertion', 4, ['1', '3', '4']],
    ['Pour les lots 2 à 4 (réservé insertion) : valeur technique 60 %', 5, ['2', '3', '4']],
    ['Sont réservés aux ESAT les lots 2 et 4.', 4, ['2', '4']],
    ['Tous les lots sont réservés aux EA et ESAT, à l’exception du lot 3.', 3, ['1', '2']],
    ['L’ensemble des lots est réservé aux entreprises adaptées.', 2, ['1', '2']],
    ['Un lot est réservé aux entreprises adaptées.', 3, []],
    ['Le lot « Prestation numéro 2 » est réservé aux entreprises adaptées.', 3, ['2']],
    ['Le lot 1 est réservé aux ESAT, les lots 2 et 3 ne sont pas réservés.', 3, ['1']],
    [
      'Le lot n°2 est réservé aux SIAE et le lot 3 comporte une clause d’insertion par l’activité économique.',
      3,
      ['2'],
    ],
    ['Lot 1 : réservé aux ESAT ; lot 2 : ouvert à tous.', 2, ['1']],
  ])('%s', (words, lots, expected) => {
    const reserved = read(words, lots).filter((mark) => mark.includes('reserved'));
    expect([...new Set(reserved.map((mark) => mark.split(':')[0]))]).toEqual(expected);
  });

  it('gives each lot of one sentence its own beneficiary', () => {
    const words = 'Le lot 1 est réservé aux ESAT (L2113-12), le lot 2 aux SIAE (L2113-13).';
    expect(read(words, 3)).toEqual(['1:reserved-disability stated', '2:reserved-insertion stated']);
  });

  it('gives the clause of one sentence to the lot named last before it', () => {
    const words = 'Le lot 1 est réservé aux SIAE ; le lot 2 comporte une clause sociale, le lot 3 aucune obligation.';
    expect(read(words, 3)).toEqual(['1:reserved-insertion likely', '2:social-clause likely']);
  });

  it('keeps to a lot what is written in its own block', () => {
    expect(read('Ce lot est réservé aux entreprises adaptées.', 3, 2)).toEqual(['2:reserved-disability likely']);
  });
});

describe('words of a social clause', () => {
  it.each([
    'Cette consultation comporte une clause d’insertion professionnelle et de promotion de l’emploi.',
    'Le titulaire de chaque lot devra réaliser un nombre d’heures d’insertion minimum fixé à l’annexe.',
    'Le marché intègre une clause sociale d’insertion.',
    'Le titulaire s’engage à réaliser 210 heures de travail d’insertion.',
    'L’exécution du marché comporte des actions d’insertion au bénéfice de personnes éloignées de l’emploi.',
    'Condition d’exécution à caractère social : 5 % des heures.',
    'Clauses sociales et environnementales : oui',
    'Le titulaire réservera 7 % des heures à des personnes rencontrant des difficultés d’insertion.',
  ])('%s', (words) => {
    expect(read(words).map((mark) => mark.split(' ')[0])).toContain('1:social-clause');
  });

  it.each([
    'Le marché ne comporte pas de clause sociale.',
    'Clause d’insertion : non',
    'Insertion paysagère de la déchèterie dans son environnement.',
    'Insertion d’une annonce dans un journal d’annonces légales.',
    'Prestation d’accompagnement des demandeurs d’emploi.',
    'Marché réservé aux structures d’insertion par l’activité économique (L2113-13).',
    'Le candidat décrit ses actions d’insertion dans son mémoire.',
    'Aucune clause d’insertion n’est prévue.',
  ])('none in: %s', (words) => {
    expect(read(words).filter((mark) => mark.includes('social-clause'))).toEqual([]);
  });

  it('says insertion-object when insertion is what is bought', () => {
    const words =
      'Marché de services d’insertion sociale et professionnelle ayant pour support l’entretien d’espaces verts.';
    expect(read(words)).toEqual(['1:insertion-object likely']);
  });
});
