import { classify, type Nature, useLearntWords, WordCounts, LearntModel } from '#lib/nomenclature';

/** Two sentences of ours for each division, none from a published notice. */
const DIVISIONS: readonly [division: string, ...objects: string[]][] = [
  ['03', 'Fourniture de plants et de bulbes pour les massifs', 'Achat de légumes frais de saison'],
  ['09', 'Fourniture de gazole et de fioul domestique', 'Fourniture et acheminement de gaz naturel pour les écoles'],
  ['14', 'Fourniture de sables et de graviers', 'Achat de gravillons concassés'],
  ['15', 'Fourniture de denrées alimentaires pour la cuisine centrale', 'Achat de viandes et de charcuterie'],
  ['16', 'Acquisition d’une tondeuse autoportée', 'Achat d’un tracteur agricole avec épareuse'],
  ['18', 'Fourniture de vêtements de travail', 'Achat de chaussures et d’équipements de protection individuelle'],
  ['19', 'Fourniture de sacs poubelle', 'Achat de sacs compostables'],
  ['22', 'Achat de livres pour la bibliothèque', 'Abonnements à des revues et périodiques'],
  ['24', 'Fourniture de produits chimiques et de chlore', 'Achat d’engrais et de terreaux'],
  ['30', 'Acquisition d’ordinateurs portables', 'Fournitures de bureau et ramettes de papier'],
  ['31', 'Fourniture de matériel électrique', 'Achat de luminaires à diodes'],
  ['32', 'Acquisition de vidéoprojecteurs et de matériel audiovisuel', 'Fourniture de postes téléphoniques et switchs'],
  ['33', 'Fourniture de médicaments', 'Acquisition d’un échographe pour le service de cardiologie'],
  ['34', 'Acquisition de véhicules utilitaires électriques', 'Fourniture de panneaux de signalisation verticale'],
  ['35', 'Fourniture d’extincteurs', 'Acquisition de gilets pare-balles et d’armes pour la police municipale'],
  ['37', 'Acquisition d’instruments de musique', 'Fourniture de jeux et de jouets pour la crèche'],
  ['38', 'Acquisition d’un microscope de laboratoire', 'Fourniture de compteurs d’eau'],
  ['39', 'Acquisition de mobilier scolaire', 'Fourniture de produits d’entretien ménager'],
  ['41', 'Achat d’eau en gros', 'Fourniture d’eau brute'],
  ['42', 'Acquisition d’un chariot élévateur', 'Fourniture de pompes et de vannes'],
  ['43', 'Acquisition d’une mini-pelle', 'Achat d’une chargeuse et d’un compacteur'],
  ['44', 'Fourniture de quincaillerie et d’outillage', 'Acquisition de conteneurs à déchets enterrés'],
  ['45', 'Construction d’un gymnase', 'Réfection de la voirie communale', 'Lot 4 : menuiseries extérieures'],
  ['48', 'Acquisition d’un logiciel de paie', 'Licences d’un progiciel de gestion financière'],
  ['50', 'Maintenance des ascenseurs', 'Entretien et réparation des véhicules', 'Vérification des extincteurs'],
  ['51', 'Installation de matériels de radio', 'Pose et mise en service d’équipements'],
  ['55', 'Préparation de repas en liaison froide', 'Service de traiteur pour les réceptions'],
  ['60', 'Transport scolaire', 'Location d’autocars avec chauffeurs'],
  ['63', 'Stockage et manutention de mobilier', 'Prestations d’agence de voyages'],
  ['64', 'Affranchissement et distribution du courrier', 'Services de téléphonie mobile et d’accès à internet'],
  ['65', 'Délégation du service public de distribution d’eau potable', 'Concession de distribution d’électricité'],
  ['66', 'Assurance de la flotte automobile', 'Souscription d’un emprunt bancaire'],
  ['70', 'Gestion locative et syndic de copropriété', 'Services d’agents immobiliers'],
  ['71', 'Mission de coordination SPS', 'Étude géotechnique préalable', 'Révision du plan local d’urbanisme'],
  ['72', 'Hébergement et développement du site internet', 'Infogérance du système d’information'],
  ['73', 'Programme de recherche et développement', 'Partenariat d’innovation et de recherche'],
  ['75', 'Services de lutte contre l’incendie et de sécurité civile', 'Services d’administration publique'],
  ['76', 'Services de forage pétrolier en mer', 'Services annexes aux industries du pétrole et du gaz'],
  ['77', 'Entretien des espaces verts', 'Élagage et abattage d’arbres', 'Travaux forestiers de reboisement'],
  [
    '79',
    'Impression du bulletin municipal',
    'Gardiennage de bâtiments',
    'Conseil juridique et représentation en justice',
  ],
  ['80', 'Formation des agents aux premiers secours', 'Cours de français langue étrangère'],
  ['85', 'Gestion d’une crèche', 'Accompagnement vers l’emploi des bénéficiaires du RSA'],
  [
    '90',
    'Nettoyage des locaux et de la vitrerie',
    'Collecte des ordures ménagères',
    'Curage des réseaux d’assainissement',
  ],
  ['92', 'Spectacle pyrotechnique du 14 juillet', 'Exploitation du centre aquatique intercommunal'],
  ['98', 'Blanchisserie et location de linge', 'Reprise de concessions au cimetière', 'Déménagement des services'],
];

