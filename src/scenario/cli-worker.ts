/** Runs a share of the seeds of `--repeat` on a core of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { runOnce } from './repeat.ts';
import { readScenario } from './every-model.ts';
import type { ScenarioSource } from './scenario.ts';

const { source, seeds } = workerData as { source: ScenarioSource; seeds: readonly number[] };
const scenario = readScenario(source);
for (const seed of seeds) parentPort?.postMessage(runOnce(scenario, seed));
