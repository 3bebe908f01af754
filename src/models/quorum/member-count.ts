/** How many voting members a cluster may have here, and why a number that somebody typed is refused. */

/** The limit of scenario format 1: what is computed can also be run. etcd has none; it advises seven at most. */
export const MOST_MEMBERS = 15;

export type CountRefusal = 'notANumber' | 'notWhole' | 'tooFew' | 'tooMany';

export type CountReading =
  | { readonly count: number; readonly refusal?: never }
  | { readonly refusal: CountRefusal; readonly count?: never };

/** Reads a number of members from what a field, a link or a caller holds. Full-width digits are digits. */
export function readMemberCount(value: unknown): CountReading {
  const number = numberIn(value);
  if (number === undefined) return { refusal: 'notANumber' };
  if (!Number.isInteger(number)) return { refusal: 'notWhole' };
  if (number < 1) return { refusal: 'tooFew' };
  return number > MOST_MEMBERS ? { refusal: 'tooMany' } : { count: number };
}

/** Digits with at most one point, and a sign: `1e1`, `0x3` and nothing at all are text. */
const DECIMAL = /^[+-]?\d+(?:\.\d+)?$/;

/** Undefined for what is no finite number. */
export function numberIn(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  // The minus sign of typography is a minus too.
  const text = value.normalize('NFKC').trim().replace('−', '-');
  return DECIMAL.test(text) ? Number(text) : undefined;
}
