/** Virtual time: a whole number of microseconds since the start of the run. */
export type Micros = number;

export const US_PER_MS = 1_000;
export const US_PER_S = 1_000_000;

/** Milliseconds, with at most three decimals, of a whole number of microseconds. */
export function toMs(us: Micros): number {
  return us / US_PER_MS;
}
