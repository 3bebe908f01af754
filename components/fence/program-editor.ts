/** The editor for programs: completes and explains the builder's names. */
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { javascript } from '@codemirror/lang-javascript';
import type { EditorView, Tooltip } from '@codemirror/view';
import { choicesIn, type DocsFile, type DocsItem } from './docs-file.ts';
import { openEditor, type Editor, type EditorOptions } from './editor.ts';
import { hintOf } from './hint.ts';
import { itemsAt } from './program-context.ts';
import { mistakesIn } from './program-mistakes.ts';
import type { FenceStrings } from './strings.ts';

export function openProgramEditor(
  host: HTMLElement,
  options: EditorOptions,
  { docs, words }: { readonly docs: DocsFile; readonly words: FenceStrings },
): Editor {
  return openEditor(host, options, {
    support: javascript({ typescript: true }),
    complete: (context) => complete(context, docs),
    check: ({ state }) => mistakesIn(state, docs, words),
    hint: (view, pos) => hintAt(view, pos, docs),
  });
}

function complete(context: CompletionContext, docs: DocsFile): CompletionResult | null {
  const { state, pos } = context;
  const typed = context.matchBefore(/[\w$]*/);
  const from = typed?.from ?? pos;
  const found = itemsAt(state, from, docs);
  if (!found || (found.kind === 'name' && from === pos && !context.explicit)) return null;
  if (found.kind === 'value') {
    const [item] = found.items;
    const options = choicesIn(item?.signature ?? '').map((label) => ({ label, type: 'constant' }));
    return options.length === 0 ? null : { from, options };
  }
  return {
    from,
    options: found.items.map((item) => optionOf(item, found.kind)),
    validFor: /^[\w$]*$/,
  };
}

function optionOf(item: DocsItem, kind: string): Completion {
  const isCall = item.signature.startsWith(`${item.name}(`);
  return {
    label: item.name,
    type: isCall ? 'function' : 'property',
    ...(kind === 'key' && { apply: `${item.name}: ` }),
    info: () => hintOf(item),
  };
}

function hintAt({ state }: EditorView, pos: number, docs: DocsFile): Tooltip | null {
  const word = state.wordAt(pos);
  if (!word) return null;
  const name = state.sliceDoc(word.from, word.to);
  const item = itemsAt(state, word.from, docs)?.items.find((one) => one.name === name);
  if (!item) return null;
  return { pos: word.from, end: word.to, create: () => ({ dom: hintOf(item) }) };
}
