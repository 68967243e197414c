import { abandonsProcedure } from '../../../libs/notice-formats/src/ted/ted-changes';
import { replacing, tedNotice } from '../../factories/ted.factory';

describe('a correction of TED (F14)', () => {
  it('says what changes in words and repeats no lot, so that it empties none', () => {
    const { notice } = tedNotice('f14-correction');
    expect(notice).toMatchObject({
      sourceId: '500-2019',
      form: 'correction',
      links: [{ relation: 'corrects', target: '321-2019' }],
      title: 'Propreté des bâtiments',
      reference: '2019-ROC-04',
      lots: [],
    });
    expect(notice.changeReason!.split('\n')).toEqual([
      'IV.2.2), Date limite de réception des offres : au lieu de « 25/02/2019 à 09:30 », lire « 04/03/2019 à 12:00 »',
      'II.2.2), lot 3, CPV : ajouter « 90911300 »',
      'VI.3) : au lieu de « Visite obligatoire. », lire « Visite facultative. »',
      'Les pièces ont été remplacées.',
    ]);
  });

  it('gives the limit to answer that it moves, for all lots or for those it names', () => {
    expect(tedNotice('f14-correction').notice.deadlineMoves).toEqual([
      { lot: null, deadline: '2019-03-04T12:00:00+01:00' },
    ]);
    const named = replacing('<SECTION>IV.2.2)</SECTION>', '<SECTION>IV.2.2)</SECTION><LOT_NO>1, 3</LOT_NO>');
    expect(tedNotice('f14-correction', named).notice.deadlineMoves!.map(({ lot }) => lot)).toEqual(['1', '3']);
    const other = replacing('<SECTION>IV.2.2)</SECTION>', '<SECTION>IV.2.7)</SECTION>');
    expect(tedNotice('f14-correction', other).notice.deadlineMoves).toBeUndefined();
  });

  it('is a cancellation when it says that the procedure is given up', () => {
    const given = replacing(
      'Les pièces ont été remplacées.',
      'La procédure est déclarée sans suite pour motif d’intérêt général.',
    );
    expect(tedNotice('f14-correction', given).notice).toMatchObject({
      form: 'cancellation',
      links: [{ relation: 'cancels', target: '321-2019' }],
      lots: [],
    });
  });

  it('is none when one lot is given up', () => {
    const given = replacing('Visite facultative.', 'Le lot 2 du marché est déclaré sans suite.');
    expect(tedNotice('f14-correction', given).notice.form).toBe('correction');
  });

  it.each([
    ['La présente consultation est annulée.', true],
    ['Le marché a été déclaré infructueux', true],
    ['Déclaration sans suite : relance prochaine', true],
    ['L’acheteur se réserve le droit de déclarer la procédure sans suite', false],
    ['La procédure pourra être déclarée sans suite', false],
    ['La visite est annulée', false],
    ['Le lot 2 du marché est déclaré sans suite', false],
  ])('« %s » gives the procedure up: %s', (words, is) => {
    expect(abandonsProcedure(words)).toBe(is);
  });
});

describe('a correction of TED, R2.0.8', () => {
  it('says what is replaced and what is added', () => {
    const { format, notice } = tedNotice('r208-corrigendum');
    expect(format).toBe('ted-r208');
    expect(notice.deadlineMoves).toEqual([{ lot: null, deadline: '2014-07-14T16:00:00+02:00' }]);
    expect(notice).toMatchObject({
      form: 'correction',
      links: [{ relation: 'corrects', target: '12345-2014' }],
      buyer: { name: 'Hôpital fictif de Bellecombe' },
      issuedAt: '2014-01-24T23:59:59+01:00',
      lots: [],
    });
    expect(notice.changeReason!.split('\n')).toEqual([
      'IV.3.4) Date limite : au lieu de « 07/07/2014 à 16:00 », lire « 14/07/2014 à 16:00 »',
      'VI.3) Autres informations : ajouter « Une visite est proposée. »',
    ]);
  });

  it('is a cancellation when the award procedure was stopped', () => {
    const stopped = replacing('<CORRECTION/>', '<CORRECTION/><AWARDING_PROCEDURE_DISCONTINUED/>');
    expect(tedNotice('r208-corrigendum', stopped).notice).toMatchObject({
      form: 'cancellation',
      changeReason: expect.stringContaining('interrompue'),
    });
  });
});
