import { QUESTIONS, readTerritory } from '../../../src/composition/instance/setup-answers';

describe('the territory of an instance', () => {
  it('is an EPCI by its SIREN, with every commune of it', () => {
    const read = readTerritory('200069854');
    expect(read).toMatchObject({ value: { name: 'Grand Poitiers', epci: '200069854' } });
    expect('value' in read && read.value.communes).toHaveLength(40);
  });

  it('is a list of communes, by code or by name', () => {
    expect(readTerritory('86194, Saint-Benoît')).toMatchObject({
      value: { name: 'Poitiers et une autre commune', epci: null, communes: ['86194', '86214'] },
    });
    expect(readTerritory('86194')).toEqual({ value: { name: 'Poitiers', epci: null, communes: ['86194'] } });
  });

  it.each(['000000000', 'Atlantis', '86194, ', '99999'])('says what is wrong with %j', (text) => {
    expect(readTerritory(text)).toEqual({ problem: expect.stringMatching(/\.$/) });
  });
});

describe('the other answers', () => {
  const read = (name: string, text: string): object => QUESTIONS.find((question) => question.name === name)!.read(text);

  it('take an address, a sender and a URL', () => {
    expect(read('officer', 'agent@ville.example')).toEqual({ value: 'agent@ville.example' });
    expect(read('sender', 'Ville <maillon@ville.example>')).toEqual({ value: 'Ville <maillon@ville.example>' });
    expect(read('publicUrl', 'https://maillon.example/')).toEqual({ value: 'https://maillon.example' });
  });

  it.each([
    ['officer', 'agent'],
    ['sender', 'Ville\nBcc: x@y.example'],
    ['publicUrl', 'maillon.example'],
  ])('refuse for %s %j', (name, text) => {
    expect(read(name, text)).toEqual({ problem: expect.stringMatching(/\.$/) });
  });
});
