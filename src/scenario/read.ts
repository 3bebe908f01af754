/** Small readers that a schema is composed of. Each takes an unknown value and gives a typed one. */
import { quote, ScenarioError, type Path } from './problem.ts';

/** Reads a value at a path, or throws {@link ScenarioError}. */
export type Read<T> = (value: unknown, path: Path) => T;

export interface Between {
  readonly min: number;
  readonly max: number;
}

export function expected(what: string, value: unknown, path: Path): ScenarioError {
  return new ScenarioError(`Expected ${what}, found ${quote(value)}.`, path);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object whose keys are all known; `what` names it in an error. */
export function readKeys(
  value: unknown,
  path: Path,
  { keys, what }: { keys: readonly string[]; what: string },
): Record<string, unknown> {
  if (!isRecord(value)) throw expected(`${what} (keys: ${keys.join(', ')})`, value, path);
  for (const key of Object.keys(value)) {
    if (!keys.includes(key))
      throw unknownName({ name: key, known: keys, what: 'key' }, [...path, key]);
  }
  return value;
}

/** An error for a name that is not in a list, with the nearest one that is. */
export function unknownName(
  { name, known, what }: { name: string; known: readonly string[]; what: string },
  path: Path,
): ScenarioError {
  const near = nearest(name, known);
  const hint = near ? ` Did you mean "${near}"?` : '';
  return new ScenarioError(`Unknown ${what} "${name}".${hint} Known: ${known.join(', ')}.`, path);
}

export function readOneOf<const T extends string>(choices: readonly T[]): Read<T> {
  return (value, path) => {
    const choice = choices.find((one) => one === value);
    if (choice !== undefined) return choice;
    if (typeof value === 'string')
      throw unknownName({ name: value, known: choices, what: 'value' }, path);
    throw expected(`one of ${choices.join(', ')}`, value, path);
  };
}

export function readWhole({ min, max }: Between): Read<number> {
  return (value, path) => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) {
      return value;
    }
    throw expected(`a whole number from ${String(min)} to ${String(max)}`, value, path);
  };
}

export const readChance: Read<number> = (value, path) => {
  if (typeof value === 'number' && value >= 0 && value <= 1) return value;
  throw expected('a chance from 0 to 1', value, path);
};

export const readBoolean: Read<boolean> = (value, path) => {
  if (typeof value === 'boolean') return value;
  throw expected('true or false', value, path);
};

export function readList<T>(readItem: Read<T>, what: string): Read<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw expected(what, value, path);
    return value.map((item: unknown, index) => readItem(item, [...path, index]));
  };
}

export function readRecord<T>(
  readItem: Read<T>,
  readKey: Read<string>,
  what: string,
): Read<Readonly<Record<string, T>>> {
  return (value, path) => {
    if (!isRecord(value)) throw expected(what, value, path);
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        readKey(key, [...path, key]),
        readItem(item, [...path, key]),
      ]),
    );
  };
}

/** `n`, or `{ min, max }` with at least one of the two. */
export const readExpectedNumber: Read<Between> = (value, path) => {
  if (typeof value === 'number' && Number.isFinite(value)) return { min: value, max: value };
  const bounds = readKeys(value, path, { keys: ['min', 'max'], what: 'a number or { min, max }' });
  const side = (key: 'min' | 'max', open: number): number => {
    const bound = bounds[key];
    if (bound === undefined) return open;
    if (typeof bound === 'number' && Number.isFinite(bound)) return bound;
    throw expected('a number', bound, [...path, key]);
  };
  const between = { min: side('min', -Infinity), max: side('max', Infinity) };
  if (between.min > between.max) throw new ScenarioError('`min` is above `max`.', path);
  return between;
};

/** The known name within two edits of this one, if there is one. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({
      candidate,
      distance: editDistance(name.toLowerCase(), candidate.toLowerCase()),
    }))
    .sort((a, b) => a.distance - b.distance)[0];
  return ranked && ranked.distance <= Math.min(3, name.length / 2) ? ranked.candidate : undefined;
}

/** Levenshtein's distance, for short names. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].slice(0, 40).entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      const change = (row[j] ?? 0) + (letter === b[j] ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
