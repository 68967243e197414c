import type { NoticeSource } from '../notice-source.port';
import { SourceRefused } from '../source.errors';

/** Every source of notices, by the name that runs and records give it. */
export const NOTICE_SOURCES: readonly NoticeSource[] = ['boamp', 'ted', 'decp', 'approch', 'folder'].map((name) => ({
  name,
  ask: () => {
    throw new SourceRefused(name, 'cannot be asked yet', 'Name files with --file.');
  },
}));
