import {
  isAlias,
  isCollection,
  isMap,
  isPair,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Document,
  type Node,
} from 'yaml';
import { ScenarioError, type Path, type Place } from './problem.ts';

/** A scenario file larger than this is refused unread. */
export const MAX_BYTES = 1_000_000;

/** What a file says, and where it says it. */
export interface Source {
  readonly value: unknown;
  /** The place of a key, or of the nearest thing around it. */
  locate(path: Path): Place | undefined;
}

/** YAML 1.2, of which JSON is a part. Throws {@link ScenarioError} with line and column. */
export function parseYaml(text: string): Source {
  if (text.length > MAX_BYTES) {
    throw new ScenarioError(
      `The file has ${String(text.length)} characters; a scenario may have ${String(MAX_BYTES)}.`,
    );
  }
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false });
  const parsed = Array.isArray(documents) ? documents[0] : undefined;
  if (!parsed?.contents)
    throw new ScenarioError('The file is empty. A scenario needs at least `model: raft`.');
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const error = parsed.errors[0];
  if (error) throw new ScenarioError(sentence(error.message), [], placeOf(error.pos[0]));
  const second = Array.isArray(documents) ? documents[1] : undefined;
  if (second) {
    throw new ScenarioError(
      'A file holds one scenario; here a second document starts.',
      [],
      placeOf(second.range[0]),
    );
  }
  refuseCycles(parsed.contents, parsed, [], placeOf);
  return { value: toValue(parsed), locate: (path) => locate(parsed, path, placeOf) };
}

function toValue(parsed: Document.Parsed): unknown {
  try {
    return parsed.toJS({ maxAliasCount: 100 }) as unknown;
  } catch (error) {
    throw new ScenarioError(sentence(error instanceof Error ? error.message : String(error)));
  }
}

/** An alias inside what it stands for would never end. */
function refuseCycles(
  node: unknown,
  parsed: Document.Parsed,
  around: readonly unknown[],
  placeOf: (offset: number) => Place,
): void {
  if (isAlias(node)) {
    if (!around.includes(node.resolve(parsed))) return;
    throw new ScenarioError(
      `The alias *${node.source} contains itself. Write the value out.`,
      [],
      node.range ? placeOf(node.range[0]) : undefined,
    );
  }
  if (isPair(node)) refuseCycles(node.value, parsed, around, placeOf);
  else if (isCollection(node)) {
    for (const item of node.items) refuseCycles(item, parsed, [...around, node], placeOf);
  }
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

function sentence(message: string): string {
  const first = message.split('\n')[0] ?? message;
  return /[.!?]$/.test(first) ? first : `${first}.`;
}
