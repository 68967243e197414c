import fc from 'fast-check';
import { localPath } from '../../../src/account/local-path';

describe('where a sign-in link returns to', () => {
  it.each(['/', '/mes-besoins', '/besoins/B-2026-0001/modifier?x=1#lieu', '/avis/boamp-26-12345/lots/2'])(
    'keeps %s, a path of this site',
    (path) => expect(localPath(path)).toBe(path),
  );

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    'mes-besoins',
    '',
    ' /mes-besoins',
    '/a\nLocation: https://evil.example',
    undefined,
    ['/mes-besoins'],
    `/${'a'.repeat(600)}`,
  ])('goes home instead of %j', (path) => expect(localPath(path)).toBe('/'));

  it.each(['/connexion', '/connexion/abc', '/connexion?retour=/x', '/deconnexion'])('never loops on %s', (path) =>
    expect(localPath(path)).toBe('/'),
  );

  it('never leaves the site, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string(), (path) => {
        const url = new URL(localPath(path), 'https://maillon.example');
        expect(url.origin).toBe('https://maillon.example');
      }),
    );
  });
});
