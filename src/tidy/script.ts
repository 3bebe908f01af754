/** The TypeScript inside a file: all of a `.ts`, the scripts of a `.svelte`, both kinds of an `.astro`. */
import ts from 'typescript';
import { keepOnly, type TextFile } from './finding.ts';

export interface Script {
  readonly tree: ts.SourceFile;
  /** True for a `<script>` of an Astro file, which the reader's browser runs. */
  readonly isClient: boolean;
}

type Span = readonly [number, number];

export function scriptsOf({ path, text }: TextFile): Script[] {
  const script = (spans: readonly Span[], isClient: boolean): Script => {
    const source = keepOnly(text, spans);
    const tree = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
    return { tree, isClient };
  };
  if (/\.(ts|mts|js|mjs)$/.test(path)) return [script([[0, text.length]], false)];
  if (path.endsWith('.svelte')) return [script(scriptElements(text), false)];
  if (path.endsWith('.astro')) {
    return [script(frontmatter(text), false), script(scriptElements(text), true)];
  }
  return [];
}

export function lineOf(script: Script, node: ts.Node): number {
  return script.tree.getLineAndCharacterOfPosition(node.getStart(script.tree)).line + 1;
}

export function visit(node: ts.Node, onNode: (node: ts.Node) => void): void {
  onNode(node);
  ts.forEachChild(node, (child) => visit(child, onNode));
}

function frontmatter(text: string): Span[] {
  const match = /^\s*---\n([\s\S]*?)^---/m.exec(text);
  return match ? [spanOfGroup(match, match[1] ?? '')] : [];
}

function scriptElements(text: string): Span[] {
  return [...text.matchAll(/<script(?:\s[^>]*)?>([\s\S]*?)<\/script>/g)].map((match) =>
    spanOfGroup(match, match[1] ?? ''),
  );
}

function spanOfGroup(match: RegExpExecArray, group: string): Span {
  const from = match.index + match[0].lastIndexOf(group);
  return [from, from + group.length];
}
