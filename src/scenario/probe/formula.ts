/**
 * What follows from the settings of a health check without running it: the ends between which every
 * detection lies, and how often a target that is only slow is declared dead. `components/health/formula.test.ts`
 * holds both to runs of the model.
 */
import type { Answer } from './answer.ts';

/** What breaks, as a check sees it: nobody listens, nobody answers, or the answer is bad. */
export const BREAKS = ['crash', 'hang', 'fail'] as const;
export type Break = (typeof BREAKS)[number];

export interface Span {
  readonly minUs: number;
  readonly maxUs: number;
}

/** As HAProxy does it: the next check starts one interval after the end of the last. */
export interface CheckTiming {
  readonly kind: 'check';
  readonly intervalUs: number;
  readonly fastIntervalUs: number;
  readonly downIntervalUs: number;
  readonly timeoutUs: number;
  readonly rise: number;
  readonly fall: number;
}

/** As a kubelet does it: at every tick, or at the end of the last one if that took longer. */
export interface ProbeTiming {
  readonly kind: 'probe';
  readonly periodUs: number;
  readonly timeoutUs: number;
  readonly fall: number;
}

export type Timing = CheckTiming | ProbeTiming;

/** Rarer than this, a late answer is not counted on. */
const RARE = 1e-6;

/** Late answers happen, so the checks before a break may already speak against the target. */
export function isOftenLate(answer: Answer, timeoutUs: number): boolean {
  return answer.lateChance(timeoutUs) > RARE;
}

/**
 * From a break, at any moment, to the verdict. The first check that fails either begins after the break,
 * at most one pause later, or was under way: then nobody answers it, and it ends at its timeout. `refused`
 * is how long it takes to learn that nobody listens: no time on the host itself.
 */
export function detection(
  timing: Timing,
  broken: Break,
  answer: Answer,
  refused: Span = { minUs: 0, maxUs: 0 },
): Span {
  const { timeoutUs, fall } = timing;
  const longestUs = Math.min(answer.maxUs, timeoutUs);
  const shortestUs = Math.min(answer.minUs, timeoutUs);
  const took: Span = {
    crash: refused,
    hang: { minUs: timeoutUs, maxUs: timeoutUs },
    fail: { minUs: shortestUs, maxUs: longestUs },
  }[broken];
  const underWay = { crash: timeoutUs, hang: timeoutUs, fail: longestUs }[broken];
  // An answer that has always been in time is under way for at most its own length.
  const first: Span =
    longestUs === 0
      ? took
      : {
          minUs: Math.min(took.minUs, broken === 'fail' ? 0 : timeoutUs - longestUs),
          maxUs: underWay,
        };
  const more = fall - 1;
  /** All the checks together, at most. */
  const allUs =
    broken === 'fail' ? Math.min(answer.longestUs(fall), fall * timeoutUs) : fall * took.maxUs;
  const span =
    timing.kind === 'check'
      ? {
          minUs: first.minUs + more * (timing.fastIntervalUs + took.minUs),
          maxUs:
            Math.max(timing.intervalUs + allUs, first.maxUs + allUs - took.maxUs) +
            more * timing.fastIntervalUs,
        }
      : probeSpan(timing, took, { longestUs, firstUs: first.minUs });
  return isOftenLate(answer, timeoutUs) ? { ...span, minUs: 0 } : span;
}

/** Ticks are counted from the start of a probe, not from its end. */
function probeSpan(
  { periodUs, fall }: ProbeTiming,
  took: Span,
  { longestUs, firstUs }: { longestUs: number; firstUs: number },
): Span {
  const more = fall - 1;
  const spacing = { minUs: Math.max(periodUs, took.minUs), maxUs: Math.max(periodUs, took.maxUs) };
  const minUs = more === 0 ? firstUs : more * spacing.minUs + took.minUs - longestUs;
  return {
    minUs: Math.max(0, minUs),
    maxUs: periodUs + more * spacing.maxUs + took.maxUs,
  };
}

