/** What is wrong with a program before it runs: where it cannot be read, and names that the builder has not. */
import { syntaxTree } from '@codemirror/language';
import type { Diagnostic } from '@codemirror/lint';
import type { EditorState } from '@codemirror/state';
import { nearest } from '../../src/scenario/read.ts';
import type { DocsFile } from './docs-file.ts';
import { itemsAt } from './program-context.ts';
import type { FenceStrings } from './strings.ts';

type Words = Pick<FenceStrings, 'wrong' | 'unknown'>;

export function mistakesIn(state: EditorState, docs: DocsFile, words: Words): Diagnostic[] {
  const unread: Diagnostic[] = [];
  const unknown: Diagnostic[] = [];
  syntaxTree(state).iterate({
    enter: ({ type, from, to }) => {
      if (type.isError) {
        const end = Math.max(to, Math.min(from + 1, state.doc.length));
        unread.push({ from, to: end, severity: 'error', message: words.wrong });
      } else if (type.name === 'PropertyName' || type.name === 'PropertyDefinition') {
        const message = unknownName(state, from, { docs, words });
        if (message !== undefined) unknown.push({ from, to, severity: 'error', message });
      }
    },
  });
  // Behind a place that cannot be read, nothing is what it seems.
  return unread.length > 0 ? unread.slice(0, 1) : unknown;
}

function unknownName(
  state: EditorState,
  from: number,
  { docs, words }: { readonly docs: DocsFile; readonly words: Words },
): string | undefined {
  const found = itemsAt(state, from, docs);
  if (found?.kind !== 'member' && found?.kind !== 'key') return undefined;
  const name = state.sliceDoc(from, state.wordAt(from)?.to ?? from);
  const known = found.items.map((item) => item.name);
  return known.includes(name) ? undefined : words.unknown(name, nearest(name, known));
}
