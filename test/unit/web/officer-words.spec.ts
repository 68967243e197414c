import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reasonWords } from '../../../src/web/officer/collect/quarantine-reasons';
import { faultPage } from '../../../src/web/shared/fault.page';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('what officers and visitors are told in words', () => {
  it('has words for each reason for which a row of a list is refused', () => {
    const folder = join(__dirname, '../../../src/ingest/sources/supplier-file');
    const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(folder, file), 'utf8'));
    const refused = texts.flatMap((text) =>
      [...text.matchAll(/refuse(?:Column)?\(\s*'([a-z0-9-]+)'/g)].map(([, code]) => code!),
    );
    expect(refused).toEqual(expect.arrayContaining(['kind-unknown', 'siret-missing']));
    const ofNumbers = ['siret', 'siren'].flatMap((number) =>
      ['length', 'check-digit', 'rounded'].map((problem) => `${number}-${problem}`),
    );
    const ofCells = ['row-ragged', 'row-not-json', 'formula-without-value', 'cell-error'];
    expect([...refused, ...ofNumbers, ...ofCells].filter((code) => reasonWords(code) === code)).toEqual([]);
  });

  it.each([
    [1, '1 seconde'],
    [59, '59 secondes'],
    [100, '2 minutes'],
    [3_593, '60 minutes'],
    [7_300, '3 heures'],
  ])('says after %s seconds of waiting « %s »', (retryAfterSeconds, words) => {
    const page = faultPage({ status: 429, code: 'http/too-many-requests', retryAfterSeconds } as never);
    expect(plain(page.view.text)).toBe(`Réessayez dans ${words}.`);
  });
});
