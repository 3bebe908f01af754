/**
 * `node bench/lease.ts`: what a simulated election by lease costs. Prints times and ratios, judges nothing;
 * the numbers of a busy machine say little, the best of the rounds most.
 */
import type { ElectorContext } from '../src/models/lease/elector.ts';
import { electorMachine } from '../src/models/lease/machine.ts';
import type { LeaseEvent, LeaseMessage } from '../src/models/lease/messages.ts';
import type { Elector } from '../src/models/lease/process.ts';
import { stepperOf } from '../src/models/step.ts';
import { LeaseRun, readLeaseScenario } from '../src/scenario/lease/run.ts';

const ROUNDS = 15;
const RUNS_A_ROUND = 100;
const BARE_STEPS = 50_000;

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

/** Two candidates, the leader crashes, the other takes over. */
const scenario = readLeaseScenario({
  model: 'lease',
  config: { work: 'off' },
  script: [{ at: '6-10s', crash: 'leader' }],
  until: '40s',
});

/** Events of a trace, and those among them on which a machine makes a step: arrivals and timers. */
function countsOf(seed: number): { events: number; steps: number } {
  const run = new LeaseRun(scenario, { seed });
  run.finish();
  const steps = run.events.filter(({ type }) => type === 'deliver' || type === 'timer').length;
  return { events: run.events.length, steps };
}

const counts = Array.from({ length: RUNS_A_ROUND }, (_, seed) => countsOf(seed));
const events = counts.reduce((sum, one) => sum + one.events, 0);
const steps = counts.reduce((sum, one) => sum + one.steps, 0);

function runAll(keepsTrace: boolean): number {
  for (let seed = 0; seed < RUNS_A_ROUND; seed += 1) {
    new LeaseRun(scenario, { seed, keepsTrace }).finish();
  }
  return RUNS_A_ROUND;
}

/** A leader that renews, again and again, with nothing around it: a timer and an answer in turn. */
function runBare(): number {
  const stepper = stepperOf<Elector, LeaseMessage, undefined, LeaseEvent>(electorMachine);
  const { settings } = scenario.config;
  const record: ElectorContext['observedRecord'] = {
    holderIdentity: 'c1#1',
    leaseDurationSeconds: 15,
    acquireTimeUs: 0,
    renewTimeUs: 0,
    leaseTransitions: 0,
  };
  const at = { from: 'api', now: 0, wall: 0 };
  const answer = (state: Elector, code: number) => ({
    type: 'response',
    verb: state.context.pending,
    request: state.context.requests,
    code,
    lease: { resourceVersion: 1001, record },
    ...at,
  });
  let { state } = stepper.boot({ id: 'c1', identity: 'c1#1', settings, now: 0, wall: 0 });
  state = stepper.step(state, answer(state, 404)).state;
  state = stepper.step(state, answer(state, 201)).state;
  state = stepper.step(state, answer(state, 200)).state;
  for (let step = 0; step < BARE_STEPS; step += 2) {
    state = stepper.step(state, { type: stepper.timerEvent(state, 'retryPeriod'), ...at }).state;
    state = stepper.step(state, answer(state, 200)).state;
  }
  return BARE_STEPS;
}

const perRun = time(() => runAll(false));
const perKeptRun = time(() => runAll(true));
const bare = time(runBare);
const per = (units: number): Timing => {
  const share = RUNS_A_ROUND / units;
  return { best: perRun.best * share, median: perRun.median * share };
};
const [perEvent, perStep] = [per(events), per(steps)];

function print(what: string, best: number, median: number, unit: string): void {
  const cells = [best, median].map((value) => value.toFixed(2).padStart(9));
  console.log(`${what.padEnd(48)}${cells.join('')} ${unit}`);
}

console.log(
  `a crash and a takeover, ${String(RUNS_A_ROUND)} seeds, ${String(ROUNDS)} rounds; properties watched, trace not kept`,
);
console.log(
  `${String(Math.round(events / RUNS_A_ROUND))} events and ${String(Math.round(steps / RUNS_A_ROUND))} machine steps a run`,
);
console.log(`${''.padEnd(48)}${'best'.padStart(9)}${'median'.padStart(9)}`);
print('one run', perRun.best / 1000, perRun.median / 1000, 'ms');
print('one event of the trace', perEvent.best, perEvent.median, 'µs');
print('one machine step, the world around it included', perStep.best, perStep.median, 'µs');
print('one bare machine step (a leader renews)', bare.best, bare.median, 'µs');
print('event / bare step', perEvent.best / bare.best, perEvent.median / bare.median, '×');
print('step in the world / bare step', perStep.best / bare.best, perStep.median / bare.median, '×');
print(
  'run with its trace and checkpoints / without',
  perKeptRun.best / perRun.best,
  perKeptRun.median / perRun.median,
  '×',
);
print('runs a second', 1e6 / perRun.best, 1e6 / perRun.median, '');
