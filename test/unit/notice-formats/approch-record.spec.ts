import { parseOpenData, readOpenData } from '../../factories/open-data.factory';

describe('a planned purchase of APProch', () => {
  const { format, notice, repairs } = readOpenData('approch');

  it('is planning of one lot, dated by the day it is planned for and not by one of publication', () => {
    expect([format, repairs]).toEqual(['approch', []]);
    expect(notice).toMatchObject({
      source: 'approch',
      sourceId: '90001',
      form: 'planning',
      title: 'Nettoyage des locaux de la cité fictive',
      buyer: { name: 'SIREN 099990004', siret: null },
      publishedOn: null,
      plannedOn: '2027-01-09',
      procedureType: "Appel d'offres ouvert",
      reference: '90001',
      lots: [
        {
          number: '1',
          cpv: ['90910000'],
          nature: 'services',
          places: [{ department: '86' }, { department: '79' }],
          amount: { value: 500_000, currency: 'EUR', isMaximum: true, minimum: 100_000 },
          durationMonths: 24,
          deadline: null,
          documentsUrl: null,
        },
      ],
    });
  });

  it('tells the day aimed at for offers in words, since nothing is open yet', () => {
    expect(notice.text).toBe(
      "Prestations de nettoyage.\nUne clause d'insertion sera imposée au titulaire.\nRemise des offres visée le 26/02/2027.",
    );
  });

  it('makes marks of its considerations and of its words', () => {
    expect(notice.lots[0]!.marks.map((mark) => [mark.lever, mark.certainty])).toEqual([['social-clause', 'stated']]);
    const reserved = readOpenData('approch', {
      description: 'Nettoyage.',
      considerations_sociales: 'Non',
      marche_reserve: 'Oui',
      considerations_environnementales: 'Critère environnemental',
    });
    expect(reserved.notice.marks.map((mark) => [mark.lever, mark.certainty])).toEqual([
      ['reserved-unspecified', 'to-check'],
      ['environment-criterion', 'to-check'],
    ]);
  });

  it.each([
    ['Moins de 40k€', 40_000, true, null],
    ['40k - 100k€', 100_000, true, 40_000],
    ['1M - 5M€', 5_000_000, true, 1_000_000],
    ['100 - 500k€', 500_000, true, 100_000],
    ['25 000 à 90 000 € HT', 90_000, true, 25_000],
    ['Plus de 10M€', 10_000_000, false, 10_000_000],
    ['1,5M€', 1_500_000, false, null],
    ['1.5M€ - 2.25M€', 2_250_000, true, 1_500_000],
    [75_000, 75_000, false, null],
  ])('is worth %s', (montant_estime_du_marche, value, isMaximum, minimum) => {
    const read = readOpenData('approch', { montant_estime_du_marche });
    expect([read.notice.lots[0]!.amount, read.repairs]).toEqual([{ value, currency: 'EUR', isMaximum, minimum }, []]);
  });

  it('is worth nothing that is known when its band is empty or is none', () => {
    expect(readOpenData('approch', { montant_estime_du_marche: 'CDL' }).notice.lots[0]!.amount).toBeNull();
    expect(readOpenData('approch', { montant_estime_du_marche: 'à définir' })).toMatchObject({
      notice: { lots: [{ amount: null }] },
      repairs: [{ code: 'amount-invalid' }],
    });
  });

  it.each([
    ['tous', []],
    ['86', ['86']],
    [1, ['01']],
    ['06|2A|971', ['06', '2A', '971']],
    ['86 - Vienne | 79 - Deux-Sèvres', ['86', '79']],
    ['Vienne;Charente-Maritime', ['86', '17']],
    [
      ['86', '16'],
      ['86', '16'],
    ],
  ])('is carried out in %s', (departement_s_d_execution_du_marche, codes) => {
    const read = readOpenData('approch', { departement_s_d_execution_du_marche });
    expect([read.notice.lots[0]!.places.map((place) => place.department), read.repairs]).toEqual([codes, []]);
  });

  it('is a cancellation once it is given up, in the words of its state', () => {
    const given = readOpenData('approch', { statut: 'Projet abandonné' }).notice;
    expect([given.form, given.changeReason]).toEqual(['cancellation', 'Projet abandonné']);
  });

  it('is published on a day of entry where there is one, and leads to its consultation', () => {
    const read = readOpenData('approch', {
      date_de_publication: '2026-10-05',
      lien_vers_la_consultation: 'https://profil-acheteur.example/consultation/4',
    });
    expect(read.notice.publishedOn).toBe('2026-10-05');
    expect(read.notice.lots[0]!.documentsUrl).toBe('https://profil-acheteur.example/consultation/4');
  });

  it('has, without a number, an identity that stays the same while it is the same project', () => {
    const one = readOpenData('approch', { code: null, statut: 'Brouillon' }).notice.sourceId;
    const same = readOpenData('approch', { code: undefined, montant_estime_du_marche: '40k - 100k€' }).notice.sourceId;
    const other = readOpenData('approch', { code: null, libelle: 'Gardiennage de la cité fictive' }).notice.sourceId;
    expect(one).toMatch(/^projet-[0-9a-f]{20}$/);
    expect([same === one, other === one]).toEqual([true, false]);
  });

  it('names a SIREN that is wrong, a department that is none, a link that leads nowhere', () => {
    const { repairs: named } = readOpenData('approch', {
      siren_de_l_entite_acheteuse: 123_456_789,
      departement_s_d_execution_du_marche: '86|Atlantide',
      lien_vers_la_consultation: 'javascript:alert(1)',
    });
    expect(named.map((repair) => [repair.code, repair.path])).toEqual([
      ['buyer-siret-invalid', 'siren_de_l_entite_acheteuse'],
      ['field-invalid', 'departement_s_d_execution_du_marche'],
      ['url-invalid', 'lien_vers_la_consultation'],
    ]);
  });

  it('is read from the older API too, and is refused without a name', () => {
    const fields = { ...readable(), libelle: undefined };
    expect(parseOpenData('approch', { fields, code: undefined })).toMatchObject({
      ok: false,
      format: 'approch',
      problems: [{ code: 'field-missing', path: 'libelle' }],
    });
    expect(parseOpenData('approch', { fields: readable() }).ok).toBe(true);
  });
});

function readable(): Record<string, unknown> {
  return { code: 4, libelle: 'Achat', code_s_cpv: '90910000', date_previsionnelle_de_publication: '2027-01-09' };
}
