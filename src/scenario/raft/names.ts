import type { NodeId } from '../../sim/world.ts';
import { quote, ScenarioError, type Path } from '../problem.ts';
import { expected, unknownName, type Read } from '../read.ts';

/** Roles that stand for members when a command runs. */
export const ROLES = ['leader', 'follower', 'all'] as const;
export type RoleName = (typeof ROLES)[number];

/** Members by name or by role, in the order given. */
export type Targets = readonly (NodeId | RoleName)[];

export interface LinkEnds {
  readonly from: NodeId;
  readonly to: NodeId;
}

const RESERVED: readonly string[] = [...ROLES, 'any', 'none', 'auto'];
const NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;
const MOST_MEMBERS = 15;

/** `nodes: 5` gives n1 … n5; a list gives its names. */
export const readNodes: Read<readonly NodeId[]> = (value, path) => {
  if (typeof value === 'number' || !Array.isArray(value)) {
    const isCount = typeof value === 'number' && Number.isInteger(value) && value >= 1;
    if (!isCount)
      throw expected('a number of members from 1 to 15, or a list of names', value, path);
    refuseTooMany(value, path);
    return Array.from({ length: value }, (_, index) => `n${String(index + 1)}`);
  }
  if (value.length === 0) throw expected('at least one name', value, path);
  refuseTooMany(value.length, path);
  return value.map((name: unknown, index) => {
    const at = [...path, index];
    if (typeof name !== 'string' || !NAME.test(name)) {
      throw expected('a name that starts with a letter', name, at);
    }
    if (RESERVED.includes(name))
      throw new ScenarioError(`${quote(name)} is a word of the format, not a name.`, at);
    if (value.indexOf(name) !== index)
      throw new ScenarioError(`The name ${quote(name)} stands twice.`, at);
    return name;
  });
};

function refuseTooMany(count: number, path: Path): void {
  if (count <= MOST_MEMBERS) return;
  throw new ScenarioError(
    `${String(count)} members are more than the limit of ${String(MOST_MEMBERS)}.`,
    path,
  );
}

/** Readers of names that depend on who is in the cluster. */
export function nameReaders(nodes: readonly NodeId[]): {
  readNode: Read<NodeId>;
  readTargets: Read<Targets>;
  readLink: Read<readonly LinkEnds[]>;
} {
  const known = [...nodes, ...ROLES];
  const readNode: Read<NodeId> = (value, path) => {
    if (typeof value === 'string' && nodes.includes(value)) return value;
    if (typeof value === 'string')
      throw unknownName({ name: value, known: nodes, what: 'member' }, path);
    throw expected(`a member (${nodes.join(', ')})`, value, path);
  };
  const readTarget: Read<string> = (value, path) => {
    if (typeof value === 'string' && known.includes(value)) return value;
    if (typeof value === 'string')
      throw unknownName({ name: value, known, what: 'member or role' }, path);
    throw expected(`a member or role (${known.join(', ')})`, value, path);
  };
  const readTargets: Read<Targets> = (value, path) => {
    if (!Array.isArray(value)) return [readTarget(value, path)];
    if (value.length === 0) throw expected('at least one member', value, path);
    return value.map((item: unknown, index) => readTarget(item, [...path, index]));
  };
  const readLink: Read<readonly LinkEnds[]> = (value, path) => {
    const link = typeof value === 'string' ? linkIn(value, nodes) : undefined;
    if (link) return link;
    throw expected(
      `a link between members, such as ${String(nodes[0])}->${nodes[1] ?? 'n2'} (one way) or ${String(nodes[0])}-${nodes[1] ?? 'n2'}`,
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
