import type { NodeId } from '../../sim/world.ts';
import { RAFT_PROPERTY_NAMES } from '../../invariants/raft-properties.ts';
import type { Role } from '../../models/raft/messages.ts';
import type { LogEntry } from '../../models/raft/member.ts';
import {
  EXPECTATIONS,
  expected,
  readExpectedNumber,
  readKeys,
  readOneOf,
  readRecord,
  type Between,
  type Read,
} from '../read.ts';
import * as looks from '../looks.ts';
import type { Expectation } from '../model.ts';
import type { RaftTypes } from './model.ts';
import type { Path } from '../problem.ts';
import { notYet, readLog } from './config.ts';
import { leadersOf, type RaftWorld } from './execute.ts';
import { RAFT_METRIC_NAMES } from './metrics/meter.ts';
import { nameReaders } from '../names.ts';

const KEYS = ['leader', 'leaders', 'role', 'term', 'vote', 'log', 'commit', 'violations'] as const;
const LATER_KEYS = ['applied', 'reads'];

type Look = looks.Look<RaftTypes>;
type Readers = ReturnType<typeof nameReaders>;
type Build = (value: unknown, path: Path, readers: Readers) => Look;

/** The expectations of one entry: `{ leaders: 1, violations: [] }` gives two. */
export function readExpectations(
  value: unknown,
  path: Path,
  nodes: readonly NodeId[],
): readonly Expectation<RaftTypes>[] {
  const keys = [...KEYS, ...LATER_KEYS, ...RAFT_METRIC_NAMES];
  const given = readKeys(value, path, { keys, what: EXPECTATIONS });
  const readers = nameReaders(nodes);
  return Object.entries(given).map(([key, wanted]) => {
    const at = [...path, key];
    if (LATER_KEYS.includes(key)) throw notYet(key, at);
    const build = BUILDERS[key];
    const look = build
      ? build(wanted, at, readers)
      : looks.lookAtMetric<RaftTypes>(wanted, at, key);
    return { key, judge: (observed) => ({ expectation: { [key]: wanted }, ...look(observed) }) };
  });
}

const BUILDERS: Record<string, Build> = {
  leader: (value, path, { readNode }) => {
    const wanted = value === 'any' || value === 'none' ? value : readNode(value, path);
    return ({ world }) => {
      const leader = leadersOf(world)[0]?.id;
      const isMet = wanted === 'any' ? leader !== undefined : (leader ?? 'none') === wanted;
      return { isMet, seen: leader ?? 'none' };
    };
  },
  leaders: (value, path) => {
    const wanted = readExpectedNumber(value, path);
    return ({ world }) => {
      const { length } = leadersOf(world);
      return { isMet: looks.isWithin(length, wanted), seen: length };
    };
  },
  role: (value, path, readers) =>
    perMember(value, path, {
      readers,
      readWanted: readRole,
      see: (world, id) => {
        const node = world.nodes[id];
        return node?.status === 'down' ? 'down' : node?.state.value;
      },
    }),
  term: (value, path, readers) => {
    if (isPerMember(value, readers)) return numberPerMember(value, path, { readers, key: 'term' });
    const wanted = readExpectedNumber(value, path);
    return ({ world }) => {
      const term = leadersOf(world)[0]?.state.context.term;
      return { isMet: looks.isWithin(term, wanted), seen: term ?? 'no leader' };
    };
  },
  vote: (value, path, readers) =>
    perMember(value, path, {
      readers,
      readWanted: (one, at) => (one === 'none' ? 'none' : readers.readNode(one, at)),
      see: (world, id) => memberOf(world, id).votedFor ?? 'none',
    }),
  log: (value, path, readers) =>
    perMember(value, path, {
      readers,
      readWanted: readLog,
      see: (world, id) => memberOf(world, id).log,
      isSame: isSameLog,
      show: (log) => log.map((entry) => (entry.value === undefined ? entry.term : entry)),
    }),
  commit: (value, path, readers) => numberPerMember(value, path, { readers, key: 'commit' }),
  violations: (value, path) => looks.lookAtViolations(value, path, RAFT_PROPERTY_NAMES),
};

const readRole: Read<Role | 'down'> = (value, path) => {
  const name = value === 'pre-candidate' ? 'preCandidate' : value;
  return readOneOf(['follower', 'preCandidate', 'candidate', 'leader', 'down'])(name, path);
};

function isPerMember(value: unknown, { readNode }: Readers): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.keys(value).some((key) => {
    try {
      return readNode(key, []) === key;
    } catch {
      return false;
    }
  });
}

function numberPerMember(
  value: unknown,
  path: Path,
  { readers, key }: { readers: Readers; key: 'term' | 'commit' },
): Look {
  return perMember<Between, number>(value, path, {
    readers,
    readWanted: readExpectedNumber,
    see: (world, id) => memberOf(world, id)[key],
    isSame: (seen, wanted) => looks.isWithin(seen, wanted),
  });
}

function perMember<Wanted, Seen>(
  value: unknown,
  path: Path,
  how: {
    readers: Readers;
    readWanted: Read<Wanted>;
    see: (world: RaftWorld, id: NodeId) => Seen;
    isSame?: (seen: Seen, wanted: Wanted) => boolean;
    show?: (seen: Seen) => unknown;
  },
): Look {
  const wanted = readRecord(how.readWanted, how.readers.readNode, {
    en: 'members, such as { n1: … }',
    'zh-cn': '每个成员的值，例如 { n1: … }',
  })(value, path);
  if (Object.keys(wanted).length === 0)
    throw expected({ en: 'at least one member', 'zh-cn': '至少一个成员' }, value, path);
  const isSame = how.isSame ?? ((seen: Seen, one: Wanted) => (seen as unknown) === one);
  return ({ world }) => {
    const seen = Object.keys(wanted).map((id) => [id, how.see(world, id)] as const);
    return {
      isMet: seen.every(([id, one]) => isSame(one, wanted[id] as Wanted)),
      seen: Object.fromEntries(seen.map(([id, one]) => [id, how.show ? how.show(one) : one])),
    };
  };
}

function memberOf(world: RaftWorld, id: NodeId): RaftWorld['nodes'][string]['state']['context'] {
  const node = world.nodes[id];
  if (!node) throw new Error(`There is no member ${id}.`);
  return node.state.context;
}

function isSameLog(seen: readonly LogEntry[], wanted: readonly LogEntry[]): boolean {
  return (
    seen.length === wanted.length &&
    wanted.every(
      (entry, index) =>
        entry.term === seen[index]?.term &&
        (entry.value === undefined || entry.value === seen[index].value),
    )
  );
}
