/** Results as elements: by page, each section with the words around what was found. */
import { excerptOf } from '../search/excerpt.ts';
import type { Answer, Found } from '../search/find.ts';
import type { Range } from '../search/match.ts';
import type { SearchFile } from '../search/search-file.ts';

interface Shown {
  readonly file: SearchFile;
  readonly answer: Answer;
  /** What the address of every page begins with. */
  readonly root: string;
}

export function showResults(list: HTMLElement, { file, answer, root }: Shown): void {
  let count = 0;
  const groups = answer.pages.map(({ page, found }, place) => {
    const { address, title } = file.pages[page] ?? { address: '', title: '' };
    const name = element('div', 'page', title);
    name.id = `${list.id}-page-${place}`;
    const group = element('div', 'group', name);
    group.setAttribute('role', 'group');
    group.setAttribute('aria-labelledby', name.id);
    for (const one of found) {
      const href = root + address + one.section.target;
      group.append(option(one, `${list.id}-${count}`, { href, title }));
      count += 1;
    }
    return group;
  });
  list.replaceChildren(...groups);
}

function option(
  { section, heading, text }: Found,
  id: string,
  { href, title }: { href: string; title: string },
): HTMLElement {
  const link = document.createElement('a');
  link.id = id;
  link.href = href;
  link.tabIndex = -1;
  link.setAttribute('role', 'option');
  const excerpt = excerptOf(section.text, text);
  link.append(
    element(
      'span',
      'heading',
      ...(section.heading === '' ? [title] : marked(section.heading, heading)),
    ),
    ...(excerpt.text === ''
      ? []
      : [element('span', 'excerpt', ...marked(excerpt.text, excerpt.marks))]),
  );
  return link;
}

/** The text, with what was found in it marked. */
function marked(text: string, marks: readonly Range[]): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let end = 0;
  for (const [from, to] of marks) {
    const mark = document.createElement('mark');
    mark.textContent = text.slice(from, to);
    nodes.push(text.slice(end, from), mark);
    end = to;
  }
  return [...nodes, text.slice(end)];
}

function element(tag: string, name: string, ...content: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = name;
  made.append(...content);
  return made;
}
