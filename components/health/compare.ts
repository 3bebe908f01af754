/** The same settings with other thresholds, and what is counted of them. */
import { prospectOf, type Calculation, type Prospect } from './calculation.ts';
import type { ProbeKind } from './form.ts';

export type Asked = 'health' | ProbeKind;

/** How many false alarms there were in how long. */
export interface AlarmsFound {
  readonly fall: number;
  readonly alarms: number;
  readonly us: number;
}

/** How often the model runs. */
export const RUNS = 4_000;

/** Thresholds that are compared. */
export const FALLS: readonly number[] = Array.from({ length: 10 }, (_, index) => index + 1);

export interface Compared extends Prospect {
  readonly fall: number;
}

/** The same settings with every threshold; the form's own is among them. */
export function comparedTo(
  own: Prospect,
  numbers: Pick<Calculation, 'answer' | 'slow'>,
  timeoutUs = own.timing.timeoutUs,
): readonly Compared[] {
  const falls = [...new Set([...FALLS, own.timing.fall])].sort((a, b) => a - b);
  return falls.map((fall) => ({
    fall,
    ...prospectOf({ ...own.timing, timeoutUs, fall }, numbers),
  }));
}
