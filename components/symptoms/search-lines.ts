/** Searches pasted lines for the entries of the page, and shows those that it finds. Nothing is sent. */
import { languageOf } from '../../src/i18n/language.ts';
import {
  isText,
  linesOf,
  matching,
  type Found,
  type Hit,
  type Known,
  type Outcome,
} from '../../src/symptoms/match.ts';
import { patternOf } from '../../src/symptoms/pattern.ts';
import { SEARCH_STRINGS } from './search-strings.ts';

/** Characters; what is over is not read. */
const MOST = 30_000_000;
/** From here on it is said that something goes on. */
const MANY_LINES = 5000;
const FRAME_MS = 12;

const strings = SEARCH_STRINGS[languageOf(document.documentElement.lang)];
let current = 0;

/** `isCut`: the field shows only the beginning of what is searched. */
export async function search(
  host: HTMLElement,
  pasted: string,
  { isCut }: { isCut: boolean },
): Promise<void> {
  const mine = ++current;
  const status = host.querySelector('[role=status]');
  const list = host.querySelector('ol');
  const clear = host.querySelector('button');
  if (!status || !list || !clear) return;
  clear.hidden = pasted === '';
  if (pasted.trim() === '' || !isText(pasted)) {
    status.textContent = pasted.trim() === '' ? '' : strings.binary;
    list.replaceChildren();
    return;
  }
  const lines = linesOf(pasted.slice(0, MOST));
  if (lines.length > MANY_LINES) status.textContent = strings.reading(lines.length);
  const outcome = await run(lines, () => mine === current);
  if (outcome === undefined) return;
  const notes = [
    pasted.length > MOST ? strings.cut(lines.length) : '',
    isCut ? strings.short(host.querySelector('textarea')?.value.split('\n').length ?? 0) : '',
  ];
  status.textContent = [said(outcome), ...notes].filter((one) => one !== '').join(' ');
  list.replaceChildren(...outcome.found.map(shown), ...unknown(outcome));
}

/** Works in pieces, so that the page draws and takes keys; undefined if another search has begun. */
async function run(
  lines: readonly string[],
  isWanted: () => boolean,
): Promise<Outcome | undefined> {
  const steps = matching(lines, index());
  let began = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return isWanted() ? step.value : undefined;
    if (performance.now() - began < FRAME_MS) continue;
    await new Promise((resolve) => setTimeout(resolve));
    if (!isWanted()) return undefined;
    began = performance.now();
  }
}

/** The entries are on the page already, with their patterns. */
function index(): Known[] {
  return [...document.querySelectorAll<HTMLElement>('.symptom')].map((entry) => {
    const heading = entry.querySelector('h3');
    const line = heading?.textContent.trim() ?? '';
    return {
      id: heading?.id ?? '',
      pattern: patternOf({ line, pattern: entry.dataset['pattern'] }),
    };
  });
}

const said = ({ lines, known, found }: Outcome): string =>
  known === 0 ? strings.nothing(lines) : strings.found(known, lines, found.length);

function shown({ id, count, first, last }: Found): HTMLLIElement {
  const entry = document.getElementById(id)?.closest('.symptom');
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = `#${id}`;
  const code = entry?.querySelector('h3 code')?.cloneNode(true);
  if (code) link.append(code);
  const title = paragraph('title', link, ' ', strings.times(count));
  const hits = [hit(strings.line(first.line), first)];
  if (count > 1) hits.push(hit(strings.last(last.line), last));
  const says = [...(entry?.children ?? [])].filter((one) => !one.matches('h3'));
  item.append(title, ...hits, ...says.map((one) => one.cloneNode(true)));
  return item;
}

function hit(where: string, { before, match, after }: Hit): HTMLParagraphElement {
  const mark = document.createElement('mark');
  mark.textContent = match;
  const code = document.createElement('code');
  code.append(before, mark, after);
  const place = document.createElement('span');
  place.textContent = where;
  return paragraph('hit', place, ' ', code);
}

function unknown({ unknown: rest }: Outcome): HTMLLIElement[] {
  if (rest.length === 0) return [];
  const item = document.createElement('li');
  item.className = 'unknown';
  item.append(
    paragraph('title', strings.unknown),
    ...rest.map(({ line, text }) => {
      const code = document.createElement('code');
      code.textContent = text;
      return paragraph('hit', strings.line(line), ' ', code);
    }),
    paragraph('', strings.tryThis),
  );
  return [item];
}

function paragraph(name: string, ...children: (Node | string)[]): HTMLParagraphElement {
  const one = document.createElement('p');
  if (name !== '') one.className = name;
  one.append(...children);
  return one;
}
