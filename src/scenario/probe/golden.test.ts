import { expect, test } from 'vitest';
import { digestOf } from '../../sim/digest.ts';
import { toLine } from '../../sim/trace.ts';
import { runProbe } from './told.ts';

/**
 * Whole traces, to be read: a change of a golden file is a change of what every reader sees.
 * `vitest -u src/scenario/probe/golden` writes them anew.
 */
const SCENARIOS = {
  'crash-and-return': {
    seed: 3,
    script: [
      { at: '3s', crash: 'target' },
      { at: '10s', restart: 'target' },
    ],
    until: '15s',
    expect: [{ state: 'healthy', transitions: 2 }],
  },
  'slow-start': {
    seed: 1,
    config: {
      startup: { period: '2s', failureThreshold: 5 },
      liveness: { period: '2s', failureThreshold: 2 },
      readiness: { period: '1s' },
      startTime: '3s',
      terminationGracePeriod: '4s',
    },
    script: [{ at: '8s', hang: 'target' }],
    until: '24s',
    expect: [{ state: 'ready', restarts: 1 }],
  },
} as const;

test.each(Object.entries(SCENARIOS))(
  'The trace of %s is the golden one, word for word.',
  async (name, source) => {
    const run = runProbe(source, source.seed);
    expect(run.finish().verdicts.filter(({ isMet }) => !isMet)).toEqual([]);
    const lines = [...run.events.map(toLine), digestOf(run.events), ''].join('\n');
    await expect(lines).toMatchFileSnapshot(`./golden/${name}.jsonl`);
  },
);
