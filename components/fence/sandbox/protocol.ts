/**
 * What passes between a page and the worker that runs a reader's program. The worker is not trusted: the
 * page takes what has one of these shapes, within these limits, and drops the rest.
 */

/** A program may print so many lines, and so many characters in all. */
export const MOST_LINES = 1_000;
export const MOST_CHARACTERS = 100_000;
/** Runs, verdicts and bytes of a scenario that are shown. */
export const MOST_RUNS = 50;
export const MOST_VERDICTS = 2_000;
const LONGEST_SOURCE = 1_000_000;
export const LONGEST_TEXT = 10_000;
/** Messages of an honest worker: its lines, and a few more. */
export const MOST_MESSAGES = MOST_LINES + 10;

/** How long a program may take, from its first line, in milliseconds of the reader's time. */
export const DEADLINE_MS = 2_000;
/** Events of all its runs: less than two seconds' worth. */
export const MOST_EVENTS = 250_000;

export interface Verdict {
  /** As JSON: `{"leaders":1}`. */
  readonly expectation: string;
  readonly isMet: boolean;
  readonly seen: string;
  readonly atMs: number;
}

export interface ReportedRun {
  /** The scenario that the run has come to be, as JSON. */
  readonly source: string;
  readonly verdicts: readonly Verdict[];
}

export interface ReportedError {
  readonly en: string;
  readonly 'zh-cn': string;
  /** In the program, from 1. */
  readonly line: number | undefined;
  readonly column: number | undefined;
}

export type Message =
  | { readonly type: 'started' }
  | { readonly type: 'line'; readonly text: string }
  /** It printed more than it may. */
  | { readonly type: 'cut' }
  | {
      readonly type: 'done';
      readonly runs: readonly ReportedRun[];
      readonly error: ReportedError | undefined;
    }
  /** What the frame says of a worker: it is broken, was too slow, or said too much. */
  | { readonly type: 'broken'; readonly error: ReportedError }
  | { readonly type: 'stopped'; readonly reason: StopReason };

export type StopReason = (typeof STOP_REASONS)[number];
export const STOP_REASONS = ['deadline', 'flood'] as const;

/** A message, made anew of what it holds; undefined if it is none. */
export function readMessage(data: unknown): Message | undefined {
  if (!isRecord(data)) return undefined;
  switch (data['type']) {
    case 'started':
    case 'cut':
      return { type: data['type'] };
    case 'line': {
      const text = readText(data['text'], MOST_CHARACTERS);
      return text === undefined ? undefined : { type: 'line', text };
    }
    case 'done': {
      const runs = readList(data['runs'], MOST_RUNS, readRun);
      const error = data['error'] === undefined ? undefined : readError(data['error']);
      const isWhole = runs !== undefined && (data['error'] === undefined || error !== undefined);
      return isWhole ? { type: 'done', runs, error } : undefined;
    }
    case 'broken': {
      const error = readError(data['error']);
      return error && { type: 'broken', error };
    }
    case 'stopped': {
      const reason = STOP_REASONS.find((one) => one === data['reason']);
      return reason && { type: 'stopped', reason };
    }
    default:
      return undefined;
  }
}

function readRun(data: unknown): ReportedRun | undefined {
  if (!isRecord(data)) return undefined;
  const source = readText(data['source'], LONGEST_SOURCE);
  const verdicts = readList(data['verdicts'], MOST_VERDICTS, readVerdict);
  return source !== undefined && verdicts !== undefined ? { source, verdicts } : undefined;
}

function readVerdict(data: unknown): Verdict | undefined {
  if (!isRecord(data)) return undefined;
  const { isMet, atMs } = data;
  const expectation = readText(data['expectation'], LONGEST_TEXT);
  const seen = readText(data['seen'], LONGEST_TEXT);
  const isWhole = typeof isMet === 'boolean' && isNumber(atMs);
  return isWhole && expectation !== undefined && seen !== undefined
    ? { expectation, isMet, seen, atMs }
    : undefined;
}

function readError(data: unknown): ReportedError | undefined {
  if (!isRecord(data)) return undefined;
  const [en, zhCn] = [readText(data['en'], LONGEST_TEXT), readText(data['zh-cn'], LONGEST_TEXT)];
  if (en === undefined || zhCn === undefined) return undefined;
  const { line, column } = data;
  const place = isNumber(line) && isNumber(column) ? { line, column } : undefined;
  return { en, 'zh-cn': zhCn, line: place?.line, column: place?.column };
}

function readList<T>(
  data: unknown,
  most: number,
  read: (one: unknown) => T | undefined,
): readonly T[] | undefined {
  if (!Array.isArray(data) || data.length > most) return undefined;
  const items = data.map(read);
  return items.every((item) => item !== undefined) ? items : undefined;
}

function readText(data: unknown, longest: number): string | undefined {
  return typeof data === 'string' && data.length <= longest ? data : undefined;
}

function isNumber(data: unknown): data is number {
  return typeof data === 'number' && Number.isFinite(data);
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null;
}
