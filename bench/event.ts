/**
 * `npm run bench`: what a simulated event costs. Prints times and ratios, judges nothing; the numbers
 * of a busy machine say little, the best of the rounds most.
 */
import { readFileSync } from 'node:fs';
import { raftMachine } from '../src/models/raft/machine.ts';
import type { Member, RaftDurable } from '../src/models/raft/member.ts';
import type { RaftEvent, RaftMessage } from '../src/models/raft/messages.ts';
import { stepperOf } from '../src/models/step.ts';
import { RaftRun } from '../src/scenario/raft/run.ts';
import { readRaftScenario } from '../src/scenario/raft/run.ts';
import { parseYaml } from '../src/scenario/yaml.ts';

const FILE = new URL('../content/scenarios/leader-crash.yaml', import.meta.url);
const ROUNDS = 15;
const RUNS_A_ROUND = 40;
const BARE_STEPS = 100_000;

interface Timing {
  readonly best: number;
  readonly median: number;
}

/** Microseconds of one unit of work, over several rounds after one that warms up. */
function time(unitsOf: (round: number) => number): Timing {
  const rounds = Array.from({ length: ROUNDS + 1 }, (_, round) => {
    const startedMs = performance.now();
    const units = unitsOf(round);
    return ((performance.now() - startedMs) * 1000) / units;
  });
  const sorted = rounds.slice(1).sort((a, b) => a - b);
  return { best: sorted[0] ?? NaN, median: sorted[Math.floor(ROUNDS / 2)] ?? NaN };
}

const scenario = readRaftScenario(parseYaml(readFileSync(FILE, 'utf8')).value);

/** Events of a trace, and those among them on which a machine makes a step: arrivals and timers. */
function countsOf(seed: number): { events: number; steps: number } {
  const run = new RaftRun(scenario, { seed });
  run.finish();
  const steps = run.events.filter(({ type }) => type === 'deliver' || type === 'timer').length;
  return { events: run.events.length, steps };
}

const counts = Array.from({ length: RUNS_A_ROUND }, (_, seed) => countsOf(seed));
const events = counts.reduce((sum, one) => sum + one.events, 0);
const steps = counts.reduce((sum, one) => sum + one.steps, 0);

function runAll(): void {
  for (let seed = 0; seed < RUNS_A_ROUND; seed += 1) {
    new RaftRun(scenario, { seed, keepsTrace: false }).finish();
  }
}

/** A follower that hears its leader, again and again, with nothing around it. */
function runBare(): number {
  const stepper = stepperOf<Member, RaftMessage, RaftDurable, RaftEvent>(raftMachine);
  const { settings } = scenario.config;
  const durable: RaftDurable = { term: 1, log: [], commit: 0 };
  let { state } = stepper.boot({ id: 'n1', settings, durable });
  const heartbeat = {
    type: 'heartbeat',
    term: 1,
    prevLogIndex: 0,
    prevLogTerm: 0,
    from: 'n2',
    now: 0,
  };
  for (let step = 0; step < BARE_STEPS; step += 1) state = stepper.step(state, heartbeat).state;
  return BARE_STEPS;
}

const perRun = time(() => {
  runAll();
  return RUNS_A_ROUND;
});
const bare = time(runBare);
const per = (units: number): Timing => {
  const share = RUNS_A_ROUND / units;
  return { best: perRun.best * share, median: perRun.median * share };
};
const [perEvent, perStep] = [per(events), per(steps)];

function print(what: string, best: number, median: number, unit: string): void {
  const cells = [best, median].map((value) => value.toFixed(2).padStart(9));
  console.log(`${what.padEnd(44)}${cells.join('')} ${unit}`);
}

console.log(
  `leader-crash.yaml, ${String(RUNS_A_ROUND)} seeds, ${String(ROUNDS)} rounds; properties watched, trace not kept`,
);
console.log(
  `${String(Math.round(events / RUNS_A_ROUND))} events and ${String(Math.round(steps / RUNS_A_ROUND))} machine steps a run`,
);
console.log(`${''.padEnd(44)}${'best'.padStart(9)}${'median'.padStart(9)}`);
print('one event of the trace', perEvent.best, perEvent.median, 'µs');
print('one machine step, the world around it included', perStep.best, perStep.median, 'µs');
print('one bare machine step (a heartbeat)', bare.best, bare.median, 'µs');
print('event / bare step', perEvent.best / bare.best, perEvent.median / bare.median, '×');
print('step in the world / bare step', perStep.best / bare.best, perStep.median / bare.median, '×');
print('runs a second', 1e6 / perRun.best, 1e6 / perRun.median, '');
