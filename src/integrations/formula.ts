/**
 * Formulas, `$…$` in a line and `$$` around a paragraph, written in TeX and turned into MathML when
 * the site is built: no script, no font, no image, and no inline style, which the policy forbids.
 */
import temml from 'temml';
import { placeOf } from './place-of.ts';

interface Element {
  type: 'element';
  tagName: string;
  properties: Record<string, unknown>;
  children: (Element | Text)[];
}
interface Text {
  type: 'text';
  value: string;
}
interface CodeNode {
  properties?: { className?: unknown };
}
interface Context {
  fileURL?: URL;
  textContent(node: CodeNode): string;
}

/** Styles that repeat what `styles/prose.css` says. */
const known = /^(display:block math;|padding-left:0em;padding-right:0em;)$/;

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
const decoded = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot);/g, (entity) => entities[entity] ?? entity);

function propertiesOf(tag: string): Record<string, unknown> {
  const pairs = [...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name === 'class' ? 'className' : name,
    decoded(value),
  ]);
  const { style, ...properties } = Object.fromEntries(pairs) as Record<string, string>;
  if (style !== undefined && !known.test(style)) {
    throw new Error(`it needs the inline style "${style}", which the policy forbids`);
  }
  return properties;
}

/** MathML as a tree: well-formed, as it comes from our own tool. */
function treeOf(mathml: string): Element {
  const root: Element = { type: 'element', tagName: 'root', properties: {}, children: [] };
  const open = [root];
  for (const [token, tag] of mathml.matchAll(/<\/?(\w+)[^>]*>|[^<]+/g)) {
    const parent = open.at(-1) ?? root;
    if (tag === undefined) parent.children.push({ type: 'text', value: decoded(token) });
    else if (token.startsWith('</')) open.pop();
    else {
      const properties = propertiesOf(token);
      const element: Element = { type: 'element', tagName: tag, properties, children: [] };
      parent.children.push(element);
      if (!token.endsWith('/>')) open.push(element);
    }
  }
  const [math] = root.children;
  if (math?.type !== 'element') throw new Error('it is empty');
  return math;
}

/** The `math` element of a formula. An error names the file, the formula and what is wrong. */
export function formula(tex: string, isDisplay: boolean, file: URL | undefined): Element {
  try {
    return treeOf(temml.renderToString(tex, { displayMode: isDisplay, throwOnError: true }));
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    throw new Error(
      `${placeOf(file)}: the formula ${tex.trim()} cannot be set: ${says}. ` +
        'Use TeX that temml knows, and write a dollar in the text as \\$.',
      { cause: error },
    );
  }
}

/** A formula on a line of its own; a long one scrolls in itself. */
export function displayFormula(tex: string, file: URL | undefined): Element {
  const children = [formula(tex, true, file)];
  return { type: 'element', tagName: 'div', properties: { className: ['formula'] }, children };
}

export function isFormula({ properties }: CodeNode): boolean {
  const { className } = properties ?? {};
  return Array.isArray(className) && className.includes('language-math');
}

/** Those inside a line. The others are fences, and come from `highlight.ts`. */
export const inlineFormulas = {
  name: 'inline-formulas',
  element: {
    filter: ['code'],
    visit(node: CodeNode, context: Context): Element | undefined {
      if (!isFormula(node)) return undefined;
      return formula(context.textContent(node), false, context.fileURL);
    },
  },
};
