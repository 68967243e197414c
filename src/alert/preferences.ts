import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock, DomainError } from '#lib/kernel';
import { AuditService } from '../audit/audit.service';
import { DeliveryService } from '../delivery/delivery.service';
import { AlertProfile } from './alert-profile.entity';

/** What a person receives for a supplier. */
export interface AlertPreferences {
  rhythm: 'daily' | 'weekly';
  /** Hours of insertion that holders of contracts owe, beside open purchases */
  leads: boolean;
  /** The person stopped the mails */
  stopped: boolean;
}

interface Choice {
  personId: string;
  supplierId: string;
  leads: boolean;
}

/** What those who subscribed want to be told of. */
@Injectable()
export class Preferences {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly delivery: DeliveryService,
    private readonly audit: AuditService,
  ) {}

  /** @returns what a person receives for a supplier, or null when it did not subscribe */
  async of(personId: string, supplierId: string): Promise<AlertPreferences | null> {
    const profile = await this.db.getRepository(AlertProfile).findOneBy({ personId, supplierId });
    if (!profile) return null;
    const stopped = !(await this.delivery.mayWrite(this.db.manager, personId, 'digest'));
    return { rhythm: profile.rhythm, leads: profile.leads, stopped };
  }

  /** Chooses to receive leads, or no longer. @throws DomainError `alert/no-subscription` (404) */
  async choose(choice: Choice): Promise<void> {
    await this.db.transaction((tx) => setLeads(tx, this.audit, { ...choice, source: 'web', now: this.clock.now() }));
  }
}

/** Writes the choice with its audit; the same again writes nothing. @throws DomainError `alert/no-subscription` (404) */
export async function setLeads(
  tx: EntityManager,
  audit: AuditService,
  { personId, supplierId, leads, source, now }: Choice & { source: string; now: Date },
): Promise<void> {
  const profile = await tx.getRepository(AlertProfile).findOneBy({ personId, supplierId });
  if (!profile) {
    throw new DomainError('alert/no-subscription', 'Vous ne recevez pas de résumé : abonnez-vous d’abord.', {
      status: 404,
      level: 'info',
    });
  }
  if (profile.leads === leads) return;
  await tx.getRepository(AlertProfile).update({ id: profile.id }, { leads, changedAt: now });
  await audit.record(tx, {
    personId,
    channel: source === 'web' ? 'web' : 'cli',
    action: leads ? 'alert.leads-on' : 'alert.leads-off',
    subjectType: 'supplier',
    subjectId: supplierId,
    facts: { source },
  });
}