/** From the moment a target is well again to the verdict that it is. Late answers may set it back. */
export function recovery(timing: CheckTiming, answer: Answer): Span {
  const { downIntervalUs, fastIntervalUs, timeoutUs, rise } = timing;
  const shortestUs = Math.min(answer.minUs, timeoutUs);
  return {
    minUs: shortestUs + (rise - 1) * (fastIntervalUs + shortestUs),
    maxUs: isOftenLate(answer, timeoutUs)
      ? Infinity
      : // It may come back while a check runs into its timeout.
        timeoutUs +
        downIntervalUs +
        Math.min(answer.longestUs(rise), rise * timeoutUs) +
        (rise - 1) * fastIntervalUs,
  };
}

export interface FalseAlarms {
  /** The chance that one check is too late. */
  readonly late: number;
  /** How many a day, on average over years; 0: none ever. `Infinity` never comes. */
  readonly perDay: number;
  /** Every check is too late: one alarm, and then it stays. */
  readonly isForGood: boolean;
}

const DAY_US = 86_400e6;

/**
 * How often a target that serves is declared dead, because its answers come late. Checks succeed or fail
 * independently, so verdicts alternate like a renewal process: alarms per time are one over the mean
 * length of a turn of being in use plus a turn of being out of it.
 */
export function falseAlarms(timing: CheckTiming, answer: Answer): FalseAlarms {
  const late = answer.lateChance(timing.timeoutUs);
  if (late <= 0) return { late, perDay: 0, isForGood: false };
  if (late >= 1) return { late, perDay: 0, isForGood: true };
  const { intervalUs, fastIntervalUs, downIntervalUs, timeoutUs, rise, fall } = timing;
  const goodUs = answer.meanInTimeUs(timeoutUs);
  const inUseUs = meanTurnUs({
    chance: late,
    needed: fall,
    pauseUs: intervalUs,
    countingPauseUs: fastIntervalUs,
    hitUs: timeoutUs,
    missUs: goodUs,
  });
  const outUs = meanTurnUs({
    chance: 1 - late,
    needed: rise,
    pauseUs: downIntervalUs,
    countingPauseUs: fastIntervalUs,
    hitUs: goodUs,
    missUs: timeoutUs,
  });
  return { late, perDay: DAY_US / (inUseUs + outUs), isForGood: false };
}

interface Turn {
  /** That a check hits; so many hits in a row end the turn. */
  readonly chance: number;
  readonly needed: number;
  /** Before a check, when nothing is counted, and when something is. */
  readonly pauseUs: number;
  readonly countingPauseUs: number;
  readonly hitUs: number;
  readonly missUs: number;
}

/**
 * The mean time until so many hits in a row. With k hits already, one more check costs its pause and its
 * length, and leads to k + 1 or back to 0: m(k) = pause(k) + p (hit + m(k+1)) + (1 − p) (miss + m(0)).
 * Solved from the end: m(k) = a(k) + b(k) m(0).
 */
function meanTurnUs({ chance, needed, pauseUs, countingPauseUs, hitUs, missUs }: Turn): number {
  let a = 0;
  let b = 0;
  for (let count = needed - 1; count >= 0; count -= 1) {
    const pause = count === 0 ? pauseUs : countingPauseUs;
    a = pause + chance * (hitUs + a) + (1 - chance) * missUs;
    b = chance * b + (1 - chance);
  }
  // 1 − b is the chance of so many hits in a row; computed so, it loses no digits.
  return a / chance ** needed;
}

/**
 * The mean time until so many late answers in a row, of a kubelet's probe. Exact where the timeout is not
 * longer than the period, because probes then begin at every tick; else close to it.
 */
export function meanToVerdictUs(
  { periodUs, timeoutUs, fall }: ProbeTiming,
  answer: Answer,
): number {
  const late = answer.lateChance(timeoutUs);
  if (late <= 0) return Infinity;
  const goodUs = Math.max(periodUs, answer.meanInTimeUs(timeoutUs));
  const lateUs = Math.max(periodUs, timeoutUs);
  const spacing = { pauseUs: 0, countingPauseUs: 0, hitUs: lateUs, missUs: goodUs };
  // The last probe ends at its timeout, not at a tick; the first one waits for half a period.
  return meanTurnUs({ chance: late, needed: fall, ...spacing }) - lateUs + timeoutUs + periodUs / 2;
}

/** How many checks a day one prober sends to one target that is well. */
export function checksPerDay(timing: CheckTiming, answer: Answer): number {
  return DAY_US / (timing.intervalUs + answer.meanInTimeUs(timing.timeoutUs));
}
