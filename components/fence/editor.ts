/** An editor for a block of code. It lives in a shadow root: only there may it bring its own style sheets. */
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  type CompletionSource,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import {
  bracketMatching,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
  type LanguageSupport,
} from '@codemirror/language';
import { linter, setDiagnostics, type Diagnostic, type LintSource } from '@codemirror/lint';
import {
  Compartment,
  EditorState,
  type Extension,
  type Text,
  type Transaction,
} from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  hoverTooltip,
  keymap,
  lineNumbers,
  type HoverTooltipSource,
} from '@codemirror/view';
import { editorColours, editorTheme } from './editor-theme.ts';

export interface EditorOptions {
  readonly text: string;
  /** What it is, for whoever does not see it. */
  readonly label: string;
  /** What it says in the reader's language: `en` phrase to phrase. */
  readonly phrases: Readonly<Record<string, string>>;
  readonly onChange: (text: string) => void;
  /** Ctrl+Enter. */
  readonly onRun: () => void;
}

/** What knows a language: its parser, what can be written, what is wrong, what a word means. */
export interface EditorLanguage {
  readonly support: LanguageSupport;
  readonly complete: CompletionSource;
  readonly check: LintSource;
  readonly hint: HoverTooltipSource;
}

/** Something wrong at a place, from 1. */
export interface Mark {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface Editor {
  readonly text: string;
  focus(): void;
  mark(marks: readonly Mark[]): void;
  /** Shows what differs from another text, or no longer. */
  compare(original: string | undefined): Promise<void>;
  destroy(): void;
}

/** What is wrong with a text. */
interface Found {
  readonly doc: Text;
  readonly all: readonly Diagnostic[];
}

/** How long after Escape a Tab leaves; any other key ends that. */
const LEAVING_MS = 10_000;

/** Mounts in an element that stays its host; the language's own parts come with the language. */
export function openEditor(
  host: HTMLElement,
  { text, label, phrases, onChange, onRun }: EditorOptions,
  { support, complete, check, hint }: EditorLanguage,
): Editor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const comparison = new Compartment();
  let marked: Found | undefined;
  let found: Found | undefined;
  const checkAgain = async (checked: EditorView): Promise<readonly Diagnostic[]> => {
    const { doc } = checked.state;
    found = { doc, all: await check(checked) };
    return allIn(doc);
  };
  /** What a run has marked stays beside what the check finds, until the text changes. */
  const allIn = (doc: Text): Diagnostic[] =>
    [marked, found].flatMap((one) => (one?.doc === doc ? one.all : []));
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        editing(onRun),
        support,
        autocompletion({ override: [complete] }),
        linter(checkAgain, { delay: 400 }),
        hoverTooltip(hint),
        comparison.of([]),
        EditorState.phrases.of(phrases),
        // A place that scrolls has to be reached by keyboard.
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) onChange(state.doc.toString());
        }),
      ],
    }),
  });
  host.addEventListener('keydown', (event) => {
    // Outside the shadow root a key seems to be pressed on nothing: `/` would open the search.
    event.stopPropagation();
    // Also where Escape has closed a list; the editor itself would not count that one.
    if (event.key === 'Escape') view.setTabFocusMode(LEAVING_MS);
  });
  host.addEventListener('focusout', () => {
    view.setTabFocusMode(false);
  });
  return {
    get text() {
      return view.state.doc.toString();
    },
    focus: () => {
      view.focus();
    },
    mark: (marks) => {
      const all = marks.map((mark) => diagnosticOf(mark, view.state));
      marked = { doc: view.state.doc, all };
      view.dispatch(setDiagnostics(view.state, allIn(view.state.doc)));
    },
    compare: async (original) => {
      const shown = original === undefined ? [] : await comparedTo(original);
      view.dispatch({ effects: comparison.reconfigure(shown) });
    },
    destroy: () => {
      view.destroy();
    },
  };
}

/** Keys as the hint below the editor says them: Tab indents; after Escape it leaves. */
function editing(onRun: () => void): Extension {
  const run = (): boolean => {
    onRun();
    return true;
  };
  return [
    lineNumbers(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    indentUnit.of('  '),
    EditorState.tabSize.of(2),
    syntaxHighlighting(editorColours),
    editorTheme,
    typingOver,
    keymap.of([
      { key: 'Ctrl-Enter', mac: 'Cmd-Enter', run },
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...historyKeymap,
      ...completionKeymap,
      indentWithTab,
    ]),
  ];
}

/**
 * Text typed over a selection. Left to it, Chromium would give the new text the colours of the old, by a
 * style attribute, which the content policy refuses.
 */
const typingOver = EditorView.domEventHandlers({
  beforeinput: ({ inputType, data }, view) => {
    const { main, ranges } = view.state.selection;
    if (inputType !== 'insertText' || data === null || main.empty || ranges.length > 1)
      return false;
    const { from, to } = main;
    const insert = (): Transaction =>
      view.state.update(view.state.replaceSelection(data), { userEvent: 'input.type' });
    const handlers = view.state.facet(EditorView.inputHandler);
    if (!handlers.some((handle) => handle(view, from, to, data, insert))) view.dispatch(insert());
    return true;
  },
});

async function comparedTo(original: string): Promise<Extension> {
  const { unifiedMergeView } = await import('@codemirror/merge');
  return unifiedMergeView({ original, mergeControls: false, gutter: true });
}

/** A mark as the editor draws it: under the word at its place, or the rest of the line. */
export function diagnosticOf({ line, column, message }: Mark, { doc }: EditorState): Diagnostic {
  const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
  const from = Math.min(at.from + Math.max(column - 1, 0), at.to);
  const word = /^[\w$.-]+/.exec(doc.sliceString(from, at.to))?.[0].length ?? 0;
  if (word > 0) return { from, to: from + word, severity: 'error', message };
  // Where there is nothing to underline, the whole line.
  return { from: from < at.to ? from : at.from, to: at.to, severity: 'error', message };
}
