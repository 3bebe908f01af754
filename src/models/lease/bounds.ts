/**
 * What three durations and the API server's latency allow, by arithmetic: how soon another one leads,
 * which outage is survived, how far two leaders are kept apart. Each formula follows client-go's code
 * (tools/leaderelection/leaderelection.go at 32ce75a7, "le.go"; its loops are those of
 * k8s.io/apimachinery/pkg/util/wait, "wait"), and `bounds.test.ts` holds each to the simulator.
 *
 * Written in short: R = retryPeriod, D = renewDeadline, J = jitterFactor, P = the published lease
 * duration, T = the client's timeout, and a … b = the way to the API server, or back, at its fastest and
 * slowest. A request is there and back again: 2a … 2b. Processes are not paused and clocks run true,
 * except where a formula is about clocks.
 */
import type { Micros } from '../../sim/time.ts';
import { publishedSeconds, requestTimeoutUs, type LeaseSettings } from './settings.ts';

export interface Span {
  readonly minUs: Micros;
  readonly maxUs: Micros;
}

/** The shortest and the longest, and what is to be expected. */
export interface Expected extends Span {
  readonly meanUs: Micros;
}

/** How long an outage may last. Between the two, its moment decides. */
export interface OutageLimits {
  /** The leader outlives every outage up to this. */
  readonly alwaysUs: Micros;
  /** … and no outage longer than this. */
  readonly neverUs: Micros;
}

export interface BoundsInput {
  readonly settings: Pick<
    LeaseSettings,
    'leaseDurationUs' | 'renewDeadlineUs' | 'retryPeriodUs' | 'jitterFactor' | 'releaseOnCancel'
  >;
  /** From a candidate to the API server, or back; any length between the two is as likely. */
  readonly oneWay: Span;
}

const US_PER_S = 1_000_000;
const US_PER_HOUR = 3_600_000_000;

/** In short, as the formulas are written. */
function terms({
  settings,
  oneWay,
}: BoundsInput): Record<'R' | 'D' | 'P' | 'T' | 'wait' | 'a' | 'b' | 'mean' | 'unseen', Micros> {
  const { retryPeriodUs: R, renewDeadlineUs: D, jitterFactor } = settings;
  const { minUs: a, maxUs: b } = oneWay;
  return {
    R,
    D,
    P: publishedSeconds(settings) * US_PER_S,
    T: requestTimeoutUs(settings),
    wait: R + Math.floor(jitterFactor * R),
    a,
    b,
    mean: (a + b) / 2,
    unseen: unseenUs({ settings, oneWay }),
  };
}

/**
 * Two renewals that began within one second look alike to who reads them, because the record is
 * compared as JSON with whole seconds (resourcelock/leaselock.go, Get; apimachinery meta/v1/time.go).
 * A standby may then count from a renewal that is up to a second older than the last one.
 */
export function unseenUs({ settings: { retryPeriodUs }, oneWay }: BoundsInput): Micros {
  return retryPeriodUs + 2 * oneWay.minUs < US_PER_S ? US_PER_S : 0;
}

/**
 * From one renewal of a healthy leader to the next: R + the request. The pause is sliding, it begins
 * when the request has been answered (le.go, renew: wait.UntilWithContext).
 */
export function renewsEvery(input: BoundsInput): Expected {
  const { R, a, b, mean } = terms(input);
  return { minUs: R + 2 * a, maxUs: R + 2 * b, meanUs: R + 2 * mean };
}

/**
 * From one read of a standby to the next: R … R × (1 + J), drawn anew each time, + the request
 * (le.go, acquire: wait.JitterUntil, sliding). 2 … 4.4 s with the defaults, 3.2 s on average.
 */
export function pollsEvery(input: BoundsInput): Expected {
  const { R, wait, a, b, mean } = terms(input);
  return { minUs: R + 2 * a, maxUs: wait + 2 * b, meanUs: (R + wait) / 2 + 2 * mean };
}

