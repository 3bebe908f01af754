/** Pasted lines against the index: which entries they are, how often, first and last; and which are none. */

/** An entry as the search needs it. */
export interface Known {
  readonly id: string;
  readonly pattern: RegExp;
}

/** A line that was found, cut to what fits; `match` is the part that the pattern took. */
export interface Hit {
  /** Counted from 1. */
  readonly line: number;
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

export interface Found {
  readonly id: string;
  count: number;
  readonly first: Hit;
  last: Hit;
}

export interface Outcome {
  /** Lines with something in them. */
  readonly lines: number;
  readonly known: number;
  /** In the order in which they first appear: what came first stands first. */
  readonly found: readonly Found[];
  /** The first lines that no entry knows, without repetition. */
  readonly unknown: readonly { readonly line: number; readonly text: string }[];
}

/** Lines between two looks at the clock. */
const AT_ONCE = 500;
/** What is read of one line; a longer one is no log line but a dump. */
const LONGEST = 4000;
/** What is shown before and after the part that matched. */
const AROUND = 160;
const MOST_UNKNOWN = 5;

const ANSI = /\u001B\[[0-?]*[ -/]*[@-~]/g;
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F]/g;

/** Binary, if a NUL or many characters that are no text are at its beginning. */
export function isText(pasted: string): boolean {
  const sample = pasted.slice(0, 10_000);
  if (sample.includes('\u0000')) return false;
  const strange = sample.match(/[\u0001-\u0008\u000E-\u001A\u001C-\u001F\uFFFD]/g)?.length ?? 0;
  return strange * 20 <= sample.length;
}

/** The lines of what was pasted: also of one JSON string or a list of them, as some tools copy logs. */
export function linesOf(pasted: string): string[] {
  const text = /^\s*["[]/.test(pasted) ? fromJson(pasted) : pasted;
  return text.split(/\r\n|\n|\r|\u2028/);
}

function fromJson(pasted: string): string {
  try {
    const value: unknown = JSON.parse(pasted);
    const list: unknown[] = Array.isArray(value) ? value : [value];
    return list.every((one) => typeof one === 'string') ? list.join('\n') : pasted;
  } catch {
    return pasted;
  }
}

/** Without colours and control characters, quotes without the backslashes that JSON puts before them. */
export function plain(line: string): string {
  const short = line.length > LONGEST ? line.slice(0, LONGEST) : line;
  return short.replace(ANSI, '').replace(CONTROL, '').replace(/\\+"/g, '"');
}

/** Yields how many lines are done, to let the page draw; returns the outcome. */
export function* matching(
  lines: readonly string[],
  index: readonly Known[],
): Generator<number, Outcome> {
  // Most lines of a log are in no entry; one look at all patterns together tells that in half the time.
  const any = new RegExp(index.map(({ pattern }) => `(?:${pattern.source})`).join('|'), 'i');
  const found = new Map<string, Found>();
  const unknown = new Map<string, number>();
  let [filled, known] = [0, 0];
  for (const [at, raw] of lines.entries()) {
    if (at > 0 && at % AT_ONCE === 0) yield at;
    const text = plain(raw);
    if (text.trim() === '') continue;
    filled += 1;
    let isKnown = false;
    for (const { id, pattern } of any.test(text) ? index : []) {
      const match = pattern.exec(text);
      if (match === null) continue;
      isKnown = true;
      note(found, id, hitOf(text, at + 1, match));
    }
    if (isKnown) known += 1;
    else if (unknown.size < MOST_UNKNOWN && !unknown.has(text)) unknown.set(text, at + 1);
  }
  return {
    lines: filled,
    known,
    found: [...found.values()],
    unknown: [...unknown].map(([text, line]) => ({ line, text: text.slice(0, 2 * AROUND) })),
  };
}

/** All at once, for a test or a few lines. */
export function matchAll(lines: readonly string[], index: readonly Known[]): Outcome {
  const run = matching(lines, index);
  for (;;) {
    const step = run.next();
    if (step.done === true) return step.value;
  }
}

function note(found: Map<string, Found>, id: string, hit: Hit): void {
  const one = found.get(id);
  if (one === undefined) found.set(id, { id, count: 1, first: hit, last: hit });
  else {
    one.count += 1;
    one.last = hit;
  }
}

function hitOf(text: string, line: number, { 0: match, index }: RegExpExecArray): Hit {
  const before = text.slice(0, index);
  const after = text.slice(index + match.length);
  return {
    line,
    before: before.length > AROUND ? `…${before.slice(-AROUND)}` : before,
    match: match.length > AROUND ? `${match.slice(0, AROUND)}…` : match,
    after: after.length > AROUND ? `${after.slice(0, AROUND)}…` : after,
  };
}
