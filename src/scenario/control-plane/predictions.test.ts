import { describe, expect, test } from 'vitest';
import { PREDICTIONS, simulated } from './predictions.ts';

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);

describe('Under twenty seeds, each clock stays within what the sources alone predict:', () => {
  test.each(PREDICTIONS.map((one) => [one.name, one] as const))(
    '%s',
    (_name, prediction) => {
      const { min, max } = prediction.rangeMs;
      for (const ms of simulated(prediction, SEEDS)) {
        expect(ms).toBeGreaterThanOrEqual(min);
        expect(ms).toBeLessThanOrEqual(max);
      }
    },
    600_000,
  );
});
