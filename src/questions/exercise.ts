/** An exercise: a task, what the reader may do, and the goal that the model checks. */
import { readDuration } from '../scenario/duration.ts';
import { ScenarioError, type Path } from '../scenario/problem.ts';
import {
  expected,
  isRecord,
  readKeys,
  readList,
  readRecord,
  readWhole,
  type Read,
} from '../scenario/read.ts';
import { readSeed } from '../scenario/scenario.ts';
import { readBoth, readText, type Both } from './both.ts';
import { readWork, type Work } from './work.ts';

/** What one scenario has to come to under each of some seeds. */
export interface Condition {
  /** What is tried, where there are several. */
  readonly name: Both | undefined;
  /** The name of a scenario; absent: what the reader has done in the laboratory. */
  readonly scenario: string | undefined;
  readonly seeds: { readonly from: number; readonly to: number };
  /** As the format writes it. */
  readonly expect: Readonly<Record<string, unknown>>;
}

/** What somebody has done: entries of a script, values of fields, or a zone for each member. */
export type Attempt =
  | { readonly kind: 'script'; readonly script: readonly unknown[] }
  | { readonly kind: 'fields'; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: 'zones'; readonly zoneOf: readonly number[] };

export interface WrongAttempt {
  readonly attempt: Attempt;
  /** What it fails: a key of the format's expectations, `zones`, or the limit that it breaks. */
  readonly fails: string;
}

export interface Exercise {
  readonly title: Both;
  readonly task: Both;
  readonly hints: readonly Both[];
  /** What there is to say when it is solved. */
  readonly solved: Both;
  readonly work: Work;
  /** Empty for zones: there any one zone has to be dispensable. */
  readonly goal: readonly Condition[];
  readonly solution: Attempt;
  readonly wrong: readonly WrongAttempt[];
}

const KEYS = ['title', 'task', 'hints', 'solved', 'work', 'goal', 'solution', 'wrong'];
const MOST_SEEDS = 200;

/** Checks a file of `content/exercises`. Throws `ScenarioError` with the path of what is wrong. */
export function readExercise(value: unknown): Exercise {
  const given = readKeys(value, [], { keys: KEYS, what: 'an exercise' });
  const work = readWork(given['work'], ['work']);
  const attemptOf = readAttempt(work);
  const wrong = readList(readWrong(attemptOf), 'a list of wrong attempts')(given['wrong'], [
    'wrong',
  ]);
  if (wrong.length === 0) throw expected('at least one wrong attempt', [], ['wrong']);
  return {
    title: readBoth(given['title'], ['title']),
    task: readBoth(given['task'], ['task']),
    hints: readList(readBoth, 'a list of hints')(given['hints'], ['hints']),
    solved: readBoth(given['solved'], ['solved']),
    work,
    goal: readGoal(given['goal'], ['goal'], work),
    solution: attemptOf(given['solution'], ['solution']),
    wrong,
  };
}

function readGoal(value: unknown, path: Path, work: Work): readonly Condition[] {
  if (work.kind === 'zones') {
    if (value === undefined) return [];
    throw new ScenarioError('Zones bring their own goal: any one of them may fail.', path);
  }
  const goal = readList(readCondition(work), 'a list of conditions')(value, path);
  if (goal.length > 0) return goal;
  throw expected('at least one condition', value, path);
}

function readCondition(work: Work): Read<Condition> {
  return (value, path) => {
    const keys = ['name', 'scenario', 'seeds', 'expect'];
    const given = readKeys(value, path, { keys, what: 'a condition' });
    const { name, scenario, seeds, expect } = given;
    if ((scenario === undefined) !== (work.kind === 'laboratory')) {
      throw new ScenarioError(
        'Fields are tried in a named `scenario`; in a laboratory the reader brings it.',
        path,
      );
    }
    if (!isRecord(expect)) {
      const what = 'what the format expects, such as { leaders: 0 }';
      throw expected(what, expect, [...path, 'expect']);
    }
    return {
      name: name === undefined ? undefined : readBoth(name, [...path, 'name']),
      scenario: scenario === undefined ? undefined : readText(scenario, [...path, 'scenario']),
      seeds: readSeeds(seeds, [...path, 'seeds']),
      expect,
    };
  };
}

/** `[1, 50]`: from the first to the last. */
const readSeeds: Read<Condition['seeds']> = (value, path) => {
  const what = 'the first and the last seed, such as [1, 50]';
  const [from = 0, to = 0, ...more] = readList(readSeed, what)(value, path);
  const isGood = Array.isArray(value) && value.length === 2 && more.length === 0;
  if (isGood && to >= from && to - from < MOST_SEEDS) return { from, to };
  throw expected(`${what}, at most ${String(MOST_SEEDS)} of them`, value, path);
};

function readWrong(attemptOf: Read<Attempt>): Read<WrongAttempt> {
  return (value, path) => {
    const { fails, ...attempt } = isRecord(value) ? value : {};
    return {
      attempt: attemptOf(isRecord(value) ? attempt : value, path),
      fails: readText(fails, [...path, 'fails']),
    };
  };
}

const ATTEMPTS = { laboratory: 'script', fields: 'fields', zones: 'zones' } as const;

/** An attempt of the kind that the work asks for. */
function readAttempt(work: Work): Read<Attempt> {
  const key = ATTEMPTS[work.kind];
  return (value, path) => {
    const given = readKeys(value, path, { keys: [key], what: `an attempt, by its \`${key}\`` });
    const at = [...path, key];
    if (work.kind === 'laboratory') {
      return { kind: 'script', script: readList((one) => one, 'a script')(given[key], at) };
    }
    if (work.kind === 'fields') {
      const keys = work.fields.map((field) => field.key);
      const values = readKeys(given[key], at, { keys, what: 'values of the fields' });
      return { kind: 'fields', values: readRecord(readValue, readText, 'values')(values, at) };
    }
    const readZone = readWhole({ min: 1, max: work.zones });
    const zoneOf = readList(readZone, 'a zone for each member')(given[key], at);
    if (zoneOf.length === work.start.length) return { kind: 'zones', zoneOf };
    throw expected(`${String(work.start.length)} zones`, given[key], at);
  };
}

const readValue: Read<string> = (value, path) => {
  readDuration(value, path);
  return String(value);
};
