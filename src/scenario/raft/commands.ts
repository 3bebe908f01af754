import type { Distribution } from '../../sim/distribution.ts';
import type { NodeId } from '../../sim/world.ts';
import { readDistribution } from '../duration.ts';
import { ScenarioError, type Path } from '../problem.ts';
import {
  COMMAND,
  expected,
  readChance,
  readKeys,
  readOneOf,
  readWhole,
  unknownName,
  type Read,
} from '../read.ts';
import { notYet } from './config.ts';
import { nameReaders, type LinkEnds, type Targets } from '../names.ts';

/** A command of the script, read and checked. Roles are resolved when it runs. */
export type RaftCommand =
  | { readonly type: NodeCommand; readonly targets: Targets; readonly isList: boolean }
  | { readonly type: 'partition'; readonly groups: readonly Targets[] }
  | { readonly type: 'heal'; readonly what: 'all' | readonly (Targets | readonly LinkEnds[])[] }
  | { readonly type: 'cut'; readonly links: readonly LinkEnds[] }
  | { readonly type: 'latency'; readonly links: LinkChoice; readonly to: Distribution }
  | { readonly type: 'loss'; readonly links: LinkChoice; readonly to: number }
  | { readonly type: 'slowDisk'; readonly targets: Targets; readonly to: Distribution }
  | {
      readonly type: 'drop';
      readonly from: Targets;
      readonly to: Targets;
      readonly message: string | undefined;
      readonly count: number;
    }
  | { readonly type: 'dropMessage'; readonly id: number };

/** Commands whose value is nothing but the members they act on. */
export const NODE_COMMANDS = [
  'crash',
  'restart',
  'pause',
  'resume',
  'isolate',
  'campaign',
] as const;
export type NodeCommand = (typeof NODE_COMMANDS)[number];
export type LinkChoice = 'all' | readonly LinkEnds[];

export const MESSAGE_TYPES = [
  'requestVote',
  'requestVoteResponse',
  'preVote',
  'preVoteResponse',
  'heartbeat',
  'heartbeatResponse',
  'appendEntries',
  'appendEntriesResponse',
  'installSnapshot',
  'installSnapshotResponse',
  'readIndex',
  'readIndexResponse',
  'timeoutNow',
  'timeoutNowResponse',
  'propose',
  'proposeResponse',
  'transferLeader',
  'transferLeaderResponse',
] as const;

const OTHER_COMMANDS = ['partition', 'heal', 'cut', 'latency', 'loss', 'slowDisk', 'drop'];
const LATER_COMMANDS = [
  'propose',
  'read',
  'transfer',
  'add',
  'addLearner',
  'promote',
  'remove',
  'reconfigure',
  'compact',
];

/** Every name that can stand beside `at`. */
export const COMMANDS: readonly string[] = [...NODE_COMMANDS, ...OTHER_COMMANDS, ...LATER_COMMANDS];

/** Reads one command by its name; `path` is the path of its value. */
export function readCommand(
  name: string,
  value: unknown,
  { path, nodes }: { path: Path; nodes: readonly NodeId[] },
): RaftCommand {
  const { readTargets, readLink } = nameReaders(nodes);
  const nodeCommand = NODE_COMMANDS.find((command) => command === name);
  if (nodeCommand) {
    return { type: nodeCommand, targets: readTargets(value, path), isList: Array.isArray(value) };
  }
  switch (name) {
    case 'partition':
      return { type: 'partition', groups: readGroups(value, path, readTargets) };
    case 'heal':
      return { type: 'heal', what: readHealed(value, path, { readTargets, readLink }) };
    case 'cut':
      return { type: 'cut', links: readLinks(value, path, readLink) };
    case 'latency':
    case 'loss': {
      const given = readKeys(value, path, { keys: ['link', 'to'], what: '{ link, to }' });
      const linkPath = [...path, 'link'];
      const links = given['link'] === 'all' ? 'all' : readLinks(given['link'], linkPath, readLink);
      const toPath = [...path, 'to'];
      return name === 'latency'
        ? { type: 'latency', links, to: readDistribution(given['to'], toPath) }
        : { type: 'loss', links, to: readChance(given['to'], toPath) };
    }
    case 'slowDisk': {
      const given = readKeys(value, path, { keys: ['node', 'to'], what: '{ node, to }' });
      const targets = readTargets(given['node'], [...path, 'node']);
      return { type: 'slowDisk', targets, to: readDistribution(given['to'], [...path, 'to']) };
    }
    case 'drop':
      return readDrop(value, path, readTargets);
    default:
      if (LATER_COMMANDS.includes(name)) throw notYet(name, path);
      throw unknownName({ name, known: COMMANDS, what: COMMAND }, path);
  }
}

