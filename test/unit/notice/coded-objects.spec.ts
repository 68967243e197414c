import { codedObjects } from '../../../src/notice/coded-objects';
import { aNotice, aNoticeLot } from '../../factories/a-notice';

const titles = (...given: Parameters<typeof codedObjects>): string[] =>
  codedObjects(...given).map(({ title }) => title);
const notice = aNotice()
  .withLots(aNoticeLot('1'), aNoticeLot('2', { cpv: ['45233140'] }))
  .built();
const missing = (path: string) => [{ code: 'title-missing' as const, path, message: '' }];

describe('the coded objects of a notice', () => {
  it('are itself with its first code, and its lots with their own', () => {
    expect(codedObjects(notice)).toMatchObject([
      { title: 'Entretien des massifs', cpv: '77310000' },
      { title: 'Entretien des massifs, secteur 1', cpv: '77310000' },
      { title: 'Entretien des massifs, secteur 2', cpv: '45233140' },
    ]);
  });

  it('are none when the title is the label of the code, as TED and DECP readers put it in', () => {
    expect(titles(notice, missing('OBJECT_CONTRACT/TITLE'))).toEqual([]);
    expect(titles(notice, missing('objet'))).toEqual([]);
    expect(titles(notice, missing('LOT'))).toHaveLength(3);
  });

  it('are none of a notice in another language', () => {
    expect(titles({ ...notice, title: 'Maintenance of the lifts for the council', text: '' })).toEqual([]);
    const finnish = 'kunnossapitopalvelut kaupungin rakennuksissa sekä ulkoalueilla '.repeat(4);
    expect(titles({ ...notice, title: 'Puistojen hoito', text: finnish })).toEqual([]);
    expect(titles({ ...notice, title: 'TONTE', text: '' })).not.toEqual([]);
  });

  it('are none without a code, and not more than a dozen lots', () => {
    expect(titles({ ...notice, lots: [aNoticeLot('1', { cpv: [] })] })).toEqual([]);
    const lots = Array.from({ length: 100 }, (_, at) => aNoticeLot(String(at)));
    expect(titles({ ...notice, lots })).toHaveLength(13);
  });

  it('leave out lots that only repeat the title of the notice', () => {
    expect(titles({ ...notice, lots: [aNoticeLot('1', { title: notice.title })] })).toEqual([notice.title]);
  });
});
