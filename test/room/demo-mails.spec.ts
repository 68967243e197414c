import { recomputeReason, strongestWords, type Link, type Profile } from '#lib/matching-engine';
import { AlertService } from '../../src/alert/alert.service';
import { loadDemo } from '../../src/composition/demo/demo.loader';
import { factsOf, withToldLinks, type Stored } from '../../src/matching/matching.service';
import type { OpportunityState } from '../../src/opportunity/opportunity.service';
import { SupplierService } from '../../src/supplier/supplier.service';
import { aHouse, type TestHouse } from '../support/house';

interface ToldMatch {
  recipient: string;
  plain: string;
  links: Link[];
  supplier_id: string;
  content: OpportunityState;
}

describe('the mails of the demo', () => {
  let house: TestHouse;
  let told: ToldMatch[];
  let profiles: Map<string, Profile>;

  beforeAll(async () => {
    house = await aHouse('2026-11-24T09:00:00+01:00');
    await loadDemo(house.app, () => undefined);
    await house.settle();
    await house.get(AlertService).planAll();
    await house.settle();
    const rows = await house.sql<Stored<ToldMatch>>(
      `select p.email as recipient, b.plain, m.links, m.supplier_id, o.content
         from digest_item i join digest d on d.id = i.digest_id join person p on p.id = d.person_id
         join match m on m.id = i.match_id join opportunity o on o.id = i.opportunity_id
         join delivery e on e.subject_id = d.id join mailbox_message b on b.message_id = e.message_id`,
    );
    told = rows.map(withToldLinks<ToldMatch>);
    const { profiles: all } = await house.get(SupplierService).profilesChangedSince(null);
    profiles = new Map(all.map((profile) => [profile.supplierId, profile]));
  }, 120_000);
  afterAll(() => house.close());

  it('reach several suppliers, lots and needs together', () => {
    expect(new Set(told.map((item) => item.recipient)).size).toBeGreaterThan(5);
    expect(new Set(told.map((item) => item.content.kind))).toEqual(new Set(['lot', 'need']));
  });

  it('give no reason that its rows do not give again', () => {
    const untrue = told.flatMap(({ links, supplier_id, content }) =>
      links
        .flatMap((link) => link.reasons)
        .filter(
          (reason) =>
            !recomputeReason(reason, profiles.get(supplier_id)!, factsOf(content), { today: house.clock.today() }),
        )
        .map((reason) => ({ title: content.title, supplier: profiles.get(supplier_id)!.name, ...reason })),
    );
    expect(untrue).toEqual([]);
  });

  it('would be caught saying something untrue', () => {
    const { links, supplier_id, content } = told[0]!;
    const place = links.flatMap((link) => link.reasons).find((reason) => reason.facts['km'] !== undefined)!;
    const lie = { ...place, facts: { ...place.facts, km: 777 } };
    const today = house.clock.today();
    expect(recomputeReason(lie, profiles.get(supplier_id)!, factsOf(content), { today })).toBe(false);
  });

  it('say every reason they chose, and no amount of a need', () => {
    for (const { plain, links, content } of told) {
      expect(plain).toContain(content.title);
      for (const words of links.flatMap((link) => strongestWords(link, 'supplier'))) expect(plain).toContain(words);
      if (content.kind === 'need' && content.amount) {
        const shown = String(content.amount.value).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
        const own = plain.split(/^-{60,}$/m).find((part) => part.includes(content.title))!;
        expect(own).not.toContain(`${shown}\u00a0€`);
      }
    }
  });
});
