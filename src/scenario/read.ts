/** Small readers that a schema is composed of. Each takes an unknown value and gives a typed one. */
import {
  afterHan,
  butIs,
  quote,
  ScenarioError,
  textIn,
  type Path,
  type Problem,
} from './problem.ts';

/** Reads a value at a path, or throws {@link ScenarioError}. */
export type Read<T> = (value: unknown, path: Path) => T;

export interface Between {
  readonly min: number;
  readonly max: number;
}

/** An error for a value that is not `what` it should be. */
export function expected(what: Problem, value: unknown, path: Path): ScenarioError {
  return new ScenarioError(
    {
      en: `Expected ${textIn(what, 'en')}, found ${quote(value)}.`,
      'zh-cn': `这里应写${afterHan(textIn(what, 'zh-cn'))}，${butIs(value)}。`,
    },
    path,
  );
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object whose keys are all known; `what` names it in an error. */
export function readKeys(
  value: unknown,
  path: Path,
  { keys, what }: { keys: readonly string[]; what: Problem },
): Record<string, unknown> {
  if (!isRecord(value)) {
    const withKeys = {
      en: `${textIn(what, 'en')} (keys: ${keys.join(', ')})`,
      'zh-cn': `${textIn(what, 'zh-cn')}（键有：${keys.join('、')}）`,
    };
    throw expected(withKeys, value, path);
  }
  for (const key of Object.keys(value)) {
    if (!keys.includes(key))
      throw unknownName({ name: key, known: keys, what: KEY }, [...path, key]);
  }
  return value;
}

const KEY = { en: 'key', 'zh-cn': '键' };
/** What {@link unknownName} says of a command. */
export const COMMAND = { en: 'command', 'zh-cn': '命令' };
/** What {@link readKeys} says of expectations. */
export const EXPECTATIONS = { en: 'expectations', 'zh-cn': '期望' };
const VALUE = { en: 'value', 'zh-cn': '值' };

/** An error for a name that is not in a list, with the nearest one that is. */
export function unknownName(
  { name, known, what }: { name: string; known: readonly string[]; what: Problem },
  path: Path,
): ScenarioError {
  const near = nearest(name, known);
  const hint = near ? ` Did you mean "${near}"?` : '';
  const hintZh = near ? `是不是 "${near}"？` : '';
  return new ScenarioError(
    {
      en: `Unknown ${textIn(what, 'en')} "${name}".${hint} Known: ${known.join(', ')}.`,
      'zh-cn': `没有 "${name}" 这个${afterHan(textIn(what, 'zh-cn'))}。${hintZh}可用的有：${known.join('、')}。`,
    },
    path,
  );
}

export function readOneOf<const T extends string>(choices: readonly T[]): Read<T> {
  return (value, path) => {
    const choice = choices.find((one) => one === value);
    if (choice !== undefined) return choice;
    if (typeof value === 'string')
      throw unknownName({ name: value, known: choices, what: VALUE }, path);
    throw expected(
      {
        en: `one of ${choices.join(', ')}`,
        'zh-cn': choices.length > 1 ? `${choices.join('、')} 之一` : choices.join(''),
      },
      value,
      path,
    );
  };
}

/** How a whole number between two is asked for. */
export function wholeNumber(min: number, max: number): Problem {
  return {
    en: `a whole number from ${String(min)} to ${String(max)}`,
    'zh-cn': `${String(min)}～${String(max)} 的整数`,
  };
}

export function readWhole({ min, max }: Between): Read<number> {
  return (value, path) => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) {
      return value;
    }
    throw expected(wholeNumber(min, max), value, path);
  };
}

export const readChance: Read<number> = (value, path) => {
  if (typeof value === 'number' && value >= 0 && value <= 1) return value;
  throw expected({ en: 'a chance from 0 to 1', 'zh-cn': '0 到 1 之间的概率' }, value, path);
};

export const readBoolean: Read<boolean> = (value, path) => {
  if (typeof value === 'boolean') return value;
  throw expected({ en: 'true or false', 'zh-cn': 'true 或 false' }, value, path);
};

export function readList<T>(readItem: Read<T>, what: Problem): Read<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw expected(what, value, path);
    return value.map((item: unknown, index) => readItem(item, [...path, index]));
  };
}

export function readRecord<T>(
  readItem: Read<T>,
  readKey: Read<string>,
  what: Problem,
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
  const bounds = readKeys(value, path, {
    keys: ['min', 'max'],
    what: { en: 'a number or { min, max }', 'zh-cn': '一个数，或 { min, max }' },
  });
  const side = (key: 'min' | 'max', open: number): number => {
    const bound = bounds[key];
    if (bound === undefined) return open;
    if (typeof bound === 'number' && Number.isFinite(bound)) return bound;
    throw expected({ en: 'a number', 'zh-cn': '数字' }, bound, [...path, key]);
  };
  const between = { min: side('min', -Infinity), max: side('max', Infinity) };
  if (between.min > between.max)
    throw new ScenarioError({ en: '`min` is above `max`.', 'zh-cn': '`min` 大于 `max`。' }, path);
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
