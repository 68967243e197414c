import { InvalidArgumentError, type Command } from 'commander';

/** Adds the options that every command takes. @returns the command */
export function houseOptions(command: Command): Command {
  return command
    .option('--data-dir <folder>', 'data folder of the house (default: MAILLON_DATA_DIR, else .data)')
    .option('--timeout <seconds>', 'how long to wait for what the command caused', seconds, 60);
}

/** @throws InvalidArgumentError, which commander tells with the option's name */
export function seconds(text: string): number {
  const value = Number(text);
  if (!/^\d{1,5}$/.test(text) || value < 1) throw new InvalidArgumentError('Give whole seconds, 1 or more.');
  return value;
}
