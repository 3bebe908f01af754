/** What could stand at a place of a program: a name, a member of a run, a key of its settings, a value. */
import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { membersOf, metricsOf, type DocsFile, type DocsItem, type DocsModel } from './docs-file.ts';

export interface Found {
  readonly kind: 'name' | 'member' | 'key' | 'value';
  readonly items: readonly DocsItem[];
}

interface Node {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly parent: Node | null;
  readonly firstChild: Node | null;
  getChild(name: string): Node | null;
}

/** `at`: where the word begins, or would. Undefined where nothing of the builder belongs. */
export function itemsAt(state: EditorState, at: number, docs: DocsFile): Found | undefined {
  const before = state.sliceDoc(Math.max(0, at - 200), at);
  const tree = syntaxTree(state);
  if (/\.\s*$/.test(before)) {
    const dot = before.search(/\??\.\s*$/) - before.length + at;
    return membersBefore(state, tree.resolveInner(dot, -1), docs);
  }
  const node: Node = tree.resolveInner(at, 1);
  const inner: Node = tree.resolveInner(at, -1);
  if (/Comment/.test(inner.name)) return undefined;
  if (inner.name === 'String' && inner.from < at) return valueIn(state, inner, docs);
  const object = objectAround(
    /^(?:PropertyDefinition|VariableName)$/.test(node.name) ? node : inner,
  );
  if (object) return keysOf(state, object, docs);
  if (/String|Number|RegExp/.test(inner.name)) return undefined;
  return { kind: 'name', items: docs.names };
}

function membersBefore(state: EditorState, node: Node, docs: DocsFile): Found | undefined {
  const isMetrics = node.name === 'PropertyName' && textOf(state, node) === 'metrics';
  const whole = node.name === 'PropertyName' ? (node.parent ?? node) : outermost(node);
  const model = modelOf(state, whole, docs);
  if (!model) return undefined;
  return { kind: 'member', items: isMetrics ? metricsOf(model) : membersOf(docs, model) };
}

/** A closing bracket belongs to the call before it. */
function outermost(node: Node): Node {
  return node.name === ')' || node.name === 'ArgList'
    ? (parentNamed(node, 'CallExpression') ?? node)
    : node;
}

function parentNamed(node: Node, name: string): Node | undefined {
  for (let at: Node | null = node; at; at = at.parent) if (at.name === name) return at;
  return undefined;
}

/** The object that a key stands in, if it is the whole of one. */
function objectAround(node: Node): Node | undefined {
  if (node.name === 'ObjectExpression' || node.name === '{') {
    return node.name === '{' ? (node.parent ?? undefined) : node;
  }
  const property = node.parent;
  if (property?.name !== 'Property' || property.firstChild?.from !== node.from) return undefined;
  return property.parent ?? undefined;
}

/** Settings of a run, or what is expected of it. */
function keysOf(state: EditorState, object: Node, docs: DocsFile): Found | undefined {
  const call = object.parent?.parent;
  if (object.parent?.name !== 'ArgList' || call?.name !== 'CallExpression') return undefined;
  const callee = call.firstChild;
  const model = callee && modelOf(state, callee, docs);
  if (!callee || !model) return undefined;
  if (callee.name === 'VariableName')
    return { kind: 'key', items: [...model.settings, ...docs.settings] };
  const method = callee.getChild('PropertyName');
  const isExpect = method !== null && textOf(state, method) === 'expect';
  return isExpect ? { kind: 'key', items: model.expectations } : undefined;
}

/** The choices of the setting that a text is the value of. */
function valueIn(state: EditorState, text: Node, docs: DocsFile): Found | undefined {
  const property = text.parent;
  const key = property?.name === 'Property' ? property.firstChild : null;
  const keys = key && property?.parent ? keysOf(state, property.parent, docs) : undefined;
  if (!key || !keys) return undefined;
  const name = textOf(state, key);
  return { kind: 'value', items: keys.items.filter((item) => item.name === name) };
}

/** Whose run an expression is: it begins with a function of the builder, or with a name that was given one. */
function modelOf(state: EditorState, node: Node, docs: DocsFile): DocsModel | undefined {
  let first: Node = node;
  while (first.firstChild) first = first.firstChild;
  if (!/^Variable(?:Name|Definition)$/.test(first.name)) return undefined;
  const name = textOf(state, first);
  const made = new RegExp(`\\b(?:const|let|var)\\s+${name}\\s*=\\s*(\\w+)\\(`).exec(
    state.doc.toString(),
  )?.[1];
  return docs.models.find(({ make }) => make === name || make === made);
}

function textOf(state: EditorState, { from, to }: Node): string {
  return state.sliceDoc(from, to);
}
