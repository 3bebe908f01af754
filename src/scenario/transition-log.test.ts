import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MACHINES, type MachineName } from '../models/machines.ts';
import { readStatechart } from '../models/statechart.ts';
import { readLeaseScenario, LeaseRun } from './lease/run.ts';
import { readRaftScenario, RaftRun } from './raft/run.ts';
import { TransitionLog } from './transition-log.ts';
import { parseYaml } from './yaml.ts';

const source = (name: string): unknown =>
  parseYaml(readFileSync(new URL(`../../content/scenarios/${name}.yaml`, import.meta.url), 'utf8'))
    .value;

const raft = (name: string): RaftRun => new RaftRun(readRaftScenario(source(name)));
const lease = (name: string): LeaseRun => new LeaseRun(readLeaseScenario(source(name)));

describe.each([
  { name: 'split-vote', run: raft, machines: ['raft'] as MachineName[] },
  { name: 'leader-crash', run: raft, machines: ['raft'] as MachineName[] },
  { name: 'lease-crash', run: lease, machines: ['lease', 'api'] as MachineName[] },
])('In $name', ({ name, run: start, machines }) => {
  const run = start(name);
  const log = new TransitionLog(run);
  const { untilUs } = run.plan;
  const nodesAt = (us: number): readonly { id: string; state: unknown }[] => {
    const nodes: Record<string, { id: string; state: unknown }> = run.worldAt(us).nodes;
    return Object.values(nodes);
  };
  const instants = Array.from({ length: 60 }, (_, index) => Math.floor((untilUs * index) / 60));

  test('the last transition leads to the state that a node is in, at any instant.', () => {
    for (const us of instants) {
      for (const { id, state } of nodesAt(us)) {
        const { value } = state as { value: unknown };
        const path = JSON.stringify(value).replace(/[{}"]/g, '').replaceAll(':', '.');
        const last = log.last(id, us);
        if (last !== undefined) expect(last.to, `${id} at ${String(us)}`).toBe(path);
        else expect(path).toBe(log.last(id, untilUs)?.from ?? path);
      }
    }
  });

  test('every transition is one of the chart, and they lead from the first state to the last.', () => {
    const known = machines.flatMap((one) => readStatechart(MACHINES[one]).transitions);
    for (const us of instants) {
      for (const id of Object.keys(run.worldAt(us).nodes)) {
        const last = log.last(id, us);
        const taken = (last?.transitions ?? []).map((one) => known.find((each) => each.id === one));
        expect(taken.includes(undefined)).toBe(false);
        const target = taken.findLast((one) => one?.target !== undefined)?.target;
        if (last?.from !== undefined) {
          expect(`${target?.split('.')[0] ?? ''}.${last.to}`).toContain(target);
        }
      }
    }
  });
});

test('A candidacy is told with its timer, its chain of states and its instant.', () => {
  const run = raft('split-vote');
  const log = new TransitionLog(run);
  const first = Object.keys(run.world.nodes)
    .map((id) => log.last(id, run.plan.untilUs))
    .find((one) => one?.to === 'leader');
  expect(first).toMatchObject({ from: 'candidate', to: 'leader', by: 'requestVoteResponse' });
  expect(first?.transitions.at(-1)).toBe('raft.candidate//0');
});
