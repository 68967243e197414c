import { readFileSync } from 'node:fs';
import { completeNomenclature, cpvLabel, cpvOfWords, isCpv } from '#lib/nomenclature';
import { officialCpv } from '../../support/official-lists';
import { describeShared, shared } from '../../support/shared';

const PHRASES: readonly [text: string, code: string][] = [
  ['nettoyage des vitres', '90911300'],
  ['Lavage de la vitrerie du groupe scolaire', '90911300'],
  ['Ménage de bureaux', '90919200'],
  ['Nettoyage d’écoles', '90919300'],
  ['Nettoyage des locaux de la mairie annexe', '90911200'],
  ['Remise en état de logements vacants', '90911100'],
  ['Nettoyage des parkings', '90914000'],
  ['Dératisation', '90923000'],
  ['tonte', '77314100'],
  ['Tonte et ramassage au lotissement', '77314100'],
  ['Entretien des espaces verts communaux', '77310000'],
  ['Taille de haies', '77342000'],
  ['Élagage et abattage d’arbres', '77340000'],
  ['Débroussaillage de talus', '77312000'],
  ['Désherbage manuel des trottoirs', '77312100'],
  ['Entretien de terrains de sport', '77320000'],
  ['Entretien du cimetière', '98371111'],
  ['Abattage d’arbres dangereux', '77211400'],
  ['Lutte contre les plantes invasives', '90720000'],
  ['repas en liaison froide', '55521200'],
  ['Plateaux repas pour les élus', '55521200'],
  ['Restauration scolaire', '55524000'],
  ['Cocktail et buffet des vœux', '55520000'],
  ['Portage de repas à domicile', '55521100'],
  ['mise sous pli', '79571000'],
  ['Impression du bulletin municipal', '79810000'],
  ['Distribution du bulletin municipal', '64121100'],
  ['Reliure des actes administratifs', '79971200'],
  ['Numérisation de documents', '79999100'],
  ['Archivage de dossiers', '79995100'],
  ['Destruction de documents confidentiels', '92512100'],
  ['Saisie de données', '72312000'],
  ['Création de site internet', '72413000'],
  ['déménagement de bureaux', '98392000'],
  ['Garde-meubles', '63120000'],
  ['collecte de papier', '90511400'],
  ['Enlèvement des encombrants', '90511100'],
  ['Collecte des ordures ménagères', '90511000'],
  ['Dépôts sauvages', '90511300'],
  ['Compostage de proximité', '90513000'],
  ['Gardiennage de sites', '79713000'],
  ['Transport scolaire', '60130000'],
  ['Livraison de colis en vélo cargo', '60161000'],
  ['Réparation de vélos', '50800000'],
  ['Réparation automobile', '50110000'],
  ['Lavage de véhicules', '50112300'],
  ['Remise en état de mobilier de bureau', '50850000'],
  ['Blanchisserie', '98310000'],
  ['Entretien du linge de l’internat', '98310000'],
  ['Repassage', '98315000'],
  ['Couture et retouches', '98393000'],
  ['Mise à disposition de personnel', '79620000'],
  ['Action de formation', '80500000'],
  ['Insertion professionnelle par le maraîchage', '85312510'],
  ['Accueil téléphonique', '79511000'],
  ['Traduction', '79530000'],
  ['Interprétariat en langue des signes', '79540000'],
  ['Conditionnement de produits', '79921000'],
  ['Travaux de peinture dans les logements', '45440000'],
  ['Maçonnerie et gros œuvre', '45262500'],
  ['Menuiseries extérieures', '45421000'],
  ['Plomberie sanitaire', '45330000'],
  ['Travaux de désamiantage', '45262660'],
  ['Démolition d’une friche', '45110000'],
  ['Pose de clôtures', '45340000'],
  ['Construction d’une école', '45214000'],
  ['Maîtrise d’œuvre pour la construction d’une crèche', '71240000'],
  ['Gestion d’une crèche', '85312110'],
  ['Fourniture de mobilier de bureau', '39130000'],
  ['Produits d’entretien', '39830000'],
  ['Vêtements de travail', '18100000'],
  ['Fournitures scolaires', '37800000'],
  ['Colis de Noël pour les aînés', '15897300'],
  ['Légumes frais', '03221000'],
  ['Confitures', '15332290'],
  ['Objets promotionnels', '39294100'],
  ['Ordinateurs reconditionnés', '30200000'],
  ['Location de cars avec chauffeur', '60172000'],
  ['Exploitation de la déchèterie', '90500000'],
  ['Télésurveillance des bâtiments', '79711000'],
  ['Fourniture de sel de déneigement', '34927100'],
  ['Fourniture de jeux pour aire de jeux', '37535200'],
];

afterEach(() => completeNomenclature());