const TRAPS: readonly [object: string, division: string, instead: string][] = [
  ['Maîtrise d’œuvre pour la construction de logements sociaux', '71', '45'],
  ['Assistance à maîtrise d’ouvrage pour la réhabilitation du marché couvert', '71', '45'],
  ['Contrôle technique de la construction d’une caserne', '71', '45'],
  ['Exploitation et gestion de la piscine communale', '92', '45'],
  ['Gestion de la crèche des Tilleuls', '85', '45'],
  ['Construction d’une crèche', '45', '85'],
  ['Rénovation du restaurant scolaire', '45', '55'],
  ['Fourniture de peinture pour les ateliers', '44', '45'],
  ['Travaux de peinture dans les écoles', '45', '44'],
  ['Entretien des espaces verts et des espaces de bureaux', '77', '30'],
  ['Travaux d’impression du magazine', '79', '45'],
  ['Maintenance des ascenseurs du parc', '50', '45'],
  ['Installation d’un ascenseur, travaux', '45', '50'],
  ['Location de cars avec conducteur', '60', '34'],
  ['Transport des ordures ménagères', '90', '60'],
  ['Nettoyage des véhicules et des locaux', '90', '34'],
  ['Assurance dommages aux biens : bâtiments et véhicules', '66', '34'],
  ['Formation à la conduite de véhicules lourds', '80', '34'],
  ['Délégation de service public pour la mobilité urbaine', '60', '65'],
  ['Mise à disposition de personnel intérimaire pour la petite enfance', '79', '85'],
];

const first = (title: string, nature?: Nature): string => classify({ title, nature }).divisions[0]!.code.slice(0, 2);
const ofDivision = (title: string, code: string): number =>
  classify({ title }).divisions.find((hit) => hit.code.startsWith(code))?.certainty ?? 0;

describe('the division of an object', () => {
  it.each(DIVISIONS.flatMap(([division, ...objects]) => objects.map((object) => [division, object] as const)))(
    'is %s for « %s »',
    (division, object) => expect(first(object)).toBe(division),
  );

  it.each(TRAPS)('of « %s » is %s, not %s', (object, division, instead) => {
    expect(first(object)).toBe(division);
    expect(ofDivision(object, division)).toBeGreaterThan(ofDivision(object, instead));
  });

  it('knows all 45 divisions', () => {
    expect(new Set(DIVISIONS.map(([division]) => division)).size).toBe(45);
  });

  it.each([
    ['Restauration', '55'],
    ['Marché de restauration', '55'],
    ['Service de restauration', '55'],
    ['Restauration du clocher', '45'],
    ['Restauration de l’église', '45'],
    ['Travaux de restauration', '45'],
    ['Restauration de la toiture', '45'],
  ])('of « %s », people are fed or a thing is put right: %s', (title, division) => {
    expect(classify({ title }).divisions[0]?.code).toBe(`${division}000000`);
  });

  it('of a restoration is told by what the text restores, where the title is that word alone', () => {
    const [first] = classify({ title: 'Restauration', text: 'Restauration du clocher de l’église' }).divisions;
    expect(first?.code).toBe('45000000');
    expect(classify({ title: 'Restauration de tableaux', nature: 'services' }).divisions[0]?.code).toBe('92000000');
    expect(classify({ title: 'Restauration d’une œuvre', nature: 'services' }).divisions[0]?.code).toBe('92000000');
  });

  it('moves with the nature that a notice tells', () => {
    expect(first('Peinture', 'works')).toBe('45');
    expect(first('Peinture', 'supplies')).toBe('44');
    expect(first('Chauffage', 'services')).not.toBe('45');
  });

  it('is read in the text where the title says nothing', () => {
    expect(classify({ title: 'Marché n° 2026-14', text: 'Élagage des arbres d’alignement' }).divisions[0]!.code).toBe(
      '77000000',
    );
  });

  it('is that of the lot rather than of the operation', () => {
    expect(classify({ title: 'Restructuration du collège, lot n° 7 : plomberie' }).groups[0]!.code).toBe('45300000');
  });
});

