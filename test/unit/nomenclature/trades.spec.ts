import {
  isCpv,
  tradeByCode,
  tradeHits,
  TRADES,
  tradesAsked,
  tradesOfCpv,
  tradesOfName,
  tradesOfNaf,
  tradesOfText,
} from '#lib/nomenclature';

const first = (text: string): string | undefined => tradesOfText(text)[0]?.code;

describe('the table of trades', () => {
  it('has some thirty trades, each told apart', () => {
    expect(TRADES.length).toBeGreaterThanOrEqual(30);
    expect(new Set(TRADES.map((trade) => trade.code)).size).toBe(TRADES.length);
    expect(new Set(TRADES.map((trade) => trade.label)).size).toBe(TRADES.length);
  });

  it.each(TRADES.map((trade) => [trade.code, trade] as const))('%s is whole', (code, trade) => {
    expect(tradeByCode(code)).toBe(trade);
    expect(trade.cpvPrefixes.every((prefix) => isCpv(prefix.padEnd(8, '0')))).toBe(true);
    expect(trade.naf.every((naf) => /^\d{2,4}[A-Z]?$/.test(naf))).toBe(true);
    expect(trade.halfDistanceKm).toBeGreaterThan(0);
    expect(trade.typicalKinds.length).toBeGreaterThan(0);
  });

  it.each(TRADES.map((trade) => [trade.code, trade] as const))(
    '%s is named by each of its sure words',
    (_code, trade) => {
      const silent = trade.words.sure.filter((word) => !tradesOfText(word.replace('=', '')).includes(trade));
      expect(silent).toEqual([]);
    },
  );

  it.each(TRADES.map((trade) => [trade.code, trade] as const))('%s is named by none of its traps', (_code, trade) => {
    const caught = (trade.traps ?? []).filter((trap) => tradesOfText(trap).includes(trade));
    expect(caught).toEqual([]);
  });
});

describe('premises and public of an object', () => {
  const asked = (title: string): string[] => tradesAsked(title).map(({ trade }) => trade.code);

  it.each([
    ['Nettoyage du restaurant scolaire et de la crèche municipale', ['cleaning']],
    ['Travaux de peinture dans les crèches', ['finishing']],
    ['CRECHE LES LUTINS - LOT 10 ELECTRICITE', ['equipment-works']],
    ['Fourniture de légumes biologiques pour la cuisine centrale', ['market-gardening']],
    ['Confection de repas destinés aux personnes âgées', ['catering']],
    ['Gardiennage du festival', ['security']],
    ['Entretien du centre de loisirs', []],
    ['Confection de repas pour les écoles et accueil de loisirs', ['catering']],
    ['Nettoyage de l’école et accueil de loisirs', ['cleaning']],
    ['Accueil de loisirs et cantine : lot 3 menuiserie', ['woodwork']],
    ['Maintenance des installations de la déchèterie', []],
    ['Nettoyage du restaurant scolaire et crèche', ['cleaning']],
    ['Couture et tenue de travail pour la crèche', ['sewing']],
    ['Crèche et restaurant scolaire : nettoyage', ['cleaning']],
    ['MUSEE DU CLAIN TRAVAUX DE DESAMIANTAGE', ['demolition']],
    ['Crèche des Lilas, travaux de peinture', ['finishing']],
  ])('« %s » asks for those who work there', (title, trades) => {
    expect(asked(title)).toEqual(trades);
  });

  it.each([
    ['Gestion de la crèche et entretien de ses espaces verts', 'childcare'],
    ['Réservation de berceaux en crèche', 'childcare'],
    ['Crèche interentreprises', 'childcare'],
    ['Exploitation du restaurant administratif', 'catering'],
    ['Restauration scolaire et nettoyage des locaux', 'catering'],
    ['Organisation du festival et gardiennage', 'culture'],
    ['Accueil périscolaire', 'childcare'],
    ['Gestion des déchèteries et travaux d’entretien', 'waste'],
    ['Restauration scolaire et accueil périscolaire', 'childcare'],
    ['Restauration scolaire et accueil de loisirs', 'childcare'],
    ['Accueil périscolaire et restauration scolaire', 'childcare'],
    ['Garde d’enfants en horaires atypiques', 'childcare'],
    ['Aide aux personnes âgées : ménage, courses, jardinage', 'home-help'],
    ['Portage de repas aux personnes âgées', 'home-help'],
    ['Exploitation forestière et débardage du bois', 'natural-areas'],
    ['Spectacle vivant et traiteur', 'culture'],
    ['Traiteur et spectacle vivant', 'culture'],
    ['Programmation du festival et régie', 'culture'],
    ['Tenue des déchèteries et nettoyage', 'waste'],
  ])('« %s » asks for those whose trade it is', (title, trade) => {
    expect(asked(title)).toContain(trade);
  });
});

