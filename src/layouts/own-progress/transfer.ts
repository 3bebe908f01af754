/** Moves records out of this browser and into it: export, import, forget, and the way back. */
import { download } from '../../../components/kit/download.ts';
import { languageOf } from '../../i18n/language.ts';
import { linkOf, readLink } from '../../progress/link.ts';
import { bringsProgress } from '../../progress/link-mark.ts';
import { ProgressError, problemText } from '../../progress/problem.ts';
import {
  LONGEST_FILE,
  mergeProgress,
  parseProgress,
  type Progress,
  readProgress,
  writeProgress,
} from '../../progress/record.ts';
import { currentRecord, keep } from '../progress.ts';
import { showBrought } from './brought.ts';
import { progressStrings } from './strings.ts';

const language = languageOf(document.documentElement.lang);
const strings = progressStrings(language);
/** A character takes at most this many bytes. */
const BYTES = 4;

const PRESSED: Readonly<Record<string, (page: HTMLElement) => void>> = {
  exportFile: () => download('quorum-lab-progress.json', 'application/json', writeProgress(mine())),
  exportLink: showLink,
  copyLink: (page) => void copyLink(page),
  askForget: (page) => askForget(page, true),
  keepAll: (page) => askForget(page, false),
  forget,
};

/** Does what a button says by its name, or shows what a file or the page's address brings. */
export function take(page: HTMLElement, what: string | File): void {
  if (what instanceof File) void readFile(page, what);
  else if (bringsProgress(what)) readAddress(page, what);
  else tryTo(page, () => PRESSED[what]?.(page));
}

async function readFile(page: HTMLElement, file: File): Promise<void> {
  const isTooLarge = file.size > BYTES * LONGEST_FILE;
  const text = isTooLarge ? '' : await file.text();
  bring(page, file.name, () => {
    if (!isTooLarge) return parseProgress(text);
    throw new ProgressError({ kind: 'tooLarge', characters: file.size, most: LONGEST_FILE });
  });
}

/** The address then says no more of it. */
function readAddress(page: HTMLElement, hash: string): void {
  history.replaceState(history.state, '', location.pathname + location.search);
  bring(page, strings.theLink, () => readLink(hash));
}

/** Shows what a record brings, and adds it if the reader says so. */
function bring(page: HTMLElement, name: string, read: () => Progress): void {
  tryTo(
    page,
    () => {
      const theirs = read();
      const before = mine();
      showBrought(page, {
        name,
        strings,
        mine: before,
        theirs,
        onadd: () => {
          // In another tab something may have been done in the meantime.
          keep(mergeProgress(mine(), theirs));
          say(page, strings.added, before);
        },
      });
    },
    name,
  );
}

/** As it is kept now. Throws `ProgressError` where that is damaged. */
function mine(): Progress {
  return readProgress(currentRecord());
}

function showLink(page: HTMLElement): void {
  const place = page.querySelector<HTMLElement>('.linked');
  const field = place?.querySelector('textarea');
  if (!place || !field) return;
  const { origin, pathname } = location;
  field.value = origin + pathname + linkOf(mine());
  place.hidden = false;
  field.focus();
  field.select();
}

async function copyLink(page: HTMLElement): Promise<void> {
  const field = page.querySelector<HTMLTextAreaElement>('.linked textarea');
  const said = page.querySelector('.copied');
  if (!field || !said) return;
  try {
    await navigator.clipboard.writeText(field.value);
    said.textContent = strings.copied;
  } catch {
    field.select();
    said.textContent = strings.selected;
  }
}

function askForget(page: HTMLElement, isAsking: boolean): void {
  const sure = page.querySelector<HTMLElement>('.sure');
  const ask = page.querySelector<HTMLElement>('[data-do=askForget]');
  if (!sure || !ask) return;
  sure.hidden = !isAsking;
  ask.setAttribute('aria-expanded', String(isAsking));
  // Not on the button that forgets: a second Enter is no second answer.
  (isAsking ? sure.querySelector<HTMLElement>('[data-do=keepAll]') : ask)?.focus();
}

function forget(page: HTMLElement): void {
  const before = currentRecord();
  keep();
  askForget(page, false);
  say(page, strings.forgotten, before);
  const notice = page.querySelector<HTMLElement>('.unreadable');
  if (notice) notice.hidden = true;
}

/** Says what has been done, with the way back. */
function say(page: HTMLElement, text: string, before: Record<string, unknown>): void {
  const place = page.querySelector<HTMLElement>('.said');
  const undo = document.createElement('button');
  undo.type = 'button';
  undo.textContent = strings.undo;
  undo.addEventListener('click', () => {
    keep(before);
    place?.replaceChildren(strings.undone);
    const heading = page.querySelector('h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
  });
  place?.replaceChildren(`${text} `, undo);
  undo.focus();
}

/** A record that cannot be read changes nothing; the page says why. */
function tryTo(page: HTMLElement, act: () => void, name = ''): void {
  const place = page.querySelector<HTMLElement>('[role=alert]');
  place?.replaceChildren();
  try {
    act();
  } catch (error) {
    if (!(error instanceof ProgressError)) throw error;
    const said = problemText(error.problem, language);
    place?.replaceChildren(name === '' ? said : strings.refused(name, said));
    place?.scrollIntoView({ block: 'nearest' });
  }
}
