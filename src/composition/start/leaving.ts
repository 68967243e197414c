import { Logger } from '@nestjs/common';

/** What has been opened, to be closed in the opposite order whatever happens. */
export class Leaving {
  private readonly steps: { name: string; close: () => Promise<unknown> }[] = [];

  /** Remembers how to close something that was just opened. */
  add(name: string, close: () => Promise<unknown>): void {
    this.steps.push({ name, close });
  }

  /** Closes everything, the last opened first; what fails is logged and does not keep the rest open. */
  async leave(): Promise<void> {
    for (const { name, close } of this.steps.splice(0).reverse()) {
      try {
        await close();
      } catch (error) {
        new Logger('start').error({ msg: `Could not close: ${name}`, err: error });
      }
    }
  }
}
