/** The editor for scenarios: completes keys, commands and their choices, and says what is wrong where. */
import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { yaml } from '@codemirror/lang-yaml';
import type { EditorView, Tooltip } from '@codemirror/view';
import type { Language } from '../../src/narration/language.ts';
import { choicesIn, type DocsFile } from './docs-file.ts';
import { diagnosticOf, openEditor, type Editor, type EditorOptions, type Mark } from './editor.ts';
import { hintOf } from './hint.ts';
import { itemsIn, placeAt } from './scenario-context.ts';

/** What the editor of a scenario knows. */
interface ScenarioHelp {
  readonly docs: DocsFile;
  readonly language: Language;
  /** What is wrong with a text. */
  readonly check: (text: string) => Promise<readonly Mark[]>;
}

export function openScenarioEditor(
  host: HTMLElement,
  options: EditorOptions,
  { docs, language, check }: ScenarioHelp,
): Editor {
  return openEditor(host, options, {
    support: yaml(),
    complete: (context) => complete(context, docs, language),
    check: async ({ state }) => {
      const text = state.doc.toString();
      // What was written is right; what checks it comes with the first change.
      if (text === options.text) return [];
      const marks = await check(text);
      return marks.map((mark) => diagnosticOf(mark, state));
    },
    hint: (view, pos) => hintAt(view, pos, { docs, language }),
  });
}

function complete(
  context: CompletionContext,
  docs: DocsFile,
  language: Language,
): CompletionResult | null {
  const { state, pos } = context;
  const from = context.matchBefore(/[\w-]*/)?.from ?? pos;
  const text = state.doc.toString();
  const place = placeAt(text, from);
  const items = itemsIn(text, place, { docs, language });
  if (from === pos && !context.explicit && place.value === undefined) return null;
  if (place.value !== undefined) {
    const item = items.find(({ name }) => name === place.value);
    const options = choicesIn(item?.signature ?? '').map((label) => ({ label, type: 'constant' }));
    return options.length === 0 ? null : { from, options, validFor: /^[\w-]*$/ };
  }
  const options = items.map((item) => ({
    label: item.name,
    type: 'property',
    apply: `${item.name}: `,
    info: () => hintOf(item),
  }));
  return { from, options, validFor: /^[\w-]*$/ };
}

function hintAt(
  { state }: EditorView,
  pos: number,
  how: { readonly docs: DocsFile; readonly language: Language },
): Tooltip | null {
  const word = state.wordAt(pos);
  if (!word) return null;
  const text = state.doc.toString();
  const name = state.sliceDoc(word.from, word.to);
  const item = itemsIn(text, placeAt(text, word.from), how).find((one) => one.name === name);
  return item ? { pos: word.from, end: word.to, create: () => ({ dom: hintOf(item) }) } : null;
}
