import { Injectable } from '@nestjs/common';
import { Config } from '#lib/config';
import { DomainError } from '#lib/kernel';
import type { NoticeSource } from '../notice-source.port';
import { ApprochSource } from './approch/approch.source';
import { BoampSource } from './boamp/boamp.source';
import { DecpSource } from './decp/decp.source';
import { FolderSource } from './folder/folder.source';
import { TedSource } from './ted/ted.source';

/** Every public source of notices. */
@Injectable()
export class NoticeSources {
  readonly all: readonly NoticeSource[];

  constructor(config: Config) {
    this.all = [
      new BoampSource(config.boampUrl),
      new TedSource(config.tedSearchUrl, config.tedNoticeUrl),
      new DecpSource(config.decpUrl),
      new ApprochSource(config.approchUrl),
      new FolderSource(config.noticeFolder),
    ];
  }

  /** @throws DomainError `ingest/unknown-source` with the names that are known */
  named(name: string): NoticeSource {
    const source = this.all.find((one) => one.name === name);
    if (source) return source;
    const known = this.all.map((one) => one.name).join(', ');
    throw new DomainError('ingest/unknown-source', `No source of notices is called ${name}: ${known}.`);
  }
}
