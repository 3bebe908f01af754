import type { ClockSetting } from '../../sim/clock.ts';
import type { Distribution } from '../../sim/distribution.ts';
import type { NodeId } from '../../sim/world.ts';
import { readDistribution } from '../duration.ts';
import { nameReaders, type Targets } from '../names.ts';
import type { Path } from '../problem.ts';
import {
  COMMAND,
  expected,
  isRecord,
  readKeys,
  readOneOf,
  unknownName,
  type Read,
} from '../read.ts';
import { API_NAME, CANDIDATES, readClocks } from './config.ts';

/** A command of the script, read and checked. Roles are resolved when it runs. */
export type LeaseCommand =
  | { readonly type: NodeCommand; readonly targets: Targets; readonly isList: boolean }
  | { readonly type: 'outage' | 'restore' }
  | { readonly type: 'heal'; readonly targets: Targets | 'all' }
  /** Requests of these take so much longer: before they are carried out, or before their answers arrive. */
  | {
      readonly type: 'slowApi';
      readonly to: Distribution;
      readonly part: 'request' | 'answer';
      readonly targets: Targets;
    }
  | { readonly type: 'clock'; readonly clocks: Readonly<Record<NodeId, ClockSetting>> };

/** Commands whose value is nothing but the candidates they act on. */
export const NODE_COMMANDS = [
  'crash',
  'restart',
  'pause',
  'resume',
  'release',
  'hang',
  'partition',
  'takeOver',
] as const;
export type NodeCommand = (typeof NODE_COMMANDS)[number];

/** Every name that can stand beside `at`. */
export const COMMANDS: readonly string[] = [
  ...NODE_COMMANDS,
  'outage',
  'restore',
  'heal',
  'slowApi',
  'clock',
];

/** Reads one command by its name; `path` is the path of its value. */
export function readCommand(
  name: string,
  value: unknown,
  { path, candidates }: { path: Path; candidates: readonly NodeId[] },
): LeaseCommand {
  const { readTargets, readNode } = nameReaders(candidates, CANDIDATES);
  if (name === 'takeOver') {
    return { type: name, targets: [readNode(value, path)], isList: false };
  }
  const nodeCommand = NODE_COMMANDS.find((command) => command === name);
  if (nodeCommand) {
    return { type: nodeCommand, targets: readTargets(value, path), isList: Array.isArray(value) };
  }
  switch (name) {
    case 'outage':
    case 'restore':
      readOneOf([API_NAME])(value, path);
      return { type: name };
    case 'heal': {
      const isAll = value === 'all' || value === null || value === undefined;
      return { type: name, targets: isAll ? 'all' : readTargets(value, path) };
    }
    case 'slowApi':
      return readSlowApi(value, path, readTargets);
    case 'clock': {
      const clocks = readClocks(value, path, candidates);
      if (Object.keys(clocks).length === 0)
        throw expected({ en: 'at least one clock', 'zh-cn': '至少一个时钟' }, value, path);
      return { type: name, clocks };
    }
    default:
      throw unknownName({ name, known: COMMANDS, what: COMMAND }, path);
  }
}

function readSlowApi(value: unknown, path: Path, readTargets: Read<Targets>): LeaseCommand {
  if (!isRecord(value)) {
    return {
      type: 'slowApi',
      to: readDistribution(value, path),
      part: 'request',
      targets: ['all'],
    };
  }
  const {
    to,
    part = 'request',
    for: whom = 'all',
  } = readKeys(value, path, {
    keys: ['to', 'part', 'for'],
    what: { en: 'a duration or { to, part, for }', 'zh-cn': '时长，或 { to, part, for }' },
  });
  return {
    type: 'slowApi',
    to: readDistribution(to, [...path, 'to']),
    part: readOneOf(['request', 'answer'])(part, [...path, 'part']),
    targets: readTargets(whom, [...path, 'for']),
  };
}
