import { importAsText } from '../../../src/composition/commands/import-as-text';
import type { ImportReport } from '../../../src/ingest/ingest.service';

const report: ImportReport = {
  runId: null,
  source: 'directory-file',
  origin: 'list.json',
  dryRun: false,
  listDate: null,
  read: 4,
  created: 1,
  changed: 1,
  unchanged: 0,
  archived: 0,
  joined: 1,
  units: 0,
  unknownUnits: 0,
  refused: 1,
  reasons: { 'siret-check-digit': 1 },
  repairs: { 'point-swapped': 1 },
  withoutPoint: 1,
  refusals: [
    { record: 'L’\u001b[31mAtelier', problems: [{ code: 'siret-check-digit', path: 'siret', message: 'Wrong.' }] },
  ],
  archivedSirets: [],
  unknownSirens: [],
  diff: null,
  remarks: [],
  repaired: [{ code: 'point-swapped', path: 'lat', record: '99991001100017' }],
};

describe('the report of an import', () => {
  it('says what came in, what was left out of which row, and what was refused with its field', () => {
    const text = importAsText(report);
    expect(text).toContain('4 rows read, 1 suppliers created, 1 changed, 0 unchanged');
    expect(text).toContain('99991001100017: point-swapped, « lat »');
    expect(text).toContain('1 rows refused: siret-check-digit × 1');
    expect(text).toContain('siret, siret-check-digit: Wrong.');
    expect(text).toContain('proofs without a date');
  });

  it('lets no name from a list command the terminal', () => {
    expect(importAsText(report)).not.toContain('\u001b');
  });

  it('says that a dry run wrote nothing', () => {
    expect(importAsText({ ...report, dryRun: true, listDate: '2026-01-31' })).toMatch(
      /dry run, nothing was written[^]*checked on 2026-01-31/,
    );
  });
});
