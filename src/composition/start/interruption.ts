const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Somebody asked this process to end, while it was still starting. */
export class Interrupted extends Error {}

/** Hears Ctrl-C, SIGTERM and the closing of a terminal; a second one ends the process at once. */
export class Interruption {
  readonly asked: Promise<NodeJS.Signals>;
  private signal: NodeJS.Signals | undefined;
  private readonly hear: (signal: NodeJS.Signals) => void;

  constructor() {
    let resolve: (signal: NodeJS.Signals) => void;
    this.asked = new Promise((done) => (resolve = done));
    this.hear = (signal) => {
      // npm passes on the signal that the terminal sent to us as well, so the same one comes twice at once
      if (this.signal && performance.now() - this.heardAt > 1_000) process.exit(130);
      if (this.signal) return;
      this.signal = signal;
      this.heardAt = performance.now();
      resolve(signal);
    };
    for (const name of SIGNALS) process.on(name, this.hear);
  }

  private heardAt = 0;

  /** @throws Interrupted when a signal came: between two steps of a start is where it can turn back */
  check(): void {
    if (this.signal) throw new Interrupted(`Ended by ${this.signal}.`);
  }

  /** Gives the signals back to Node. */
  dispose(): void {
    for (const name of SIGNALS) process.off(name, this.hear);
  }
}
