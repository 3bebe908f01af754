import { describe, expect, test } from 'vitest';
import type { Member, RaftDurable } from '../models/raft/member.ts';
import { createRaftProcess, type RaftProcess } from '../models/raft/process.ts';
import { ALL_RULES, type RaftRules, type RaftSettings } from '../models/raft/settings.ts';
import { execute } from '../scenario/raft/execute.ts';
import { raftModel } from '../scenario/raft/model.ts';
import { plan } from '../scenario/plan.ts';
import { readRaftScenario } from '../scenario/raft/run.ts';
import { Simulator } from '../sim/simulator.ts';
import { RAFT_PROPERTIES } from './raft-properties.ts';

/** A bad day: slow disks, lost and late messages, and every member restarted again and again. */
const BAD_DAY = readRaftScenario({
  model: 'raft',
  config: {
    nodes: 5,
    preset: 'paper',
    electionTimeout: '100-140ms',
    latency: '1-90ms',
    loss: 0.1,
    duplicate: 0.1,
    reorder: true,
    diskWrite: '0-20ms',
  },
  script: Array.from({ length: 30 }, (_, index) => {
    const node = `n${String((index % 5) + 1)}`;
    const at = `${String(index * 50)}-${String(index * 50 + 150)}ms`;
    return {
      at,
      [(['crash', 'restart', 'campaign'] as const)[Math.floor(index / 5) % 3] ?? 'crash']: node,
    };
  }),
  until: '1600ms',
});

const SEEDS = 60;

/** The properties that a run of a process breaks under a seed. */
function brokenBy(process: RaftProcess, seed: number): Set<string> {
  const simulator = new Simulator(
    process,
    plan(BAD_DAY, raftModel, seed).simulator,
    (one, action) => {
      if (action.kind === 'command') execute(one, action.command, action.written);
    },
  );
  const watches = RAFT_PROPERTIES.map((property) => property.watch());
  const broken = new Set<string>();
  simulator.onEvent = (event) => {
    if (event.type !== 'send') return;
    for (const watch of watches) {
      const violation = watch.onSend?.({ from: event.from, to: event.to, ...event.message });
      if (violation) broken.add(violation.property);
    }
  };
  simulator.onChange = (changed) => {
    const nodes =
      changed === undefined ? Object.values(simulator.world.nodes) : [simulator.node(changed)];
    for (const { id, status, state } of nodes) {
      const member = { id, isUp: status !== 'down', role: state.value, term: state.context.term };
      for (const watch of watches) {
        const violation = watch.onMember?.(member);
        if (violation) broken.add(violation.property);
      }
    }
  };
  simulator.start();
  simulator.runUntil(1_600_000);
  return broken;
}

function isCaught(property: string, process: RaftProcess): boolean {
  for (let seed = 0; seed < SEEDS; seed += 1)
    if (brokenBy(process, seed).has(property)) return true;
  return false;
}

const settings: RaftSettings = BAD_DAY.config.settings;
const honest = createRaftProcess(settings);
const without = (rule: keyof RaftRules) =>
  createRaftProcess({ ...settings, rules: { ...ALL_RULES, [rule]: false } });

type Actions = ReturnType<RaftProcess['step']>['actions'];

/** A process that does everything honestly but its actions. */
function acting(change: (actions: Actions) => Actions): RaftProcess {
  return {
    ...honest,
    boot: (id, durable, start) => {
      const { state, actions } = honest.boot(id, durable, start);
      return { state, actions: change(actions) };
    },
    step: (state, input) => {
      const { state: after, actions } = honest.step(state, input);
      return { state: after, actions: change(actions) };
    },
  };
}

/** A process whose state after a step is another than it should be. */
function becoming(
  change: (before: Member, after: Member) => Partial<Member['context']>,
): RaftProcess {
  return {
    ...honest,
    step: (before, input) => {
      const { state, actions } = honest.step(before, input);
      const context = { ...state.context, ...change(before, state) };
      return { state: { ...state, context }, actions };
    },
  };
}

const NEW_DISK: RaftDurable = { term: 0, log: [], commit: 0 };

const threeOfFive = createRaftProcess({ ...settings, voters: settings.voters.slice(0, 3) });
const answersYes = acting((actions) =>
  actions.map((action) =>
    action.type === 'send' && action.message.type === 'requestVoteResponse'
      ? { ...action, message: { ...action.message, granted: true } }
      : action,
  ),
);
const hearsYes: RaftProcess = {
  ...honest,
  step: (state, input) =>
    honest.step(state, 'granted' in input ? { ...input, granted: true } : input),
};
const writesNothing = acting((actions) => actions.filter((action) => action.type !== 'persist'));
const answersFirst = acting((actions) =>
  actions.toSorted((a, b) => Number(a.type === 'persist') - Number(b.type === 'persist')),
);
const startsEmpty: RaftProcess = {
  ...honest,
  boot: (id, _disk, start) => honest.boot(id, NEW_DISK, start),
};
const forgetsVote = becoming((before, after) =>
  before.context.term === after.context.term && after.value === 'follower'
    ? { votedFor: undefined }
    : {},
);
const keepsVotes = becoming((before, after) =>
  after.value === 'candidate' ? { votes: { ...before.context.votes, ...after.context.votes } } : {},
);

test(`The machine as it is breaks nothing in ${String(SEEDS)} bad days.`, () => {
  for (let seed = 0; seed < SEEDS; seed += 1)
    expect([seed, ...brokenBy(honest, seed)]).toEqual([seed]);
});

describe('A machine is caught by its property when', () => {
  test.each<[string, string, RaftProcess]>([
    ['it counts its majority over three of the five', 'election-safety', threeOfFive],
    ['it votes for everyone who asks', 'election-safety', without('oneVotePerTerm')],
    ['it votes for everyone who asks', 'durable-vote', without('oneVotePerTerm')],
    ['its vote is in memory only', 'durable-vote', without('persistVote')],
    ['it counts votes of earlier terms', 'election-safety', without('termCheck')],
    ['it answers yes when it means no', 'durable-vote', answersYes],
    ['it takes every answer for a yes', 'election-safety', hearsYes],
    ['it writes nothing to disk', 'durable-vote', writesNothing],
    ['it answers before its vote is on disk', 'durable-vote', answersFirst],
    ['it starts with an empty disk each time', 'durable-vote', startsEmpty],
    ['it forgets its vote at the next message', 'durable-vote', forgetsVote],
    ['it takes old votes along into the next term', 'election-safety', keepsVotes],
  ])('%s (%s).', (_what, property, process) => {
    expect(isCaught(property, process)).toBe(true);
  });
});
