/**
 * `node bench/cluster.ts`: the clocks of a control plane beside what the sources predict; how soon it is back
 * after random faults; what a large one costs. `clocks`, `faults` or `cost` behind it does one of these alone;
 * `--record` also writes what was found into `cluster.json`, which the chapters quote.
 */
import fc from 'fast-check';
import {
  BOUND_S,
  faultScenarios,
  recoveryOf,
} from '../src/scenario/control-plane/arbitrary-scenario.ts';
import {
  PREDICTIONS,
  simulated,
  type Prediction,
} from '../src/scenario/control-plane/predictions.ts';
import { ControlPlaneRun, readControlPlaneScenario } from '../src/scenario/control-plane/run.ts';
import { record, type Clock, type Cost, type Faults } from './cluster-record.ts';

const SEEDS = Array.from({ length: 200 }, (_, index) => index + 1);
/** Of these the tests repeat each run. */
const FIRST_SEEDS = 20;
const SCHEDULES = 5_000;
const SEED = 20_261_126;

const seconds = (ms: number): string => (ms / 1000).toFixed(2);

/** Nearest rank in a sorted list. */
const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;

function clockOf(prediction: Prediction): Clock {
  const { name, source, defaults, formula, rangeMs } = prediction;
  const all = simulated(prediction, SEEDS);
  const known = all.filter((ms) => ms !== undefined).sort((a, b) => a - b);
  const inside = known.filter((ms) => ms >= rangeMs.min && ms <= rangeMs.max).length;
  const simulatedMs = {
    min: at(known, 0),
    p10: at(known, 0.1),
    median: at(known, 0.5),
    p90: at(known, 0.9),
    max: at(known, 1),
  };
  const spread = Object.values(simulatedMs).map(seconds).join(' / ');
  const outside = all.length - inside;
  console.log(`${name}\n  ${source}: ${defaults}`);
  console.log(`  predicted ${seconds(rangeMs.min)}–${seconds(rangeMs.max)} s (${formula})`);
  console.log(
    `  simulated ${spread} s (min / p10 / median / p90 / max), ` +
      (outside === 0 ? 'all inside' : `${String(outside)} OUTSIDE`),
  );
  return {
    name,
    predictedMs: rangeMs,
    simulatedMs,
    seeds: SEEDS.length,
    outside,
    firstMs: all.slice(0, FIRST_SEEDS),
  };
}

function recoveries(): Faults {
  let counted = 0;
  let late = 0;
  let broken = 0;
  const times: number[] = [];
  for (const source of fc.sample(faultScenarios, { seed: SEED, numRuns: SCHEDULES })) {
    const { run, isCounted, backS } = recoveryOf(source);
    if (run.violated.length > 0) {
      broken += 1;
      console.log(`  broke ${run.violated.join(', ')}: ${JSON.stringify(source)}`);
    }
    if (!isCounted) continue;
    counted += 1;
    if (backS === undefined) {
      late += 1;
      console.log(`  not back: ${JSON.stringify(source)}`);
    } else times.push(backS);
  }
  times.sort((a, b) => a - b);
  const tenth = (share: number): number => Math.round(at(times, share) * 10) / 10;
  const backS = { median: tenth(0.5), p99: tenth(0.99), max: tenth(1) };
  const boundS = Math.round(BOUND_S * 10) / 10;
  console.log(
    `${String(SCHEDULES)} schedules of faults, ${String(counted)} with a majority and an API server at the end: ` +
      `back after ${String(backS.median)} s (median), ${String(backS.p99)} s (p99), ${String(backS.max)} s (max), ` +
      `bound ${String(boundS)} s; ${String(late)} not back, ${String(broken)} broke a property`,
  );
  return { schedules: SCHEDULES, seed: SEED, counted, backS, boundS, late, broken };
}

function costOf(): Cost {
  const [masters, workers, minutes] = [5, 100, 10];
  const scenario = readControlPlaneScenario({
    model: 'control-plane',
    config: { masters, workers },
    script: [{ at: '60s', crash: 'm1' }],
    until: `${String(minutes * 60)}s`,
  });
  const [wall, cpu] = [performance.now(), process.cpuUsage()];
  const run = new ControlPlaneRun(scenario, { keepsTrace: false });
  run.finish();
  const { user, system } = process.cpuUsage(cpu);
  const wallMs = performance.now() - wall;
  const processorS = Math.round((user + system) / 100_000) / 10;
  console.log(
    `${String(masters)} masters × ${String(workers)} workers × ${String(minutes)} minutes: ` +
      `${String(processorS)} s of processor time, ${seconds(wallMs)} s on the wall, ${String(run.world.steps)} steps`,
  );
  return { masters, workers, minutes, processorS, steps: run.world.steps };
}

const parts = {
  clocks: (): readonly Clock[] => PREDICTIONS.map(clockOf),
  faults: recoveries,
  cost: costOf,
};
const words = process.argv.slice(2);
const isRecorded = words.includes('--record');
const only = words.find((word) => word !== '--record');
for (const [name, measure] of Object.entries(parts)) {
  if (only !== undefined && only !== name) continue;
  const found = measure();
  if (isRecorded) record(name as keyof typeof parts, found);
}
