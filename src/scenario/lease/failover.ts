/**
 * One change of leader, run as often as a distribution needs: the leader dies, or gives its lease back,
 * at a moment of its cycle that has nothing to do with anything, and the clock stops when another one
 * leads.
 */
import { actsUs, type Span } from '../../models/lease/bounds.ts';
import { publishedSeconds, type LeaseSettings } from '../../models/lease/settings.ts';
import { Simulator } from '../../sim/simulator.ts';
import type { Micros } from '../../sim/time.ts';
import type { NodeId } from '../../sim/world.ts';
import { formatDuration } from '../duration.ts';
import type { ProcessOf } from '../model.ts';
import { plan } from '../plan.ts';
import type { ScenarioSource } from '../scenario.ts';
import { leaseModel, type LeaseTypes } from './model.ts';
import type { LeaseScenario } from './run.ts';

export type FailoverKind = 'crash' | 'release';

export interface Failover {
  readonly kind: FailoverKind;
  readonly settings: Pick<
    LeaseSettings,
    'leaseDurationUs' | 'renewDeadlineUs' | 'retryPeriodUs' | 'jitterFactor'
  >;
  /** One way to the API server, or back. */
  readonly oneWay: Span;
  readonly candidates: number;
}

const LEADER = 'c1';
const US_PER_S = 1_000_000;

/**
 * The Lease names the first candidate, the others start, then it does, and a little later it stops. How
 * soon is enough?
 * In a cluster that has run for long, two things are as likely at any value: where the leader is in its
 * cycle, and, for each standby, where it is between two polls.
 *
 * The leader stops at an instant that is uniform over one cycle after its first renewal, which gives the
 * first. A standby starts
 * at an instant that is uniform over its mean pause of 1.6 R, and the leader stops 3 R … 4 R after the
 * first of these instants. So between a standby's first poll and the end lie 1.4 R … 4 R, a sum of two
 * uniform draws; that brings the age of its last poll within 2 % (total variation) of what it is after an
 * hour, and its mean within 0.01 R. `failover.test.ts` holds the outcome to the fact base's own Monte
 * Carlo. For any settings: everything here is a multiple of R, and requests are added to it.
 */
export function failoverSource({ kind, settings, oneWay, candidates }: Failover): ScenarioSource {
  const { leaseDurationUs, renewDeadlineUs, retryPeriodUs, jitterFactor } = settings;
  const d = formatDuration;
  const range = (fromUs: Micros, lengthUs: Micros): string =>
    `${d(fromUs)}-${d(fromUs + Math.round(lengthUs))}`;
  const pauseUs = retryPeriodUs * (1 + jitterFactor / 2);
  // To read the Lease, to take it, and to renew it for the first time.
  const ledUs = 6 * oneWay.maxUs;
  const endUs = 3 * retryPeriodUs + ledUs;
  // What the leader does earlier changes nothing, unless its lease would run out before, or it renews more
  // often than once a second: then what the others can see depends on the second of the first renewal.
  const canStartLate = publishedSeconds(settings) * US_PER_S > endUs && retryPeriodUs >= US_PER_S;
  const leaderUs = canStartLate ? endUs - ledUs : 0;
  // Renewals within one second look alike, so there the second is the cycle.
  const cycleUs = Math.max(retryPeriodUs + oneWay.minUs + oneWay.maxUs, US_PER_S);
  const standbys = Array.from({ length: candidates - 1 }, (_, index) => `c${String(index + 2)}`);
  const longestUs = leaseDurationUs + actsUs(settings) + 6 * pauseUs + 40 * oneWay.maxUs;
  return {
    model: 'lease',
    config: {
      candidates,
      leaseDuration: d(leaseDurationUs),
      renewDeadline: d(renewDeadlineUs),
      retryPeriod: d(retryPeriodUs),
      jitterFactor,
      releaseOnCancel: kind === 'release',
      apiLatency: `${d(oneWay.minUs)}-${d(oneWay.maxUs)}`,
      work: 'off',
    },
    initial: {
      lease: { holder: `${LEADER}#1`, leaseDuration: `${String(publishedSeconds(settings))}s` },
      ...Object.fromEntries([LEADER, ...standbys].map((id) => [id, { down: true }])),
    },
    script: [
      { at: d(leaderUs), restart: LEADER },
      ...standbys.map((id) => ({ at: range(0, pauseUs), restart: id })),
      { at: range(endUs, cycleUs), [kind]: LEADER },
    ],
    until: d(Math.ceil(endUs + cycleUs + longestUs)),
  };
}

/**
 * Measures how long nobody led under a seed; nothing if another one led already. Runs the model without
 * its properties, which take no part in what happens.
 */
export function takeoversOf(scenario: LeaseScenario): (seed: number) => Micros | undefined {
  const process = withRememberedBoots(leaseModel.createProcess(scenario));
  return (seed) => {
    const { simulator: config, untilUs } = plan(scenario, leaseModel, seed);
    const simulator = new Simulator(process, config, (self, action) => {
      if (action.kind === 'command') {
        leaseModel.execute(self, action.command, action.written, scenario);
      }
    });
    let endedUs: Micros | undefined;
    let tookUs: Micros | undefined;
    simulator.onEvent = (event) => {
      if (event.type === 'command' && !('restart' in (event.command as object))) {
        endedUs = event.atUs;
      } else if (event.type === 'acquire' && event.node !== LEADER) {
        tookUs = event.atUs - (endedUs ?? Infinity);
      }
    };
    simulator.start();
    for (
      let next = simulator.nextUs;
      next !== undefined && next <= untilUs;
      next = simulator.nextUs
    ) {
      simulator.step();
      if (tookUs !== undefined) return tookUs >= 0 ? tookUs : undefined;
    }
    return undefined;
  };
}

/**
 * A process boots alike at the start of every run, and a boot costs XState as much as a dozen steps. What
 * it returns is never changed, so runs can share it.
 */
function withRememberedBoots(process: ProcessOf<LeaseTypes>): ProcessOf<LeaseTypes> {
  const atStart = new Map<NodeId, ReturnType<typeof process.boot>>();
  return {
    ...process,
    boot: (id, durable, start) => {
      if (start.count > 1 || start.now !== 0) return process.boot(id, durable, start);
      let booted = atStart.get(id);
      if (!booted) atStart.set(id, (booted = process.boot(id, durable, start)));
      return booted;
    },
  };
}
