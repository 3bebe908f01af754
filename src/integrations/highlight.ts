/**
 * Fenced code, highlighted when the site is built. After the language a fence may say `title="…"`
 * and `scenario`; both reach `components/fence/Fence.astro` as attributes of `pre`.
 */
import { createHighlighter } from 'shiki';
import { codeTheme, styleToClass } from './code-theme.ts';

const languages = ['yaml', 'ts', 'go', 'bash', 'json', 'text'];
const shiki = createHighlighter({ themes: [codeTheme], langs: languages });

interface CodeNode {
  children?: CodeNode[];
  tagName?: string;
  data?: { lang?: string | null; meta?: string | null };
}
interface Context {
  fileURL?: URL;
  textContent(node: CodeNode): string;
}

/** The words after the language, as attributes. */
export function fenceAttributes(meta: string): Record<string, string> {
  const title = /\btitle="([^"]*)"/.exec(meta)?.[1];
  const words = meta.replace(/\w+="[^"]*"/g, '').split(/\s+/);
  return {
    ...(title === undefined ? {} : { 'data-title': title }),
    ...(words.includes('scenario') ? { 'data-scenario': '' } : {}),
  };
}

export const highlight = {
  name: 'highlight',
  element: {
    filter: ['pre'],
    async visit(node: CodeNode, context: Context): Promise<object | undefined> {
      const code = node.children?.find(({ tagName }) => tagName === 'code');
      if (code === undefined) return undefined;
      const lang = code.data?.lang ?? 'text';
      if (!languages.includes(lang)) {
        const file = context.fileURL?.pathname.replace(/^.*(?=content\/)/, '') ?? '';
        throw new Error(
          `${file}: code in "${lang}" cannot be highlighted. Use one of: ${languages.join(', ')}.`,
        );
      }
      const root = (await shiki).codeToHast(context.textContent(code).replace(/\n$/, ''), {
        lang,
        theme: codeTheme.name ?? '',
        transformers: [styleToClass],
      });
      const pre = root.children[0];
      if (pre?.type !== 'element') return undefined;
      Object.assign(
        pre.properties,
        { 'data-language': lang },
        fenceAttributes(code.data?.meta ?? ''),
      );
      return pre;
    },
  },
};
