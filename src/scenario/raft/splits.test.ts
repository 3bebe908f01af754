/**
 * Every split of up to nine members, elected by simulation: exactly the group that the formula names gets a
 * leader. By symmetry the splits are the integer partitions. Under etcd's rules, as its members elect: there
 * the second half of the claim can be seen too, that a leader cut off from the majority is soon none.
 */
import { describe, expect, test } from 'vitest';
import { judgeSplit, splitsOf } from '../../models/quorum/split.ts';
import { leadersOf } from './execute.ts';
import { RaftRun, readRaftScenario } from './run.ts';
import { splitScenario } from './split-scenario.ts';

const SPLITS = Array.from({ length: 9 }, (_, index) => splitsOf(index + 1)).flat();
const STEP_US = 50_000;

const groupsOf = (sizes: readonly number[]): readonly (readonly string[])[] => {
  let next = 1;
  return sizes.map((size) => Array.from({ length: size }, () => `n${String(next++)}`));
};

/** The groups that had a leader at any moment after `fromUs`, and those that have one in the end. */
function elect(
  sizes: readonly number[],
  { splitAt, fromUs, until }: { splitAt: string; fromUs: number; until: string },
): { ever: readonly number[]; atEnd: readonly number[] } {
  const groups = groupsOf(sizes);
  const scenario = readRaftScenario(splitScenario({ groups, splitAt, until }));
  const run = new RaftRun(scenario, { keepsTrace: false });
  const leading = (): readonly number[] =>
    leadersOf(run.world).map(({ id }) => groups.findIndex((group) => group.includes(id)));
  const ever = new Set<number>();
  run.advance(fromUs);
  while (run.nowUs < run.untilUs) {
    for (const group of leading()) ever.add(group);
    run.advance(run.nowUs + STEP_US);
  }
  for (const group of leading()) ever.add(group);
  expect(run.violated).toEqual([]);
  return { ever: [...ever], atEnd: leading() };
}

const electorsOf = (sizes: readonly number[]): readonly number[] =>
  judgeSplit(sizes.map((up) => ({ up, down: 0 }))).flatMap((verdict, group) =>
    verdict === 'canElect' ? [group] : [],
  );

describe('Of all 97 splits of one to nine members', () => {
  test('a network that begins split elects in exactly the group that has a majority.', () => {
    const rows = SPLITS.map((sizes) => {
      const { ever, atEnd } = elect(sizes, { splitAt: '0ms', fromUs: 0, until: '8s' });
      expect({ sizes, groups: ever }).toEqual({ sizes, groups: electorsOf(sizes) });
      expect({ sizes, groups: atEnd }).toEqual({ sizes, groups: electorsOf(sizes) });
      return { members: sizes.reduce((sum, size) => sum + size, 0), elects: atEnd.length === 1 };
    });
    console.log('members  splits  with a leader  without');
    for (let members = 1; members <= 9; members += 1) {
      const own = rows.filter((row) => row.members === members);
      const elect = own.filter(({ elects }) => elects).length;
      const cells = [members, own.length, elect, own.length - elect];
      console.log(
        cells.map((cell, column) => String(cell).padStart([7, 6, 13, 7][column] ?? 0)).join('  '),
      );
    }
  });

  test('a cluster that had a leader keeps or elects one in exactly that group, whoever led before.', () => {
    // A leader cut off steps down after at most two election timeouts, 2 s (check-quorum).
    for (const sizes of SPLITS) {
      const run = { splitAt: '4s', fromUs: 6_500_000, until: '12s' };
      const { ever, atEnd } = elect(sizes, run);
      expect({ sizes, groups: ever }).toEqual({ sizes, groups: electorsOf(sizes) });
      expect({ sizes, groups: atEnd }).toEqual({ sizes, groups: electorsOf(sizes) });
    }
  });
});

test('1-1-1 and 3-3-3 elect nobody in twenty seconds, although three and nine are odd.', () => {
  for (const sizes of [
    [1, 1, 1],
    [3, 3, 3],
  ]) {
    expect(elect(sizes, { splitAt: '0ms', fromUs: 0, until: '20s' }).ever).toEqual([]);
  }
});

test('With members down, the group needs a majority of all members, not of those that are left.', () => {
  const groups = groupsOf([3, 2]);
  const leadersWith = (down: readonly string[]): number => {
    const run = new RaftRun(readRaftScenario(splitScenario({ groups, down, until: '10s' })));
    run.finish();
    return leadersOf(run.world).length;
  };
  expect(leadersWith([])).toBe(1);
  expect(leadersWith(['n4', 'n5'])).toBe(1);
  expect(leadersWith(['n1'])).toBe(0);
});
