/**
 * How long each clock of a cluster may take, from its settings and the sources: the ends, in milliseconds. No
 * number here comes from a run.
 */
import { takeoverAfterCrash, takeoverAfterRelease } from '../../models/lease/bounds.ts';
import { VRRP_ADVERTISEMENT_US, vrrpDownUs } from '../../models/control-plane/settings.ts';
import { answerOf } from '../probe/answer.ts';
import { detection, type Break } from '../probe/formula.ts';
import {
  NODE_RENEWAL_MS,
  type Clocks,
  type FrontClocks,
  type LeaseClocks,
  type RangeMs,
} from './clocks.ts';

/** Two followers may split the vote, or one may ask too early: twice more is enough for one in a thousand. */
const FURTHER_VOTES = 2;

/** An answer of an API server to a check takes so long there. */
const ANSWER_MS: RangeMs = { min: 1, max: 5 };

/** From the loss of etcd's leader until another one leads. */
export function electionMs({ heartbeatMs, electionMs: timeout, oneWayMs }: Clocks): RangeMs {
  // raft.go, resetRandomizedElectionTimeout: at most one tick less than twice the time-out.
  const longest = 2 * timeout - heartbeatMs;
  return {
    // The last heartbeat is up to one interval old, and the first of the ticks may follow it at once.
    min: timeout - 2 * heartbeatMs,
    // A vote before the vote, and the vote.
    max: (1 + FURTHER_VOTES) * (longest + 4 * oneWayMs.max),
  };
}

/** What client-go's arithmetic needs: a request goes to the API server, to etcd, and back. */
function leaseInput(
  { leaseMs, deadlineMs, retryMs }: LeaseClocks,
  { oneWayMs: { min, max } }: Clocks,
): Parameters<typeof takeoverAfterCrash>[0] {
  return {
    settings: {
      leaseDurationUs: leaseMs * 1000,
      renewDeadlineUs: deadlineMs * 1000,
      retryPeriodUs: retryMs * 1000,
      jitterFactor: 1.2,
      releaseOnCancel: false,
    },
    oneWay: { minUs: 2 * min * 1000, maxUs: 2 * max * 1000 },
  };
}

const inMs = ({ minUs, maxUs }: { minUs: number; maxUs: number }): RangeMs => ({
  min: minUs / 1000,
  max: maxUs / 1000,
});

/** From the crash of a Lease's holder until another one leads. */
export function takeoverMs(lease: LeaseClocks, clocks: Clocks): RangeMs {
  return inMs(takeoverAfterCrash(leaseInput(lease, clocks)));
}

/** From the order to stop, of a holder that gives its Lease back, until another one leads. */
export function handoverMs(lease: LeaseClocks, clocks: Clocks): RangeMs {
  return inMs(takeoverAfterRelease(leaseInput(lease, clocks)));
}

/** From the death of a virtual IP's host until the second one has it. The last advertisement is up to one interval old. */
export const VRRP_MOVE_MS: RangeMs = {
  min: (vrrpDownUs(1) - VRRP_ADVERTISEMENT_US) / 1000,
  max: vrrpDownUs(1) / 1000,
};

/** From the fault until the balancer sends nothing more to that API server. */
export function noticedMs(
  { intervalMs, timeoutMs, rise, fall }: Extract<FrontClocks, { kind: 'balancer' }>,
  broken: Break,
  { oneWayMs: { min, max } }: Clocks,
): RangeMs {
  const there = { minUs: 2 * min * 1000, maxUs: 2 * max * 1000 };
  const answer = answerOf({
    kind: 'uniform',
    min: there.minUs + ANSWER_MS.min * 1000,
    max: there.maxUs + ANSWER_MS.max * 1000,
  });
  const intervalUs = intervalMs * 1000;
  const timing = {
    kind: 'check',
    intervalUs,
    fastIntervalUs: intervalUs,
    downIntervalUs: intervalUs,
    timeoutUs: timeoutMs * 1000,
    rise,
    fall,
  } as const;
  const span = inMs(detection(timing, broken, answer, there));
  return {
    // A check that was on its way at the fault is refused as soon as it arrives.
    min: broken === 'crash' ? Math.max(0, span.min - min) : span.min,
    // An answer that was on its way at the fault still counts.
    max: span.max + answer.maxUs / 1000,
  };
}

/** Whether a healthy API server can answer a check too late to count. */
export function answersLate(
  { timeoutMs }: Extract<FrontClocks, { kind: 'balancer' }>,
  { oneWayMs }: Clocks,
): boolean {
  return 2 * oneWayMs.max + ANSWER_MS.max > timeoutMs;
}

/** The looks that a silence needs: the grace period ends at one (monitorNodeHealth; looks drift late). */
export function silenceMs({ lookMs, graceMs }: Clocks): number {
  return Math.ceil(graceMs / lookMs) * lookMs;
}

/** From the death of a node until it is NotReady, if the controller manager lives elsewhere. */
export function notReadyMs(clocks: Clocks): RangeMs {
  const silence = silenceMs(clocks);
  return {
    // The last renewal is one period old and was seen at once.
    min: Math.max(0, silence - NODE_RENEWAL_MS),
    // It has just been renewed, and is seen at the next look.
    max: clocks.lookMs + silence + clocks.oneWayMs.max,
  };
}

/** Both of them, one after the other. */
export const plus = (a: RangeMs, min: number, max = min): RangeMs => ({
  min: a.min + min,
  max: a.max + max,
});
