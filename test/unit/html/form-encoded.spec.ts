import { formEncoded } from '#lib/html';

describe('formEncoded', () => {
  it.each([
    'tonte',
    '/fournisseurs?q=espaces+verts&ou=Poitiers#f1',
    'élagage d’un chêne',
    "l'atelier (bio) ~ * - . _ !",
    '100 % & <b>"é"</b>\n\t\0',
    '🙂 café',
    'coupé au milieu \ud83d',
    '\ude42 aussi',
    '',
  ])('writes « %s » as URLSearchParams does', (text) => {
    expect(`v=${formEncoded(text)}`).toBe(new URLSearchParams({ v: text }).toString());
  });
});
