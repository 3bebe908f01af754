/** The editor in the colours and letters of the page: its custom properties reach into the shadow root. */
import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

export const editorTheme = EditorView.theme({
  '&': { background: 'var(--raised)', color: 'var(--code-text)', fontSize: '0.875rem' },
  '&.cm-focused': { outline: 'none' },
  // Above the gutter, which would hide an outline.
  '&.cm-focused::after': {
    content: '""',
    position: 'absolute',
    inset: '0',
    zIndex: '300',
    border: '2px solid var(--accent)',
    pointerEvents: 'none',
  },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.6' },
  '.cm-content': { padding: '0.85rem 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 1rem 0 0.6rem' },
  '.cm-gutters': {
    background: 'var(--sunken)',
    color: 'var(--ink-3)',
    borderInlineEnd: '1px solid var(--rule)',
  },
  '.cm-activeLine, .cm-activeLineGutter': { background: 'transparent' },
  '.cm-cursor': { borderInlineStartColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { background: 'var(--accent-soft)' },
  '.cm-matchingBracket': { background: 'var(--accent-soft)', outline: '1px solid var(--rule-2)' },
  '.cm-tooltip': {
    border: '1px solid var(--rule-2)',
    borderRadius: '6px',
    background: 'var(--raised)',
    color: 'var(--ink)',
    maxWidth: 'min(30rem, 90vw)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', maxHeight: '14rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.2rem 0.5rem', lineHeight: '1.4' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    background: 'var(--accent)',
    color: 'var(--on-accent)',
  },
  '.cm-completionInfo, .hint': { padding: '0.5rem 0.7rem', fontFamily: 'var(--sans)' },
  '.hint code': { fontFamily: 'var(--mono)', fontSize: '0.8rem', overflowWrap: 'anywhere' },
  '.hint p': { margin: '0.3rem 0 0' },
  '.cm-diagnostic': { padding: '0.4rem 0.7rem', fontFamily: 'var(--sans)' },
  '.cm-diagnostic-error': { borderInlineStart: '3px solid var(--warn)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--warn)',
    textUnderlineOffset: '3px',
  },
  '.cm-insertedLine, .cm-changedLine': { background: 'var(--ok-soft)' },
  '.cm-deletedChunk': { background: 'var(--warn-soft)', paddingInlineStart: '0.6rem' },
  '.cm-deletedChunk .cm-deletedText': { background: 'none' },
});

export const editorColours = HighlightStyle.define([
  { tag: [tags.keyword, tags.bool, tags.null, tags.operatorKeyword], color: 'var(--code-keyword)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--code-string)' },
  { tag: tags.number, color: 'var(--code-number)' },
  { tag: tags.comment, color: 'var(--code-comment)' },
  {
    tag: [tags.propertyName, tags.definition(tags.propertyName), tags.attributeName],
    color: 'var(--code-key)',
  },
  { tag: [tags.function(tags.variableName), tags.typeName], color: 'var(--code-name)' },
  { tag: [tags.punctuation, tags.operator, tags.bracket], color: 'var(--code-punctuation)' },
]);
