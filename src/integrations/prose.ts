/**
 * What Markdown alone does not do: code is highlighted without inline styles, formulas are set; boxes
 * are held to their contents, and those that are sections get their heading (so it is in the table of
 * contents); and headings of a translation take the ids of the English chapter, by order, so that a
 * link to a section holds in both languages.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { en } from '../i18n/en.ts';
import type { Language } from '../i18n/language.ts';
import { phrases } from '../i18n/phrases.ts';
import { zhCn } from '../i18n/zh-cn.ts';
import { boxes } from './boxes.ts';
import { inlineFormulas } from './formula.ts';
import { highlight } from './highlight.ts';
import { placeOf } from './place-of.ts';
import { ranges } from './ranges.ts';

// Markdown itself adds this heading over footnotes, unseen; it is no section.
const footnotes = 'footnote-label';
const headingTags = ['h2', 'h3', 'h4', 'h5', 'h6'];
const boxTitles: Record<string, Record<Language, string>> = {
  InCluster: { en: en.inCluster, 'zh-cn': zhCn.inCluster },
  Remember: { en: en.remember, 'zh-cn': zhCn.remember },
};

interface Node {
  type: string;
  name?: string | null;
  tagName?: string;
  value?: string;
  properties?: {
    id?: unknown;
    style?: unknown;
    ariaLabel?: unknown;
    dataFootnoteBackref?: unknown;
  };
  children?: Node[];
}
interface Context {
  fileURL?: URL;
  prependChild(node: Node, child: object): void;
  setProperty(node: Node, key: string, value: unknown): void;
}
type Render = (source: string, path: string) => Promise<string[]>;

const isTranslation = (context: Context): boolean =>
  context.fileURL?.pathname.includes('/content/zh-cn/') ?? false;

const boxHeadings = {
  name: 'box-headings',
  mdxJsxFlowElement: {
    filter: Object.keys(boxTitles),
    visit(node: Node, context: Context): void {
      if (headingTags.includes(node.children?.[0]?.tagName ?? '')) return;
      const value = boxTitles[node.name ?? '']?.[isTranslation(context) ? 'zh-cn' : 'en'];
      const children = [{ type: 'text', value }];
      context.prependChild(node, { type: 'element', tagName: 'h2', properties: {}, children });
    },
  },
};

/** A column's alignment comes as an inline style, which the content policy forbids. */
const alignedCells = {
  name: 'aligned-cells',
  element: {
    filter: ['th', 'td'],
    visit(node: Node): Node {
      const { style, ...properties } = node.properties ?? {};
      const side = /text-align:\s*(right|center)/.exec(String(style))?.[1];
      const aligned = side === undefined ? properties : { ...properties, className: [side] };
      return { ...node, properties: aligned, children: withUnits(node) };
    },
  },
};

/** The way back from a footnote, in the language of the page. */
const footnoteLinks = {
  name: 'footnote-links',
  element: {
    filter: ['a'],
    visit(node: Node, context: Context): void {
      if (node.properties?.dataFootnoteBackref === undefined) return;
      const note = /\d+(-\d+)?$/.exec(String(node.properties.ariaLabel))?.[0] ?? '';
      const strings = isTranslation(context) ? zhCn : en;
      context.setProperty(node, 'ariaLabel', strings.backToText(note));
    },
  },
};

/** A number stays on the line of its unit; in a table, `alignedCells` sees to it. */
const unitsWithNumbers = {
  name: 'units-with-numbers',
  element: {
    filter: ['p', 'li', 'a', 'em', 'strong'],
    visit(node: Node): Node | undefined {
      const children = withUnits(node);
      const isSame = children.every(({ value }, index) => value === node.children?.[index]?.value);
      return isSame ? undefined : { ...node, children };
    },
  },
};

/** What it holds, with no break between `10` and `s`. */
function withUnits({ children = [] }: Node): Node[] {
  const gap = /(?<=\d) (?=(?:ms|s|min|h|毫秒|秒|分钟|小时)(?![\p{L}\d]))/gu;
  return children.map((child) =>
    child.type === 'text' && child.value !== undefined
      ? { ...child, value: child.value.replaceAll(gap, '\u00a0') }
      : child,
  );
}

/** Chinese headings break between words; `styles/prose.css` forbids it elsewhere. */
const headingPhrases = {
  name: 'heading-phrases',
  element: {
    filter: headingTags,
    visit(node: Node, context: Context): Node | undefined {
      if (!isTranslation(context) || node.properties?.id === footnotes) return undefined;
      const children = (node.children ?? []).flatMap((child): Node[] =>
        child.type === 'text'
          ? phrases(child.value ?? '').flatMap((value, index) => [
              ...(index === 0 ? [] : [{ type: 'element', tagName: 'wbr', properties: {} }]),
              { type: 'text', value },
            ])
          : [child],
      );
      return { ...node, children };
    },
  },
};

/** A plugin has one state per document, hence the function. */
const twinIds = (idsOf: Render) => () => {
  let ids: string[] | undefined;
  let count = 0;
  return {
    name: 'twin-ids',
    async before(_root: Node, context: Context): Promise<void> {
      if (!isTranslation(context) || context.fileURL === undefined) return;
      const twin = fileURLToPath(context.fileURL).replace('/content/zh-cn/', '/content/en/');
      const source = await readFile(twin, 'utf8').catch(() => undefined);
      if (source !== undefined) ids = await idsOf(source, twin);
    },
    element: {
      filter: headingTags,
      visit(node: Node, context: Context): Node | undefined {
        if (node.properties?.id === footnotes) {
          const value = isTranslation(context) ? zhCn.footnotes : en.footnotes;
          return { ...node, children: [{ type: 'text', value }] };
        }
        const id = ids?.[count++];
        if (id !== undefined) context.setProperty(node, 'id', id);
        return undefined;
      },
    },
    after(_root: Node, context: Context): void {
      if (ids === undefined || ids.length === count) return;
      throw new Error(
        `${placeOf(context.fileURL)} has ${count} headings, ` +
          `its English twin ${ids.length}. Section links need the same headings in both.`,
      );
    },
  };
};

interface Processor {
  options: { hastPlugins: unknown[]; features: Record<string, unknown> };
  createMdxRenderer(
    shared: object,
    mdx: object,
  ): Promise<{ process(source: string, path: string, front: object): Promise<{ code: string }> }>;
}

/** Asks the processor itself, so that both languages slug alike. */
const idsBy = (processor: Processor): Render => {
  const renderer = processor.createMdxRenderer({ syntaxHighlight: false }, {});
  return async (source, path) => {
    const { code } = await (await renderer).process(source, path, {});
    const headings = /function getHeadings\(\) \{ return (.*); \}/.exec(code)?.[1] ?? '[]';
    const all = JSON.parse(headings) as { depth: number; slug: string }[];
    return all.filter(({ depth, slug }) => depth > 1 && slug !== footnotes).map(({ slug }) => slug);
  };
};

export function prose(): AstroIntegration {
  return {
    name: 'prose',
    hooks: {
      'astro:config:setup': ({ config }) => {
        const processor = config.markdown.processor as unknown as Processor;
        // Flags begin with two hyphens; they are not dashes.
        processor.options.features['smartPunctuation'] = { dashes: false };
        processor.options.features['math'] = true;
        processor.options.hastPlugins.push(
          boxes,
          highlight,
          inlineFormulas,
          footnoteLinks,
          alignedCells,
          boxHeadings,
          twinIds(idsBy(processor)),
          headingPhrases,
          unitsWithNumbers,
          ranges,
        );
      },
    },
  };
}
