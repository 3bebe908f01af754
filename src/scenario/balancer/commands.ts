import type { RollingRestart } from '../../models/balancer/rolling-restart.ts';
import { STRATEGY_NAMES, type StrategyName } from '../../models/balancer/strategy.ts';
import type { NodeId } from '../../sim/world.ts';
import { readDuration } from '../duration.ts';
import { nameOf } from '../names.ts';
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
import { BACKENDS, readWeight } from './backends.ts';
import type { BalancerConfig } from './config.ts';

/** A command of the script, read and checked. */
export type BalancerCommand =
  | { readonly type: ServerCommand; readonly servers: Servers }
  | { readonly type: 'add'; readonly server: NodeId }
  | { readonly type: 'slow' | 'weight'; readonly of: Readonly<Record<NodeId, number>> }
  | { readonly type: 'strategy'; readonly name: StrategyName }
  | {
      readonly type: 'rollingRestart';
      readonly of: Servers;
      readonly plan: Omit<RollingRestart, 'slots'>;
    };

/** `all`: those that the balancer has when the command runs. */
export type Servers = readonly NodeId[] | 'all';

/** Commands whose value is nothing but the backends they act on. */
export const SERVER_COMMANDS = [
  'crash',
  'restart',
  'hang',
  'fail',
  'recover',
  'drain',
  'ready',
  'remove',
] as const;
export type ServerCommand = (typeof SERVER_COMMANDS)[number];

/** Every name that can stand beside `at`. */
export const COMMANDS: readonly string[] = [
  ...SERVER_COMMANDS,
  'add',
  'slow',
  'weight',
  'strategy',
  'rollingRestart',
];

const SLOWEST = 1000;

/** Reads one command by its name; `path` is the path of its value. */
export function readCommand(
  name: string,
  value: unknown,
  { path, config }: { readonly path: Path; readonly config: BalancerConfig },
): BalancerCommand {
  const known = namesIn(config);
  const serverCommand = SERVER_COMMANDS.find((command) => command === name);
  if (serverCommand) return { type: serverCommand, servers: readServers(known)(value, path) };
  switch (name) {
    case 'add':
      // Its settings were read with the configuration: a simulation knows its nodes from the start.
      return {
        type: name,
        server: readServer(known)(isRecord(value) ? value['name'] : value, path),
      };
    case 'slow':
      return { type: name, of: readEach(known, readSlowness)(value, path) };
    case 'weight':
      return { type: name, of: readEach(known, readWeight)(value, path) };
    case 'strategy':
      return { type: name, name: readOneOf(STRATEGY_NAMES)(value, path) };
    case 'rollingRestart':
      return { type: name, ...readRollingRestart(value, path, known) };
    default:
      throw unknownName({ name, known: COMMANDS, what: COMMAND }, path);
  }
}

/** Every backend that the run may come to have. */
export function namesIn({ settings }: BalancerConfig): readonly NodeId[] {
  return settings.everBackends.map(({ id }) => id);
}

export function readServer(known: readonly NodeId[]): Read<NodeId> {
  return (value, path) => {
    if (typeof value === 'string' && known.includes(value)) return value;
    if (typeof value === 'string')
      throw unknownName({ name: value, known, what: nameOf(BACKENDS) }, path);
    throw expected(
      {
        en: `a backend (${known.slice(0, 15).join(', ')})`,
        'zh-cn': `后端（${known.slice(0, 15).join('、')}）`,
      },
      value,
      path,
    );
  };
}

function readServers(known: readonly NodeId[]): Read<Servers> {
  return (value, path) => {
    if (value === 'all') return value;
    if (!Array.isArray(value)) return [readServer(known)(value, path)];
    if (value.length === 0)
      throw expected({ en: 'at least one backend', 'zh-cn': '至少一个后端' }, value, path);
    return value.map((one: unknown, index) => readServer(known)(one, [...path, index]));
  };
}

/** `{ b1: 5 }`. */
function readEach(
  known: readonly NodeId[],
  read: Read<number>,
): Read<Readonly<Record<NodeId, number>>> {
  return (value, path) => {
    if (!isRecord(value) || Object.keys(value).length === 0) {
      throw expected(
        {
          en: `backends with a number each, such as { ${known[0] ?? 'b1'}: 5 }`,
          'zh-cn': `每个后端一个数，例如 { ${known[0] ?? 'b1'}: 5 }`,
        },
        value,
        path,
      );
    }
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => {
        const at = [...path, name];
        return [readServer(known)(name, at), read(one, at)];
      }),
    );
  };
}

const readSlowness: Read<number> = (value, path) => {
  if (typeof value === 'number' && value >= 1 / SLOWEST && value <= SLOWEST) return value;
  throw expected(
    {
      en: `how many times as slow, up to ${String(SLOWEST)}`,
      'zh-cn': `慢到几倍，最多 ${String(SLOWEST)}`,
    },
    value,
    path,
  );
};

/** One after another, every so often; `down`: how long each is away. */
function readRollingRestart(
  value: unknown,
  path: Path,
  known: readonly NodeId[],
): Omit<Extract<BalancerCommand, { type: 'rollingRestart' }>, 'type'> {
  const given = readKeys(value, path, {
    keys: ['every', 'down', 'shutdownDelay', 'of'],
    what: { en: 'a rolling restart', 'zh-cn': '滚动重启的设置' },
  });
  const { every, down = '10s', shutdownDelay = '0s', of = 'all' } = given;
  return {
    of: readServers(known)(of, [...path, 'of']),
    plan: {
      everyUs: readDuration(every, [...path, 'every']),
      downUs: readDuration(down, [...path, 'down']),
      shutdownDelayUs: readDuration(shutdownDelay, [...path, 'shutdownDelay']),
    },
  };
}
