import { InvalidArgumentError } from 'commander';
import { isDay } from '#lib/kernel';

/** @throws InvalidArgumentError, which commander tells with the option's name */
export function day(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError('Give a day that exists, YYYY-MM-DD.');
  return text;
}
