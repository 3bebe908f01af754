/** Which chapters the reader has read. Kept in this browser only, where it lets us. */

const KEY = 'read';
let kept = '';

/** The slugs, alike in every language. */
export function readChapters(): string[] {
  try {
    kept = localStorage.getItem(KEY) ?? '';
  } catch {
    // Without storage it holds for this page.
  }
  return kept.split(' ').filter(Boolean);
}

export function setRead(slug: string, isRead: boolean): void {
  const others = readChapters().filter((one) => one !== slug);
  keep(isRead ? [...others, slug] : others);
}

export function forgetAll(): void {
  keep([]);
}

function keep(slugs: string[]): void {
  kept = slugs.join(' ');
  try {
    if (kept === '') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, kept);
  } catch {
    // As above.
  }
  dispatchEvent(new Event('readchange'));
}

/** What else can be done beside reading. */
export type Deed = 'exercise' | 'prediction';

const DONE = 'done';
let keptDone = '';

/** Whether an exercise has been solved, or a prediction made; by its file's name. */
export function isDone(kind: Deed, id: string): boolean {
  return doneSoFar().includes(`${kind}:${id}`);
}

export function setDone(kind: Deed, id: string): void {
  if (isDone(kind, id)) return;
  keptDone = [...doneSoFar(), `${kind}:${id}`].join(' ');
  try {
    localStorage.setItem(DONE, keptDone);
  } catch {
    // Without storage it holds for this page.
  }
  dispatchEvent(new Event('readchange'));
}

function doneSoFar(): string[] {
  try {
    keptDone = localStorage.getItem(DONE) ?? '';
  } catch {
    // As above.
  }
  return keptDone.split(' ').filter(Boolean);
}

/** Calls now, and whenever it changes, here or in another tab. */
export function onReadChange(show: () => void): void {
  addEventListener('readchange', show);
  addEventListener('storage', show);
  show();
}
