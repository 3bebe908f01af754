/**
 * What the reader has done, kept in this browser only, where it lets us: the record of `progress/record.ts`.
 * It is on every page, so it reads leniently and checks little; the page of one's progress has the rest.
 */
import type { Kind } from '../progress/record.ts';

const KEY = 'progress';
/** Slugs with spaces between: what was kept before there was a record. */
const OLD = 'read';

type Kept = Record<string, unknown>;

let kept: Kept = { format: 1 };
/** What is kept is of a later format, or damaged: it is left as it is, and this page has a record of its own. */
export let isForeign = false;

/** As it is now; without storage, or beside a foreign one, what was done since the page was opened. */
export function currentRecord(): Kept {
  try {
    const text = localStorage.getItem(KEY);
    isForeign = text !== null;
    const found = JSON.parse(text ?? '{"format":1}') as Kept;
    if (found['format'] === 1) {
      isForeign = false;
      kept = found;
      const old = localStorage.getItem(OLD)?.split(' ') ?? [];
      if (old.length > 0) kept['chapters'] = [...new Set([...idsOf('chapter'), ...old])];
    }
  } catch {
    // Then there is what this page knows.
  }
  return kept;
}

function idsOf(kind: Kind): string[] {
  const ids = kept[`${kind}s`];
  return Array.isArray(ids) ? (ids as string[]) : [];
}

/** The ids of one kind that have been done. */
export function doneIds(kind: Kind): readonly string[] {
  currentRecord();
  return idsOf(kind);
}

export function isDone(kind: Kind, id: string): boolean {
  return doneIds(kind).includes(id);
}

/** A chapter by its slug, an exercise or a prediction by its file's name. Fires `readchange`. */
export function setDone(kind: Kind, id: string, done = true): void {
  const others = doneIds(kind).filter((one) => one !== id);
  keep({ ...kept, [`${kind}s`]: done ? [...others, id] : others });
}

/** Puts another record in place of this one, or with none forgets all. Fires `readchange`. */
export function keep(record?: Kept): void {
  kept = record ?? { format: 1 };
  try {
    if (record === undefined) localStorage.removeItem(KEY);
    else if (!isForeign) localStorage.setItem(KEY, JSON.stringify(kept));
    isForeign &&= record !== undefined;
    localStorage.removeItem(OLD);
  } catch {
    // As above.
  }
  dispatchEvent(new Event('readchange'));
}

/** Calls now, and whenever it changes, here or in another tab. */
export function onReadChange(show: () => void): void {
  addEventListener('readchange', show);
  addEventListener('storage', show);
  show();
}
