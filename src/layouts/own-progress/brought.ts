/** What a record would bring, said before it is added. */
import { hasNews, KINDS, newIn, type Kind, type Progress } from '../../progress/record.ts';
import type { ProgressStrings } from './strings.ts';

export interface Brought {
  /** The file's name, or that it is a link. */
  readonly name: string;
  readonly strings: ProgressStrings;
  readonly mine: Progress;
  readonly theirs: Progress;
  readonly onadd: () => void;
}

export function showBrought(
  page: HTMLElement,
  { name, strings, mine, theirs, onadd }: Brought,
): void {
  const place = page.querySelector<HTMLElement>('.brought');
  if (!place) return;
  const fresh = newIn(mine, theirs);
  const kinds = KINDS.filter((kind) => fresh[kind].length > 0);
  const lines = kinds.map((kind) => {
    const ids = fresh[kind];
    const names = ids.map((id) => nameOn(page, kind, id)).join(' · ');
    return element('li', `${strings.fresh[kind](ids.length)} (${names})`);
  });
  const isNew = hasNews(mine, theirs);
  if (isNew && lines.length === 0) lines.push(element('li', strings.later));
  const list = element('ul');
  list.append(...lines);
  const close = (): void => {
    place.hidden = true;
    place.replaceChildren();
  };
  const leave = button(strings.leave, () => {
    close();
    page.querySelector<HTMLElement>('[type=file]')?.focus();
  });
  const add = button(strings.add, () => {
    close();
    onadd();
  });
  const actions = element('p');
  actions.className = 'actions';
  actions.append(...(isNew ? [add, leave] : [leave]));
  const said = isNew ? list : element('p', strings.nothingNew);
  place.replaceChildren(element('p', strings.brings(name)), said, actions);
  place.hidden = false;
  (isNew ? add : leave).focus();
}

/** As this page calls it; what it does not know, by its id. */
function nameOn(page: HTMLElement, kind: Kind, id: string): string {
  const steps = [...page.querySelectorAll<HTMLElement>('path-steps li')];
  const step = steps.find(({ dataset }) => dataset['kind'] === kind && dataset['id'] === id);
  return step?.querySelector('a')?.textContent.trim() ?? id;
}

function element(tag: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function button(text: string, onclick: () => void): HTMLElement {
  const made = element('button', text) as HTMLButtonElement;
  made.type = 'button';
  made.addEventListener('click', onclick);
  return made;
}
