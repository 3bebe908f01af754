import { minimumOf, type Distribution } from '../../sim/distribution.ts';
import type { NetworkConfig } from '../../sim/network.ts';
import type { NodeId } from '../../sim/world.ts';
import type { LogEntry, RaftDurable } from '../../models/raft/member.ts';
import { ALL_RULES, type RaftRules, type RaftSettings } from '../../models/raft/settings.ts';
import type { RaftTiming } from './timers.ts';
import { formatDuration, readDistribution, readDuration } from '../duration.ts';
import { ScenarioError, type Path } from '../problem.ts';
import {
  expected,
  isRecord,
  readBoolean,
  readChance,
  readKeys,
  readList,
  readOneOf,
  readWhole,
  type Read,
} from '../read.ts';
import { MEMBERS, nameReaders, readNames } from '../names.ts';

/** `config` of `model: raft`, every default filled in. */
export interface RaftConfig {
  readonly nodes: readonly NodeId[];
  readonly settings: RaftSettings;
  readonly timing: RaftTiming;
  readonly network: NetworkConfig;
  readonly diskWrite: Distribution;
}

const PRESETS = {
  paper: {
    heartbeat: '50ms',
    electionTimeout: '150-300ms',
    preVote: false,
    checkQuorum: false,
  },
  etcd: { heartbeat: '100ms', electionTimeout: '1000ms', preVote: true, checkQuorum: true },
} as const;

const KEYS = [
  'nodes',
  'preset',
  'heartbeat',
  'electionTimeout',
  'latency',
  'loss',
  'duplicate',
  'reorder',
  'diskWrite',
  'preVote',
  'checkQuorum',
  'rules',
];

/** Parts of format 1 that need a replicated log. Named, so that nobody takes them for typing errors. */
const LATER_KEYS = ['noop', 'learners', 'leaseRead', 'maxInflight'];
const LATER_RULES = [
  'logMatching',
  'commitOwnTermOnly',
  'leaderAppendOnly',
  'readIndexQuorum',
  'persistBeforeAnswer',
  'jointConsensus',
];

/** Said of what format 1 names and this version does not simulate. */
export function notYet(name: string, path: Path): ScenarioError {
  return new ScenarioError(
    {
      en: `"${name}" belongs to log replication, which this version does not simulate yet; elections are complete.`,
      'zh-cn': `"${name}" 属于日志复制，这个版本还不模拟；选举部分是完整的。`,
    },
    path,
  );
}

const readRules: Read<RaftRules> = (value, path) => {
  if (value === undefined) return ALL_RULES;
  const keys = [...Object.keys(ALL_RULES), ...LATER_RULES];
  const given = readKeys(value, path, { keys, what: { en: 'switches', 'zh-cn': '一组开关' } });
  const rules: Record<string, boolean> = { ...ALL_RULES };
  for (const [key, one] of Object.entries(given)) {
    const isOn = readBoolean(one, [...path, key]);
    if (key in ALL_RULES) rules[key] = isOn;
    else if (!isOn) throw notYet(key, [...path, key]);
  }
  return rules as unknown as RaftRules;
};

export const readRaftConfig: Read<RaftConfig> = (value, path) => {
  const what = { en: 'settings of a Raft cluster', 'zh-cn': 'Raft 集群的设置' };
  const given = readKeys(value ?? {}, path, { keys: [...KEYS, ...LATER_KEYS], what });
  const at = (key: string): Path => [...path, key];
  refuseLater(given, path);
  const preset = readOneOf(['paper', 'etcd'])(given['preset'] ?? 'etcd', at('preset'));
  const defaults = PRESETS[preset];
  const pick = <T>(key: string, read: Read<T>, fallback: unknown): T =>
    read(given[key] ?? fallback, at(key));
  const nodes = pick('nodes', readNames(MEMBERS), 5);
  const settings = {
    preset,
    voters: nodes,
    preVote: pick('preVote', readBoolean, defaults.preVote),
    checkQuorum: pick('checkQuorum', readBoolean, defaults.checkQuorum),
    rules: readRules(given['rules'], at('rules')),
  };
  const timing = {
    heartbeatUs: pick('heartbeat', readDuration, defaults.heartbeat),
    electionTimeout: pick('electionTimeout', readDistribution, defaults.electionTimeout),
  };
  checkTiming(timing, settings, path);
  const network = {
    latency: pick('latency', readDistribution, '5-15ms'),
    loss: pick('loss', readChance, 0),
    duplicate: pick('duplicate', readChance, 0),
    reorder: pick('reorder', readBoolean, false),
  };
  return {
    nodes,
    settings,
    timing,
    network,
    diskWrite: pick('diskWrite', readDistribution, '0ms'),
  };
};

