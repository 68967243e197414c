import {
  count,
  dayOfMonth,
  delay,
  euros,
  eurosHt,
  fr,
  hour,
  kilometres,
  listed,
  longDate,
  shortDate,
  typo,
} from '#lib/html';

const plain = (text: string) => text.replaceAll('\u00a0', '~');

describe('French formats', () => {
  it('writes amounts with no-break spaces, cents only when there are some', () => {
    expect(plain(eurosHt(62_000))).toBe('62~000~€~HT');
    expect(plain(euros(1234.5))).toBe('1~234,50~€');
    expect(plain(euros(0))).toBe('0~€');
  });

  it('writes distances in whole kilometres and never zero', () => {
    expect(plain(kilometres(6.2))).toBe('6~km');
    expect(plain(kilometres(0.2))).toBe('moins de 1~km');
    expect(plain(kilometres(1450))).toBe('1~450~km');
  });

  it('writes days in full, the first of the month as 1er, and keeps the day of Paris for an instant', () => {
    expect(plain(longDate('2026-10-14'))).toBe('14~octobre~2026');
    expect(plain(longDate('2026-05-01'))).toBe('1er~mai~2026');
    expect(plain(dayOfMonth('2026-05-01'))).toBe('1er~mai');
    expect(plain(longDate(new Date('2026-06-30T22:30:00Z')))).toBe('1er~juillet~2026');
    expect(shortDate('2026-09-02')).toBe('02/09/2026');
    expect(plain(hour(new Date('2026-10-14T10:00:00Z')))).toBe('12~h~00');
  });

  it('says how far a day is', () => {
    expect(plain(delay('2026-09-22', '2026-10-14'))).toBe('dans 22~jours');
    expect(delay('2026-09-22', '2026-09-22')).toBe('aujourd’hui');
    expect(delay('2026-09-22', '2026-09-23')).toBe('demain');
    expect(delay('2026-09-22', '2026-09-21')).toBe('hier');
    expect(plain(delay('2026-09-22', '2026-09-01'))).toBe('il y a 21~jours');
  });

  it('counts as French does: zero and one are singular', () => {
    expect(plain(count(0, 'lot'))).toBe('0~lot');
    expect(plain(count(1, 'lot'))).toBe('1~lot');
    expect(plain(count(1200, 'lieu', 'lieux'))).toBe('1~200~lieux');
    expect(listed(['EI', 'ACI', 'ESAT'])).toBe('EI, ACI et ESAT');
  });

  it('puts no-break spaces before double signs of a sentence, not into what is quoted', () => {
    expect(plain(typo('Qui sait faire, près d’ici ? « oui » : 50 %.'))).toBe(
      'Qui sait faire, près d’ici~? «~oui~»~: 50~%.',
    );
    expect(plain(fr`Résultats pour « ${'a : b'} » : rien`)).toBe('Résultats pour «~a : b~»~: rien');
    expect(typo('https://example.org/a?b=c :d')).toBe('https://example.org/a?b=c :d');
  });
});
