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
  type YAMLError,
} from 'yaml';
import { quote, ScenarioError, textIn, type Path, type Place, type Problem } from './problem.ts';

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
  readonly name: Problem;
  readonly least: string;
}
const SCENARIO: FileKind = {
  name: { en: 'scenario', 'zh-cn': '场景' },
  least: 'model: raft',
};

/** YAML 1.2, of which JSON is a part. Throws {@link ScenarioError} with line and column. */
export function parseYaml(text: string, kind: FileKind = SCENARIO): Source {
  const name = textIn(kind.name, 'en');
  if (text.length > MAX_BYTES) {
    throw new ScenarioError({
      en: `The file has ${String(text.length)} characters; a ${name} may have ${String(MAX_BYTES)}.`,
      'zh-cn': `文件有 ${String(text.length)} 个字符，最多只能有 ${String(MAX_BYTES)} 个。`,
    });
  }
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
  });
  const parsed = Array.isArray(documents) ? documents[0] : undefined;
  if (!parsed?.contents)
    throw new ScenarioError({
      en: `The file is empty. A ${name} needs at least \`${kind.least}\`.`,
      'zh-cn': `文件是空的，至少要写 \`${kind.least}\`。`,
    });
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const error = parsed.errors[0];
  if (error) throw new ScenarioError(parseProblem(error, kind), [], placeOf(error.pos[0]));
  const second = Array.isArray(documents) ? documents[1] : undefined;
  if (second) {
    throw new ScenarioError(
      {
        en: `A file holds one ${name}; here a second document starts.`,
        'zh-cn': '一个文件只写一份内容，从这里起却是第二份。',
      },
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
    throw new ScenarioError(
      valueProblem(error instanceof Error ? error.message : String(error), kind),
    );
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
  const refuse = (problem: Problem, { range }: Node): ScenarioError =>
    new ScenarioError(problem, [], range ? placeOf(range[0]) : undefined);
  const walk = (node: unknown): void => {
    if (isAlias(node)) {
      aliases += 1;
      if (aliases > MOST_ALIASES) {
        throw refuse(
          {
            en: `A ${textIn(kind.name, 'en')} may have ${String(MOST_ALIASES)} aliases, not more.`,
            'zh-cn': `别名最多 ${String(MOST_ALIASES)} 个。`,
          },
          node,
        );
      }
      if (!anchors.has(node.source)) {
        throw refuse(
          {
            en: `The alias *${node.source} stands for nothing before it.`,
            'zh-cn': `别名 *${node.source} 之前没有对应的锚点。`,
          },
          node,
        );
      }
      if (around.has(anchors.get(node.source))) {
        throw refuse(
          {
            en: `The alias *${node.source} contains itself. Write the value out.`,
            'zh-cn': `别名 *${node.source} 包含了自己。请把值直接写出来。`,
          },
          node,
        );
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
      if (twin) {
        const key = quote(String(twin));
        throw refuse({ en: `The key ${key} stands twice.`, 'zh-cn': `键 ${key} 写了两次。` }, twin);
      }
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

/** What the parser's own sentences say, by their codes; it speaks English alone. */
const PARSER_SAYS: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  ALIAS_PROPS: '别名不能再带锚点或标签。',
  BAD_ALIAS: '锚点或别名的名字不对：不能是空的，也不能以冒号结尾。',
  BAD_COLLECTION_TYPE: '标签与内容的类型不符。',
  BAD_DIRECTIVE: '以 `%` 开头的指令写得不对。',
  BAD_DQ_ESCAPE: '双引号里的转义写得不对。',
  BAD_INDENT: '缩进不对（同一层要对齐，里面的一层要缩进得更多），或者括号没有合上。',
  BAD_PROP_ORDER: '锚点和标签要写在 `-`、`?`、`:` 之后。',
  BAD_SCALAR_START: '文字不能以这个字符开头，请加上引号。',
  BLOCK_AS_IMPLICIT_KEY: '一行里不能再套一层：请换行并缩进；如果是带冒号的文字，请加上引号。',
  BLOCK_IN_FLOW: '括号里面不能再用缩进的写法。',
  DUPLICATE_KEY: '同一个键写了两次。',
  KEY_OVER_1024_CHARS: '键太长，超过了 1024 个字符。',
  MISSING_CHAR: '这里少了一个字符，例如引号、括号、冒号、逗号、空格或 `-`。',
  MULTILINE_IMPLICIT_KEY: '一个键要写在同一行里。',
  MULTIPLE_ANCHORS: '一个值最多带一个锚点。',
  MULTIPLE_TAGS: '一个值最多带一个标签。',
  TAB_AS_INDENT: '缩进要用空格，不能用 Tab。',
  TAG_RESOLVE_FAILED: '这个标签认不出来，或与它的值不符。',
  UNEXPECTED_TOKEN: '这里有不该出现的内容。',
};

function parseProblem({ code, message }: YAMLError, kind: FileKind): Problem {
  if (TOO_DEEP.test(message)) return tooDeep(kind);
  return { en: sentence(message), 'zh-cn': PARSER_SAYS[code] ?? '这里不合 YAML 的写法。' };
}

/** What goes wrong when the values are made, aliases and all. */
function valueProblem(message: string, kind: FileKind): Problem {
  if (TOO_DEEP.test(message)) return tooDeep(kind);
  const isAlias = /alias/i.test(message);
  return {
    en: sentence(message),
    'zh-cn': isAlias ? '别名展开得太多。请把值直接写出来。' : '文件的内容读不出来。',
  };
}

const TOO_DEEP = /call stack|recursion/;

function tooDeep({ name }: FileKind): Problem {
  return {
    en: `This is nested too deeply for a ${textIn(name, 'en')}.`,
    'zh-cn': '这里嵌套得太深。',
  };
}

function sentence(message: string): string {
  const first = message.split('\n')[0] ?? message;
  return /[.!?]$/.test(first) ? first : `${first}.`;
}
