/** Someone who may sign in to the demo; addresses are of a domain that can hold no mailbox. */
export interface DemoPerson {
  name: string;
  email: string;
}

export const BUYER: DemoPerson = { name: 'Camille Roy', email: 'camille.roy@example.org' };
export const REPRESENTATIVE: DemoPerson = { name: 'Nadia Brun', email: 'nadia.brun@example.org' };
export const OFFICER: DemoPerson = { name: 'Inès Faure', email: 'ines.faure@example.org' };

/** Who buys: a town that exists nowhere. */
export const TOWN = { name: 'Ville de Valbrume, service achats', legalType: 'Commune', city: 'Poitiers' };

/** The number of the supplier that the representative speaks for: Jardins de Brumeval. */
export const REPRESENTED = 1;

/** People of other suppliers who asked for the digest, by the number of their supplier. */
export const SUBSCRIBERS: readonly (DemoPerson & { supplier: number })[] = [
  { supplier: 2, name: 'Hugo Lemaire', email: 'secateurs@example.org' },
  { supplier: 3, name: 'Aïcha Benali', email: 'trois-chouettes@example.org' },
  { supplier: 4, name: 'Paul Garreau', email: 'mesange@example.org' },
  { supplier: 7, name: 'Lucie Moreau', email: 'coquelicot@example.org' },
  { supplier: 11, name: 'Karim Dupuis', email: 'clair-de-sol@example.org' },
  { supplier: 14, name: 'Sophie Texier', email: 'main-verte@example.org' },
  { supplier: 21, name: 'Rémi Chauvet', email: 'couleurs@example.org' },
  { supplier: 29, name: 'Élodie Marchand', email: 'etabli@example.org' },
  { supplier: 36, name: 'Yann Le Goff', email: 'toque@example.org' },
  { supplier: 45, name: 'Marion Petit', email: 'papier-pivoine@example.org' },
  { supplier: 46, name: 'Bastien Roche', email: 'merle@example.org' },
  { supplier: 60, name: 'Fatou Ndiaye', email: 'sesame@example.org' },
];
