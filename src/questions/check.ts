/** Checks an attempt at an exercise: the limits first, then every run that the goal asks for. */
import type { Language } from '../narration/language.ts';
import { override } from '../scenario/overrides.ts';
import { ScenarioError } from '../scenario/problem.ts';
import { runOnce } from '../scenario/repeat.ts';
import { survivesLossOf } from '../scenario/quorum.ts';
import type { Runnable } from '../scenario/runnable.ts';
import type { ScenarioSource } from '../scenario/scenario.ts';
import type { Micros } from '../sim/time.ts';
import type { Both } from './both.ts';
import type { Condition, Exercise } from './exercise.ts';
import { asDuration, limitsOfFields, limitsOfScript, type BrokenLimit } from './limits.ts';
import { scenarioIn, type Library } from './verify.ts';

/** What a reader hands in. */
export type HandedIn =
  | { readonly kind: 'source'; readonly source: ScenarioSource }
  | { readonly kind: 'fields'; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: 'zones'; readonly zoneOf: readonly number[] };

/** A condition that does not hold: where it first fails, and what was seen there. */
export interface FailedRuns {
  readonly kind: 'runs';
  readonly name: Both | undefined;
  /** The keys that were expected otherwise. */
  readonly keys: readonly string[];
  /** What was expected and what was seen, a sentence each. */
  readonly sentences: readonly string[];
  /** Why the run ended before it could be judged: a command named a role that nobody had. */
  readonly unmatched: { readonly role: string; readonly atUs: Micros } | undefined;
  readonly seed: number;
  readonly failed: number;
  readonly runs: number;
  /** The scenario of that run, seed included. */
  readonly source: ScenarioSource;
}

export type Finding =
  | BrokenLimit
  | FailedRuns
  /** A zone whose loss leaves too few. */
  | {
      readonly kind: 'zones';
      readonly zone: number;
      readonly left: number;
      readonly members: number;
    }
  /** The model does not take these settings. */
  | { readonly kind: 'refused'; readonly error: ScenarioError };

export interface Checking {
  readonly exercise: Exercise;
  /** The named scenarios that it needs. */
  readonly library: Library;
  /** Reads a scenario of its model. */
  readonly read: (source: unknown) => Runnable;
  readonly language: Language;
}

export interface Progress {
  readonly done: number;
  readonly all: number;
}

/**
 * Yields before every run, so that whoever waits can do something else; gives what is wrong, and nothing when
 * the goal is reached.
 */
export function* check(
  handedIn: HandedIn,
  checking: Checking,
): Generator<Progress, readonly Finding[]> {
  const { exercise } = checking;
  if (handedIn.kind === 'zones') return zonesIn(handedIn.zoneOf);
  const limits = limitsOf(handedIn, checking);
  if (limits.length > 0) return limits;
  const all = exercise.goal.reduce((sum, { seeds }) => sum + seeds.to - seeds.from + 1, 0);
  const findings: Finding[] = [];
  let done = 0;
  for (const condition of exercise.goal) {
    const source = sourceFor(condition, handedIn, checking.library);
    const failed: number[] = [];
    try {
      const runnable = checking.read(source);
      for (let seed = condition.seeds.from; seed <= condition.seeds.to; seed += 1) {
        yield { done, all };
        if (!runOnce(runnable, seed).isMet) failed.push(seed);
        done += 1;
      }
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      // The same settings would be refused of every condition.
      return [{ kind: 'refused', error }];
    }
    const [seed] = failed;
    if (seed === undefined) continue;
    findings.push({
      ...failureOf({ ...source, seed }, checking),
      name: condition.name,
      failed: failed.length,
      runs: condition.seeds.to - condition.seeds.from + 1,
    });
  }
  return findings;
}

function limitsOf(handedIn: HandedIn, { exercise, library }: Checking): readonly BrokenLimit[] {
  const { work } = exercise;
  if (work.kind === 'laboratory' && handedIn.kind === 'source') {
    return limitsOfScript(work, scenarioIn(library, work.scenario, ['work']), handedIn.source);
  }
  if (work.kind === 'fields' && handedIn.kind === 'fields') {
    return limitsOfFields(work, handedIn.values);
  }
  throw new Error(`An exercise with ${work.kind} cannot check ${handedIn.kind}.`);
}

/** The scenario of a condition, as the reader has made it, with the goal in place of its own expectations. */
function sourceFor(
  { scenario, expect }: Condition,
  handedIn: HandedIn,
  library: Library,
): ScenarioSource {
  if (handedIn.kind === 'source') return { ...handedIn.source, expect: [expect] };
  const values = handedIn.kind === 'fields' ? Object.entries(handedIn.values) : [];
  const base = scenarioIn(library, scenario ?? '', ['goal']);
  const changed = values.reduce(
    (source, [key, value]) => override(source, `${key}=${asDuration(value)}`),
    base,
  );
  return { ...changed, expect: [expect] };
}

/** Runs it once more, and has the run say what it expected and saw. */
function failureOf(
  source: ScenarioSource,
  { read, language }: Checking,
): Omit<FailedRuns, 'name' | 'failed' | 'runs'> {
  const runnable = read(source);
  const telling = runnable.tell(language, runnable.seed);
  const run = runnable.start({ keepsTrace: false, onEvent: (event) => telling.take(event) });
  const { failure, verdicts } = run.finish();
  const isFailure = ({ event }: { event: object }): boolean =>
    'met' in event && event.met === false;
  const sentences = telling.lines.filter(({ stages }) => stages.some(isFailure));
  return {
    kind: 'runs',
    keys: verdicts.filter((one) => !one.isMet).flatMap((one) => Object.keys(one.expectation)),
    sentences: sentences.map(({ text }) => text),
    unmatched: failure && { role: failure.role, atUs: failure.atUs },
    seed: runnable.seed,
    source,
  };
}

/** The zones that no quorum survives the loss of. Empty zones do not count. */
function zonesIn(zoneOf: readonly number[]): readonly Finding[] {
  const zones = [...new Set(zoneOf)].sort((a, b) => a - b);
  const sizes = zones.map((zone) => zoneOf.filter((one) => one === zone).length);
  const members = zoneOf.length;
  return survivesLossOf(sizes).flatMap((isSurvived, index) => {
    const left = members - (sizes[index] ?? 0);
    return isSurvived ? [] : [{ kind: 'zones', zone: zones[index] ?? 0, left, members } as const];
  });
}