/**
 * From the crash of the leader until a standby believes that it leads.
 *
 * Soonest: the crash comes just before a renewal is sent, R + b after the last one was taken (its answer
 * took b); a standby's read came upon that write at once and was answered after a; an attempt begins
 * exactly P later, when the lease is no longer valid (le.go, isLeaseValid, judged at the attempt's
 * start), and takes a read and a write: P − R − b + 5a. 13 s with the defaults.
 *
 * Latest: the crash comes right after a renewal was sent, which takes b to arrive; the standby's read
 * has just missed it, is answered after b, waits R × (1 + J), and reads for 2b; an attempt that begins a
 * moment before the lease ends fails for 2b and is followed by the longest wait; then a read and a
 * write: P + 2R × (1 + J) + 10b. 23.8 s with the defaults.
 *
 * On average with one standby: a crash comes half a cycle after a renewal was sent, and from any moment
 * to the next of a standby's reads it takes E[w²] / 2E[w], where w is the time between two reads (the
 * inspection paradox of renewal theory). Twice that: once to see the renewal, once to see it expired.
 * Where renewals follow one another within a second, a cycle is the second in which they look alike.
 */
export function takeoverAfterCrash(input: BoundsInput): Expected {
  const { R, P, wait, a, b, mean, unseen } = terms(input);
  return {
    minUs: Math.max(0, P - R - b + 5 * a - unseen),
    maxUs: P + 2 * wait + 10 * b,
    meanUs: Math.max(
      0,
      P - Math.max(R + 2 * mean, unseen) / 2 + 2 * untilNextPollUs(input) + 6 * mean,
    ),
  };
}

/**
 * From the order to stop until a standby believes that it leads, if the lease is given back (le.go,
 * release: a read and a write, so the holder is empty after 3a … 3b; a lease without a holder is free at
 * once). Soonest, a read arrives just then: 6a. Latest, one has just been missed: R × (1 + J) + 8b.
 * 4.4 s with the defaults.
 */
export function takeoverAfterRelease(input: BoundsInput): Expected {
  const { wait, a, b, mean } = terms(input);
  return {
    minUs: 6 * a,
    maxUs: wait + 8 * b,
    meanUs: untilNextPollUs(input) + 6 * mean,
  };
}

/** From any moment to the next read of one standby, on average: E[w²] / 2E[w]. */
function untilNextPollUs(input: BoundsInput): number {
  const { R, wait } = terms(input);
  const { meanUs } = pollsEvery(input);
  const variance = (wait - R) ** 2 / 12;
  return (meanUs ** 2 + variance) / (2 * meanUs);
}

/**
 * How many attempts at a renewal fit before the deadline when each fails at once: at 0, R, 2R, … while
 * less than D (wait.PollUntilContextTimeout with a ticker; the deadline was set before the ticker).
 * Five with the defaults.
 */
export function attemptsBeforeDeadline({
  renewDeadlineUs,
  retryPeriodUs,
}: Pick<LeaseSettings, 'renewDeadlineUs' | 'retryPeriodUs'>): number {
  return Math.ceil(renewDeadlineUs / retryPeriodUs);
}

/**
 * The API server is gone and refuses connections.
 *
 * Always survived: the outage begins at the worst moment, just before the first attempt of a renewal
 * arrives (b after its start at the latest), and the last attempt, K × R after the first, has to find the
 * server back (a after its start at the soonest) and still be answered before the deadline:
 * K × R − (b − a), with K the greatest for which K × R + 2b < D. 8 s with the defaults.
 *
 * Never survived: the outage begins right after a renewal was taken, so R and an answer's way are won,
 * and even the read of the last attempt that begins before the deadline is refused:
 * (K + 1) × R + 4b. 10 s with the defaults.
 *
 * Where refusals take so long that an attempt is not over at the next tick, the next one follows at once
 * and is at most 4b later. And when the server is back after the lease has expired, a standby may be
 * first: an outage is surely survived only if the lease outlasts it.
 */
export function refusalSurvived(input: BoundsInput): OutageLimits {
  const { R, D, a, b } = terms(input);
  const areInStep = 4 * b <= R;
  const lastSureUs = areInStep ? (Math.ceil((D - 2 * b) / R) - 1) * R : D - 6 * b;
  const lastUs = areInStep ? (attemptsBeforeDeadline(input.settings) - 1) * R + 3 * b : D;
  return {
    alwaysUs: leastOf(lastSureUs - (b - a), untilTakenUs(input)),
    neverUs: Math.min(R + b + lastUs, R + D + b),
  };
}

