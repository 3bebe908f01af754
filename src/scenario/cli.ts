/**
 * The command line: `npm run -s scenario -- FILE`. Exit code 0 when every expectation is met, 1 when
 * one failed, 2 when the scenario (or the command) cannot be run.
 */
import { readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import { LimitReached } from '../sim/limits.ts';
import {
  isProgram,
  readArguments,
  refuseForProgram,
  USAGE,
  type Arguments,
} from './cli-arguments.ts';
import { createOutput, print } from './cli-output.ts';
import { runProgram } from './cli-program.ts';
import { override } from './overrides.ts';
import { ScenarioError } from './problem.ts';
import { runOnce, seedsFrom, sumUp, type Outcome } from './repeat.ts';
import { isRecord } from './read.ts';
import { readScenario } from './every-model.ts';
import type { Runnable } from './runnable.ts';
import type { ScenarioSource } from './scenario.ts';
import { tableOf, tellRun } from './story.ts';
import { writeTrace } from './trace-file.ts';
import { MAX_BYTES, parseYaml } from './yaml.ts';

/** Fewer runs than this are done before a worker has started. */
const RUNS_WORTH_A_WORKER = 50;
const PROGRESS_EVERY_MS = 200;

async function main(words: readonly string[]): Promise<number> {
  const options = readArguments(words);
  if (options === 'help') {
    print([USAGE]);
    return 0;
  }
  if (isProgram(options.file)) {
    refuseForProgram(options);
    return runProgram(options);
  }
  const scenario = await load(options);
  const seed = options.seed ?? scenario.seed;
  if (options.repeat !== undefined || options.wantsJson) {
    return repeat(scenario, { ...options, seed, repeat: options.repeat ?? 1 });
  }
  return (options.wantsTrace ? printTrace(scenario, seed) : printStory(scenario, options, seed))
    ? 0
    : 1;
}

function printTrace(scenario: Runnable, seed: number): boolean {
  const out = createOutput();
  const { isMet } = writeTrace(scenario, { seed }, out.line);
  out.end();
  return isMet;
}

function printStory(scenario: Runnable, options: Arguments, seed: number): boolean {
  const { language } = options;
  const { result, lines } = tellRun(scenario, { seed, language, again: reproduce(options, seed) });
  print(lines);
  return result.isMet;
}

/** Reads the file, applies `--set`, checks the whole; an error knows file, line and column. */
async function load({ file, assignments, language }: Arguments): Promise<Runnable> {
  const name = file === '-' ? 'standard input' : file;
  try {
    const source = parseYaml(await readText(file));
    if (!isRecord(source.value)) return readScenario(source.value);
    try {
      return readScenario(assignments.reduce<ScenarioSource>(override, source.value));
    } catch (error) {
      throw error instanceof ScenarioError && error.path.length > 0
        ? error.at(source.locate(error.path))
        : error;
    }
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const { place } = error;
    const at = place ? `:${String(place.line)}:${String(place.column)}` : '';
    const said = new ScenarioError(error.problem, error.path).messageIn(language);
    throw new ScenarioError(`${name}${at}${language === 'en' ? ': ' : '：'}${said}`);
  }
}

async function readText(file: string): Promise<string> {
  if (file === '-') return readInput();
  try {
    const { size } = statSync(file);
    if (size <= MAX_BYTES) return readFileSync(file, 'utf8');
    throw new ScenarioError(
      `The file has ${String(size)} bytes; a scenario may have ${String(MAX_BYTES)}.`,
    );
  } catch (error) {
    if (error instanceof ScenarioError) throw error;
    throw new ScenarioError(
      `It cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}

/** Standard input may be slow and without end, so it is taken as it comes, up to the limit. */
async function readInput(): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BYTES) {
      throw new ScenarioError(`It has more than the ${String(MAX_BYTES)} bytes of a scenario.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function repeat(
  scenario: Runnable,
  options: Arguments & { readonly seed: number; readonly repeat: number },
): Promise<number> {
  const seeds = seedsFrom(options.seed, options.repeat);
  const outcomes = await runAll(scenario, seeds);
  const summary = sumUp(outcomes);
  print(options.wantsJson ? [JSON.stringify(summary)] : tableOf(summary, options.language));
  return summary.met === summary.runs ? 0 : 1;
}

/** Runs every seed, on all cores when there are many, and gives the outcomes in the order of the seeds. */
async function runAll(scenario: Runnable, seeds: readonly number[]): Promise<Outcome[]> {
  const progress = createProgress(seeds.length);
  if (seeds.length < RUNS_WORTH_A_WORKER) {
    return seeds.map((seed) => {
      const outcome = runOnce(scenario, seed);
      progress.oneMore();
      return outcome;
    });
  }
  const cores = Math.min(availableParallelism(), Math.ceil(seeds.length / RUNS_WORTH_A_WORKER));
  const bySeed = new Map<number, Outcome>();
  const shares = Array.from({ length: cores }, (_, core) =>
    seeds.filter((_seed, index) => index % cores === core),
  );
  await Promise.all(
    shares.map((share) =>
      runShare(scenario.source, share, (outcome) => {
        bySeed.set(outcome.seed, outcome);
        progress.oneMore();
      }),
    ),
  );
  progress.end();
  return seeds.flatMap((seed) => bySeed.get(seed) ?? []);
}

function runShare(
  source: ScenarioSource,
  seeds: readonly number[],
  take: (outcome: Outcome) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./cli-worker.ts', import.meta.url), {
      workerData: { source, seeds },
    });
    worker.on('message', take);
    worker.on('error', reject);
    worker.on('exit', () => {
      resolve();
    });
  });
}

/** A line on a terminal's standard error that counts the runs. */
function createProgress(total: number): { oneMore: () => void; end: () => void } {
  const isShown = process.stderr.isTTY;
  let done = 0;
  let shownAtMs = 0;
  const show = (): void => {
    process.stderr.write(`\r${String(done)} of ${String(total)} runs`);
  };
  return {
    oneMore: () => {
      done += 1;
      if (!isShown || Date.now() - shownAtMs < PROGRESS_EVERY_MS) return;
      shownAtMs = Date.now();
      show();
    },
    end: () => {
      if (isShown) process.stderr.write('\r\u001b[K');
    },
  };
}

function reproduce({ file, assignments }: Arguments, seed: number): string {
  const sets = assignments.map((assignment) => ` --set '${assignment}'`).join('');
  return `npm run -s scenario -- ${file}${sets} --seed ${String(seed)}`;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const isExpected = error instanceof ScenarioError || error instanceof LimitReached;
    const reason =
      error instanceof Error
        ? isExpected
          ? error.message
          : (error.stack ?? error.message)
        : String(error);
    process.stderr.write(`${reason}\n`);
    process.exitCode = 2;
  },
);
