/** The formulas of quorums against brute force: every outcome counted, none reasoned about. */
import { describe, expect, test } from 'vitest';
import { MEMBERS } from '../../scenario/names.ts';
import { availability } from './availability.ts';
import { canElect, quorumOf, survivableFailures } from './majority.ts';
import { MOST_MEMBERS } from './member-count.ts';
import { leastOverlap } from './overlap.ts';
import { judgeSplit, splitsOf } from './split.ts';
import { survivesLossOf, zoneAvailability } from './zones.ts';

const SIZES = Array.from({ length: 9 }, (_, index) => index + 1);

/** Every set of members, each as a list of booleans. */
function outcomes(members: number): boolean[][] {
  return Array.from({ length: 2 ** members }, (_, bits) =>
    Array.from({ length: members }, (_, member) => ((bits >> member) & 1) === 1),
  );
}

const count = (flags: readonly boolean[]): number => flags.filter(Boolean).length;

/** From the definition, and in no other way: those who agree are more than those who do not. */
const isMajority = (flags: readonly boolean[]): boolean =>
  count(flags) > flags.length - count(flags);

describe.each(SIZES)('%i members', (members) => {
  const all = outcomes(members);

  test('can elect exactly in those outcomes in which a majority is up', () => {
    for (const up of all) expect(canElect(members, count(up))).toBe(isMajority(up));
  });

  test('have the smallest group that is a majority as their quorum', () => {
    const sizes = all.filter(isMajority).map(count);
    expect(quorumOf(members)).toBe(Math.min(...sizes));
  });

  test('survive so many failures whichever members fail, and one more only sometimes or never', () => {
    const survivesEvery = (failures: number): boolean =>
      all.filter((up) => members - count(up) === failures).every(isMajority);
    const most = SIZES.filter((failures) => failures <= members && survivesEvery(failures));
    expect(survivableFailures(members)).toBe(Math.max(0, ...most));
  });

  test('have majorities that all share a member, and no fewer than the formula says', () => {
    const majorities = all.filter(isMajority);
    const shared = majorities.flatMap((one) =>
      majorities.map((other) => count(one.map((isIn, member) => isIn && other[member] === true))),
    );
    const least = Math.min(...shared);
    expect(least).toBeGreaterThan(0);
    expect(leastOverlap({ members, size: quorumOf(members) })).toBe(least);
  });

  test('are available as often as the outcomes with a majority are, added up as exact fractions', () => {
    for (const [numerator, denominator] of [
      [1, 100],
      [5, 100],
      [1, 2],
      [1, 1000],
      [333, 1000],
    ] as const) {
      const [down, whole] = [BigInt(numerator), BigInt(denominator)];
      const up = whole - down;
      let [met, missed] = [0n, 0n];
      for (const flags of all) {
        const chance = up ** BigInt(count(flags)) * down ** BigInt(members - count(flags));
        if (isMajority(flags)) met += chance;
        else missed += chance;
      }
      const total = whole ** BigInt(members);
      const seen = availability(members, numerator / denominator);
      expectClose(seen.up, met, total);
      expectClose(seen.down, missed, total);
    }
  });

  test('fall into groups of which one can elect exactly where it alone is a majority', () => {
    // Members are alike, so the sizes of the groups say it all; which members are up does not go without saying.
    for (const sizes of splitsOf(members)) {
      for (const up of all) {
        let next = 0;
        const groups = sizes.map((size) => up.slice(next, (next += size)));
        const verdicts = judgeSplit(
          groups.map((group) => ({ up: count(group), down: group.length - count(group) })),
        );
        const electors = verdicts.filter((verdict) => verdict === 'canElect');
        expect(electors.length).toBeLessThanOrEqual(1);
        groups.forEach((group, index) => {
          const votes = count(group);
          expect(verdicts[index] === 'canElect').toBe(votes > members - votes);
          const wouldWithAll = group.length > members - group.length;
          if (verdicts[index] !== 'canElect')
            expect(verdicts[index]).toBe(wouldWithAll ? 'tooManyDown' : 'tooSmall');
        });
      }
    }
  });

  test('in zones are available as often as the outcomes of zones and members say', () => {
    for (const zones of splitsOf(members).filter(({ length }) => length <= 3)) {
      const chances = { memberFails: 0.02, zoneFails: 0.005 };
      let met = 0;
      for (const zonesUp of outcomes(zones.length)) {
        for (const membersUp of all) {
          let next = 0;
          const reached = zones.map((size, zone) =>
            membersUp.slice(next, (next += size)).map((isUp) => isUp && zonesUp[zone] === true),
          );
          if (!isMajority(reached.flat())) continue;
          met += chanceOf(zonesUp, chances.zoneFails) * chanceOf(membersUp, chances.memberFails);
        }
      }
      const seen = zoneAvailability(zones, chances);
      expect(Math.abs(seen.up - met)).toBeLessThan(1e-12);
      expect(Math.abs(seen.up + seen.down - 1)).toBeLessThan(1e-14);
      zones.forEach((size, zone) => {
        const rest = Array.from({ length: members }, (_, member) => member >= size);
        expect(survivesLossOf(zones)[zone]).toBe(isMajority(rest));
      });
    }
  });
});

function chanceOf(flags: readonly boolean[], fails: number): number {
  return flags.reduce((product, isUp) => product * (isUp ? 1 - fails : fails), 1);
}

/** Within 10⁻¹⁴ of the fraction, relative to it. */
function expectClose(seen: number, numerator: bigint, denominator: bigint): void {
  const SCALE = 10n ** 40n;
  const exact = Number((numerator * SCALE) / denominator) / 1e40;
  if (exact === 0) expect(seen).toBe(0);
  else expect(Math.abs(seen / exact - 1)).toBeLessThan(1e-14);
}

test('Of two zones, at least one is fatal, however the members are spread.', () => {
  for (const members of SIZES) {
    for (let first = 0; first <= members; first += 1) {
      expect(survivesLossOf([first, members - first])).toContain(false);
    }
  }
});

test('Zones that never fail change nothing.', () => {
  for (const zones of splitsOf(7)) {
    const { up } = zoneAvailability(zones, { memberFails: 0.01, zoneFails: 0 });
    expect(up).toBeCloseTo(availability(7, 0.01).up, 14);
  }
});

test('There are as many splits as integer partitions: 97 of one to nine members.', () => {
  // OEIS A000041.
  expect(SIZES.map((members) => splitsOf(members).length)).toEqual([1, 2, 3, 5, 7, 11, 15, 22, 30]);
  for (const split of SIZES.flatMap((members) => splitsOf(members)))
    expect(split).toEqual(split.toSorted((a, b) => b - a));
});

test('An odd size does not make a side of a split a majority: 1-1-1 and 3-3-3 elect nobody.', () => {
  for (const sizes of [
    [1, 1, 1],
    [3, 3, 3],
    [2, 2, 1],
  ]) {
    const verdicts = judgeSplit(sizes.map((up) => ({ up, down: 0 })));
    expect(verdicts).toEqual(sizes.map(() => 'tooSmall'));
  }
});

test('Split into two, an odd size always leaves a majority, and an even one unless the halves are equal.', () => {
  for (const members of SIZES) {
    for (const sizes of splitsOf(members).filter(({ length }) => length === 2)) {
      const verdicts = judgeSplit(sizes.map((up) => ({ up, down: 0 })));
      expect(verdicts.includes('canElect')).toBe(sizes[0] !== sizes[1]);
    }
  }
});

test('The limit is that of the format, so that what is computed can be run.', () => {
  expect(MOST_MEMBERS).toBe(MEMBERS.most);
});
