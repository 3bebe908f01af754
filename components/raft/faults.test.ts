import { describe, expect, it } from 'vitest';
import { RaftRun } from '../../src/scenario/raft/run.ts';
import { readRaftScenario } from '../../src/scenario/raft/run.ts';
import type { Fault } from '../kit/fault.ts';
import { faultsOf } from './faults.ts';
import { en } from './strings.en.ts';

const source = {
  model: 'raft',
  seed: 7,
  config: { nodes: 3 },
  script: [
    { at: '2s', pause: 'n1' },
    { at: '2s', crash: 'n2' },
    { at: '2s', cut: 'n1->n3' },
    { at: '2s', slowDisk: { node: 'n3', to: '50ms' } },
  ],
};
const worldAt = (us: number) => new RaftRun(readRaftScenario(source)).worldAt(us);

const node = (id: string, us: number): readonly Fault[] =>
  faultsOf({ kind: 'node', id }, worldAt(us), en)?.faults ?? [];
const ids = (faults: readonly Fault[]): string[] => faults.map(({ id }) => id);

function commandsIn(faults: readonly Fault[]): object[] {
  return faults.flatMap(({ does }) => (Array.isArray(does) ? commandsIn(does as Fault[]) : [does]));
}

describe('what can be done', () => {
  it('to a member that runs: everything but to start it', () => {
    expect(ids(node('n1', 0))).toEqual([
      'crash',
      'pause',
      'campaign',
      'isolate',
      'cutLinkTo',
      'slowDisk',
    ]);
  });

  it('to a paused one and to one that is down: the way back', () => {
    expect(ids(node('n1', 2_000_000))).toContain('resume');
    expect(ids(node('n2', 2_000_000))).toContain('restart');
    expect(ids(node('n2', 2_000_000))).not.toContain('crash');
  });

  it('to a member with a cut link: heal it, and cut what is left', () => {
    const faults = node('n3', 2_000_000);
    expect(ids(faults)).toContain('reconnect');
    const cuts = faults.find(({ id }) => id === 'cutLinkTo');
    expect(ids(cuts?.does as Fault[])).toEqual([
      'cut n3-n1',
      'cut n3->n1',
      'cut n3-n2',
      'cut n3->n2',
    ]);
  });

  it('to a link: cut it both ways or one', () => {
    const link = faultsOf({ kind: 'link', from: 'n2', to: 'n3' }, worldAt(0), en);
    expect(ids(link?.faults ?? [])).toEqual(['cut n2-n3', 'cut n2->n3', 'cut n3->n2', 'slowLink']);
  });

  it('to a message under way: drop it; to one that has arrived: nothing', () => {
    const world = worldAt(1_999_000);
    const run = new RaftRun(readRaftScenario(source));
    run.advance(2_500_000);
    const sent = run.events.find((event) => event.type === 'send');
    const us = sent?.atUs ?? 0;
    const target = { kind: 'message', id: 1 } as const;
    expect(faultsOf(target, worldAt(us), en)?.faults).toMatchObject([
      { does: { drop: { id: 1 } } },
    ]);
    expect(faultsOf(target, world, en)).toBeUndefined();
  });

  it('is always a command that a scenario can hold', () => {
    for (const us of [0, 1_200_000, 2_000_000]) {
      for (const id of ['n1', 'n2', 'n3']) {
        for (const command of commandsIn(node(id, us))) {
          const script = [{ at: '3s', ...command }];
          expect(() => readRaftScenario({ ...source, script })).not.toThrow();
        }
      }
    }
  });
});
