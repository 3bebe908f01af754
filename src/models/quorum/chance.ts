/** A chance as people write it: percent, in a field. */
import { numberIn } from './member-count.ts';

export type ChanceRefusal = 'notANumber' | 'tooLow' | 'tooHigh';

export type ChanceReading =
  | { readonly percent: number; readonly chance: number; readonly refusal?: never }
  | { readonly refusal: ChanceRefusal; readonly percent?: never; readonly chance?: never };

/** Reads `1`, `0.5` or `1%` as a chance from 0 to 1. */
export function readPercent(value: unknown): ChanceReading {
  const text = typeof value === 'string' ? value.normalize('NFKC').replace(/%\s*$/, '') : value;
  const percent = numberIn(text);
  if (percent === undefined) return { refusal: 'notANumber' };
  if (percent < 0) return { refusal: 'tooLow' };
  return percent > 100 ? { refusal: 'tooHigh' } : { percent, chance: percent / 100 };
}
