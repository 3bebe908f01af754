/** Holds the boxes of a chapter to their contents: tabs that exist, steps that are a list. */
import { en } from '../i18n/en.ts';
import { placeOf } from './place-of.ts';

interface Node {
  type: string;
  name?: string | null;
  tagName?: string;
  value?: string;
  attributes?: { name?: string; value?: unknown }[];
  children?: Node[];
}
interface Context {
  fileURL?: URL;
}

const attribute = (node: Node, name: string): string | undefined => {
  const value = node.attributes?.find((one) => one.name === name)?.value;
  return typeof value === 'string' ? value : undefined;
};

const contentOf = ({ children = [] }: Node): Node[] =>
  children.filter(({ type, value }) => type !== 'text' || value?.trim() !== '');

const groups: Record<string, { tabs: Record<string, string> }> = en.tabGroups;
const listed = (names: string[]): string => names.map((name) => `"${name}"`).join(', ');

/** A sentence on what is wrong with a group of tabs, and what would be right. */
export function tabsProblem(node: Node): string | undefined {
  const group = attribute(node, 'group');
  const tabs = groups[group ?? '']?.tabs;
  if (tabs === undefined) {
    return `<Tabs group="${group ?? ''}"> is no group. Use one of: ${listed(Object.keys(groups))}.`;
  }
  const contents = contentOf(node);
  if (contents.length === 0 || contents.some(({ name }) => name !== 'Tab')) {
    return `<Tabs group="${group ?? ''}"> may hold only <Tab name="…">, and at least one.`;
  }
  const names = contents.map((tab) => attribute(tab, 'name') ?? '');
  const wrong = names.find(
    (name, index) => tabs[name] === undefined || names.indexOf(name) < index,
  );
  return wrong === undefined
    ? undefined
    : `<Tab name="${wrong}"> is not in the group "${group ?? ''}", or is there twice. ` +
        `Use each of these at most once: ${listed(Object.keys(tabs))}.`;
}

function stepsProblem(node: Node): string | undefined {
  const [list, ...others] = contentOf(node);
  return list?.tagName === 'ol' && others.length === 0
    ? undefined
    : '<Steps> holds one numbered list and nothing else. Put other text before or after it.';
}

export const boxes = {
  name: 'boxes',
  mdxJsxFlowElement: {
    filter: ['Tabs', 'Steps'],
    visit(node: Node, { fileURL }: Context): void {
      const problem = node.name === 'Tabs' ? tabsProblem(node) : stepsProblem(node);
      if (problem !== undefined) throw new Error(`${placeOf(fileURL)}: ${problem}`);
    },
  },
};
