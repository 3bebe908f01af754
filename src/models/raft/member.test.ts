import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isUpToDate, type LogEntry } from './member.ts';
import { ALL_RULES, quorumSize } from './settings.ts';

fc.configureGlobal({ seed: 7, numRuns: 500 });

const entries = (terms: readonly number[]): LogEntry[] => terms.map((term) => ({ term }));

/** Whether a voter with the second log may vote for a candidate with the first. */
function isEnough(candidate: readonly number[], voter: readonly number[]): boolean {
  const last = { lastLogIndex: candidate.length, lastLogTerm: candidate.at(-1) ?? 0 };
  return isUpToDate({ type: 'requestVote', term: 9, ...last }, entries(voter));
}

/** Terms never fall along a log. */
const logs = fc
  .array(fc.integer({ min: 1, max: 4 }), { maxLength: 5 })
  .map((terms) => terms.sort());

// Raft §5.4.1: the later last term is more up to date; with the same last term, the longer log.
describe('A log is at least as up to date as another', () => {
  test.each([
    [[], []],
    [[1], []],
    [[1, 1], [1]],
    [
      [1, 2],
      [1, 2],
    ],
    [[2], [1, 1, 1]],
    [
      [1, 1, 3],
      [1, 1, 2, 2, 2, 2],
    ],
  ])('%j as %j', (candidate, voter) => {
    expect(isEnough(candidate, voter)).toBe(true);
  });

  test.each([
    [[], [1]],
    [[1], [1, 1]],
    [[1, 1, 1], [2]],
    [
      [1, 1, 2, 2, 2, 2],
      [1, 1, 2, 3],
    ],
  ])('%j not as %j', (candidate, voter) => {
    expect(isEnough(candidate, voter)).toBe(false);
  });

  test('Of any two logs at least one is up to date for the other, both only if they end alike.', () => {
    fc.assert(
      fc.property(logs, logs, (a, b) => {
        expect(isEnough(a, b) || isEnough(b, a)).toBe(true);
        const endAlike = a.length === b.length && a.at(-1) === b.at(-1);
        expect(isEnough(a, b) && isEnough(b, a)).toBe(endAlike);
      }),
    );
  });

  test('What is up to date for one log is so for every log that this one is up to date for.', () => {
    fc.assert(
      fc.property(logs, logs, logs, (a, b, c) => {
        if (isEnough(a, b) && isEnough(b, c)) expect(isEnough(a, c)).toBe(true);
      }),
    );
  });

  test('A log is up to date for each of its own beginnings, and none of its beginnings for it.', () => {
    fc.assert(
      fc.property(logs, fc.nat(4), (log, length) => {
        const beginning = log.slice(0, length);
        expect(isEnough(log, beginning)).toBe(true);
        expect(isEnough(beginning, log)).toBe(beginning.length === log.length);
      }),
    );
  });
});

// Raft §5.2: a majority of the full membership.
describe('How many votes elect', () => {
  const of = (size: number, majority = true): number => {
    const voters = Array.from({ length: size }, (_, index) => `n${String(index + 1)}`);
    return quorumSize({ voters, rules: { ...ALL_RULES, majority } });
  };

  test.each([
    [1, 1],
    [2, 2],
    [3, 2],
    [4, 3],
    [5, 3],
    [6, 4],
    [7, 4],
    [15, 8],
  ])('Of %s members %s.', (size, votes) => {
    expect(of(size)).toBe(votes);
  });

  test('Two majorities always share a member, and a smaller number would not do.', () => {
    for (let size = 1; size <= 15; size += 1) {
      expect(2 * of(size)).toBeGreaterThan(size);
      expect(2 * (of(size) - 1)).toBeLessThanOrEqual(size);
    }
  });

  test('With the rule `majority` off, half of an even number is enough; of an odd one nothing changes.', () => {
    expect([2, 3, 4, 5, 6].map((size) => of(size, false))).toEqual([1, 2, 2, 3, 3]);
  });
});