/**
 * Settings of format 1 that act on replicated entries alone. What cannot change an election is taken as
 * it is; anything that would have to act is refused.
 */
function refuseLater(given: Record<string, unknown>, path: Path): void {
  const at = (key: string): Path => [...path, key];
  if (given['noop'] !== undefined) readBoolean(given['noop'], at('noop'));
  if (given['maxInflight'] !== undefined) {
    readWhole({ min: 1, max: 1_000_000 })(given['maxInflight'], at('maxInflight'));
  }
  const { leaseRead = false, learners = [] } = given;
  if (readBoolean(leaseRead, at('leaseRead'))) throw notYet('leaseRead', at('leaseRead'));
  if (!Array.isArray(learners) || learners.length > 0) throw notYet('learners', at('learners'));
}

/** etcd's own start-up check asks for at least five heartbeats in an election timeout (server/embed/config.go). */
export function checkTiming(
  { heartbeatUs, electionTimeout }: RaftTiming,
  { preset, checkQuorum, rules }: RaftSettings,
  path: Path,
): void {
  const timeoutPath = [...path, 'electionTimeout'];
  if (heartbeatUs <= 0)
    throw new ScenarioError(
      { en: 'The heartbeat must be longer than 0.', 'zh-cn': '心跳间隔要大于 0。' },
      [...path, 'heartbeat'],
    );
  if (preset === 'paper') {
    if (!canBeLonger(electionTimeout)) {
      throw new ScenarioError(
        { en: 'The election timeout must be longer than 0.', 'zh-cn': '选举超时要大于 0。' },
        timeoutPath,
      );
    }
    const waitsShortest = checkQuorum || !rules.randomizedTimeout;
    if (waitsShortest && minimumOf(electionTimeout) <= 0) {
      throw new ScenarioError(
        {
          en: 'With `checkQuorum`, or without `randomizedTimeout`, members wait the shortest election timeout, which is 0 here. Give a range such as 150-300ms.',
          'zh-cn':
            '开了 `checkQuorum`，或关了 `randomizedTimeout`，成员只等最短的选举超时，而这里最短是 0。请写一个范围，例如 150-300ms。',
        },
        timeoutPath,
      );
    }
    return;
  }
  if (electionTimeout.kind !== 'fixed') {
    throw new ScenarioError(
      {
        en: 'In `preset: etcd` the election timeout is one duration, such as 1000ms; etcd draws it anew in ticks of the heartbeat. A range belongs to `preset: paper`.',
        'zh-cn':
          '`preset: etcd` 的选举超时只写一个时长，例如 1000ms；etcd 自己会以心跳为单位重新抽取。范围只用在 `preset: paper` 里。',
      },
      timeoutPath,
    );
  }
  const ticks = electionTimeout.value / heartbeatUs;
  if (Number.isInteger(ticks) && ticks >= 5) return;
  throw new ScenarioError(
    {
      en: `The election timeout (${formatDuration(electionTimeout.value)}) must be a whole multiple, at least 5, of the heartbeat (${formatDuration(heartbeatUs)}).`,
      'zh-cn': `选举超时（${formatDuration(electionTimeout.value)}）必须是心跳间隔（${formatDuration(heartbeatUs)}）的整数倍，至少 5 倍。`,
    },
    timeoutPath,
  );
}

