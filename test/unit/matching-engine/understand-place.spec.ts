import { buyerSeat, understandPlace } from '#lib/matching-engine';
import { communeByCode } from '#lib/nomenclature';

const nobody = { siret: null, name: null };
const from = (siret: string, name: string | null = null) => ({ siret, name });
const read = (
  code: string,
  typeCode: string,
  name: string,
  object = '',
  buyer = nobody as Parameters<typeof buyerSeat>[0],
) => {
  const found = understandPlace({ code, typeCode, name }, object, buyer);
  const { commune, communeName, epci, department, region } = found.place;
  return { step: found.step, where: communeName ?? commune ?? (epci && `EPCI ${epci}`) ?? department ?? region, found };
};

describe('a place, step by step', () => {
  it.each([
    ['a commune within its department', '86194', 'Code commune', 'POITIERS', 'commune-named', 'Poitiers'],
    ['a name with CEDEX', '45058', 'Code postal', 'ORLEANS CEDEX 1', 'commune-named', 'Orléans'],
    ['a name that begins as a preposition does', '61200', 'Code postal', 'ARGENTAN', 'commune-named', 'Argentan'],
    ['« A Lyon »', '69123', 'Code commune', 'A Lyon', 'commune-named', 'Lyon'],
    ['an INSEE code called a post code', '78455', 'Code postal', '', 'commune-code', 'Noisy-le-Roi'],
    ['a post code called a commune', '74000', 'Code commune', '', 'post-code', 'Annecy'],
    ['a post code in the place of a name', '1116', 'Code postal', '38000', 'post-code', 'Grenoble'],
    ['an address beside a post code', '61200', 'Code postal', 'RUE JEANNE D’ARC', 'post-code', 'Argentan'],
    [
      'the name of a department beside a post code of it',
      '62000',
      'Code postal',
      'PAS-DE-CALAIS',
      'post-code',
      'Arras',
    ],
    ['a department and its name, not the town of that name', '86', 'Code département', 'VIENNE', 'department', '86'],
    ['the town, where the code is its own', '38200', 'Code postal', 'Vienne', 'commune-named', 'Vienne'],
    ['a NUTS code', 'FRI34', 'Code département', '', 'department', '86'],
    ['a department with a zero before it', '078', 'Code département', '', 'department', '78'],
    ['a canton, by its department', '0904', 'Code canton', 'Couserans Ouest', 'department', '09'],
    ['an EPCI named as people do', '86', 'Code département', 'Poitiers et sa couronne', 'epci-named', 'EPCI 200069854'],
    ['a region whose number is that of a department', '28', 'Code région', 'Région Normandie', 'region', '28'],
    ['an overseas commune', '97411', 'Code commune', 'SAINT-DENIS', 'commune-named', 'Saint-Denis'],
    ['a district of Lyon, which is Lyon', '69381', 'Code commune', '', 'commune-code', 'Lyon'],
    ['what a person types', '', '', 'Vienne (38)', 'commune-named', 'Vienne'],
    ['what a person types nearly so', '', '', 'Chatelleraut', 'commune-named', 'Châtellerault'],
    ['the SIREN of an EPCI', '200069854', 'SIREN', '', 'epci-named', 'EPCI 200069854'],
    ['a region named beside a number of nothing', '20', 'Code département', 'Corse', 'region', '94'],
    ['the number of Corsica before it was two departments', '20', 'Code département', '', 'region', '94'],
    ['a region named after a river that names a department', '', '', 'Pays de la Loire', 'region', '52'],
  ])('reads %s', (_words, code, typeCode, name, step, where) => {
    const buyer = code === '1116' ? from('22380001200013') : nobody;
    expect(read(code, typeCode, name, '', buyer)).toMatchObject({ step, where });
  });

  it.each(['Bruxelles', 'Espagne', 'Casablanca', 'Petite couronne', 'Sud'])(
    'sees no village in « %s », which is nearly its name, and says that it leads nowhere',
    (name) => {
      expect(read('', '', name).found).toMatchObject({ step: 'nothing', ignored: [name] });
    },
  );

  it('says which name it left for the department of its code', () => {
    expect(read('79', 'Code département', 'Poitiers').found).toMatchObject({
      step: 'department',
      ignored: ['Poitiers'],
    });
    for (const name of ['Deux-Sèvres', 'Département des Deux-Sèvres', '79 - Deux-Sèvres', '79'])
      expect(read('79', 'Code département', name).found).toMatchObject({ step: 'department', ignored: [] });
  });

  it('takes the whole country for no name that leads nowhere', () => {
    for (const name of ['France', 'France entière', 'Territoire national'])
      expect(read('', '', name).found).toMatchObject({ step: 'nothing', ignored: [] });
  });

  it('is less sure of a name that it put right', () => {
    expect(read('', '', 'Chatelleraut').found.certainty).toBeLessThan(read('', '', 'Châtellerault').found.certainty);
  });

  it('believes the buyer’s commune between those that share a post code, else takes the largest and says which it left', () => {
    const shared = read('86180', 'Code postal', '', '', from('21860041400011'));
    expect(shared.where).toBe(communeByCode('86041')!.name);
    const unsure = read('86130', 'Code postal', '');
    expect(unsure.found.choices.length).toBeGreaterThan(1);
    expect(unsure.found.certainty).toBeLessThan(shared.found.certainty);
  });

  it('takes the CEDEX of an EPCI, or a post code beside all of its territory, for its offices: the work is where the object says, or anywhere', () => {
    const orleans = from('24450046800040');
    const cedex = ['45058', 'Code postal', 'ORLEANS CEDEX 1'] as const;
    const all = { step: 'buyer-seat', where: 'EPCI 244500468' };
    expect(read(...cedex, 'Entretien des espaces publics', orleans)).toMatchObject(all);
    expect(read(...cedex, 'Propreté à Fleury-les-Aubrais', orleans).where).toBe('Fleury-les-Aubrais');
    expect(read('45000', 'Code postal', 'Territoire métropolitain', 'Tonte', orleans)).toMatchObject(all);
    expect(read('45000', 'Code postal', 'Orléans', 'Tonte', orleans).where).toBe('Orléans');
    expect(read(...cedex, 'Tonte', from('21450234600015')).where).toBe('Orléans');
    expect(read('86000', 'Code postal', 'Territoire', 'Tonte', orleans).where).toBe('Poitiers');
  });

  it('sees a large town of the department by its capital alone, and no part of another name', () => {
    const object = (title: string, code: string) => read(code, 'Code département', '', title).where;
    expect(object('Nettoyage des vitrages de l’ENAC Toulouse', '31')).toBe('Toulouse');
    expect(object('Équilibrage vannes', '56')).toBe('56');
    expect(object('ÉQUILIBRAGE VANNES', '56')).toBe('56');
    expect(object('Gymnase de Jou\ufffd-Les-Tours', '37')).toBe('37');
    expect(object('Réfection de l’avenue Toulouse', '31')).toBe('31');
  });

  it('takes a CEDEX code without a name for the buyer’s letters, not for the village of that number', () => {
    expect(read('64109', 'Code postal', '', '', from('21640102600366'))).toMatchObject({
      step: 'buyer-seat',
      where: 'Bayonne',
    });
  });

  it('finds the place in the object, then at the buyer’s, when no place is written', () => {
    const buyer = from('21860194100013');
    expect(read('', '', '', 'Tonte à Buxerolles et Saint-Benoît', buyer)).toMatchObject({
      step: 'named-in-object',
      where: 'Buxerolles',
    });
    expect(read('', '', '', 'Tonte', buyer)).toMatchObject({ step: 'buyer-seat', where: 'Poitiers' });
  });

  it('keeps what the object names beside the place that is written', () => {
    const { found } = read(
      '45058',
      'Code postal',
      'ORLEANS CEDEX 1',
      'PROPRETE URBAINE SUR LE TERRITOIRE DE FLEURY LES AUBRAIS',
    );
    expect(found.otherPlaces.map((one) => one.communeName)).toEqual(['Fleury-les-Aubrais']);
  });

  it.each([
    ['a part by the word that one EPCI has', '86', 'Tonte, secteur Loudunais', '248600447'],
    ['the people of its main town', '38', 'Nettoyage sur l’agglomération grenobloise', '200040715'],
    ['people of a town, not the EPCI beside it that has their name', '21', 'Agglomération dijonnaise', '242100410'],
    ['people whose town lost a letter', '33', 'Lavage de vitres, bassin libournais', '200070092'],
  ])('reads %s as an EPCI', (_words, code, object, epci) => {
    expect(read(code, 'Code département', '', object).found.place.epci).toBe(epci);
  });

  it('reads one or several places that a person typed, all of them', () => {
    const typed = (name: string) => {
      const { where, found } = read('', '', name);
      return [where, ...found.otherPlaces.map((one) => one.communeName ?? one.epci ?? one.department)];
    };
    expect(typed('agglo de Poitiers')).toEqual(['EPCI 200069854']);
    expect(typed('Poitiers ; Buxerolles')).toEqual(['Poitiers', 'Buxerolles']);
    expect(typed('Poitiers, Buxerolles et Chauvigny')).toEqual(['Poitiers', 'Buxerolles', 'Chauvigny']);
    expect(typed('Vienne et Deux-Sèvres')).toEqual(['86', '79']);
    expect(typed('Poitiers et sa couronne, Châtellerault')).toEqual(['EPCI 200069854', 'Châtellerault']);
    expect(typed('Poitiers ; Paris')).toEqual(['Poitiers', 'Paris']);
    expect(typed('Vienne, Indre-et-Loire')).toEqual(['86', '37']);
  });

  it.each([
    ['La Villette, Paris', 'Paris'],
    ['Le Bourg, Poitiers', 'Poitiers'],
    ['Centre, Poitiers', 'Poitiers'],
  ])('takes « %s » for a part of a town, not for two places far apart', (name, town) => {
    const { where, found } = read('', '', name);
    expect([where, found.otherPlaces]).toEqual([town, []]);
  });

  it('takes a town for itself before the EPCI of its name, and a landform for neither', () => {
    expect(read('86', 'Code département', '', 'Tonte sur le territoire de Loudun').where).toBe('Loudun');
    expect(read('86', 'Code département', '', 'Tonte, secteur du plateau').step).toBe('department');
  });

  it('does not go where a street or a gate leads to', () => {
    expect(read('86', 'Code département', '', 'Tonte, route de Loudun').step).toBe('department');
    expect(read('79', 'Code département', '', 'Nettoyage, ZAC Porte de Thouars').step).toBe('department');
    expect(read('86', 'Code département', '', 'Tonte, route de Loudun à Lusignan').where).toBe('Lusignan');
  });

  it('reads names whose accents an encoding lost', () => {
    expect(read('86', '', 'B\ufffdruges').where).toBe('Béruges');
    expect(read('86', 'Code département', '', 'Tonte \ufffd Lusignan').where).toBe('Lusignan');
  });

  it('reads the post code of one commune in the object, within the department given', () => {
    expect(read('86', 'Code département', '', 'Peinture, 3 rue du Lac 86600').step).toBe('department');
    expect(read('86', 'Code département', '', 'Peinture, 3 rue du Lac 86180').where).toBe('Buxerolles');
    expect(read('79', 'Code département', '', 'Peinture, 3 rue du Lac 86180').step).toBe('department');
  });

  it('takes a river for no department, where another one is known', () => {
    expect(buyerSeat({ siret: null, name: 'Coteaux de Loire Habitat' }, '37')).toBeNull();
    expect(buyerSeat({ siret: null, name: 'Vienne Habitat' }, '86')).toMatchObject({ scope: 'department' });
    expect(buyerSeat({ siret: null, name: 'Habitat isérois' }, '38')).toBeNull();
    expect(buyerSeat({ siret: null, name: 'La Grenobloise d’Habitation' }, '38')).toMatchObject({
      place: { epci: '200040715' },
    });
  });

  it('sees no Calais in the Pas-de-Calais, no town in common words, and says what led nowhere', () => {
    const { found } = read(
      '62000',
      'Code postal',
      '',
      'Nettoyage des bâtiments du SDIS du Pas-de-Calais, centres de tri, lot 2',
    );
    expect(found.otherPlaces).toEqual([]);
    expect(read('', '', 'Atlantide').found).toMatchObject({ step: 'nothing', ignored: ['Atlantide'] });
  });
});

