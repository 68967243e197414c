import type { DemoBuyer } from './demo-notice';

/** The SIRET numbers have right check digits and a prefix that INSEE gives to nobody. */
export const BRUMEVAL: DemoBuyer = {
  name: 'Commune de Brumeval-sur-Clain (démonstration)',
  siret: '99990001200017',
  legalType: 'la',
  street: '1 place de la Brume',
  city: 'Buxerolles',
  postCode: '86180',
};

export const TROIS_VALLONS: DemoBuyer = {
  name: 'Syndicat imaginaire des Trois-Vallons (démonstration)',
  siret: '99990002000010',
  legalType: 'la',
  street: '12 rue des Vallons',
  city: 'Chasseneuil-du-Poitou',
  postCode: '86360',
};

export const TOITS_DU_CLAIN: DemoBuyer = {
  name: 'Office d’habitat Les Toits du Clain (démonstration)',
  siret: '99990003800012',
  legalType: 'body-pl',
  street: '30 avenue des Tuiles',
  city: 'Saint-Benoît',
  postCode: '86280',
};

export const RESIDENCE_GLYCINES: DemoBuyer = {
  name: 'Résidence autonomie Les Glycines inventées (démonstration)',
  siret: '99990004600015',
  legalType: 'body-pl',
  street: '4 chemin des Glycines',
  city: 'Lusignan',
  postCode: '86600',
};

export const ROCHEPLAINE: DemoBuyer = {
  name: 'Commune de Rocheplaine-en-Poitou (démonstration)',
  siret: '99990005300011',
  legalType: 'la',
  street: '8 rue du Donjon',
  city: 'Chauvigny',
  postCode: '86300',
};

export const MAISON_DES_ARTS: DemoBuyer = {
  name: 'Maison des arts de Valbrume (démonstration)',
  siret: '99990006100014',
  legalType: 'body-pl',
  street: '17 rue de la Lanterne',
  city: 'Poitiers',
  postCode: '86000',
};

export const LYCEE_DES_BRUMES: DemoBuyer = {
  name: 'Lycée Aliénor-des-Brumes (démonstration)',
  siret: '99990007900016',
  legalType: 'body-pl',
  street: '2 allée des Tilleuls',
  city: 'Poitiers',
  postCode: '86000',
};

export const SAULAIE: DemoBuyer = {
  name: 'Commune de Saulaie-les-Dissay (démonstration)',
  siret: '99990008700019',
  legalType: 'la',
  street: '5 place du Lavoir',
  city: 'Dissay',
  postCode: '86130',
};
