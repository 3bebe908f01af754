import type { NodeId } from '../sim/world.ts';
import { quote, ScenarioError, type Path, type Problem } from './problem.ts';
import { expected, unknownName, type Read } from './read.ts';

/** Roles that stand for members when a command runs. */
export const ROLES = ['leader', 'follower', 'all'] as const;
export type RoleName = (typeof ROLES)[number];

/** Members by name or by role, in the order given. */
export type Targets = readonly (NodeId | RoleName)[];

/** Nodes as a command writes them: one by its name, more or none as a list. */
export function oneOrList(nodes: readonly NodeId[]): NodeId | readonly NodeId[] {
  const [first] = nodes;
  return nodes.length === 1 && first !== undefined ? first : nodes;
}

/** What a command that was read says of itself, to be written into the trace with its targets resolved. */
export function property(written: unknown, key: string): object {
  return (written as Record<string, object>)[key] ?? {};
}

export interface LinkEnds {
  readonly from: NodeId;
  readonly to: NodeId;
}

const RESERVED: readonly string[] = [...ROLES, 'any', 'none', 'auto'];
const NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;

/** What the nodes of a model are called. */
export interface Kind {
  /** `n` gives n1, n2, … */
  readonly letter: string;
  readonly one: string;
  readonly many: string;
  /** In Chinese, one and many alike. */
  readonly zh: string;
  readonly most: number;
  /** Names that mean something else in this model. */
  readonly reserved?: readonly string[];
}

export const MEMBERS: Kind = {
  letter: 'n',
  one: 'member',
  many: 'members',
  zh: '成员',
  most: 15,
};

/** The name of one, for a sentence of any language. */
export function nameOf({ one, zh }: Pick<Kind, 'one' | 'zh'>): Problem {
  return { en: one, 'zh-cn': zh };
}

/** `nodes: 5` gives n1 … n5; a list gives its names. */
export function readNames(kind: Kind): Read<readonly NodeId[]> {
  return (value, path) => namesOf(value, path, kind);
}

function namesOf(value: unknown, path: Path, kind: Kind): readonly NodeId[] {
  if (typeof value === 'number' || !Array.isArray(value)) {
    const isCount = typeof value === 'number' && Number.isInteger(value) && value >= 1;
    if (!isCount)
      throw expected(
        {
          en: `a number of ${kind.many} from 1 to ${String(kind.most)}, or a list of names`,
          'zh-cn': `${kind.zh}的个数（1～${String(kind.most)}），或名字列表`,
        },
        value,
        path,
      );
    refuseTooMany(value, path, kind);
    return Array.from({ length: value }, (_, index) => `${kind.letter}${String(index + 1)}`);
  }
  if (value.length === 0)
    throw expected({ en: 'at least one name', 'zh-cn': '至少一个名字' }, value, path);
  refuseTooMany(value.length, path, kind);
  const names = value.map((name: unknown, index) => readName(kind)(name, [...path, index]));
  refuseTwins(names, (index) => [...path, index]);
  return names;
}

/** A name that a node may have. */
export function readName({ reserved = [] }: Kind): Read<NodeId> {
  return (name, path) => {
    if (typeof name !== 'string' || !NAME.test(name)) {
      throw expected(
        { en: 'a name that starts with a letter', 'zh-cn': '以字母开头的名字' },
        name,
        path,
      );
    }
    if ([...RESERVED, ...reserved].includes(name))
      throw new ScenarioError(
        {
          en: `${quote(name)} is a word of the format, not a name.`,
          'zh-cn': `${quote(name)} 是格式里的词，不能当名字。`,
        },
        path,
      );
    return name;
  };
}

/** No name may stand twice; `pathOf` says where each stands. */
export function refuseTwins(names: readonly NodeId[], pathOf: (index: number) => Path): void {
  const twin = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (twin === -1) return;
  throw new ScenarioError(
    {
      en: `The name ${quote(names[twin])} stands twice.`,
      'zh-cn': `名字 ${quote(names[twin])} 写了两次。`,
    },
    pathOf(twin),
  );
}

export function refuseTooMany(count: number, path: Path, { many, zh, most }: Kind): void {
  if (count <= most) return;
  throw new ScenarioError(
    {
      en: `${String(count)} ${many} are more than the limit of ${String(most)}.`,
      'zh-cn': `${zh}有 ${String(count)} 个，超过上限 ${String(most)} 个。`,
    },
    path,
  );
}

/** Readers of names that depend on who is in the cluster. */
export function nameReaders(
  nodes: readonly NodeId[],
  { one, zh }: Pick<Kind, 'one' | 'zh'> = MEMBERS,
): {
  readNode: Read<NodeId>;
  readTargets: Read<Targets>;
  readLink: Read<readonly LinkEnds[]>;
} {
  const known = [...nodes, ...ROLES];
  const readNode: Read<NodeId> = (value, path) => {
    if (typeof value === 'string' && nodes.includes(value)) return value;
    if (typeof value === 'string')
      throw unknownName({ name: value, known: nodes, what: nameOf({ one, zh }) }, path);
    throw expected(
      { en: `a ${one} (${nodes.join(', ')})`, 'zh-cn': `${zh}（${nodes.join('、')}）` },
      value,
      path,
    );
  };
  const readTarget: Read<string> = (value, path) => {
    if (typeof value === 'string' && known.includes(value)) return value;
    if (typeof value === 'string')
      throw unknownName(
        { name: value, known, what: { en: `${one} or role`, 'zh-cn': `${zh}或角色` } },
        path,
      );
    throw expected(
      {
        en: `a ${one} or role (${known.join(', ')})`,
        'zh-cn': `${zh}或角色（${known.join('、')}）`,
      },
      value,
      path,
    );
  };
  const readTargets: Read<Targets> = (value, path) => {
    if (!Array.isArray(value)) return [readTarget(value, path)];
    if (value.length === 0)
      throw expected({ en: `at least one ${one}`, 'zh-cn': `至少一个${zh}` }, value, path);
    return value.map((item: unknown, index) => readTarget(item, [...path, index]));
  };
  const readLink: Read<readonly LinkEnds[]> = (value, path) => {
    const link = typeof value === 'string' ? linkIn(value, nodes) : undefined;
    if (link) return link;
    const [from, to] = [String(nodes[0]), nodes[1] ?? 'n2'];
    throw expected(
      {
        en: `a link between members, such as ${from}->${to} (one way) or ${from}-${to}`,
        'zh-cn': `成员之间的链路，例如 ${from}->${to}（单向）或 ${from}-${to}`,
      },
      value,
      path,
    );
  };
  return { readNode, readTargets, readLink };
}

/** `n1->n2` is one direction, `n1-n2` both. Names may hold hyphens, so every split is tried. */
function linkIn(text: string, nodes: readonly NodeId[]): readonly LinkEnds[] | undefined {
  const isPair = (from: string, to: string): boolean =>
    from !== to && nodes.includes(from) && nodes.includes(to);
  const arrow = text.indexOf('->');
  if (arrow !== -1) {
    const [from, to] = [text.slice(0, arrow).trim(), text.slice(arrow + 2).trim()];
    return isPair(from, to) ? [{ from, to }] : undefined;
  }
  for (let at = text.indexOf('-'); at !== -1; at = text.indexOf('-', at + 1)) {
    const [a, b] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
    if (isPair(a, b))
      return [
        { from: a, to: b },
        { from: b, to: a },
      ];
  }
  return undefined;
}