describe('where a buyer sits', () => {
  it.each([
    ['a commune, by its SIREN', '21640102600366', 'BUDGET PRINCIPAL', 'commune', '64102'],
    ['an overseas commune, by three digits', '21974011500019', null, 'commune', '97411'],
    ['a Corsican commune', '21200004600013', null, 'commune', '2A004'],
    ['an EPCI, by its own number', '20006985400014', null, 'epci', null],
    ['a department, in its chief town', '22380001200013', "DEPARTEMENT DE L'ISERE", 'department', '38185'],
    ['a fire service named after its department', '28620001900045', 'SDIS DU PAS-DE-CALAIS', 'department', '62041'],
    ['a hospital, by its name', '26860014700015', 'CENTRE HOSPITALIER DE CHATELLERAULT', 'commune', '86066'],
    ['a town whose name is a department’s', '', 'Ville de Vienne', 'commune', '38544'],
    ['a town whose name is a word', '', 'Mairie de Sens', 'commune', '89387'],
    ['a fire service, by its number', '', 'SDIS 86', 'department', '86194'],
  ])('is known of %s', (_words, siret, name, scope, commune) => {
    const seat = buyerSeat({ siret, name });
    expect(seat).toMatchObject({ scope });
    expect(seat!.place.commune).toBe(commune);
  });

  it('is no town that the name of a village begins with', () => {
    for (const name of [
      'Commune de Fontaine-le-Comte',
      'COMMUNE DE FONTAINE LE COMTE',
      'Ville de Villeurbanne-les-Bains',
    ])
      expect(buyerSeat({ siret: null, name })).toBeNull();
  });

  it.each(['CHU Nord', 'Hôpital Nord Franche-Comté', 'Commune de Vic-sur-Loire', 'Région Pays de la Loire'])(
    'is in no department of a like name: %s',
    (name) => {
      expect(buyerSeat({ siret: null, name })).toBeNull();
    },
  );

  it('is unknown of a union that no name places', () => {
    expect(buyerSeat({ siret: '25130204800052', name: 'SYMADREM' })!.place).toMatchObject({
      commune: null,
      department: '13',
    });
    expect(buyerSeat({ siret: '88888888800018', name: 'ACME' })).toBeNull();
  });
});