/** Award style: abbreviations, procedure before the object, makers, molecules, what is for whom. Sentences of ours. */
describe('an award', () => {
  it.each([
    ['N° 2026-118 : mission MOE pour la rénovation de la halle', '71'],
    ['AMO – choix d’un exploitant de chaufferie', '71'],
    ['Mission CSPS, extension de la caserne', '71'],
    ['Mission de programmation : restructuration du lycée', '71'],
    ['TVX réfection VRD rue Haute', '45'],
    ['Groupe scolaire, lot 6 – serrurerie métallerie', '45'],
    ['Lot n° 4 cloisons doublages faux plafonds', '45'],
    ['Entretien et réparation des ouvrages d’art', '45'],
    ['Renouvellement des canalisations AEP, route du Moulin', '45'],
    ['Réparation de véhicules légers', '50'],
    ['Exploitation des installations CVC, P2 et P3', '50'],
    ['Contrôle et maintenance des moyens de secours', '50'],
    ['Maintenance des climatiseurs de la caisse primaire d’assurance maladie', '50'],
    ['TMA du portail des aides', '72'],
    ['Création d’un intranet pour les agents', '72'],
    ['Acquisition d’un progiciel de gestion des temps', '48'],
    ['Services de téléphonie mobile et forfaits M2M', '64'],
    ['Fourniture de rituximab et de trastuzumab', '33'],
    ['Amoxicilline, gentamicine et céfazoline injectables', '33'],
    ['Automate de biologie moléculaire et consommables', '33'],
    ['DM stériles : poches et aiguilles', '33'],
    ['Acquisition d’un tractopelle', '43'],
    ['Luminaires pour l’éclairage des rues', '31'],
    ['Fourniture de produits d’épicerie et BOF', '15'],
    ['Fourniture de repas en liaison froide', '55'],
    ['Équipements de protection individuelle pour les agents de voirie', '18'],
    ['Fourniture et acheminement d’électricité, puissance supérieure à 36 kVA', '09'],
    ['Le présent marché a pour objet la fourniture de conteneurs enterrés', '44'],
    ['Location d’autocars avec chauffeurs pour les sorties scolaires', '60'],
    ['Débroussaillement et déboisement des parcelles', '77'],
    ['Enlèvement et traitement des boues', '90'],
    ['Déménagement des services, mobilier et archives', '98'],
  ])('« %s » is of division %s', (title, division) => expect(first(title)).toBe(division));

  it('is what it buys before what that is for', () => {
    expect(first('Fourniture de rideaux pour les chambres de l’hôpital')).toBe('39');
    expect(ofDivision('Impression de dépliants', '79')).toBeGreaterThan(
      ofDivision('Acquisition de mobilier pour l’accueil de l’imprimerie', '79'),
    );
  });

  it('takes no everyday word for a molecule', () => {
    for (const title of ['Cantine', 'Piscine', 'Cuisine', 'Chaudronnerie', 'Tribune et vitrine'])
      expect(ofDivision(title, '33')).toBeLessThan(0.15);
  });

  it('says less by an act that does not stand first', () => {
    const works = ofDivision('Travaux du pavillon central', '45');
    const later = ofDivision('Pavillon central, travaux', '45');
    expect(later).toBeLessThan(works);
    expect(later).toBeGreaterThan(ofDivision('Pavillon central', '45'));
  });
});

