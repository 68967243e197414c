import { readWindow } from '../support/asked-sources';
import { type AskedOfStandIn, type StandInAnswer } from '../support/source-stand-in';
import { anAskedWorld } from './asked-world';
import { httpSourceContract, namesIn, type HttpSourceWorld } from './notice-source.contract';

const PROJECTS = 450;
const window = { since: '2026-09-10', until: '2026-09-10', position: null };

const projects = Array.from({ length: PROJECTS }, (_, n) => ({
  code: 40_000 + n,
  libelle: 'Entretien de locaux (exemple)',
  siren_de_l_entite_acheteuse: 5_600_000,
  date_previsionnelle_de_publication: n % 9 === 0 ? null : `2026-${String(10 + (n % 3)).padStart(2, '0')}-15`,
}));

function answer({ url }: AskedOfStandIn): StandInAnswer {
  expect(url.pathname).toBe('/api/explore/v2.1/catalog/datasets/projets-dachats-publics/exports/jsonl');
  const planned = 'date_previsionnelle_de_publication';
  expect(url.searchParams.get('where')).toBe(`${planned}>=date'2026-09-01' or ${planned} is null`);
  const body = projects.map((project) => `${JSON.stringify(project)}\n`).join('');
  return { contentType: 'application/jsonl', body, etag: '"as of 9 September"' };
}

describe('APProch', () => {
  const asked = anAskedWorld('approch');
  const world = (): HttpSourceWorld => ({
    ...asked(),
    window,
    published: projects.map(({ code }) => String(code)),
    nameOf: ({ raw }) => String((JSON.parse(Buffer.from(raw).toString('utf8')) as { code: number }).code),
  });
  beforeEach(() => {
    asked().standIn.answers = answer;
  });

  httpSourceContract(world);

  it('reads nothing again while the list stays as it was kept', async () => {
    const { source, client } = asked();
    await readWindow(source, window, client);
    const again = await readWindow(source, { ...window, since: '2026-09-12', until: '2026-09-12' }, client);
    expect(again).toMatchObject([{ records: [], remark: 'Nothing changed since it was last read.' }]);
  });

  it('reads all again when a reading did not come to its end', async () => {
    const { source, client } = asked();
    await readWindow(source, window, client, 2);
    expect(namesIn(await readWindow(source, window, client), world())).toHaveLength(PROJECTS);
  });
});