describe('the codes of French words', () => {
  it.each(PHRASES)('« %s » first leads to %s', (text, code) => {
    expect(cpvOfWords(text)[0]).toMatchObject({ code });
  });

  it('come with the words that led there and how surely', () => {
    const [first, second] = cpvOfWords('Marché de Nettoyage des Vitres et taille de haies');
    expect(first).toEqual({ code: '90911300', certainty: expect.any(Number) as number, by: ['nettoyage des vitres'] });
    expect(first!.certainty).toBeGreaterThan(second!.certainty);
    expect(first!.certainty).toBeLessThan(1);
    expect(second!.code).toBe('77342000');
  });

  it('are the same in capitals, without accents, in the plural', () => {
    expect(cpvOfWords('DEMENAGEMENTS DE BUREAU')[0]?.code).toBe('98392000');
    expect(cpvOfWords('nettoyages de vitre')[0]?.code).toBe('90911300');
  });

  it('are surer the more is said', () => {
    expect(cpvOfWords('nettoyage des vitres')[0]!.certainty).toBeGreaterThan(cpvOfWords('nettoyage')[0]!.certainty);
  });

  it('are those of what a lot is for, however late it stands', () => {
    expect(cpvOfWords('Extension du centre social de Marsance, lot 7 : plomberie sanitaire')[0]?.code).toBe('45330000');
  });

  it('are as many as are asked for', () => {
    expect(cpvOfWords('nettoyage, tonte, repas, peinture, déménagement, linge', 3)).toHaveLength(3);
  });

  it.each(['', '   ', '?!', 'xyzzy', '%_\\', "'; drop table notice; --", '🌳🌳', 'a'.repeat(10_000), '\u0000'])(
    'are none for what says nothing: %j',
    (text) => {
      expect(cpvOfWords(text)).toEqual([]);
    },
  );

  it('are told of a very long text by its beginning', () => {
    expect(cpvOfWords(`nettoyage des vitres ${'clause '.repeat(5_000)}`)[0]?.code).toBe('90911300');
  });

  it('come from labels too once the official list is loaded', () => {
    expect(cpvOfWords('betteraves sucrières')).toEqual([]);
    completeNomenclature({ cpv: new Map([['03113100', 'Betteraves à sucre']]) });
    expect(cpvOfWords('betteraves sucrières')).toMatchObject([{ code: '03113100', by: ['betteraves'] }]);
    completeNomenclature();
    expect(cpvOfWords('betteraves sucrières')).toEqual([]);
  });
});

describeShared('the codes of French words, with the official list', () => {
  beforeEach(() => completeNomenclature({ cpv: officialCpv() }));

  it('are still, among the first three, those of our phrases', () => {
    const lost = PHRASES.filter(([text, code]) => !cpvOfWords(text, 3).some((hit) => hit.code === code));
    expect(lost).toEqual([]);
  });

  it('are all in the list', () => {
    const list = officialCpv();
    completeNomenclature();
    const codes = PHRASES.flatMap(([text]) => cpvOfWords(text, 50).map((hit) => hit.code));
    expect(codes.filter((code) => !list.has(code) || !isCpv(code) || cpvLabel(code) === null)).toEqual([]);
  });

  it('find the division of what was bought in the objects of real awards', () => {
    const objects = awards();
    expect(objects.length).toBeGreaterThan(1_400);
    let [first, amongThree] = [0, 0];
    for (const { object, division } of objects) {
      const divisions = [...new Set(cpvOfWords(object, 30).map(({ code }) => code.slice(0, 2)))];
      if (divisions[0] === division) first++;
      if (divisions.slice(0, 3).includes(division)) amongThree++;
    }
    // Measured 0.598 and 0.771: half of the rest are codes that the buyer chose badly
    expect(first / objects.length).toBeGreaterThan(0.57);
    expect(amongThree / objects.length).toBeGreaterThan(0.75);
  });
});

/** Objects of the awards of 2018 and 2019, each once, with the division of the code that their buyer gave. */
function awards(): { object: string; division: string }[] {
  const found = new Map<string, { object: string; division: string }>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (node !== null && typeof node === 'object') {
      const { objet: object, codeCPV: cpv } = node as Record<string, unknown>;
      if (typeof object === 'string' && typeof cpv === 'string' && object.length > 8 && /^\d{8}/.test(cpv)) {
        const division = cpv.slice(0, 2);
        found.set(object.toLowerCase().replace(/\W/g, '') + division, { object, division });
      }
      Object.values(node).forEach(visit);
    }
  };
  for (const file of ['pes-2019', 'e-marchespublics-2019', 'marches_avec_modifications', 'marches_concessions']) {
    visit(JSON.parse(readFileSync(shared(`data/notices/decp/${file}.json`), 'utf8')));
  }
  return [...found.values()];
}
