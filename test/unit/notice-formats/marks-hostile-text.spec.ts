import { marksOf } from '../../../libs/notice-formats/src/marks/marks-of';

/** Characters that patterns walk over in a text: each call to its match, or to the end when there is none. */
function lookedAt(text: string): number {
  let characters = 0;
  const { exec } = RegExp.prototype;
  const counting = function (this: RegExp, given: string): RegExpExecArray | null {
    const from = this.global ? this.lastIndex : 0;
    const found = exec.call(this, given);
    characters += (found ? found.index + found[0].length : given.length) - from;
    return found;
  };
  const setExec = (value: typeof exec): boolean =>
    Reflect.defineProperty(RegExp.prototype, 'exec', { value, writable: true, configurable: true });
  setExec(counting);
  try {
    const lots = Array.from({ length: 40 }, (_, index) => ({
      number: String(index + 1),
      title: `Lot ${index + 1}`,
      tags: [],
      blocks: [],
    }));
    marksOf({ tags: [], blocks: [{ path: 'BT-24', text, role: 'text' }] }, lots);
  } finally {
    setExec(exec);
  }
  return characters;
}

describe('one line of 200 KB made to look like a reservation', () => {
  it.each([
    'reserve aux lots ',
    'les lots 1, 2, 3 et 4 a 5 ',
    'marche reserve a ',
    'en application de l article L. 2113-1 ',
    'clause sociale sans ',
    'insertion professionnelle des personnes ',
    'seul le lot peut ',
    'ateliers proteges et aux operateurs economiques ',
    '36 ordonnance 13 decret ',
    '((((((((« « « ',
    'lot 1 (a) et ',
  ])('costs twice as much when twice as long, no more: %s', (piece) => {
    const half = lookedAt(piece.repeat(Math.ceil(100_000 / piece.length)).slice(0, 100_000));
    const whole = lookedAt(piece.repeat(Math.ceil(200_000 / piece.length)).slice(0, 200_000));
    expect(whole).toBeLessThan(2.2 * half + 100_000);
    expect(whole / 200_000).toBeLessThan(5_000);
  });
});
