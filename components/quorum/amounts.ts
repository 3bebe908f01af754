/** Chances near 1, and what is missing to 1, as one can read them. */

/** `99.99901%`: with so many digits that two of those that are not 9 are seen. */
export function percentText(up: number, down: number): string {
  const missing = down * 100;
  const decimals =
    missing <= 0 ? 0 : Math.min(12, Math.max(2, 1 - Math.floor(Math.log10(missing))));
  return `${(up * 100).toFixed(decimals)}%`;
}

const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
  ['ms', 0.001],
] as const;
export type LengthUnit = (typeof UNITS)[number][0];

const YEAR_SECONDS = 365 * 86_400;

/** How long a chance lasts in a year, in the largest unit of which there is at least one. Undefined for never. */
export function yearlyLength(
  chance: number,
): readonly [number: number, unit: LengthUnit] | undefined {
  const seconds = chance * YEAR_SECONDS;
  const unit = UNITS.find(([, length]) => seconds >= length);
  return unit && [seconds / unit[1], unit[0]];
}
