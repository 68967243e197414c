import { dayOfMonth, fr, number, shortDate } from '#lib/html';
import { addDays } from '#lib/kernel';

/** What the readings of one day brought. */
export interface DayOfRuns {
  /** `YYYY-MM-DD`, in Paris */
  day: string;
  read: number;
  /** New and changed */
  entered: number;
  refused: number;
  /** A reading of that day stopped, or brought too little */
  isBad: boolean;
}

export interface RunBarsView {
  title: string;
  bars: { x: number; y: number; height: number; entered: boolean }[];
  /** Days on which a reading did not go well */
  bad: { x: number }[];
  first: string;
  last: string;
  most: string;
  rows: { day: string; read: string; entered: string; refused: string; bad: boolean }[];
}

export const BAR_DAYS = 30;
/** Units of the drawing: the place of a day, the width of its bar and the height of the highest one. */
const STEP = 16;
const TALLEST = 90;
const BASE = 104;

/** @param today `YYYY-MM-DD` @returns thirty days as bars, what came in below and what was refused above it, and as a table */
export function runBarsView(days: readonly DayOfRuns[], today: string): RunBarsView {
  const first = addDays(today, 1 - BAR_DAYS);
  const byDay = new Map(days.map((one) => [one.day, one]));
  const most = Math.max(1, ...days.map(({ entered, refused }) => entered + refused));
  const bars: RunBarsView['bars'] = [];
  const bad: RunBarsView['bad'] = [];
  for (let place = 0; place < BAR_DAYS; place += 1) {
    const told = byDay.get(addDays(first, place));
    if (!told) continue;
    const x = place * STEP + 2;
    const [low, high] = [heightOf(told.entered, most), heightOf(told.refused, most)];
    if (low > 0) bars.push({ x, y: BASE - low, height: low, entered: true });
    if (high > 0) bars.push({ x, y: BASE - low - high, height: high, entered: false });
    if (told.isBad) bad.push({ x: x + 6 });
  }
  return {
    title: fr`Avis entrés et refusés par jour, du ${dayOfMonth(first)} au ${dayOfMonth(today)}`,
    bars,
    bad,
    first: dayOfMonth(first),
    last: dayOfMonth(today),
    most: number(most),
    rows: [...days]
      .sort((a, b) => b.day.localeCompare(a.day))
      .map(({ day, read, entered, refused, isBad }) => ({
        day: shortDate(day),
        read: number(read),
        entered: number(entered),
        refused: number(refused),
        bad: isBad,
      })),
  };
}

/** A day on which little came still shows. */
function heightOf(value: number, most: number): number {
  return value === 0 ? 0 : Math.max(2, Math.round((value / most) * TALLEST));
}
