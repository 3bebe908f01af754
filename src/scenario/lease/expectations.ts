import { LEASE_PROPERTY_NAMES } from '../../invariants/lease-properties.ts';
import type { NodeId } from '../../sim/world.ts';
import * as looks from '../looks.ts';
import type { Expectation } from '../model.ts';
import { nameReaders } from '../names.ts';
import type { Path } from '../problem.ts';
import { EXPECTATIONS, readExpectedNumber, readKeys, type Read } from '../read.ts';
import { CANDIDATES } from './config.ts';
import { apiOf, holderOf, leadersOf } from './execute.ts';
import { LEASE_METRIC_NAMES } from './metrics.ts';
import type { LeaseTypes } from './model.ts';

type Look = looks.Look<LeaseTypes>;
type Build = (value: unknown, path: Path, candidates: readonly NodeId[]) => Look;

const KEYS = ['holder', 'leader', 'leaders', 'transitions', 'violations'];

/** The expectations of one entry: `{ leaders: 1, violations: [] }` gives two. */
export function readExpectations(
  value: unknown,
  path: Path,
  candidates: readonly NodeId[],
): readonly Expectation<LeaseTypes>[] {
  const keys = [...new Set([...KEYS, ...LEASE_METRIC_NAMES])];
  const given = readKeys(value, path, { keys, what: EXPECTATIONS });
  return Object.entries(given).map(([key, wanted]) => {
    const at = [...path, key];
    const build = BUILDERS[key];
    const look = build
      ? build(wanted, at, candidates)
      : looks.lookAtMetric<LeaseTypes>(wanted, at, key);
    return { key, judge: (observed) => ({ expectation: { [key]: wanted }, ...look(observed) }) };
  });
}

const BUILDERS: Record<string, Build> = {
  holder: (value, path, candidates) => {
    const wanted = value === 'none' ? value : readHolder(candidates)(value, path);
    return ({ world }) => {
      const holder = holderOf(world);
      const seen = holder === '' ? 'none' : holder;
      return { isMet: seen === wanted || seen.startsWith(`${wanted}#`), seen };
    };
  },
  leader: (value, path, candidates) => {
    const { readNode } = nameReaders(candidates, CANDIDATES);
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
  transitions: (value, path) => {
    const wanted = readExpectedNumber(value, path);
    return ({ world }) => {
      const transitions = apiOf(world).lease?.record.leaseTransitions;
      return { isMet: looks.isWithin(transitions, wanted), seen: transitions ?? 'no lease' };
    };
  },
  violations: (value, path) => looks.lookAtViolations(value, path, LEASE_PROPERTY_NAMES),
};

/** A candidate, which stands for every process of it, or one process: `c1#2`. */
function readHolder(candidates: readonly NodeId[]): Read<string> {
  const { readNode } = nameReaders(candidates, CANDIDATES);
  return (value, path) => {
    const isProcess = typeof value === 'string' && /#\d+$/.test(value);
    readNode(isProcess ? value.replace(/#\d+$/, '') : value, path);
    return value as string;
  };
}
