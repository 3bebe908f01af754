/** What a name is, as a small piece of page: its signature, its words, its default. */
import type { DocsItem } from './docs-file.ts';

export function hintOf({ signature, says, default: fallback }: DocsItem): HTMLElement {
  const hint = document.createElement('div');
  hint.className = 'hint';
  const code = document.createElement('code');
  code.textContent = fallback === undefined ? signature : `${signature} = ${fallback}`;
  const text = document.createElement('p');
  text.textContent = says;
  hint.append(code, text);
  return hint;
}
