import { describe, expect, it } from 'vitest';
import { BalancerRun, readBalancerScenario } from '../../src/scenario/balancer/run.ts';
import type { Command } from '../kit/session.ts';
import { Session } from '../kit/session.ts';
import type { Fault } from '../kit/fault.ts';
import { faultsOf } from './faults.ts';
import { balancerRunner } from './runner.ts';
import { en } from './strings.en.ts';

const source = {
  model: 'balancer',
  seed: 7,
  config: { backends: { count: 3, service: '20ms', capacity: 5 } },
  script: [
    { at: '5s', crash: 'b1' },
    { at: '5s', slow: { b2: 5 } },
    { at: '5s', drain: 'b2' },
    { at: '5s', weight: { b2: 5 } },
    { at: '5s', hang: 'b3' },
    { at: '8s', remove: 'b3' },
  ],
  until: '20s',
};
const run = new BalancerRun(readBalancerScenario(source));

const faults = (id: string, ms: number): readonly Fault[] =>
  faultsOf({ id }, { world: run.worldAt(ms * 1000), source, words: en })?.faults ?? [];
const ids = (list: readonly Fault[]): string[] => list.map(({ id }) => id);
const inside = (list: readonly Fault[], id: string): string[] =>
  ids(list.find((fault) => fault.id === id)?.does as Fault[]);

function commandsIn(list: readonly Fault[]): Command[] {
  return list.flatMap(({ does }) =>
    Array.isArray(does) ? commandsIn(does as Fault[]) : [does as Command],
  );
}

describe('what can be done', () => {
  it('to one that serves: everything but what would change nothing', () => {
    expect(ids(faults('b1', 1_000))).toEqual([
      'crash',
      'restart',
      'hang',
      'fail',
      'slow',
      'drain',
      'weight',
      'remove',
    ]);
    expect(inside(faults('b1', 1_000), 'weight')).toEqual([
      'weight 0',
      'weight 2',
      'weight 5',
      'weight 10',
    ]);
  });

  it('to one that is dead, hangs, is slow or drained: the way back', () => {
    expect(ids(faults('b1', 6_000))).not.toContain('crash');
    expect(ids(faults('b1', 6_000))).toContain('restart');
    expect(ids(faults('b3', 6_000))).toContain('recover');
    expect(ids(faults('b2', 6_000))).toContain('ready');
    expect(commandsIn(faults('b2', 6_000))).toContainEqual({ slow: { b2: 1 } });
    expect(inside(faults('b2', 6_000), 'weight')).not.toContain('weight 5');
  });

  it('to one that was taken away: put it back', () => {
    expect(ids(faults('b3', 9_000))).toEqual(['add']);
  });

  it('to the balancer: another strategy, one backend more, all restarted', () => {
    const list = faults('balancer', 1_000);
    expect(ids(list)).toEqual(['strategy', 'add', 'restartAll', 'restartAllLater']);
    expect(inside(list, 'strategy')).not.toContain('strategy round-robin');
    expect(inside(list, 'strategy')).toHaveLength(8);
    // As the first of the others.
    expect(commandsIn(list)).toContainEqual({ add: { name: 'b4', service: '20ms', capacity: 5 } });
    expect(commandsIn(list)).toContainEqual({
      rollingRestart: { every: '30s', shutdownDelay: '10s' },
    });
  });

  it('to what is neither: nothing', () => {
    expect(faultsOf({ id: 'b9' }, { world: run.worldAt(0), source, words: en })).toBeUndefined();
  });

  it('is always a command that a scenario can hold', () => {
    for (const ms of [1_000, 6_000, 9_000]) {
      for (const id of ['b1', 'b2', 'b3', 'balancer']) {
        for (const command of commandsIn(faults(id, ms))) {
          const script = [{ at: '12s', ...command }];
          expect(() => readBalancerScenario({ ...source, script })).not.toThrow();
        }
      }
    }
  });
});

it('a reader’s own restart is not cut off by the end of the run', () => {
  const untilS = (command: Command): number => {
    const session = new Session(source, balancerRunner);
    session.act(command, 18_000_000);
    return Math.floor(session.run.plan.untilUs / 1e6);
  };
  expect(untilS({ crash: 'b2' })).toBe(38);
  expect(untilS({ rollingRestart: { every: '30s' } })).toBe(18 + 8 * 30 + 40);
});
