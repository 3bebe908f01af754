/** How often a quorum is up, when members fail by chance and each for itself. */
import { quorumOf } from './majority.ts';

/** Chances from 0 to 1. Each is a sum of its own, so that 0.999999999 does not swallow what is missing. */
export interface Availability {
  readonly up: number;
  readonly down: number;
}

/**
 * The chance that a quorum of `members` is up when each is down with the chance `failureChance`, whatever the
 * others do: the binomial sum of "at least quorum members up". Relative error below 10⁻¹⁴ (only additions and
 * products of what is not negative; a test compares it with exact fractions). That members fail independently
 * is optimistic: power, a rack, a bad upgrade take several at once; see `zones.ts`.
 */
export function availability(members: number, failureChance: number): Availability {
  const alone = [{ members, failureChance: 0 }];
  return tails(members, upDistribution(alone, failureChance));
}

/** A set of members that one event takes down together. */
export interface FailureDomain {
  readonly members: number;
  /** The chance that it is down, from 0 to 1. */
  readonly failureChance: number;
}

/** The chance of every number of members up, from 0 to all: domains fail each for itself, and so do members in them. */
export function upDistribution(
  domains: readonly FailureDomain[],
  memberFailureChance: number,
): readonly number[] {
  return domains
    .map(({ members, failureChance }) => {
      const [none = 1, ...some] = binomial(members, 1 - memberFailureChance);
      const isUp = 1 - failureChance;
      return [failureChance + isUp * none, ...some.map((chance) => isUp * chance)];
    })
    .reduce(convolve, [1]);
}

/** Splits a distribution of members up at the quorum. */
export function tails(members: number, distribution: readonly number[]): Availability {
  const quorum = quorumOf(members);
  return { up: sum(distribution.slice(quorum)), down: sum(distribution.slice(0, quorum)) };
}

/** The chance of 0, 1, … n successes in n trials. */
export function binomial(trials: number, chance: number): readonly number[] {
  const one = [1 - chance, chance];
  return Array.from({ length: trials }, () => one).reduce(convolve, [1]);
}

/** The distribution of the sum of two independent whole numbers. */
function convolve(left: readonly number[], right: readonly number[]): number[] {
  const result = new Array<number>(left.length + right.length - 1).fill(0);
  left.forEach((a, i) => {
    right.forEach((b, j) => {
      result[i + j] = (result[i + j] ?? 0) + a * b;
    });
  });
  return result;
}

/** The small ones first, so that they count. */
function sum(chances: readonly number[]): number {
  return chances.toSorted((a, b) => a - b).reduce((total, chance) => total + chance, 0);
}