describe('an answer', () => {
  it('has three divisions and three groups, eight digits each, the likeliest first', () => {
    for (const title of ['Nettoyage', 'zzz', 'Travaux', 'Lot 2', '🙂', 'a'.repeat(5_000)]) {
      const { divisions, groups } = classify({ title });
      for (const hits of [divisions, groups]) {
        expect(hits).toHaveLength(3);
        for (const [at, hit] of hits.entries()) {
          expect(hit.code).toMatch(/^\d{2}\d?0{5,6}$/);
          expect(hit.certainty).toBeGreaterThanOrEqual(0);
          expect(hit.certainty).toBeLessThanOrEqual(hits[at - 1]?.certainty ?? 1);
        }
        expect(new Set(hits.map(({ code }) => code)).size).toBe(3);
        expect(hits.reduce((sum: number, { certainty }) => sum + certainty, 0)).toBeLessThanOrEqual(1);
      }
    }
  });

  it('is surer of words that settle than of words that say nothing', () => {
    expect(classify({ title: 'Marché public' }).divisions[0]!.certainty).toBeLessThan(0.25);
    expect(classify({ title: 'Assurance de la flotte automobile' }).divisions[0]!.certainty).toBeGreaterThan(0.7);
  });

  it('is the same for the same input, and whatever else was asked between', () => {
    const asked = { title: 'Fourniture et pose de jeux pour la cour de l’école', text: 'Sols souples compris' };
    const before = classify(asked);
    classify({ title: 'Curage des fossés' });
    expect(classify(asked)).toEqual(before);
  });

  it('reads a text of 100,000 signs, and one without a space', () => {
    expect(classify({ title: 'Élagage', text: 'clause '.repeat(14_000) }).divisions[0]!.code).toBe('77000000');
    expect(classify({ title: 'x'.repeat(100_000) }).divisions).toHaveLength(3);
  });

  it.each([
    ['R?novation de l??cole, lot ma?onnerie', '45'],
    ['Nettoyage de l?h?pital', '90'],
    ['RÃ©fection de la toiture du bÃ¢timent', '45'],
    ['D\ufffdratisation et d\ufffdsinfection', '90'],
    ['Entretien des espaces verts de la commune de Ch?teau?Neuf', '77'],
  ])('reads words whose accents broke: %s', (title, division) => expect(first(title)).toBe(division));
});

describe('words learnt from coded objects', () => {
  const coded = (title: string, cpv: string, times = 12): WordCounts => {
    const counts = new WordCounts();
    for (let n = 0; n < times; n++) counts.add({ title: `${title} ${'abcdefghijklmnop'[n]!.repeat(4)}`, cpv });
    return counts;
  };

  it('tell what our own words do not', () => {
    const rows = coded('Prestations de zwingage', '77310000').rows();
    expect(first('Zwingage communal')).not.toBe('77');
    const learnt = classify({ title: 'Zwingage communal' }, new LearntModel(rows));
    expect(learnt.divisions[0]!.code).toBe('77000000');
    expect(learnt.groups[0]!.code).toBe('77300000');
  });

  it('count an object once, however often it comes', () => {
    const counts = new WordCounts();
    expect(counts.add({ title: 'Tonte 2025', cpv: '77310000' })).toBe(true);
    expect(counts.add({ title: 'Tonte 2026', cpv: '77310000' })).toBe(false);
    expect(counts.add({ title: '— —', cpv: '77310000' })).toBe(false);
    expect(counts.size).toBe(1);
  });

  it('are the same counts in whatever order the objects came', () => {
    const objects = [
      { title: 'Tonte de pelouses', cpv: '77310000' },
      { title: 'Travaux de voirie', text: 'Enrobés et bordures', cpv: '45233140' },
      { title: 'Tonte et ramassage', cpv: '90610000' },
    ];
    const rows = (order: typeof objects) => {
      const counts = new WordCounts();
      for (const object of order) counts.add(object);
      return counts.rows();
    };
    expect(rows(objects.toReversed())).toEqual(rows(objects));
  });

  it('keep no more rows than asked, the most frequent terms first', () => {
    const rows = coded('Tonte de pelouses', '77310000').rows(6);
    expect(rows.length).toBeLessThanOrEqual(6);
    expect(rows.map(({ term }) => term)).toContain('*');
  });

  it('leave out what is no count', () => {
    const model = new LearntModel([
      { term: 'tont', group: '000', count: 4 },
      { term: 'tont', group: '773', count: -1 },
    ]);
    expect(model.isEmpty).toBe(true);
    expect(classify({ title: 'Tonte' }, model).divisions[0]!.code).toBe('77000000');
  });

  it('are none for a process that was given none', () => expect(useLearntWords().isEmpty).toBe(true));
});
