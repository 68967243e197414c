import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '#lib/config';
import { JobQueue } from '#lib/queue';
import { SearchIndex } from '#lib/search';

/** One part of the service, as a person reads it. */
export interface PartState {
  name: string;
  state: 'up' | 'degraded' | 'down';
  text: string;
}

const PATIENCE_MS = 2_000;

/** Asks each part whether it answers; none can make the page wait for long. */
@Injectable()
export class PartsQuery {
  constructor(
    private readonly db: DataSource,
    private readonly search: SearchIndex,
    private readonly queue: JobQueue,
    private readonly config: Config,
  ) {}

  async read(): Promise<PartState[]> {
    const [database, search, queue] = await Promise.all([
      answers(() => this.db.query('select 1')),
      answers(() => this.search.ping()),
      answers(() => this.queue.ping()),
    ]);
    const degraded = search ? 'up' : database ? 'degraded' : 'down';
    return [
      {
        name: 'Base de données',
        state: database ? 'up' : 'down',
        text: database ? 'Les pages lisent et écrivent.' : 'Rien ne peut être lu ni écrit.',
      },
      {
        name: 'Recherche',
        state: degraded,
        text: search
          ? 'La recherche de fournisseurs répond.'
          : 'La recherche rapide ne répond pas ; la recherche simple la remplace.',
      },
      {
        name: 'Travaux',
        state: queue ? 'up' : 'down',
        text: queue
          ? `Les rapprochements et les envois avancent (${this.queue.engine === 'redis' ? 'Redis' : 'PostgreSQL'}).`
          : 'Les décisions sont gardées ; les courriels partiront quand la file reprendra.',
      },
      {
        name: 'Courriels',
        state: 'up',
        text: this.config.hasMailbox
          ? 'Écrits dans la boîte d’essai : aucun ne part.'
          : 'Envoyés par le serveur de courriel du service.',
      },
    ];
  }
}

async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const asked = ask().then(
    () => true,
    () => false,
  );
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
