/**
 * What a reader has done, as data: what a file or a link says, two records put together, what one brings to
 * another. It knows no browser; `layouts/progress.ts` keeps one.
 */
import { merge, type Json } from './merge.ts';
import { ProgressError } from './problem.ts';

/** What can be done: a chapter by its slug, an exercise or a prediction by its file's name, a link of a path by its address. */
export const KINDS = ['chapter', 'prediction', 'exercise', 'link'] as const;
export type Kind = (typeof KINDS)[number];

/** The format that this version writes. It is only ever added to; a later one is refused, not guessed at. */
export const FORMAT = 1;
/** How a file says what it is. */
export const TYPE = 'quorum-lab-progress';
/** The longest file that is read, in characters. */
export const LONGEST_FILE = 100_000;

const LONGEST_ID = 500;
const MOST_IDS = 2_000;
const DEEPEST = 20;

/** Each list sorted, each id once. Keys that a later version adds to the format are kept as they are. */
export type Progress = { readonly format: typeof FORMAT } & Readonly<
  Record<`${Kind}s`, readonly string[]>
> &
  Readonly<Record<string, Json>>;

export const NOTHING: Progress = {
  format: FORMAT,
  chapters: [],
  predictions: [],
  exercises: [],
  links: [],
};

/** The ids of one kind. */
export function idsOf(record: Progress, kind: Kind): readonly string[] {
  return record[`${kind}s`];
}

/** The record that a file holds. Throws {@link ProgressError}. */
export function parseProgress(text: string): Progress {
  if (text.length > LONGEST_FILE) {
    throw new ProgressError({ kind: 'tooLarge', characters: text.length, most: LONGEST_FILE });
  }
  return readExport(parse(text));
}

/** The record that a file or a link holds, once its JSON is read. Throws {@link ProgressError}. */
export function readExport(value: unknown): Progress {
  if (!isObject(value) || value['type'] !== TYPE) throw new ProgressError({ kind: 'foreign' });
  const { type: _type, ...record } = value;
  return readProgress(record);
}

/** A record as it is kept. Throws {@link ProgressError} for a later format, and for what is no record. */
export function readProgress(value: unknown): Progress {
  if (!isObject(value)) throw new ProgressError({ kind: 'foreign' });
  const { format } = value;
  if (typeof format === 'number' && format > FORMAT) {
    throw new ProgressError({ kind: 'later', format, known: FORMAT });
  }
  if (format !== FORMAT) throw wrong('format', 'format', format);
  for (const [key, later] of Object.entries(value)) {
    if (isDeeperThan(DEEPEST, later)) throw wrong(key, 'flatter', '…');
  }
  for (const kind of KINDS) checkIds(value[`${kind}s`], `${kind}s`);
  // Merged with nothing it has every list, in order.
  return merge(NOTHING, value as Json) as Progress;
}

/** What a file or a link says: the record, and what it is. */
export function exported(record: Progress): Json {
  return { type: TYPE, ...record };
}

/** The text of a file, which {@link parseProgress} reads. */
export function writeProgress(record: Progress): string {
  return `${JSON.stringify(exported(record), undefined, 2)}\n`;
}

/** All that either has done. The order does not matter, nor does doing it twice. */
export function mergeProgress(a: Progress, b: Progress): Progress {
  return merge(a, b) as Progress;
}

/** What `theirs` has that `mine` has not, by kind. */
export function newIn(mine: Progress, theirs: Progress): Readonly<Record<Kind, readonly string[]>> {
  const fresh = (kind: Kind): string[] => {
    const known = new Set(idsOf(mine, kind));
    return idsOf(theirs, kind).filter((id) => !known.has(id));
  };
  return {
    chapter: fresh('chapter'),
    prediction: fresh('prediction'),
    exercise: fresh('exercise'),
    link: fresh('link'),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new ProgressError({ kind: 'notJson', said: (error as SyntaxError).message });
  }
}

function checkIds(value: unknown, path: string): void {
  if (value === undefined) return;
  if (!Array.isArray(value)) throw wrong(path, 'list', value);
  if (value.length > MOST_IDS) throw wrong(path, 'fewer', value.length);
  for (const [index, id] of value.entries()) {
    const isId = typeof id === 'string' && id !== '' && id.length <= LONGEST_ID;
    if (!isId) throw wrong(`${path}[${index}]`, 'id', id);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Looks no further down than it has to: a file may be nested without end. */
function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((each) => isDeeperThan(levels - 1, each));
}

function wrong(
  path: string,
  expected: Extract<ProgressError['problem'], { kind: 'wrong' }>['expected'],
  value: unknown,
): ProgressError {
  const found = typeof value === 'object' && value !== null ? typeof value : String(value);
  return new ProgressError({ kind: 'wrong', path, expected, found: found.slice(0, 60) });
}

/** Whether `theirs` adds anything to `mine`, in words that only a later version knows too. */
export function hasNews(mine: Progress, theirs: Progress): boolean {
  return JSON.stringify(mergeProgress(mine, theirs)) !== JSON.stringify(mine);
}
