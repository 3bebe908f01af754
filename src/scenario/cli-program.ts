/** The command line for a program: `npm run -s scenario -- FILE.ts`. Node takes the types out of it. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import type { Language } from '../narration/language.ts';
import { createBuilder } from './builder/builder.ts';
import { placeIn } from './builder/place.ts';
import { Program, type FinishedRun } from './builder/program.ts';
import type { Arguments } from './cli-arguments.ts';
import { createOutput, print } from './cli-output.ts';
import { readScenario } from './every-model.ts';
import { ScenarioError, type Place } from './problem.ts';
import { judgedIn } from './story.ts';
import { writeTrace } from './trace-file.ts';
import { UnmatchedRole } from './unmatched-role.ts';

/**
 * Runs a program with the builder's names as globals. What it prints goes to standard output, its
 * expectations after that; with `--trace`, the trace of its one run instead. Gives the exit code.
 */
export async function runProgram({ file, language, seed, wantsTrace }: Arguments): Promise<number> {
  if (!existsSync(file)) throw new ScenarioError(`${file}: There is no such file.`);
  const out = createOutput();
  const program = new Program({ seed, onPrint: wantsTrace ? () => undefined : out.line });
  Object.assign(globalThis, createBuilder(program));
  const url = pathToFileURL(resolve(file)).href;
  try {
    await endOf(import(url));
  } catch (error) {
    out.end();
    // Mistakes in the language itself come with the path, all others with the address.
    const place = placeIn(error, url) ?? placeIn(error, resolve(file));
    process.stderr.write(`${file}${said(error, place, language)}\n`);
    return isUnmatched(error) ? 1 : 2;
  }
  out.end();
  const runs = program.finish();
  return (wantsTrace ? printTrace(runs, file) : printVerdicts(runs, language)) ? 0 : 1;
}

/** Node ends without a word when nothing is left that could go on; a program that waits for ever is an error. */
async function endOf(work: Promise<unknown>): Promise<void> {
  const refuse = (): void => {
    process.stderr.write('The program waits for something that will never come.\n');
    process.exit(2);
  };
  process.once('beforeExit', refuse);
  try {
    await work;
  } finally {
    process.off('beforeExit', refuse);
  }
}

function printVerdicts(runs: readonly FinishedRun[], language: Language): boolean {
  const all = runs.flatMap(({ verdicts }) => verdicts);
  // What every run is held to is worth a line when it does not hold.
  const isSaid = (verdict: (typeof all)[number]): boolean =>
    !verdict.isMet || !isDeepEmpty(verdict.expectation['violations']);
  print(judgedIn(all.filter(isSaid), language));
  return all.every(({ isMet }) => isMet);
}

function isDeepEmpty(violations: unknown): boolean {
  return Array.isArray(violations) && violations.length === 0;
}

function printTrace(runs: readonly FinishedRun[], file: string): boolean {
  const [run, second] = runs;
  if (run === undefined || second !== undefined) {
    throw new ScenarioError(
      `${file}: --trace shows one run, and this program makes ${String(runs.length)}. Leave one, or print what you need of each: print(run.digest).`,
    );
  }
  const out = createOutput();
  writeTrace(readScenario(run.source), {}, out.line);
  out.end();
  return run.verdicts.every(({ isMet }) => isMet);
}

/** `:3:5: crash: Unknown member …` */
function said(error: unknown, place: Place | undefined, language: Language): string {
  const at = place ? `:${String(place.line)}:${String(place.column)}` : '';
  const problem =
    error instanceof ScenarioError
      ? error.messageIn(language)
      : error instanceof Error
        ? `${error.name}: ${error.message}`
        : String(error);
  return `${at}${language === 'en' ? ': ' : '：'}${problem}`;
}

function isUnmatched(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof UnmatchedRole;
}
