/** Within a factor of ten, when a line that counts is said anew. */
const STEPS = new Set([1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100]);

/** True less and less often, so that counting to a million takes some thirty steps. */
export function isStep(count: number): boolean {
  let scaled = count;
  while (scaled > 100 && scaled % 10 === 0) scaled /= 10;
  return STEPS.has(scaled);
}
