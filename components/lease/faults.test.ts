import { describe, expect, it } from 'vitest';
import { LeaseRun, readLeaseScenario } from '../../src/scenario/lease/run.ts';
import type { Fault } from '../kit/fault.ts';
import { faultsOf } from './faults.ts';
import { en } from './strings.en.ts';

const source = {
  model: 'lease',
  seed: 7,
  initial: { lease: { holder: 'none' }, c2: { down: true } },
  script: [
    { at: '5s', restart: 'c2' },
    { at: '10s', pause: 'c1' },
    { at: '10s', partition: 'c2' },
    { at: '10s', clock: { c2: { rate: 1.5 } } },
    { at: '10s', outage: 'api' },
    { at: '10s', slowApi: '4s' },
  ],
};
const run = new LeaseRun(readLeaseScenario(source));

const faults = (id: string, ms: number): readonly Fault[] =>
  faultsOf({ id }, run.worldAt(ms * 1000), en)?.faults ?? [];
const ids = (list: readonly Fault[]): string[] => list.map(({ id }) => id);
const inside = (list: readonly Fault[], id: string): string[] =>
  ids(list.find((fault) => fault.id === id)?.does as Fault[]);

function commandsIn(list: readonly Fault[]): object[] {
  return list.flatMap(({ does }) => (Array.isArray(does) ? commandsIn(does as Fault[]) : [does]));
}

describe('what can be done', () => {
  it('to the leader: everything but to start it and to name it', () => {
    expect(ids(faults('c1', 6_000))).toEqual([
      'crash',
      'pause',
      'release',
      'hang',
      'partition',
      'clock',
    ]);
  });

  it('to one that is down, paused or cut off: the way back', () => {
    expect(ids(faults('c2', 1_000))).toEqual(['restart', 'partition', 'clock']);
    expect(ids(faults('c1', 10_000))).toContain('resume');
    expect(ids(faults('c2', 10_000))).toContain('heal');
    expect(ids(faults('c2', 10_000))).toContain('takeOver');
  });

  it('to a clock: make it wrong, or set it right', () => {
    expect(inside(faults('c2', 6_000), 'clock')).toEqual(['fast', 'ahead']);
    expect(inside(faults('c2', 10_000), 'clock')).toEqual(['ahead', 'right']);
  });

  it('to the API server: refuse, slow down, and the ways back', () => {
    expect(ids(faults('api', 6_000))).toEqual(['outage', 'slow 4s', 'slow 6s']);
    expect(ids(faults('api', 10_000))).toEqual(['restore', 'slow 4s', 'slow 6s', 'slow 0s']);
  });

  it('to what is no lane: nothing', () => {
    expect(faultsOf({ id: 'c9' }, run.worldAt(0), en)).toBeUndefined();
  });

  it('is always a command that a scenario can hold', () => {
    for (const ms of [1_000, 6_000, 10_000]) {
      for (const id of ['c1', 'c2', 'api']) {
        for (const command of commandsIn(faults(id, ms))) {
          const script = [{ at: '12s', ...command }];
          expect(() => readLeaseScenario({ ...source, script })).not.toThrow();
        }
      }
    }
  });
});
