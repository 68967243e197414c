import { deletionsOf, typosAllowed, typosBetween } from '../../../libs/search/src/french/near-words';
import { readQuery, wholeOf } from '../../../libs/search/src/french/read-query';
import { readWords } from '../../../libs/search/src/french/read-words';
import { rootOf } from '../../../libs/search/src/french/root';
import { synonymPhrasesOf } from '../../../libs/search/src/french/synonym-phrases';
import { relativesOf } from '../../../libs/search/src/french/tradesman';
import fc from 'fast-check';

const wordsOf = (text: string): string[] => readWords(text).flatMap(({ word, isStop }) => (isStop ? [] : [word]));

describe('words of a text', () => {
  it.each([
    ['Propreté d’Été', ['proprete', 'ete']],
    ['l’entretien qu’il faut', ['entretien', 'faut']],
    ["l'entretien jusqu'au soir", ['entretien', 'soir']],
    ['Pose d’œillets, ex æquo', ['pose', 'oeillets', 'ex', 'aequo']],
    ['ŒUVRE', ['oeuvre']],
    ['E.S.A.T. et ESAT, esat', ['esat', 'esat', 'esat']],
    ['une E S A T', ['esat']],
    ['A.I. ou AI', ['ai', 'ai']],
    ['SIRET 999 990 001 00015.', ['siret', '99999000100015']],
    ['999.990.001', ['999990001']],
    ['999-990-001-00015', ['99999000100015']],
    ['999\u00a0990\u202f001', ['999990001']],
    ['999990001 00015', ['99999000100015']],
    ['1 200 000 euros', ['1200000', 'euros']],
    ['05 49 12 34 56', ['05', '49', '12', '34', '56']],
    ['lot 3', ['lot', '3']],
    ['e\u0301te\u0301', ['ete']],
    ['ﬁn ﬂeur', ['fin', 'fleur']],
    ['!?… 🌱', []],
    ['Ωμέγα', ['ωμεγα']],
  ])('%s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('know where they stand, whatever stands before them', () => {
    const text = 'À l’ÉTÉ, E.S.A.T. de « Brumeval »';
    expect(readWords(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'À',
      'ÉTÉ',
      'E.S.A.T',
      'de',
      'Brumeval',
    ]);
  });

  it('are also one where hyphens tie them', () => {
    expect(readWords('multi-services').map(({ word, compound }) => [word, compound?.word])).toEqual([
      ['multi', 'multiservices'],
      ['services', 'multiservices'],
    ]);
    expect(readWords('multi services')[0]!.compound).toBeUndefined();
    expect(readWords('a-b-c-d-e-f')[0]!.compound).toBeUndefined();
  });

  it('never fail, and stand inside the text in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        let last = 0;
        for (const { word, start, end } of readWords(text)) {
          expect(word).not.toBe('');
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('roots', () => {
  it.each([
    ['nettoyeur', 'nettoyeuse', 'nettoyeuses', 'nettoyeurs'],
    ['jardinier', 'jardiniere', 'jardinieres'],
    ['maraicher', 'maraichere', 'maraichers'],
    ['formateur', 'formatrice', 'formatrices'],
    ['electricien', 'electricienne'],
    ['local', 'locaux', 'locale'],
    ['travail', 'travaux'],
    ['vert', 'verte', 'verts', 'vertes'],
    ['blanchisserie', 'blanchisseries'],
    ['nettoyage', 'nettoyages'],
  ])('of %s and its forms are one', (...forms) => {
    expect(new Set(forms.map(rootOf)).size).toBe(1);
  });

  it.each([
    ['matin', 'matiere'],
    ['garage', 'gare'],
    ['86000', '8600'],
  ])('of %s and %s are two', (a, b) => {
    expect(rootOf(a)).not.toBe(rootOf(b));
  });
});

describe('the tradesman and the trade', () => {
  it.each([
    ['plombier', 'plomberie'],
    ['nettoyeuse', 'nettoyage'],
    ['nettoyer', 'nettoyage'],
    ['déménageur', 'demenagement'],
    ['imprimeur', 'imprimerie'],
    ['jardinier', 'jardinage'],
    ['couturière', 'couture'],
    ['maçon', 'maconnerie'],
    ['peintre', 'peinture'],
    ['menuisier', 'menuiserie'],
    ['livreur', 'livraison'],
    ['transporteur', 'transport'],
    ['restaurateur', 'restauration'],
    ['traductrice', 'traduction'],
    ['électricien', 'electricite'],
    ['mécanicienne', 'mecanique'],
    ['maraîchère', 'maraichage'],
    ['chauffagiste', 'chauffage'],
    ['ébéniste', 'ebenisterie'],
    ['graphiste', 'graphisme'],
    ['apiculteur', 'apiculture'],
    ['blanchisseuse', 'blanchisserie'],
    ['gardien', 'gardiennage'],
    ['couvreur', 'couvrure'],
  ])('%s does %s', (who, what) => {
    const { word } = readWords(who)[0]!;
    expect(relativesOf(word)).toContain(what);
  });

  it.each([
    ['plomberie', 'plombier'],
    ['demenagement', 'demenageur'],
    ['maconnerie', 'macon'],
  ])('%s is done by %s', (what, who) => {
    expect(relativesOf(what)).toContain(who);
  });

  it.each(['chauffeur', 'traiteur', 'quartier', 'menage', 'garage', '86000', 'or'])('%s is no tradesman', (word) => {
    expect(relativesOf(word)).toEqual([]);
  });
});

describe('typos', () => {
  it.each([
    ['vert', 0],
    ['tonte', 1],
    ['jardinag', 1],
    ['jardinage', 2],
    ['123456789', 0],
  ])('allowed in %s: %i', (word, most) => {
    expect(typosAllowed(word)).toBe(most);
  });

  it.each([
    ['nettoyage', 'netoyage', 1],
    ['tonte', 'tnote', 1],
    ['tonte', 'tomte', 1],
    ['tonte', 'tontee', 1],
    ['blanchisserie', 'blenchiserie', 2],
    ['tonte', 'tomme', null],
  ])('between %s and %s', (a, b, typos) => {
    expect(typosBetween(a, b, 2)).toBe(typos === null ? 2 : typos);
    expect(typosBetween(a, b, 1)).toBe(typos === 1 ? 1 : null);
  });

  it('are found by deletions: two words with so few between them share one', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcde'), minLength: 5, maxLength: 14 });
    fc.assert(
      fc.property(word, word, fc.constantFrom(1, 2), (a, b, most) => {
        if (typosBetween(a, b, most) === null) return;
        const shared = new Set(deletionsOf(a, most));
        expect(deletionsOf(b, most).some((form) => shared.has(form))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a query', () => {
  const index = {
    synonyms: [
      ['espaces verts', 'jardinage', 'entretien de jardins'],
      ['déménagement', 'manutention'],
    ],
    implied: [['paysagiste', ['espaces verts']]] as [string, string[]][],
  };
  const synonymsOf = (words: string): string[][] =>
    readQuery(index, words).terms.map(({ synonyms }) => synonyms.map((phrase) => phrase.join(' ')));

  it('has one term a word, and one for words that the index knows together', () => {
    const typed = (words: string): string[] => readQuery(index, words).terms.map((term) => term.typed);
    expect(typed('tonte des espaces verts à Poitiers')).toEqual(['tonte', 'espaces verts', 'Poitiers']);
    expect(typed('entretien des jardins')).toEqual(['entretien des jardins']);
  });

  it('leaves out the number of those it is for, as people write them', () => {
    const typed = (words: string): string[] => readQuery(index, words).terms.map((term) => term.typed);
    for (const guests of ['80 personnes', '1 personne', '200 convives', '12 enfants', '30 pers']) {
      expect(typed(`cocktail pour ${guests}`)).toEqual(['cocktail']);
    }
    expect(typed('aide aux personnes')).toEqual(['aide', 'personnes']);
    expect(typed('camion 12 tonnes')).toEqual(['camion', '12', 'tonnes']);
  });

  it('drops stop words, unless there is nothing else', () => {
    expect(readQuery(index, 'pour la tonte').terms.map((term) => term.typed)).toEqual(['tonte']);
    expect(readQuery(index, 'Entre nous').terms.map((term) => term.typed)).toEqual(['Entre', 'nous']);
    expect(readQuery(index, '… !').terms).toEqual([]);
  });

  it('keeps twelve words', () => {
    expect(readQuery(index, Array.from({ length: 40 }, (_unused, n) => `mot${n}`).join(' ')).terms).toHaveLength(12);
  });

  it('completes its last word only', () => {
    expect(readQuery(index, 'jardin brum').terms.map((term) => term.prefix)).toEqual([null, 'brum']);
  });

  it('means synonyms both ways, in one word or several', () => {
    expect(synonymsOf('jardinage')[0]).toEqual(expect.arrayContaining(['espac vert', 'entretien jardin']));
    expect(synonymsOf('entretien de jardins')[0]).toEqual(expect.arrayContaining(['espac vert', 'jardinag']));
  });

  it('means what a word implies with its synonyms, never the other way', () => {
    expect(synonymsOf('paysagistes')[0]).toEqual(expect.arrayContaining(['espac vert', 'jardinag']));
    expect(synonymsOf('espaces verts')[0]).not.toContain('paysag');
  });

  it('means the trade of a tradesman with its synonyms', () => {
    expect(synonymsOf('déménageur')[0]).toEqual(expect.arrayContaining(['demenag', 'manutent']));
  });

  it('may be answered by two neighbours in one word', () => {
    const joined = readQuery(index, 'multi services').terms.map((term) => term.joined);
    expect(joined).toEqual([['multiservic'], ['multiservic']]);
  });

  it('is compared whole with names', () => {
    const { whole } = readQuery(index, 'Les Jardins de l’Été');
    expect(whole).toBe(wholeOf(readWords('LES  JARDINS DE L’ETE !')));
  });

  it('reads an index’s tables once', () => {
    expect(synonymPhrasesOf(index)).toBe(synonymPhrasesOf(index));
  });
});