describe('words that only begin alike', () => {
  const told = (hits: readonly { trade: { code: string } }[]): string[] => hits.map(({ trade }) => trade.code);

  it.each([
    ['ASSOC RECHERCHE INTERVENT EMPLOI REG LY', 'removal'],
    ['LES RESTAURANTS DU COEUR', 'catering'],
    ['ASSOC RESTOS RELAIS DU COEUR', 'catering'],
    ['ASSOC RELAIS EMPLOI SOLIDARITE', 'textile-reuse'],
    ['ENTRAIDE EMPLOI ACI', 'metalwork'],
    ['ASSOC AMI SERVICES', 'demolition'],
    ['ASSOC ENVIE MAINE', 'building-upkeep'],
    ['C C A S SAINTE MARIE', 'natural-areas'],
    ['ASSOC REGIE INTER QUARTIERS MACON', 'masonry'],
    ['ASSOC FAMILIALE DE LA ZUP ET ENVIRONS', 'green-spaces'],
    ['LE PAYSAN URBAIN', 'street-cleaning'],
    ['COMITE DE GESTION DES CENTRES SOCIAUX', 'office-services'],
  ])('the name « %s » tells nothing of %s', (name, trade) => {
    expect(told(tradesOfName(name))).not.toContain(trade);
  });

  it.each([
    ['REGIE DE QUARTIERS', 'cleaning'],
    ['ASSOC REGIES SERVICES', 'removal'],
    ['SCOP EBS LE RELAIS 31', 'textile-reuse'],
    ['LA TABLE DE CANA', 'catering'],
    ['ASSOC CONSEIL ENVIRONNEMENT', 'green-spaces'],
  ])('the name « %s » tells of %s', (name, trade) => {
    expect(told(tradesOfName(name))).toContain(trade);
  });

  it.each([
    ['Lot réservé ACI : entretien des berges', ['natural-areas']],
    ['Nettoyage des vitres, ville de Corbeil-Essonnes', ['cleaning']],
    ['Collège Marie Curie : chauffage', ['equipment-works']],
    ['Colonnes enterrées', []],
    ['Mobilier en bois massif', ['woodwork']],
    ['Achat de vélos à assistance électrique', ['vehicles']],
    ['Nettoyage sans eau des véhicules de service', ['vehicles']],
    ['Enlèvement de tags et d’affiches', ['street-cleaning']],
  ])('« %s » asks for %s', (title, trades) => {
    expect(told(tradesAsked(title))).toEqual(trades);
  });
});

describe('words of another trade', () => {
  it('are no linen: cups and dishes are washed too', () => {
    const said = tradesOfText('Location de matériel de fête, gobelets réutilisables et lavage, accueil de groupes');
    expect(said.map(({ code }) => code)).not.toContain('laundry');
  });
});

