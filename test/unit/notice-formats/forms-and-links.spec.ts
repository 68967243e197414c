import { EXTENSION, put, readNotice, type RecordParts } from '../../factories/notice.factory';

const change =
  (code: string) =>
  ({ document }: RecordParts): void => {
    put(document, `${EXTENSION}/efac:Changes`, {
      'efbc:ChangedNoticeIdentifier': '0b5d8a10-0000-4000-8000-0000000000ff-02',
      'efac:ChangeReason': { 'cbc:ReasonCode': { '#text': code }, 'efbc:ReasonDescription': 'Motif <b>écrit</b>.' },
    });
  };

const typed =
  (list: string, code: string, more: object = {}) =>
  ({ fields, document }: RecordParts): void => {
    put(document, 'cbc:NoticeTypeCode', { '@listName': list, '#text': code });
    Object.assign(fields, more);
  };

const flat =
  (more: object) =>
  ({ fields }: RecordParts): void => {
    Object.assign(fields, more);
  };

const linkedThrice = ({ fields, gestion }: RecordParts): void => {
  const links = { annonce_lie: ['99_100000', '99-100001'], annonces_anterieures: '99-99,99-100000' };
  Object.assign(fields, { etat: 'RECTIFICATIF', ...links });
  put(gestion, 'REFERENCE/ANNONCE_ANTERIEUR', [{ IDWEB: '99-98' }, { IDWEB: '99-99' }]);
};

const OTHER = '0b5d8a10-0000-4000-8000-0000000000ff';

describe('the form of a notice and its links', () => {
  it.each<[string, (parts: RecordParts) => void, string, string[]]>([
    ['a call', () => undefined, 'competition', []],
    ['ANNULATION', flat({ etat: 'ANNULATION', annonce_lie: '99-100000' }), 'cancellation', ['cancels 99-100000']],
    ['AVIS_ANNULE', flat({ etat: 'AVIS_ANNULE' }), 'cancellation', []],
    ['a change whose reason is cancel', change('cancel'), 'cancellation', [`cancels ${OTHER}`]],
    ['another change', change('update-add'), 'correction', [`corrects ${OTHER}`]],
    ['links in three places', linkedThrice, 'correction', ['corrects 99-100000', 'corrects 99-99', 'corrects 99-98']],
    ['an award', typed('result', 'can-standard', { annonce_lie: '99-1' }), 'result', ['follows 99-1']],
    [
      'a corrected award, which stays an award',
      typed('result', 'can-standard', { etat: 'RECTIFICATIF', annonce_lie: '99-1' }),
      'result',
      ['corrects 99-1'],
    ],
    ['an intention to conclude', typed('dir-awa-pre', 'veat'), 'planning', []],
    ['a modification of contract', typed('cont-modif', 'can-modif'), 'modification', []],
    ['a prior information that calls for tenders', typed('competition', 'pin-cfc-standard'), 'competition', []],
  ])('%s', (_name, edit, form, links) => {
    const { notice } = readNotice(edit);
    expect([notice.form, notice.links.map((link) => `${link.relation} ${link.target}`)]).toEqual([form, links]);
  });

  it('says why, in plain words', () => {
    expect(readNotice(change('cancel')).notice.changeReason).toBe('Motif écrit.');
  });

  it('links to the notice of another procedure that a call follows', () => {
    const { notice } = readNotice(({ document }) =>
      put(document, 'cac:TenderingProcess/cac:NoticeDocumentReference', { 'cbc:ID': `${OTHER}-01` }),
    );
    expect(notice.links).toEqual([{ relation: 'follows', target: OTHER }]);
  });
});
