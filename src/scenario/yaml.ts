import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Document,
  type Node,
} from 'yaml';
import { quote, ScenarioError, type Path, type Place } from './problem.ts';

/** A scenario file larger than this is refused unread. */
export const MAX_BYTES = 1_000_000;
/** Far more than a scenario needs; to resolve one takes a search through all the others. */
const MOST_ALIASES = 1_000;

/** What a file says, and where it says it. */
export interface Source {
  readonly value: unknown;
  /** The place of a key, or of the nearest thing around it. */
  locate(path: Path): Place | undefined;
}

/** What a file holds, for the errors: its name, and the least it may say. */
export interface FileKind {
  readonly name: string;
  readonly least: string;
}
const SCENARIO: FileKind = { name: 'scenario', least: 'model: raft' };

/** YAML 1.2, of which JSON is a part. Throws {@link ScenarioError} with line and column. */
export function parseYaml(text: string, kind: FileKind = SCENARIO): Source {
  if (text.length > MAX_BYTES) {
    throw new ScenarioError(
      `The file has ${String(text.length)} characters; a ${kind.name} may have ${String(MAX_BYTES)}.`,
    );
  }
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
  });
  const parsed = Array.isArray(documents) ? documents[0] : undefined;
  if (!parsed?.contents)
    throw new ScenarioError(`The file is empty. A ${kind.name} needs at least \`${kind.least}\`.`);
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const error = parsed.errors[0];
  if (error) throw new ScenarioError(sentence(error.message, kind), [], placeOf(error.pos[0]));
  const second = Array.isArray(documents) ? documents[1] : undefined;
  if (second) {
    throw new ScenarioError(
      `A file holds one ${kind.name}; here a second document starts.`,
      [],
      placeOf(second.range[0]),
    );
  }
  return { value: toValue(parsed, placeOf, kind), locate: (path) => locate(parsed, path, placeOf) };
}

function toValue(
  parsed: Document.Parsed,
  placeOf: (offset: number) => Place,
  kind: FileKind,
): unknown {
  try {
    checkNodes(parsed.contents, placeOf, kind);
    return parsed.toJS({ maxAliasCount: 100 }) as unknown;
  } catch (error) {
    if (error instanceof ScenarioError) throw error;
    throw new ScenarioError(sentence(error instanceof Error ? error.message : String(error), kind));
  }
}

/**
 * What the parser itself would not look at, or only in a time that grows with the square of the file:
 * keys that stand twice, and aliases, of which one inside what it stands for would never end.
 */
function checkNodes(root: unknown, placeOf: (offset: number) => Place, kind: FileKind): void {
  const anchors = new Map<string, unknown>();
  const around = new Set<unknown>();
  let aliases = 0;
  const refuse = (problem: string, { range }: Node): ScenarioError =>
    new ScenarioError(problem, [], range ? placeOf(range[0]) : undefined);
  const walk = (node: unknown): void => {
    if (isAlias(node)) {
      aliases += 1;
      if (aliases > MOST_ALIASES) {
        throw refuse(`A ${kind.name} may have ${String(MOST_ALIASES)} aliases, not more.`, node);
      }
      if (!anchors.has(node.source)) {
        throw refuse(`The alias *${node.source} stands for nothing before it.`, node);
      }
      if (around.has(anchors.get(node.source))) {
        throw refuse(`The alias *${node.source} contains itself. Write the value out.`, node);
      }
      return;
    }
    if (isPair(node)) {
      walk(node.key);
      walk(node.value);
      return;
    }
    if (!isNode(node)) return;
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    if (!isCollection(node)) return;
    if (isMap(node)) {
      const twin = secondOf(node.items.map(({ key }) => key));
      if (twin) throw refuse(`The key ${quote(String(twin))} stands twice.`, twin);
    }
    around.add(node);
    for (const item of node.items) walk(item);
    around.delete(node);
  };
  walk(root);
}

/** The first key that another one before it equals. */
function secondOf(keys: readonly unknown[]): Node | undefined {
  const seen = new Set<string>();
  return keys.find((key): key is Node => {
    if (!isScalar(key)) return false;
    const name = String(key.value);
    if (seen.has(name)) return true;
    seen.add(name);
    return false;
  });
}

function locate(
  parsed: Document.Parsed,
  path: Path,
  placeOf: (offset: number) => Place,
): Place | undefined {
  let node: unknown = parsed.contents;
  let found: Node | undefined;
  for (const key of path) {
    if (isAlias(node)) node = node.resolve(parsed);
    if (isMap(node)) {
      const pair = node.items.find((item) => String(item.key) === String(key));
      if (!pair) break;
      found = pair.key as Node;
      node = pair.value;
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(key)];
      if (item === undefined) break;
      node = item;
      found = item as Node;
    } else break;
  }
  const range = (found ?? parsed.contents)?.range;
  return range ? placeOf(range[0]) : undefined;
}

function sentence(message: string, { name }: FileKind): string {
  if (/call stack|recursion/.test(message)) return `This is nested too deeply for a ${name}.`;
  const first = message.split('\n')[0] ?? message;
  return /[.!?]$/.test(first) ? first : `${first}.`;
}