describe('trades read in an object', () => {
  it.each([
    ['Entretien des espaces verts de trois écoles', 'green-spaces'],
    ['TONTE ET ELAGAGE', 'green-spaces'],
    ['Nettoyage des locaux municipaux et de la vitrerie', 'cleaning'],
    ['Nettoyage des parkings', 'street-cleaning'],
    ['Entretien du linge plat de l’EHPAD', 'laundry'],
    ['Fourniture de repas aux restaurants scolaires', 'catering'],
    ['Impression et distribution du magazine municipal', 'printing'],
    ['Mise à disposition de personnel pour le service voirie', 'staff'],
    ['Travaux de peinture dans les écoles', 'finishing'],
    ['Restauration écologique de la rivière', 'natural-areas'],
    ['Restauration de la toiture de l’église', 'masonry'],
    ['Enlèvement des encombrants en pied d’immeuble', 'removal'],
    ['Collecte des textiles usagés', 'textile-reuse'],
    ['Gestion de la recyclerie', 'reuse'],
    ['Réparation de vélos en libre service', 'vehicles'],
    ['Modernisation intérieure de douze logements', 'finishing'],
    ['Accompagnement social lié au logement', 'home-help'],
    ['Prestations d’insertion sociale et professionnelle', 'insertion'],
    ['Formation des agents d’accueil', 'training'],
    ['Requalification paysagère de la place', 'green-spaces'],
    ['Travaux d’entretien des bâtiments communaux', 'building-upkeep'],
    ['Lutte contre les nuisibles', 'cleaning'],
    ['Entretien extérieur de la résidence', 'green-spaces'],
    ['Gestion d’un espace naturel sensible', 'natural-areas'],
    ['Débroussaillage des trottoirs', 'green-spaces'],
    ['Équipe nettoyant les parties communes', 'cleaning'],
    ['Nettoiement de l’espace public', 'street-cleaning'],
    ['Salage des voies communales', 'street-cleaning'],
    ['Travaux de défrichement', 'natural-areas'],
    ['Réalisation du journal des locataires', 'printing'],
  ])('%s → %s', (title, code) => {
    expect(first(title)).toBe(code);
  });

  it.each([
    ['Location d’espaces de bureaux', 'green-spaces'],
    ['Maintenance du parc informatique', 'green-spaces'],
    ['Prestations de restauration de la façade', 'catering'],
    ['Achat de véhicules électriques', 'equipment-works'],
    ['Fourniture et livraison de papier', 'transport'],
    ['Marché de prestation de géomètre', 'staff'],
    ['Le marché a pour objet la tonte du stade', 'reuse'],
    ['Nettoyage de logements du patrimoine de l’office', 'masonry'],
    ['Tonte du parc Saint-Pierre', 'masonry'],
    ['Formation des accueillants familiaux', 'security'],
    ['Services d’insertion et de qualification professionnelle', 'training'],
    ['Logement en rez-de-chaussée', 'civil-works'],
    ['Achat de produits nettoyants', 'cleaning'],
    ['Réfection du parking', 'street-cleaning'],
    ['Abonnement au journal officiel', 'printing'],
  ])('%s does not name %s', (title, code) => {
    expect(tradesOfText(title).map((trade) => trade.code)).not.toContain(code);
  });

  it('are none when the words are only hints', () => {
    expect(tradesOfText('terrains et bâtiments')).toEqual([]);
    expect(tradesOfText('')).toEqual([]);
  });

  it('tell by which phrases and how surely', () => {
    expect(tradeHits('Tonte des parcs et jardins')[0]).toMatchObject({
      trade: { code: 'green-spaces' },
      strength: 1,
      by: ['tonte', 'parcs et jardins'],
    });
    expect(tradeHits('Arbres')[0]).toMatchObject({ strength: 0.6 });
  });
});

describe('trades read in codes and names', () => {
  it('tie a CPV code to its trades, more surely the more digits are tied', () => {
    const [hit] = tradesOfCpv('77310000');
    expect(hit).toMatchObject({ trade: { code: 'green-spaces' }, by: ['7731'] });
    expect(tradesOfCpv('90910000').map((one) => one.trade.code)).toEqual(
      expect.arrayContaining(['cleaning', 'street-cleaning']),
    );
    expect(tradesOfCpv('77000000')[0]!.strength).toBeLessThan(hit!.strength);
    expect(tradesOfCpv('99999999')).toEqual([]);
  });

  it('deduce a trade from a NAF code that says something', () => {
    expect(tradesOfNaf('8122Z')[0]).toMatchObject({ trade: { code: 'cleaning' }, strength: 1 });
    expect(tradesOfNaf('0113Z')[0]).toMatchObject({ trade: { code: 'market-gardening' } });
  });

  it.each(['8899B', '9499Z', '', '8411Z'])('deduce nothing from « %s »', (naf) => {
    expect(tradesOfNaf(naf)).toEqual([]);
  });

  it('read the name of a structure', () => {
    expect(tradesOfName('LES JARDINS DE COCAGNE')[0]?.trade.code).toBe('market-gardening');
    expect(tradesOfName('ENVIE POITOU')[0]?.trade.code).toBe('reuse');
    expect(tradesOfName('ASSOC INTERMEDIAIRE DU PAYS')[0]?.trade.code).toBe('staff');
    expect(tradesOfName('ASSOC L’ESCALE')).toEqual([]);
    expect(tradesOfName('Régie du Pays de Brumeval').map((hit) => hit.trade.code)).toEqual(
      expect.arrayContaining(['green-spaces', 'cleaning', 'street-cleaning', 'removal', 'finishing']),
    );
    expect(tradesOfName('Régie des eaux de Brumeval')).toEqual([]);
  });
});