function readGroups(value: unknown, path: Path, readTargets: Read<Targets>): readonly Targets[] {
  if (!Array.isArray(value) || !value.every((group) => Array.isArray(group))) {
    throw expected(
      {
        en: 'a list of groups, such as [[n1, n2], [n3, n4, n5]]',
        'zh-cn': '分组列表，例如 [[n1, n2], [n3, n4, n5]]',
      },
      value,
      path,
    );
  }
  const seen = new Set<string>();
  return value.map((group: unknown, index) => {
    const at = [...path, index];
    const targets = readTargets(group, at);
    for (const target of targets) {
      if (seen.has(target))
        throw new ScenarioError(
          { en: `${target} stands in two groups.`, 'zh-cn': `${target} 出现在两个分组里。` },
          at,
        );
      seen.add(target);
    }
    return targets;
  });
}

function readHealed(
  value: unknown,
  path: Path,
  { readTargets, readLink }: { readTargets: Read<Targets>; readLink: Read<readonly LinkEnds[]> },
): 'all' | readonly (Targets | readonly LinkEnds[])[] {
  if (value === 'all') return 'all';
  const readOne: Read<Targets | readonly LinkEnds[]> = (one, at) => {
    try {
      return readLink(one, at);
    } catch {
      return readTargets(one, at);
    }
  };
  if (!Array.isArray(value)) return [readOne(value, path)];
  return value.map((one: unknown, index) => readOne(one, [...path, index]));
}

function readLinks(
  value: unknown,
  path: Path,
  readLink: Read<readonly LinkEnds[]>,
): readonly LinkEnds[] {
  if (!Array.isArray(value)) return readLink(value, path);
  return value.flatMap((one: unknown, index) => readLink(one, [...path, index]));
}

function readDrop(value: unknown, path: Path, readTargets: Read<Targets>): RaftCommand {
  const keys = ['from', 'to', 'type', 'count', 'id'];
  const given = readKeys(value, path, {
    keys,
    what: {
      en: '{ from, to, type, count } or { id }',
      'zh-cn': '{ from, to, type, count } 或 { id }',
    },
  });
  const at = (key: string): Path => [...path, key];
  if (given['id'] !== undefined) {
    if (Object.keys(given).length > 1)
      throw new ScenarioError(
        {
          en: '`id` names one message; leave the other keys out.',
          'zh-cn': '`id` 已经指定了一条消息，其他键不要写。',
        },
        path,
      );
    return {
      type: 'dropMessage',
      id: readWhole({ min: 1, max: 1_000_000_000 })(given['id'], at('id')),
    };
  }
  const count = given['count'] ?? 1;
  return {
    type: 'drop',
    from: readTargets(given['from'], at('from')),
    to: readTargets(given['to'], at('to')),
    message:
      given['type'] === undefined ? undefined : readOneOf(MESSAGE_TYPES)(given['type'], at('type')),
    count:
      count === 'all'
        ? Number.MAX_SAFE_INTEGER
        : readWhole({ min: 1, max: 1_000_000 })(count, at('count')),
  };
}
