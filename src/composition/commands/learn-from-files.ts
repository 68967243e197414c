import { createReadStream } from 'node:fs';
import { LearntModel, WordCounts } from '#lib/nomenclature';
import { readNotices } from '#lib/notice-formats';
import { codedObjects } from '../../notice/coded-objects';
import type { Progress } from './progress-bar';

/** What came of reading notices to learn from. */
export interface Learning {
  model: LearntModel;
  notices: number;
  /** Records of which no notice could be read */
  unread: number;
  /** Objects with a code, each once */
  objects: number;
}

/**
 * Learns words and codes from files of notices of any format, in the order of the files; nothing is kept.
 * @throws the file system's error when a file cannot be read
 */
export async function learnFromFiles(files: readonly string[], onProgress: Progress): Promise<Learning> {
  const counts = new WordCounts();
  let [notices, unread] = [0, 0];
  for (const [index, file] of files.entries()) {
    for await (const { parsed } of readNotices(createReadStream(file, { highWaterMark: 256 * 1024 }), file)) {
      if (!parsed.ok) {
        unread += 1;
        continue;
      }
      notices += 1;
      for (const object of codedObjects(parsed.notice, parsed.repairs)) counts.add(object);
    }
    onProgress(index + 1, files.length);
  }
  return { model: new LearntModel(counts.rows()), notices, unread, objects: counts.size };
}
