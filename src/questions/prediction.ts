/** A prediction asked of the reader: the question's possible answers, and how a run decides between them. */
import { readDuration } from '../scenario/duration.ts';
import { ScenarioError, type Path } from '../scenario/problem.ts';
import {
  expected,
  isRecord,
  readExpectedNumber,
  readKeys,
  readList,
  type Between,
  type Read,
} from '../scenario/read.ts';
import { readBoth, readText, type Both } from './both.ts';
import { checkPlaces, readNumbers, type NamedNumbers, type Unit } from './numbers.ts';
import { readEventReading, readReading, type EventReading, type Reading } from './reading.ts';

/** When a choice is right: by the number that is read, by its absence, or by what the format expects. */
export type Condition =
  | { readonly kind: 'is'; readonly between: Between }
  | { readonly kind: 'never' }
  | { readonly kind: 'expect'; readonly expect: Readonly<Record<string, unknown>> };

export interface Choice {
  readonly says: Both;
  readonly condition: Condition;
}

/** A number to be given by the reader. */
export interface NumberAsked {
  /** What stands behind it, and the unit it is read in. */
  readonly label: Both;
  readonly unit: Unit;
  /** How far off is still right, in that unit. */
  readonly within: number;
}

export interface Prediction {
  /** The name of the scenario that decides. */
  readonly scenario: string;
  readonly answer: Reading | undefined;
  readonly choices: readonly Choice[];
  readonly number: NumberAsked | undefined;
  /** When expectations are judged, as a scenario writes it; at the end by default. */
  readonly at: string | undefined;
  /** The moment that shows it. */
  readonly moment: EventReading;
  readonly numbers: NamedNumbers;
  /** Why it is so, with the run's numbers in it. */
  readonly because: Both;
}

const KEYS = ['scenario', 'answer', 'choices', 'number', 'at', 'moment', 'numbers', 'because'];

/** Checks a file of `content/predictions`. Throws `ScenarioError` with the path of what is wrong. */
export function readPrediction(value: unknown): Prediction {
  const given = readKeys(value, [], { keys: KEYS, what: 'a prediction' });
  const { answer, choices, number, at } = given;
  if ((choices === undefined) === (number === undefined)) {
    throw new ScenarioError('A prediction asks for one of `choices` and `number`, not for both.');
  }
  if (at !== undefined) readDuration(at, ['at']);
  const reading = answer === undefined ? undefined : readReading(answer, ['answer']);
  const numbers = readNumbers(given['numbers'], ['numbers']);
  const because = readBoth(given['because'], ['because']);
  checkPlaces(because, ['because'], numbers);
  const asked = number === undefined ? undefined : readNumberAsked(number, ['number']);
  if (asked && !reading)
    throw new ScenarioError('A number needs `answer`, which says what decides.');
  return {
    scenario: readText(given['scenario'], ['scenario']),
    answer: reading,
    choices: choices === undefined ? [] : readChoices(choices, ['choices'], reading),
    number: asked,
    at: at as string | undefined,
    moment: readEventReading(given['moment'], ['moment']),
    numbers,
    because,
  };
}

function readChoices(value: unknown, path: Path, answer: Reading | undefined): readonly Choice[] {
  const choices = readList(readChoice, 'a list of choices')(value, path);
  if (choices.length < 2) throw expected('at least two choices', value, path);
  const index = choices.findIndex(({ condition }) => condition.kind !== 'expect');
  if (index === -1 || answer) return choices;
  throw new ScenarioError('`is` needs `answer`, which says what is read.', [...path, index]);
}

const readChoice: Read<Choice> = (value, path) => {
  const given = readKeys(value, path, { keys: ['says', 'is', 'expect'], what: 'a choice' });
  return {
    says: readBoth(given['says'], [...path, 'says']),
    condition: readCondition(given, path),
  };
};

function readCondition(given: Readonly<Record<string, unknown>>, path: Path): Condition {
  const { is, expect } = given;
  if ((is === undefined) === (expect === undefined)) {
    throw new ScenarioError('A choice is right by one of `is` and `expect`.', path);
  }
  if (is === 'never') return { kind: 'never' };
  if (is !== undefined) return { kind: 'is', between: readExpectedNumber(is, [...path, 'is']) };
  if (isRecord(expect)) return { kind: 'expect', expect };
  throw expected('what the format expects, such as { leaders: 0 }', expect, [...path, 'expect']);
}

const readNumberAsked: Read<NumberAsked> = (value, path) => {
  const given = readKeys(value, path, { keys: ['label', 'unit', 'within'], what: 'a number' });
  const { within, unit = 'plain' } = given;
  if (typeof within !== 'number' || !(within >= 0)) {
    throw expected('how far off is still right, such as 0.5', within, [...path, 'within']);
  }
  if (unit !== 'plain' && unit !== 'ms' && unit !== 's') {
    throw expected('one of plain, ms, s', unit, [...path, 'unit']);
  }
  return { label: readBoth(given['label'], [...path, 'label']), unit, within };
};
