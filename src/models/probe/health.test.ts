import fc from 'fast-check';
import { expect, test } from 'vitest';
import { healthAfter, initialHealth, isHealthy, isSettled } from './health.ts';

fc.configureGlobal({ seed: 20_261_126, numRuns: 1_000 });

const thresholds = fc.record({
  rise: fc.integer({ min: 1, max: 6 }),
  fall: fc.integer({ min: 1, max: 6 }),
});
const checks = fc.array(fc.boolean(), { maxLength: 60 });

/** The definition: enough checks in a row against the verdict, and nothing else, change it. */
function verdictsByCounting(
  oks: readonly boolean[],
  { rise, fall }: { rise: number; fall: number },
): boolean[] {
  let isGood = true;
  let against = 0;
  return oks.map((ok) => {
    against = ok === isGood ? 0 : against + 1;
    if (against >= (isGood ? fall : rise)) {
      isGood = !isGood;
      against = 0;
    }
    return isGood;
  });
}

test('HAProxy’s counter changes its verdict exactly when enough checks in a row speak against it.', () => {
  fc.assert(
    fc.property(thresholds, checks, (limits, oks) => {
      let health = initialHealth('fully-up', limits);
      const verdicts = oks.map((isOk) => {
        health = healthAfter(health, { ...limits, isOk });
        return isHealthy(health, limits);
      });
      expect(verdicts).toEqual(verdictsByCounting(oks, limits));
    }),
  );
});

test('The counter stays between 0 and rise + fall − 1, and is settled at both ends only.', () => {
  fc.assert(
    fc.property(thresholds, checks, (limits, oks) => {
      let health = initialHealth('up', limits);
      const top = limits.rise + limits.fall - 1;
      for (const isOk of oks) {
        health = healthAfter(health, { ...limits, isOk });
        expect(health).toBeGreaterThanOrEqual(0);
        expect(health).toBeLessThanOrEqual(top);
        expect(isSettled(health, limits)).toBe(health === 0 || health === top);
      }
    }),
  );
});

test.each([
  ['up', 2, true],
  ['fully-up', 4, true],
  ['down', 1, false],
  ['fully-down', 0, false],
] as const)('init-state %s is health %d with rise 2 and fall 3.', (initial, health, isGood) => {
  const limits = { rise: 2, fall: 3 };
  expect(initialHealth(initial, limits)).toBe(health);
  expect(isHealthy(health, limits)).toBe(isGood);
});
