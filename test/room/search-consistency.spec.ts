import { SearchIndex, type IndexDefinition, type SearchDocument } from '#lib/search';
import { NoticeService } from '../../src/notice/notice.service';
import { OpportunitySearchIndex, OpportunityService } from '../../src/opportunity/opportunity.service';
import { SupplierSearchIndex, SupplierService, type SupplierDocument } from '../../src/supplier/supplier.service';
import { aNotice, aNoticeLot } from '../factories/a-notice';
import { aSupplier } from '../factories/a-supplier';
import { aLot } from '../factories/an-opportunity';
import { aHouse, type TestHouse } from '../support/house';

describe('what a search finds, once what happened was told', () => {
  let house: TestHouse;
  beforeEach(async () => {
    house = await aHouse('2026-03-02T09:00:00+01:00');
  });
  afterEach(() => house.close());

  async function found<D extends SearchDocument>(
    index: abstract new (...args: never[]) => IndexDefinition<D>,
    words: string,
    filters: Record<string, string[]> = {},
  ): Promise<D[]> {
    await house.settle();
    const query = { words, filters, sort: 'relevance' as const, page: 1, perPage: 10, countFacets: [] };
    const { hits } = await house.get(SearchIndex).search(house.get(index), query);
    return hits.map(({ document }) => document);
  }
  const suppliers = async (words: string, filters?: Record<string, string[]>) =>
    (await found<SupplierDocument>(SupplierSearchIndex, words, filters)).map(({ name }) => name);
  const lots = async (words: string, filters?: Record<string, string[]>) =>
    (await found(OpportunitySearchIndex, words, filters)).map(({ title }) => title);
  const upsert = (record: ReturnType<ReturnType<typeof aSupplier>['record']>) =>
    house.db.transaction((tx) => house.get(SupplierService).upsert(tx, record, 'test'));

  describe('of suppliers', () => {
    const brush = aSupplier('Brosse et Rayon').at('Poitiers').doing('Nettoyage de bureaux', { trade: 'cleaning' });

    it('is what they now do and are', async () => {
      await upsert(brush.record());
      expect(await suppliers('nettoyage')).toEqual(['Brosse et Rayon']);
      await upsert({
        ...brush.record(),
        name: 'Papier et Plume',
        activities: aSupplier().doing('Imprimerie', { trade: 'printing' }).record().activities!,
      });
      expect(await suppliers('nettoyage')).toEqual([]);
      expect(await suppliers('imprimerie')).toEqual(['Papier et Plume']);
    });

    it('leaves out those that closed, turned out to be another, or asked to be forgotten', async () => {
      const other = aSupplier('Ménage et Compagnie').at('Poitiers').doing('Nettoyage de halls', { trade: 'cleaning' });
      const third = aSupplier('Bonne Pince').at('Poitiers').doing('Nettoyage de cages', { trade: 'cleaning' });
      for (const one of [brush, other, third]) await upsert(one.record());
      expect(await suppliers('nettoyage')).toHaveLength(3);
      await upsert({ ...brush.record(), life: 'archived', closedOn: '2026-03-01' });
      expect(await suppliers('nettoyage')).toHaveLength(2);
      const { id } = (await house.get(SupplierService).bySiret(null, other.record().siret))!;
      await house.db.transaction((tx) => house.get(SupplierService).remove(tx, id));
      expect(await suppliers('nettoyage')).toEqual(['Bonne Pince']);
      const kept = (await house.get(SupplierService).bySiret(null, third.record().siret))!;
      const into = (await house.get(SupplierService).bySiret(null, brush.record().siret))!;
      await house.sql('update supplier set merged_into = $2 where id = $1', [kept.id, into.id]);
      await house.db.transaction((tx) => house.get(SupplierService).touch(tx, [kept.id]));
      expect(await suppliers('nettoyage')).toEqual([]);
    });

    it('tells reservations and proofs as they are today, and no longer the day after they ended', async () => {
      await house.job('note-expired-evidence');
      const ea = aSupplier('Adaptée de Mai').provenBy({ kind: 'EA', validUntil: '2026-03-31' });
      await upsert(ea.record());
      await upsert(aSupplier('Sans Preuve').record());
      expect(await suppliers('', { levers: ['reserved-disability'] })).toEqual(['Adaptée de Mai']);
      expect(await suppliers('', { levers: ['reserved-insertion'] })).toEqual([]);
      expect(await suppliers('', { proofs: ['none'] })).toEqual(['Sans Preuve']);
      house.clock.moveTo('2026-04-01T00:20:00+02:00');
      await house.job('note-expired-evidence');
      expect(await suppliers('', { levers: ['reserved-disability'] })).toEqual([]);
      expect(await suppliers('', { proofs: ['expired'] })).toEqual(['Adaptée de Mai']);
    });

    it('knows who won a contract, once the index was reconciled, as it is each night', async () => {
      const winner = aSupplier('Jardins de Brumeval');
      const { siret } = winner.record();
      await upsert(winner.record());
      await upsert(aSupplier('Les Sécateurs Solidaires').record());
      const result = aNotice('26-7')
        .with({ form: 'result' })
        .withLots(
          aNoticeLot('1', {
            result: {
              outcome: 'awarded',
              reason: null,
              bids: 2,
              awards: [
                {
                  winners: [{ name: 'x', siret, siren: siret.slice(0, 9), city: null, postCode: null, role: 'holder' }],
                  amount: null,
                  decidedOn: '2026-02-20',
                  contractId: null,
                },
              ],
            },
          }),
        );
      const read = { notice: result.built(), repairs: [], rawHash: 'a'.repeat(64) };
      await house.db.transaction((tx) => house.get(NoticeService).record(tx, read));
      await house.get(SearchIndex).reconcile(house.get(SupplierSearchIndex));
      expect(await suppliers('', { references: ['won'] })).toEqual(['Jardins de Brumeval']);
    });

    it('holds no way to write to them', async () => {
      await upsert(brush.record());
      const { id } = (await house.get(SupplierService).bySiret(null, brush.record().siret))!;
      await house.sql(
        `insert into supplier_contact (supplier_id, email, phone, name, source, legal_basis, recorded_at)
         values ($1, 'brosse@example.org', '0500000000', 'Ada', 'test', 'test', now())`,
        [id],
      );
      await house.db.transaction((tx) => house.get(SupplierService).touch(tx, [id]));
      const [document] = await found<SupplierDocument>(SupplierSearchIndex, 'nettoyage');
      expect(JSON.stringify(document)).not.toMatch(/example\.org|0500000000/);
    });
  });

  describe('of opportunities', () => {
    it('is public ones only, as they now are', async () => {
      const lot = aLot('Tonte des stades');
      await lot.published(house);
      await aLot('Tonte du parc').with({ visibility: 'private' }).published(house);
      expect(await lots('tonte')).toEqual(['Tonte des stades']);
      await lot.with({ status: 'cancelled' }).published(house);
      expect(await lots('tonte', { state: ['open'] })).toEqual([]);
      expect(await lots('tonte', { state: ['cancelled'] })).toEqual(['Tonte des stades']);
      await lot.with({ visibility: 'private' }).published(house);
      expect(await lots('tonte')).toEqual([]);
    });

    it('leaves out one that turned out to be another', async () => {
      const [one, other] = [aLot('Tonte des stades'), aLot('Tonte de tous les stades')];
      await one.published(house);
      await other.published(house);
      await house.db.transaction((tx) =>
        house.get(OpportunityService).become(tx, 'lot', one.state.ref, other.state.ref),
      );
      expect(await lots('tonte')).toEqual(['Tonte de tous les stades']);
    });

    it('is by words of the trade, by buyer, by place and by the number of the notice', async () => {
      const lot = aLot('Entretien des stades').with({
        cpv: ['77314000'],
        text: 'Tonte deux fois par mois.',
        buyer: { name: 'Syndicat de Mésange', siret: null, city: 'Lusignan' },
        noticeRef: 'boamp-26-90041',
      });
      await lot.published(house);
      await aLot('Impression de programmes')
        .with({ cpv: ['79810000'] })
        .published(house);
      for (const words of ['jardinier', 'mésange', 'lusignan', '26-90041', 'boamp 26-90041', 'tonte']) {
        expect([words, await lots(words)]).toEqual([words, ['Entretien des stades']]);
      }
      expect(await lots('imprimeur')).toEqual(['Impression de programmes']);
    });

    it('never gives away the amount that a buyer keeps for itself, nor a need’s', async () => {
      const amount = { value: 48_000, currency: 'EUR', isMaximum: false, buyerOnly: false };
      await aLot('Tonte des stades').with({ amount }).published(house);
      await aLot('Tonte du parc')
        .with({ amount: { ...amount, buyerOnly: true } })
        .published(house);
      await aLot('Tonte du square').with({ kind: 'need', ref: 'B-1', amount, noticeRef: null }).published(house);
      const documents = await found(OpportunitySearchIndex, 'tonte');
      expect(documents.map(({ title, amount: told }) => [title, told])).toEqual([
        ['Tonte des stades', 48_000],
        ['Tonte du parc', null],
        ['Tonte du square', null],
      ]);
    });
  });
});
