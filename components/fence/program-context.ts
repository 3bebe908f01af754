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
  readonly nextSibling: Node | null;
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
  if (inner.name.includes('Comment')) return undefined;
  if (inner.name === 'String' && inner.from < at) return valueIn(state, inner, docs);
  const object = objectAround(
    /^(?:PropertyDefinition|VariableName)$/.test(node.name) ? node : inner,
  );
  if (object) return keysOf(state, object, docs);
  if (/String|Number|RegExp/.test(inner.name)) return undefined;
  return { kind: 'name', items: docs.names };
}

function membersBefore(state: EditorState, node: Node, docs: DocsFile): Found | undefined {
  const whole = expressionEndingIn(node);
  const metricsOwner = ownerOf(state, whole, 'metrics');
  if (metricsOwner) {
    const model = modelOf(state, metricsOwner, docs);
    return model && { kind: 'member', items: metricsOf(model) };
  }
  const model = modelOf(state, whole, docs);
  return model && { kind: 'member', items: membersOf(docs, model) };
}

/** The expression whose last letter a node holds: a closing bracket ends a call, a name what it is a member of. */
function expressionEndingIn(node: Node): Node {
  let whole = node;
  while (
    whole.parent?.to === node.to &&
    /^(?:Member|Call)Expression$|^ArgList$/.test(whole.parent.name)
  )
    whole = whole.parent;
  return whole;
}

/** Of `run.metrics` the `run`. */
function ownerOf(state: EditorState, node: Node, name: string): Node | undefined {
  const member = node.name === 'MemberExpression' ? node.getChild('PropertyName') : null;
  return member && textOf(state, member) === name ? (node.firstChild ?? undefined) : undefined;
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
  if (!callee) return undefined;
  if (callee.name === 'VariableName') {
    const made = madeBy(state, callee, docs);
    return made && { kind: 'key', items: [...made.settings, ...docs.settings] };
  }
  const run = ownerOf(state, callee, 'expect');
  const model = run && modelOf(state, run, docs);
  return model && { kind: 'key', items: model.expectations };
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

/** What gives the run back, beside its commands. */
const GIVES_RUN = ['advance', 'advanceUntil', 'expect'];

/** Whose run an expression is, if it is one: `raft()`, a name given to that, or what was done to it. */
function modelOf(state: EditorState, node: Node, docs: DocsFile): DocsModel | undefined {
  if (node.name === 'VariableName') return declaredAs(state, textOf(state, node), docs);
  const callee = node.name === 'CallExpression' ? node.firstChild : null;
  if (!callee) return undefined;
  if (callee.name === 'VariableName') return madeBy(state, callee, docs);
  const method = callee.getChild('PropertyName');
  const model = callee.firstChild && modelOf(state, callee.firstChild, docs);
  if (!method || !model) return undefined;
  const gives = [...GIVES_RUN, ...model.commands.map(({ name }) => name)];
  return gives.includes(textOf(state, method)) ? model : undefined;
}

function madeBy(state: EditorState, callee: Node, docs: DocsFile): DocsModel | undefined {
  return docs.models.find(({ make }) => make === textOf(state, callee));
}

/** What a name was given; undefined where it is given different things, or is a parameter. */
function declaredAs(state: EditorState, name: string, docs: DocsFile): DocsModel | undefined {
  const given = new Set<DocsModel | undefined>();
  syntaxTree(state).iterate({
    enter: ({ name: kind, node }) => {
      if (kind !== 'VariableDefinition' || textOf(state, node) !== name) return;
      const equals: Node | null = node.nextSibling;
      const value = equals?.name === 'Equals' ? equals.nextSibling : null;
      const made = value && madeBy(state, innermost(value), docs);
      given.add(made ? modelOf(state, value, docs) : undefined);
    },
  });
  return given.size === 1 ? [...given][0] : undefined;
}

/** What an expression begins with. */
function innermost(node: Node): Node {
  return node.firstChild ? innermost(node.firstChild) : node;
}

function textOf(state: EditorState, { from, to }: Node): string {
  return state.sliceDoc(from, to);
}
