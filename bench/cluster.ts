/**
 * `node bench/cluster.ts`: the clocks of a control plane beside what the sources predict; how soon it is back
 * after random faults; what a large one costs. `clocks`, `faults` or `cost` behind it prints one of these alone.
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

const SEEDS = Array.from({ length: 200 }, (_, index) => index + 1);
const SCHEDULES = 5_000;
const SEED = 20_261_126;

const seconds = (ms: number): string => (ms / 1000).toFixed(2);

function printClock(prediction: Prediction): void {
  const { name, source, defaults, formula, rangeMs } = prediction;
  const all = simulated(prediction, SEEDS);
  const known = all.filter((ms) => ms !== undefined).sort((a, b) => a - b);
  const inside = known.filter((ms) => ms >= rangeMs.min && ms <= rangeMs.max).length;
  // Nearest rank.
  const at = (share: number): string =>
    seconds(known[Math.max(0, Math.ceil(known.length * share) - 1)] ?? NaN);
  const spread = [0, 0.1, 0.5, 0.9, 1].map(at).join(' / ');
  const verdict = inside === all.length ? 'all inside' : `${String(all.length - inside)} OUTSIDE`;
  console.log(`${name}\n  ${source}: ${defaults}`);
  console.log(`  predicted ${seconds(rangeMs.min)}–${seconds(rangeMs.max)} s (${formula})`);
  console.log(`  simulated ${spread} s (min / p10 / median / p90 / max), ${verdict}`);
}

function printRecoveries(): void {
  let counted = 0;
  let late = 0;
  let broken = 0;
  const times: number[] = [];
  for (const source of fc.sample(faultScenarios, { seed: SEED, numRuns: SCHEDULES })) {
    const { run, isCounted, backS } = recoveryOf(source);
    broken += Number(run.violated.length > 0);
    if (!isCounted) continue;
    counted += 1;
    if (backS === undefined) {
      late += 1;
      console.log(`  not back: ${JSON.stringify(source)}`);
    } else times.push(backS);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): string =>
    (times[Math.max(0, Math.ceil(times.length * share) - 1)] ?? NaN).toFixed(1);
  console.log(
    `${String(SCHEDULES)} schedules of faults, ${String(counted)} with a majority and an API server at the end: ` +
      `back after ${at(0.5)} s (median), ${at(0.99)} s (p99), ${at(1)} s (max), bound ${BOUND_S.toFixed(1)} s; ` +
      `${String(late)} not back, ${String(broken)} broke a property`,
  );
}

function printCost(): void {
  const scenario = readControlPlaneScenario({
    model: 'control-plane',
    config: { masters: 5, workers: 100 },
    script: [{ at: '60s', crash: 'm1' }],
    until: '600s',
  });
  const [wall, cpu] = [performance.now(), process.cpuUsage()];
  const run = new ControlPlaneRun(scenario, { keepsTrace: false });
  run.finish();
  const { user, system } = process.cpuUsage(cpu);
  const wallMs = performance.now() - wall;
  console.log(
    `5 masters × 100 workers × 10 minutes: ${seconds((user + system) / 1000)} s of processor time, ` +
      `${seconds(wallMs)} s on the wall, ${String(run.world.steps)} steps`,
  );
}

const parts = {
  clocks: () => {
    PREDICTIONS.forEach(printClock);
  },
  faults: printRecoveries,
  cost: printCost,
};
const [, , only] = process.argv;
for (const [name, print] of Object.entries(parts)) if (only === undefined || only === name) print();
