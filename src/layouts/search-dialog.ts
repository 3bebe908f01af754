/**
 * The search box at work: asks the index while a reader types, shows what is found, and lets the arrows
 * choose. Its focus stays in the box; the chosen result is told by `aria-activedescendant`.
 */
import { finder, type Answer, type Find } from '../search/find.ts';
import type { SearchFile } from '../search/search-file.ts';
import { showResults } from './search-results.ts';

interface Parts {
  readonly dialog: HTMLDialogElement;
  readonly input: HTMLInputElement;
  readonly status: HTMLElement;
  readonly list: HTMLElement;
  readonly help: HTMLElement;
  readonly retry: HTMLElement;
}

interface Engine {
  readonly file: SearchFile;
  readonly find: Find;
}

const started = new WeakSet<HTMLElement>();

/** Once for each box; later openings find it as it was left. */
export function startSearch(root: HTMLElement): void {
  const parts = partsOf(root);
  if (started.has(root)) return;
  started.add(root);
  const { dialog, input, status, list, help, retry } = parts;
  let engine: Engine | undefined;
  let isComposing = false;

  // What is typed before there is an index is asked when there is.
  const ask = (): void => {
    // What an input method shows while one types pinyin is no question yet.
    if (engine === undefined || isComposing) return;
    const question = input.value.trim();
    const answer = engine.find(question);
    showResults(list, { ...engine, answer, root: root.dataset['root'] ?? '/' });
    const isAnswered = answer.pages.length > 0;
    list.hidden = !isAnswered;
    help.hidden = isAnswered;
    input.setAttribute('aria-expanded', String(isAnswered));
    status.textContent = question === '' ? '' : told(status.dataset, answer);
    choose(parts, 0);
  };

  const load = async (): Promise<void> => {
    retry.hidden = true;
    status.textContent = status.dataset['loading'] ?? '';
    try {
      engine = await loadEngine(root.dataset['index'] ?? '');
      // It is here, also for whoever is still composing a word.
      status.textContent = '';
      ask();
    } catch {
      status.textContent = status.dataset['failed'] ?? '';
      retry.hidden = false;
    }
  };

  input.addEventListener('input', ask);
  for (const type of ['compositionstart', 'compositionend']) {
    input.addEventListener(type, () => {
      isComposing = type === 'compositionstart';
      ask();
    });
  }
  input.addEventListener('keydown', (event) => onKey(event, parts));
  retry.addEventListener('click', () => {
    input.focus();
    void load();
  });
  root.querySelector('.shut')?.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close();
    // A result on this very page only scrolls it.
    if (target instanceof Element && target.closest('a') !== null) dialog.close();
  });
  // Keys of the page, such as those of a widget, are not for the box.
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  help.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element) || target.closest('.examples button') === null) return;
    input.value = target.textContent;
    input.focus();
    ask();
  });
  void load();
}

/** `Search.astro` makes them all. */
function partsOf(root: HTMLElement): Parts {
  const part = <T extends HTMLElement>(selector: string): T => root.querySelector<T>(selector)!;
  return {
    dialog: part('dialog'),
    input: part('input'),
    status: part('[role=status]'),
    list: part('[role=listbox]'),
    help: part('.help'),
    retry: part('.retry'),
  };
}

/** Asked for anew each time, so that texts in the browser's store are never older than the site. */
async function loadEngine(address: string): Promise<Engine> {
  const response = await fetch(address, { cache: 'no-cache' });
  if (!response.ok) throw new Error(response.statusText);
  const file = (await response.json()) as SearchFile;
  const find = await finder(file);
  // What was typed meanwhile may be drawn before it is looked for.
  await new Promise((resolve) => setTimeout(resolve));
  return { file, find };
}

function told(words: DOMStringMap, { pages, isPartial }: Answer): string {
  const results = pages.reduce((sum, { found }) => sum + found.length, 0);
  if (results === 0) return words['nothing'] ?? '';
  const several = pages.length === 1 ? words['onePage'] : words['pages'];
  const sentence = isPartial ? words['partial'] : results === 1 ? words['one'] : several;
  return (sentence ?? '')
    .replace('{results}', String(results))
    .replace('{pages}', String(pages.length));
}

const optionsIn = (list: HTMLElement): HTMLElement[] => [
  ...list.querySelectorAll<HTMLElement>('[role=option]'),
];

function choose({ input, list }: Parts, at: number): void {
  const options = optionsIn(list);
  const chosen = options.at(options.length === 0 ? 0 : at % options.length);
  for (const option of options) option.setAttribute('aria-selected', String(option === chosen));
  if (chosen === undefined) input.removeAttribute('aria-activedescendant');
  else input.setAttribute('aria-activedescendant', chosen.id);
  if (at === 0) list.scrollTop = 0;
  else chosen?.scrollIntoView({ block: 'nearest' });
}

function onKey(event: KeyboardEvent, parts: Parts): void {
  // An input method takes Enter and arrows for itself.
  if (event.isComposing || event.key === 'Process') return;
  const options = optionsIn(parts.list);
  const at = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined && options.length > 0) {
    event.preventDefault();
    choose(parts, at + step);
  } else if (event.key === 'Enter') {
    event.preventDefault();
    options[at]?.click();
  }
}