/**
 * Packets vanish, and nobody answers: each request waits for the client's timeout
 * T = max(1 s, D / 2) (resourcelock/interface.go). The write of the first attempt is lost; at T its
 * read follows, and if that is lost too, it lasts until the deadline. So there is one second chance.
 *
 * Always survived: the outage begins at the worst moment, when the write is about to be answered, and
 * is over when the read is sent: T − 2b. 5 s with the defaults. Never survived: it begins right after
 * an answer, R before the next renewal: R + T. 7 s with the defaults.
 *
 * If the read and the write after it do not fit between T and D, an outage that meets a renewal is lost.
 */
export function silenceSurvived(input: BoundsInput): OutageLimits {
  const { R, D, T, a, b } = terms(input);
  return {
    alwaysUs: T + 4 * b < D ? leastOf(T - 2 * b, untilTakenUs(input)) : 0,
    neverUs: T + 4 * a < D ? R + T : R,
  };
}

/**
 * For how long an outage that begins with a failing renewal leaves the lease valid for everyone: the
 * last renewal was taken at most R + 2b before.
 */
function untilTakenUs(input: BoundsInput): Micros {
  const { R, P, a, b, unseen } = terms(input);
  return P - unseen - R - 2 * b + a;
}

const leastOf = (...many: Micros[]): Micros => Math.max(0, Math.min(...many));

/**
 * How long a leader may act after the answer to its last renewal: R until the next attempt, and D of
 * attempts (le.go, renew). 12 s with the defaults.
 */
export function actsUs({
  renewDeadlineUs,
  retryPeriodUs,
}: Pick<LeaseSettings, 'renewDeadlineUs' | 'retryPeriodUs'>): Micros {
  return retryPeriodUs + renewDeadlineUs;
}

/**
 * The same with ReleaseOnCancel, which gives the lost lease back before the work's context is cancelled
 * (le.go, Run and release): when packets vanish, the read for it hangs for T, R + D + T; when every
 * answer comes just in time, it takes its own deadline, R + 2D. 17 s and 22 s with the defaults.
 */
export function actsWithReleaseUs(
  settings: Pick<LeaseSettings, 'renewDeadlineUs' | 'retryPeriodUs'>,
): { readonly silentUs: Micros; readonly slowUs: Micros } {
  const { renewDeadlineUs } = settings;
  const acts = actsUs(settings);
  return {
    silentUs: acts + Math.min(requestTimeoutUs(settings), renewDeadlineUs),
    slowUs: acts + renewDeadlineUs,
  };
}

/**
 * What is left between the last act of one leader and the first of the next: P − (R + D), less the time
 * of a request, since a standby can see a renewal when it is taken, and its sender counts from the
 * answer. Not more than zero: two may lead at once, with perfect clocks. 3 s with the defaults.
 */
export function marginUs(input: BoundsInput): Micros {
  return leaseOverActsUs(input) - 2 * input.oneWay.maxUs;
}

/** The margin if requests took no time: P − (R + D). */
export function leaseOverActsUs(input: BoundsInput): Micros {
  const { R, D, P, unseen } = terms(input);
  return P - unseen - R - D;
}

/**
 * How many times as fast as the leader's a standby's clock may run, requests taking no time:
 * P : (R + D). 1.25 with the defaults. (The comment in le.go names leaseDuration : renewDeadline, 1.5.)
 */
export function clockRatio(input: BoundsInput): number {
  const { R, D, P } = terms(input);
  return P / (R + D);
}

/** Requests for the Lease by healthy candidates: one write a cycle of the leader, one read a poll of each other. */
export function requestsPerHour(input: BoundsInput, candidates: number): number {
  const polls = (candidates - 1) / pollsEvery(input).meanUs;
  return (1 / renewsEvery(input).meanUs + polls) * US_PER_HOUR;
}
