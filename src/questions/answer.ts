/** The answer to a prediction, computed by running its scenario. */
import type { Language } from '../narration/language.ts';
import { formatDuration, readDuration } from '../scenario/duration.ts';
import { isWithin } from '../scenario/looks.ts';
import { ScenarioError } from '../scenario/problem.ts';
import type { RunResult } from '../scenario/run.ts';
import type { AnyEvent, Runnable } from '../scenario/runnable.ts';
import type { ScenarioSource } from '../scenario/scenario.ts';
import type { Micros } from '../sim/time.ts';
import { fill, formatValue, type Unit } from './numbers.ts';
import type { Choice, Prediction } from './prediction.ts';
import { eventOf, valueOf, type Happened } from './reading.ts';

export interface Answer {
  /** Which choices are right; exactly one in a good prediction. */
  readonly right: readonly number[];
  /** What was read, in milliseconds if it is a time. */
  readonly value: number | string | undefined;
  /** What was read, or the right choice, in words. */
  readonly seen: string;
  readonly because: string;
  readonly momentUs: Micros;
  /** What the story says of that moment. */
  readonly line: string;
}

/** A choice by its place in the list, or the number that the reader gave. */
export type Guess = { readonly choice: number } | { readonly number: number };

const SCALE: Readonly<Record<Unit, number>> = { plain: 1, ms: 1, s: 1000 };

/**
 * Runs the scenario to its end and reads the answer from it. Throws `ScenarioError` where the prediction
 * asks for something that the run does not have.
 */
export function answer(
  prediction: Prediction,
  {
    source,
    read,
    language,
  }: {
    readonly source: ScenarioSource;
    /** Reads a scenario of its model. */
    readonly read: (source: unknown) => Runnable;
    readonly language: Language;
  },
): Answer {
  const runnable = read(withExpectations(source, prediction));
  const telling = runnable.tell(language, runnable.seed);
  const run = runnable.start({ onEvent: (event) => telling.take(event) });
  const result = run.finish();
  const { events } = run;
  const happened: Happened = { events, metrics: result.metrics ?? {} };
  const value = prediction.answer && valueOf(prediction.answer, happened);
  const right = prediction.choices.flatMap((choice, index) =>
    isRight(choice, { value, result, at: prediction.at }) ? [index] : [],
  );
  const moment = eventOf(prediction.moment, events);
  if (!moment) throw new ScenarioError('That event does not happen in the run.', ['moment']);
  return {
    right,
    value,
    seen: seenIn(prediction, { right: right[0], value, language }),
    because: fill(prediction.because, prediction.numbers, { happened, language }),
    momentUs: moment.atUs,
    line: lineAt(telling.lines, moment),
  };
}

/** Whether a reader's guess is the answer. */
export function isGuessRight(
  guess: Guess,
  { number }: Prediction,
  { right, value }: Answer,
): boolean {
  if ('choice' in guess) return right.includes(guess.choice);
  if (!number || typeof value !== 'number') return false;
  return Math.abs(guess.number - value / SCALE[number.unit]) <= number.within;
}

/** The scenario with what the choices expect: every choice that is right by an expectation is judged. */
function withExpectations(source: ScenarioSource, { choices, at }: Prediction): ScenarioSource {
  const expected = choices.flatMap(({ condition }) =>
    condition.kind === 'expect' ? [condition.expect] : [],
  );
  const listOf = (value: unknown): unknown[] =>
    value === undefined ? [] : Array.isArray(value) ? value : [value];
  if (at === undefined) return { ...source, expect: [...listOf(source['expect']), ...expected] };
  const entries = expected.map((expect) => ({ at, expect }));
  return { ...source, script: [...listOf(source['script']), ...entries] };
}

function isRight(
  { condition }: Choice,
  { value, result, at }: { value: unknown; result: RunResult; at: string | undefined },
): boolean {
  if (condition.kind === 'never') return value === undefined;
  if (condition.kind === 'is') {
    return typeof value === 'number' && isWithin(value, condition.between);
  }
  const atUs = at === undefined ? result.untilUs : readDuration(at, ['at']);
  const judged = result.verdicts.filter((verdict) => verdict.atUs === atUs);
  return Object.entries(condition.expect).every(([key, wanted]) => {
    const same = JSON.stringify({ [key]: wanted });
    const verdict = judged.findLast(({ expectation }) => JSON.stringify(expectation) === same);
    return verdict?.isMet ?? false;
  });
}

function seenIn(
  { choices, number }: Prediction,
  { right, value, language }: { right: number | undefined; value: unknown; language: Language },
): string {
  if (!number) return right === undefined ? '' : (choices[right]?.says[language] ?? '');
  if (typeof value !== 'number') throw new ScenarioError('The run has no such number.', ['answer']);
  return formatValue(value, number.unit, language);
}

/** The line that tells an event, or else what happens in the same instant. */
function lineAt(
  lines: readonly { readonly text: string; readonly stages: readonly { event: AnyEvent }[] }[],
  moment: AnyEvent,
): string {
  const tells =
    lines.find(({ stages }) => stages.some(({ event }) => event === moment)) ??
    lines.findLast(({ stages }) => stages.some(({ event }) => event.atUs === moment.atUs));
  if (tells) return tells.text;
  throw new ScenarioError(
    `The story says nothing of what happens at ${formatDuration(moment.atUs)}.`,
    ['moment'],
  );
}
