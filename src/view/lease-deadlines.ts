/**
 * The deadlines that run where the playhead stands, to scale. Each is the process's own: measured by
 * its clock and from what it has seen, and drawn where that is in real time.
 */
import type { Clock } from '../sim/clock.ts';
import type { NodeId } from '../sim/world.ts';
import type { Hue } from './hue.ts';
import type { LeaseParts } from './lease-bands.ts';
import {
  candidateIn,
  holderHue,
  nodeOf,
  type CandidateNode,
  type LeaseWorld,
} from './lease-run.ts';
import { percent, round } from './round.ts';

export interface Deadline {
  readonly key: string;
  readonly node: NodeId;
  /**
   * The lease as the process last saw it (`own`: it is its own), the end of a leader's patience, the
   * next try, and the end of giving the lease back.
   */
  readonly kind: 'lease' | 'ownLease' | 'renewDeadline' | 'nextTry' | 'releaseDeadline';
  /** Whose lease. */
  readonly holder: NodeId | undefined;
  readonly hue: Hue;
  readonly x: number;
  readonly width: number;
  /** Of the part that has passed. */
  readonly passed: number;
  readonly y: number;
  /** In reality; below 0 when it has passed. */
  readonly leftUs: number;
  /** Where its words end, or begin. */
  readonly textX: number;
  readonly anchor: 'start' | 'end';
  /** Goes on outside the picture. */
  readonly isCut: boolean;
}

/** One that has passed is named for so long. */
const PASSED_SHOWN_US = 3_000_000;

export function leaseDeadlines(
  world: LeaseWorld,
  { rows, frame, candidates, atUs }: LeaseParts & { readonly atUs: number },
): Deadline[] {
  return rows.flatMap(({ node, deadlines: [near, far] }) => {
    const candidate = candidateIn(world, node);
    if (!candidate || candidate.status === 'down') return [];
    const lease = leaseSeen(candidate);
    const timer = timerOf(candidate);
    const draw = (span: Running, y: number): Deadline[] => {
      const { startUs, endUs, kind, holder } = span;
      if (endUs < atUs - PASSED_SHOWN_US || endUs < frame.fromUs) return [];
      const [lengthUs, x1] = [frame.toUs - frame.fromUs, startUs - frame.fromUs];
      const [x, end] = [percent(x1, lengthUs), percent(endUs - frame.fromUs, lengthUs)];
      const passed = round(Math.max(0, Math.min(end, percent(x1 + atUs - startUs, lengthUs)) - x));
      const anchor = x > 100 - end ? 'end' : 'start';
      return [
        {
          ...{ key: `${node}/${kind === 'ownLease' ? 'lease' : kind}`, node, kind, y, x, passed },
          holder: holder === undefined ? undefined : nodeOf(holder),
          hue: holderHue(holder ?? node, candidates),
          ...{ width: round(end - x), leftUs: endUs - atUs },
          ...{ anchor, textX: anchor === 'end' ? x : end, isCut: endUs > frame.toUs },
        },
      ];
    };
    return [...(timer ? draw(timer, near) : []), ...(lease ? draw(lease, far) : [])];
  });
}

interface Running {
  readonly startUs: number;
  readonly endUs: number;
  readonly kind: Deadline['kind'];
  readonly holder?: string;
}

/** The real instant at which a clock shows `ownUs`. */
function realInstant({ rate, ownUs, sinceUs }: Clock, at: number): number {
  return sinceUs + Math.round((at - ownUs) / rate);
}

/** From when its record was last seen to change, for as long as the record says. */
function leaseSeen({ state, clock }: CandidateNode): Running | undefined {
  const { observedUs, observedRecord, identity } = state.context;
  const { holderIdentity: holder, leaseDurationSeconds } = observedRecord;
  if (observedUs === undefined || holder === '') return undefined;
  return {
    startUs: realInstant(clock, observedUs),
    endUs: realInstant(clock, observedUs + leaseDurationSeconds * 1_000_000),
    kind: holder === identity ? 'ownLease' : 'lease',
    holder,
  };
}

const TIMERS = [
  ['releaseDeadline', 'releaseDeadline'],
  ['renewDeadline', 'renewDeadline'],
  ['retryPeriod', 'nextTry'],
  ['acquireWait', 'nextTry'],
] as const;

/** The one that decides what the process does next. */
function timerOf({ timers }: CandidateNode): Running | undefined {
  for (const [name, kind] of TIMERS) {
    const timer = timers[name];
    if (timer) return { startUs: timer.startedUs, endUs: timer.dueUs, kind };
  }
  return undefined;
}