/** Whether time can pass at all: a timer of no length that starts itself again would stop it. */
function canBeLonger(distribution: Distribution): boolean {
  switch (distribution.kind) {
    case 'exp':
      return distribution.mean > 0;
    case 'normal':
      return distribution.mean > 0 || distribution.deviation > 0;
    default:
      return minimumOf(distribution) > 0;
  }
}

/** What a member starts with: its disk, and whether it starts at all. */
export interface InitialMember {
  readonly durable: RaftDurable;
  readonly isDown: boolean;
}

const NEW_DISK: RaftDurable = { term: 0, log: [], commit: 0 };

/** `initial` by member; members it does not name start with an empty disk. */
export function readInitial(
  value: unknown,
  path: Path,
  nodes: readonly NodeId[],
): Record<NodeId, InitialMember> {
  const members: Record<NodeId, InitialMember> = Object.fromEntries(
    nodes.map((node) => [node, { durable: NEW_DISK, isDown: false }]),
  );
  if (value === undefined) return members;
  if (!isRecord(value))
    throw expected(
      { en: 'members with what they start with', 'zh-cn': '各成员的初始状态' },
      value,
      path,
    );
  const { readNode } = nameReaders(nodes);
  for (const [key, one] of Object.entries(value)) {
    const at = [...path, key];
    members[readNode(key, at)] = readMember(one, at, readNode);
  }
  return members;
}

function readMember(value: unknown, path: Path, readNode: Read<NodeId>): InitialMember {
  const keys = ['term', 'votedFor', 'log', 'commit', 'down'];
  const given = readKeys(value, path, {
    keys,
    what: { en: 'what a member starts with', 'zh-cn': '成员的初始状态' },
  });
  const at = (key: string): Path => [...path, key];
  const log = given['log'] === undefined ? [] : readLog(given['log'], at('log'));
  const logTerm = log.at(-1)?.term ?? 0;
  const readTerm = readWhole({ min: logTerm, max: 1_000_000_000 });
  const term = given['term'] === undefined ? logTerm : readTerm(given['term'], at('term'));
  const commit = readWhole({ min: 0, max: log.length })(given['commit'] ?? 0, at('commit'));
  const votedFor =
    given['votedFor'] === undefined
      ? undefined
      : { votedFor: readNode(given['votedFor'], at('votedFor')) };
  const isDown = given['down'] === undefined ? false : readBoolean(given['down'], at('down'));
  return { durable: { term, log, commit, ...votedFor }, isDown };
}

const readEntry: Read<LogEntry> = (value, path) => {
  const readTerm = readWhole({ min: 1, max: 1_000_000_000 });
  if (typeof value === 'number') return { term: readTerm(value, path) };
  const given = readKeys(value, path, {
    keys: ['term', 'value'],
    what: { en: 'a term or { term, value }', 'zh-cn': '任期，或 { term, value }' },
  });
  const term = readTerm(given['term'], [...path, 'term']);
  if (given['value'] === undefined) return { term };
  if (typeof given['value'] !== 'string')
    throw expected({ en: 'text such as x=1', 'zh-cn': '文字，例如 x=1' }, given['value'], [
      ...path,
      'value',
    ]);
  return { term, value: given['value'] };
};

/** A log as a list of terms, or of `{ term, value }`. Terms never fall along a log (Raft §5.3). */
export const readLog: Read<readonly LogEntry[]> = (value, path) => {
  const log = readList(readEntry, {
    en: 'a list of terms, such as [1, 1, 2]',
    'zh-cn': '任期列表，例如 [1, 1, 2]',
  })(value, path);
  log.forEach((entry, index) => {
    const before = log[index - 1];
    if (before && before.term > entry.term) {
      throw new ScenarioError(
        {
          en: `Terms never fall along a log: ${String(entry.term)} comes after ${String(before.term)}.`,
          'zh-cn': `Raft 日志里的任期不会变小：${String(before.term)} 后面却是 ${String(entry.term)}。`,
        },
        [...path, index],
      );
    }
  });
  return log;
};
