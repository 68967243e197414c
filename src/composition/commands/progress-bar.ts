import { Presets, SingleBar } from 'cli-progress';

/** Tells how many are done, of how many; null while nobody knows. */
export type Progress = (done: number, total: number | null) => void;

/**
 * Shows a bar on standard error while `work` runs; nothing where standard error is no terminal.
 * @param title a few words; what comes from a source must be `printable` already
 */
export async function withProgressBar<T>(title: string, work: (progress: Progress) => Promise<T>): Promise<T> {
  const bar = new SingleBar(
    { stream: process.stderr, format: `${title} {bar} {value}/{total} ({eta_formatted})`, clearOnComplete: true },
    Presets.shades_classic,
  );
  let isShown = false;
  try {
    return await work((done, total) => {
      if (!isShown) bar.start(total ?? done, 0);
      isShown = true;
      bar.setTotal(Math.max(total ?? 0, done));
      bar.update(done);
    });
  } finally {
    bar.stop();
  }
}
