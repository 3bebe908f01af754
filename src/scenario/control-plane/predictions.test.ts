import { describe, expect, test } from 'vitest';
import { readRecord } from '../../../bench/cluster-record.ts';
import { PREDICTIONS, simulated } from './predictions.ts';

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);
const recorded = new Map(readRecord().clocks.found.map(({ name, firstMs }) => [name, firstMs]));

describe('Under twenty seeds, each clock stays within what the sources alone predict, and is as last recorded:', () => {
  test.each(PREDICTIONS.map((one) => [one.name, one] as const))(
    '%s',
    (name, prediction) => {
      const { min, max } = prediction.rangeMs;
      const all = simulated(prediction, SEEDS);
      for (const ms of all) {
        expect(ms).toBeGreaterThanOrEqual(min);
        expect(ms).toBeLessThanOrEqual(max);
      }
      // A chapter quotes the record: if a clock has changed, `node bench/cluster.ts clocks --record` and the chapter's table.
      expect(all).toEqual(recorded.get(name));
    },
    600_000,
  );
});
