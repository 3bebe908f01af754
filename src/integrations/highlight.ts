/**
 * Fenced code, highlighted when the site is built, with the lines its meta marks (`fence-meta.ts`).
 * What else the meta says reaches `components/fence/Fence.astro` as attributes of `pre`. A fence of
 * mathematics becomes a formula.
 */
import { createHighlighter, type ShikiTransformer } from 'shiki';
import { stripTypes } from '../../components/fence/strip.ts';
import { codeTheme, styleToClass } from './code-theme.ts';
import { type FenceMeta, type LineMark, readFenceMeta } from './fence-meta.ts';
import { displayFormula, isFormula } from './formula.ts';
import { placeOf } from './place-of.ts';

const languages = ['yaml', 'ts', 'go', 'bash', 'json', 'text'];
const shiki = createHighlighter({ themes: [codeTheme], langs: languages });

interface CodeNode {
  children?: CodeNode[];
  tagName?: string;
  properties?: { className?: unknown };
  data?: { lang?: string | null; meta?: string | null };
}
interface Context {
  fileURL?: URL;
  textContent(node: CodeNode): string;
}

/** The elements say what the signs beside the lines show. */
const markTags: Record<LineMark, string> = { mark: 'mark', ins: 'ins', del: 'del' };

const markLines = (marks: FenceMeta['marks']): ShikiTransformer => ({
  name: 'mark-lines',
  line(node, line) {
    const mark = marks.get(line);
    if (mark !== undefined) node.tagName = markTags[mark];
  },
});

function attributes({ title, kind, marks }: FenceMeta, text: string): Record<string, string> {
  return {
    ...(title === undefined ? {} : { 'data-title': title }),
    ...(kind === 'scenario' ? { 'data-runs': 'scenario' } : {}),
    ...(kind === 'run' ? { 'data-runs': 'program', ...plainCode(text) } : {}),
    ...(kind === 'output' ? { 'data-prints': '' } : {}),
    ...(marks.size > 0 ? { 'data-marked': '' } : {}),
  };
}

/** A program without its types, where it has some: it then runs without the editor. */
function plainCode(text: string): Record<string, string> {
  const plain = stripTypes(text);
  return plain === text ? {} : { 'data-plain': plain };
}

/** The inside of a `code` element, for pages that are no chapters. */
export async function highlightedCode(text: string, lang: string): Promise<string> {
  const html = (await shiki).codeToHtml(text, {
    lang,
    theme: codeTheme.name ?? '',
    transformers: [styleToClass],
  });
  return /<code>([^]*)<\/code>/.exec(html)?.[1] ?? '';
}

export const highlight = {
  name: 'highlight',
  element: {
    filter: ['pre'],
    async visit(node: CodeNode, context: Context): Promise<object | undefined> {
      const code = node.children?.find(({ tagName }) => tagName === 'code');
      if (code === undefined) return undefined;
      const text = context.textContent(code).replace(/\n$/, '');
      if (isFormula(code)) return displayFormula(text, context.fileURL);
      const lang = code.data?.lang ?? 'text';
      const meta = code.data?.meta ?? '';
      if (!languages.includes(lang)) {
        throw new Error(
          `${placeOf(context.fileURL)}: code in "${lang}" cannot be highlighted. ` +
            `Use one of: ${languages.join(', ')}.`,
        );
      }
      let read: FenceMeta;
      try {
        read = readFenceMeta(meta, text.split('\n').length, lang);
      } catch (error) {
        const says = error instanceof Error ? error.message : String(error);
        throw new Error(`${placeOf(context.fileURL)}, at \`\`\`${lang} ${meta}: ${says}`, {
          cause: error,
        });
      }
      const root = (await shiki).codeToHast(text, {
        lang,
        theme: codeTheme.name ?? '',
        transformers: [styleToClass, markLines(read.marks)],
      });
      const pre = root.children[0];
      if (pre?.type !== 'element') return undefined;
      Object.assign(pre.properties, { 'data-language': lang }, attributes(read, text));
      return pre;
    },
  },
};
