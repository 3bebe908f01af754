/**
 * What one simulated event costs: a whole run with meters and invariants on, against the bare machine.
 * Prints ratios; asserts nothing, because machines differ.
 */
import { readFileSync } from 'node:fs';
import { raftMachine } from '../src/models/raft/machine.ts';
import { ALL_RULES, type RaftSettings } from '../src/models/raft/settings.ts';
import { createStepper } from '../src/models/step.ts';
import type { Member } from '../src/models/raft/member.ts';
import { RaftRun } from '../src/scenario/raft/run.ts';
import { readScenario } from '../src/scenario/scenario.ts';
import { parseYaml } from '../src/scenario/yaml.ts';

const ROUNDS = 7;
const RUNS_A_ROUND = 60;
const BARE_STEPS = 60_000;

const file = new URL('../content/scenarios/leader-crash.yaml', import.meta.url);
const scenario = readScenario(parseYaml(readFileSync(file, 'utf8')).value);

/** Microseconds a trace event, a machine step and a run cost in one round. */
function simulate(round: number): { eventUs: number; stepUs: number; runUs: number } {
  let events = 0;
  let steps = 0;
  const startedMs = performance.now();
  for (let index = 0; index < RUNS_A_ROUND; index += 1) {
    const run = new RaftRun(scenario, {
      seed: round * RUNS_A_ROUND + index,
      keepsTrace: false,
      onEvent: ({ type }) => {
        events += 1;
        if (type === 'deliver' || type === 'timer') steps += 1;
      },
    });
    run.finish();
  }
  const tookUs = (performance.now() - startedMs) * 1000;
  return { eventUs: tookUs / events, stepUs: tookUs / steps, runUs: tookUs / RUNS_A_ROUND };
}

/** Microseconds of a heartbeat at a follower that knows its leader, and nothing else. */
function stepBare(): number {
  const settings: RaftSettings = {
    preset: 'etcd',
    voters: ['n1', 'n2', 'n3', 'n4', 'n5'],
    preVote: true,
    checkQuorum: true,
    rules: ALL_RULES,
  };
  const stepper = createStepper<Member, never, never, never>(raftMachine);
  const durable = { term: 1, log: [], commit: 0 };
  const heartbeat = { type: 'heartbeat', term: 1, prevLogIndex: 0, prevLogTerm: 0, from: 'n1' };
  let { state } = stepper.boot({ id: 'n2', settings, durable });
  const startedMs = performance.now();
  for (let now = 0; now < BARE_STEPS; now += 1) {
    ({ state } = stepper.step(state, { ...heartbeat, now } as { type: string }));
  }
  return ((performance.now() - startedMs) * 1000) / BARE_STEPS;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
const show = (name: string, values: readonly number[]): void => {
  const best = Math.min(...values)
    .toFixed(2)
    .padStart(9);
  console.log(`${name.padEnd(44)}${best}${median(values).toFixed(2).padStart(9)}`);
};

simulate(0);
stepBare();
const rounds = Array.from({ length: ROUNDS }, (_, index) => simulate(index + 1));
const bare = Array.from({ length: ROUNDS }, stepBare);
const eventUs = rounds.map((round) => round.eventUs);
const stepUs = rounds.map((round) => round.stepUs);

console.log(`${'microseconds'.padEnd(44)}${'best'.padStart(9)}${'median'.padStart(9)}`);
show('a simulated event, invariants on (limit 8)', eventUs);
show('a machine step in a run, all it causes included', stepUs);
show('a machine step alone (a known heartbeat)', bare);
console.log(
  `\nin a run a step costs ${(median(stepUs) / median(bare)).toFixed(2)} × the bare machine`,
);
console.log(`an event costs ${(median(eventUs) / median(bare)).toFixed(2)} × the bare machine`);
console.log(
  `${(1e6 / median(rounds.map((round) => round.runUs))).toFixed(0)} runs a second on one core`,
);
