/** The numbers of a run in a sentence: `{gap}` stands for what was read under that name. */
import type { Language } from '../narration/language.ts';
import { formatMs, formatNumber, formatSeconds } from '../narration/numbers.ts';
import { ScenarioError, type Path } from '../scenario/problem.ts';
import { isRecord, readKeys, readOneOf, readRecord, unknownName } from '../scenario/read.ts';
import { readText, type Both } from './both.ts';
import { readReading, valueOf, type Happened, type Reading } from './reading.ts';

/** How a number is written: as it is, or as a time. */
export const UNITS = ['plain', 'ms', 's'] as const;
export type Unit = (typeof UNITS)[number];

export interface NamedNumber {
  readonly reading: Reading;
  readonly unit: Unit;
}

export type NamedNumbers = Readonly<Record<string, NamedNumber>>;

const PLACE = /\{(\w+)\}/g;

/** `{ gap: { metric: leaderlessMs, in: ms } }`. Throws `ScenarioError`. */
export function readNumbers(value: unknown, path: Path): NamedNumbers {
  const what = 'names for numbers, such as gap: { metric: leaderlessMs, in: ms }';
  return readRecord(readNamed, readText, what)(value ?? {}, path);
}

function readNamed(value: unknown, path: Path): NamedNumber {
  const { in: unit, ...rest } = isRecord(value) ? value : readKeys(value, path, NAMED);
  return {
    reading: readReading(rest, path),
    unit: unit === undefined ? 'plain' : readOneOf(UNITS)(unit, [...path, 'in']),
  };
}

const NAMED = { keys: ['metric', 'event', 'in'], what: 'a number of the run' };

/** Refuses a sentence with a place for a number that nobody has named. Throws `ScenarioError`. */
export function checkPlaces(sentence: Both, path: Path, numbers: NamedNumbers): void {
  const known = Object.keys(numbers);
  for (const [language, text] of Object.entries(sentence)) {
    for (const [, name = ''] of text.matchAll(PLACE)) {
      if (known.includes(name)) continue;
      throw unknownName({ name, known, what: 'number' }, [...path, language]);
    }
  }
}

/** The sentence with the run's own numbers in its places. Throws `ScenarioError` when the run has none. */
export function fill(
  sentence: Both,
  numbers: NamedNumbers,
  { happened, language }: { readonly happened: Happened; readonly language: Language },
): string {
  return sentence[language].replace(PLACE, (_, name: string) => {
    const named = numbers[name];
    const value = named && valueOf(named.reading, happened);
    if (value === undefined) {
      throw new ScenarioError(`The run has no number for "${name}".`, ['numbers', name]);
    }
    return formatValue(value, named?.unit ?? 'plain', language);
  });
}

/** A number or a name as a sentence says it; times come in milliseconds. */
export function formatValue(value: number | string, unit: Unit, language: Language): string {
  if (typeof value === 'string') return value;
  if (unit === 'ms') return formatMs(value * 1000, language);
  if (unit === 's') return formatSeconds(value * 1000, language);
  return formatNumber(value, language);
}
