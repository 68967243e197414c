/** What a person reads where a notice names nobody. */
export const UNNAMED_BUYER = 'Acheteur non nommé';
export const UNNAMED_WINNER = 'Titulaire non nommé';
