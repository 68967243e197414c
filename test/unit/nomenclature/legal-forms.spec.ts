import { readFileSync } from 'node:fs';
import { legalForm } from '#lib/nomenclature';
import { describeShared, shared } from '../../support/shared';

describe('a legal form', () => {
  it.each([
    ['9220', 'Association', 'association'],
    ['9222', 'Association intermédiaire', 'association'],
    ['5458', 'SCOP SARL', 'scop'],
    ['5558', 'SCOP SA', 'scop'],
    ['5560', 'SA coopérative', 'cooperative'],
    ['8210', 'Mutuelle', 'mutual'],
    ['9300', 'Fondation', 'foundation'],
    ['7210', 'Commune', 'public'],
    ['5710', 'SAS', 'company'],
    ['1000', 'Entrepreneur individuel', 'sole-trader'],
    // Codes without a row of their own are told by their first digits
    ['7225', 'Organisme public', 'public'],
    ['5585', 'Société commerciale', 'company'],
    ['9224', 'Association', 'association'],
  ])('of code %s is « %s », %s', (code, label, family) => {
    expect(legalForm(code)).toEqual({ code, label, family });
  });

  it.each(['', '0000', '92', '92200', 'SARL', '-220'])('is none for « %s »', (code) => {
    expect(legalForm(code)).toBeNull();
  });
});

describeShared('every legal form of INSEE', () => {
  it('has a label and a family, and those called so are of that family', () => {
    const text = readFileSync(shared('data/reference/natures-juridiques.json'), 'utf8');
    const official = Object.entries(JSON.parse(text) as Record<string, string>).filter(([code]) => code !== '0000');
    expect(official.length).toBeGreaterThan(250);
    expect(official.filter(([code]) => legalForm(code) === null)).toEqual([]);
    const family = (code: string): string => legalForm(code)!.family;
    expect(official.filter(([code, name]) => /\bSCOP\b/.test(name) && family(code) !== 'scop')).toEqual([]);
    const cooperative = official.filter(([, name]) => /coop[ée]rati/i.test(name) && !/SCOP|non spécialisé/.test(name));
    const missed = cooperative.filter(([code]) => !['cooperative', 'scop'].includes(family(code)) && code < '7000');
    expect(missed).toEqual([]);
    const associations = official.filter(([code, name]) => name.startsWith('Association') && code.startsWith('92'));
    expect(associations.filter(([code]) => family(code) !== 'association')).toEqual([]);
  });
});
