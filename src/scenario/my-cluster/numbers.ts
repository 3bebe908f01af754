/** What follows from a cluster's settings: which losses it survives, and how long each thing takes. */
import { quorumOf, survivableFailures } from '../../models/quorum/majority.ts';
import { survivesAnyZone } from '../../models/quorum/zones.ts';
import { notReadyMs, noticedMs, plus } from '../control-plane/predicted-spans.ts';
import { predictionsOf } from '../control-plane/predicted.ts';
import type { Impossible, Prediction, PredictionId } from '../control-plane/prediction.ts';
import type { Clocks, RangeMs } from '../control-plane/clocks.ts';
import { answerOf } from '../probe/answer.ts';
import { checksPerDay, recovery } from '../probe/formula.ts';
import type { Group } from './input.ts';
import type { ClusterReading } from './read.ts';

export interface Survival {
  readonly members: number;
  readonly quorum: number;
  /** Members of etcd that may be gone, whichever they are. */
  readonly spareMembers: number;
  /** Masters that may be gone while there is still an API server, and etcd if it is on them. */
  readonly spareMasters: number;
  /** How members are spread over so many zones, and whether any one zone may be gone. */
  readonly zones: readonly { readonly spread: readonly number[]; readonly survives: boolean }[];
  /** Of one member fewer: an even count tolerates no more than the odd one below it. */
  readonly isEven: boolean;
}

const ZONES = [2, 3] as const;

/** Exact. Members are spread as evenly as they can be. */
export function survivalOf({ topology, masters, members }: Clocks): Survival {
  const spareMembers = survivableFailures(members);
  return {
    members,
    quorum: quorumOf(members),
    spareMembers,
    spareMasters: topology === 'stacked' ? spareMembers : masters - 1,
    zones: ZONES.filter((count) => count <= members).map((count) => {
      const spread = Array.from(
        { length: count },
        (_, zone) => Math.floor(members / count) + Number(zone < members % count),
      );
      return { spread, survives: survivesAnyZone(spread) };
    }),
    isEven: members % 2 === 0,
  };
}

/** What a row is made of: it is not known while one of these cannot be read. */
const NEEDS: Readonly<Record<PredictionId, readonly Group[]>> = {
  election: ['size', 'etcd', 'network'],
  leaseCrash: ['size', 'lease', 'network'],
  leaseStop: ['size', 'lease', 'network'],
  balancerCrash: ['front', 'network'],
  balancerHost: ['size', 'front', 'network'],
  virtualIp: ['size', 'front', 'network'],
  endpoint: ['size', 'etcd'],
  endpointAndLeader: ['size', 'etcd', 'network'],
  notReady: ['size', 'nodes', 'network'],
  notReadyAndHolder: ['size', 'nodes', 'lease', 'network'],
  evicted: ['nodes', 'network'],
};

export interface FailoverRow {
  readonly row: Prediction | Impossible;
  readonly isKnown: boolean;
}

/** The failover table of this cluster. */
export function failoverOf({ clocks, unread }: ClusterReading): readonly FailoverRow[] {
  return predictionsOf(clocks).map((row) => ({
    row,
    isKnown: !NEEDS[row.id].some((group) => unread.includes(group)),
  }));
}

export interface CheckNumbers {
  readonly refusedMs: RangeMs;
  readonly silentMs: RangeMs;
  readonly returnsMs: RangeMs;
  readonly perDay: number;
}

/** What the balancer's check comes to; nothing if there is no balancer. */
export function checkOf({ clocks }: ClusterReading): CheckNumbers | undefined {
  const { front, oneWayMs } = clocks;
  if (front.kind !== 'balancer') return undefined;
  const [intervalUs, timeoutUs] = [front.intervalMs * 1000, front.timeoutMs * 1000];
  const { rise, fall } = front;
  const timing = {
    kind: 'check',
    ...{
      intervalUs,
      fastIntervalUs: intervalUs,
      downIntervalUs: intervalUs,
      timeoutUs,
      rise,
      fall,
    },
  } as const;
  const answer = answerOf({
    kind: 'uniform',
    min: oneWayMs.min * 2000,
    max: oneWayMs.max * 2000,
  });
  const back = recovery(timing, answer);
  return {
    refusedMs: noticedMs(front, 'crash', clocks),
    silentMs: noticedMs(front, 'hang', clocks),
    returnsMs: { min: back.minUs / 1000, max: back.maxUs / 1000 },
    perDay: checksPerDay(timing, answer),
  };
}

/** From the death of a worker until its Pods are evicted, by the controller manager that lives on. */
export function evictionMs(clocks: Clocks): RangeMs {
  return plus(notReadyMs(clocks), clocks.lookMs + clocks.tolerationMs);
}
