import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccountService } from '../../account/account.service';
import { AlertService } from '../../alert/alert.service';
import { IngestService } from '../../ingest/ingest.service';
import { NeedService } from '../../need/need.service';
import { SupplierService } from '../../supplier/supplier.service';
import { Clock, DomainError } from '#lib/kernel';
import { communesOfEpci } from '#lib/nomenclature';
import { readSettings, writeSetting } from '../instance/settings';
import { demoNeeds } from './demo-needs';
import { BUYER, OFFICER, REPRESENTATIVE, REPRESENTED, SUBSCRIBERS, TOWN } from './demo-people';
import { demoSuppliers } from './demo-suppliers';
import { demoNotices } from './notices/demo-notices';
import { demoSiret } from './suppliers/demo-supplier';

/** SIREN of the urban community. */
const GRAND_POITIERS = '200069854';
/** The demo's town has a SIRET of the fictional range too, at a number that no supplier has. */
const TOWN_NUMBER = 900;

/**
 * Fills an empty database with the demo territory, through the rooms' own services: its setting, fictional suppliers,
 * people, subscriptions, notices and needs. It may be called again after a start that was killed meanwhile: dates count
 * from the day it was first called, so loading twice leaves what loading once does.
 * @param progress told how much is done, of how much
 */
export async function loadDemo(
  app: INestApplicationContext,
  progress: (done: number, total: number) => void,
): Promise<void> {
  const loading = new DemoLoading(app);
  const today = await loading.firstDay();
  const parts = [
    () => loading.suppliers(today),
    () => loading.people(),
    () => loading.subscriptions(),
    () => loading.notices(today),
    () => loading.needs(today),
  ];
  for (const [index, part] of parts.entries()) {
    progress(index, parts.length);
    await part();
  }
  progress(parts.length, parts.length);
}

class DemoLoading {
  private readonly db: DataSource;
  private readonly clock: Clock;
  private readonly accounts: AccountService;

  constructor(private readonly app: INestApplicationContext) {
    this.db = app.get(DataSource);
    this.clock = app.get(Clock);
    this.accounts = app.get(AccountService, { strict: false });
  }

  /** Writes the territory, and the day that the demo's dates count from unless an earlier call has. */
  async firstDay(): Promise<string> {
    return this.db.transaction(async (tx) => {
      const day = (await readSettings(tx)).demoDay ?? this.clock.today();
      const communes = [...communesOfEpci(GRAND_POITIERS)];
      const territory = { name: 'Grand Poitiers', epci: GRAND_POITIERS, communes };
      await writeSetting(tx, 'territory', territory, this.clock.now());
      await writeSetting(tx, 'demoDay', day, this.clock.now());
      return day;
    });
  }

  async suppliers(today: string): Promise<void> {
    const suppliers = this.app.get(SupplierService, { strict: false });
    await this.db.transaction((tx) => suppliers.upsertMany(tx, demoSuppliers(today), 'demo'));
  }

  /** The three for whom the sign-in page shows a button: they come first, since it shows the first of each role. */
  async people(): Promise<void> {
    await this.db.transaction(async (tx) => {
      const { organisationId } = await this.town(tx);
      const buyer = await this.accounts.findOrCreatePerson(tx, BUYER);
      await this.accounts.grantRole(tx, { personId: buyer.id, role: 'buyer', organisationId });
      const officer = await this.accounts.findOrCreatePerson(tx, OFFICER);
      await this.accounts.grantRole(tx, { personId: officer.id, role: 'officer' });
      const representative = await this.accounts.findOrCreatePerson(tx, REPRESENTATIVE);
      const supplierId = await this.supplierId(REPRESENTED);
      await this.accounts.grantRole(tx, { personId: representative.id, role: 'supplier', supplierId });
      for (const { name, email } of SUBSCRIBERS) await this.accounts.findOrCreatePerson(tx, { name, email });
    });
  }

  async subscriptions(): Promise<void> {
    const alerts = this.app.get(AlertService, { strict: false });
    const everyone = [{ supplier: REPRESENTED, email: REPRESENTATIVE.email }, ...SUBSCRIBERS];
    for (const { supplier, email } of everyone) {
      await alerts.subscribe({ siret: demoSiret(supplier), email, basis: 'requested', source: 'demo' });
    }
  }

  async notices(today: string): Promise<void> {
    const bytes = Buffer.from(JSON.stringify(demoNotices(today)));
    const ingest = this.app.get(IngestService, { strict: false });
    const { quarantined, refusals } = await ingest.ingestNotices({ source: 'boamp', bytes, origin: 'demo' });
    if (quarantined > 0) {
      throw new DomainError('demo/notice-refused', `A notice of the demo was refused: ${JSON.stringify(refusals)}.`);
    }
  }

  async needs(today: string): Promise<void> {
    const needs = this.app.get(NeedService, { strict: false });
    const buyer = (await this.accounts.personByEmail(null, BUYER.email))!;
    const { organisationId } = await this.db.transaction((tx) => this.town(tx));
    const by = { personId: buyer.id, organisationId };
    for (const { formId, isPublished, typed } of demoNeeds(today)) {
      const { ref, rowVersion, problems } = await needs.draft(by, formId, typed);
      if (ref === null || problems.length > 0) {
        throw new DomainError('demo/need-refused', `« ${typed.title} »: ${JSON.stringify(problems)}.`);
      }
      if (isPublished) await needs.publish(by, ref, rowVersion);
    }
  }

  private async town(tx: DataSource['manager']): Promise<{ organisationId: string }> {
    const { id } = await this.accounts.findOrCreateOrganisation(tx, { ...TOWN, siret: demoSiret(TOWN_NUMBER) });
    return { organisationId: id };
  }

  private async supplierId(number: number): Promise<string> {
    const supplier = await this.app.get(SupplierService, { strict: false }).bySiret(null, demoSiret(number));
    return supplier!.id;
  }
}
