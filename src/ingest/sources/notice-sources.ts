import { Injectable } from '@nestjs/common';
import { DomainError } from '#lib/kernel';
import type { NoticeSource } from '../notice-source.port';
import { SourceRefused } from '../source.errors';

/** Every public source of notices. */
@Injectable()
export class NoticeSources {
  readonly all: readonly NoticeSource[] = ['boamp', 'ted', 'decp', 'approch', 'folder'].map((name) => ({
    name,
    ask: () => {
      throw new SourceRefused(name, 'cannot be asked yet', 'Name files with --file.');
    },
  }));

  /** @throws DomainError `ingest/unknown-source` with the names that are known */
  named(name: string): NoticeSource {
    const source = this.all.find((one) => one.name === name);
    if (source) return source;
    const known = this.all.map((one) => one.name).join(', ');
    throw new DomainError('ingest/unknown-source', `No source of notices is called ${name}: ${known}.`);
  }
}
