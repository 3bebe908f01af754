/** What follows from a cluster's settings: which losses it survives, and how long each thing takes. */
import { quorumOf, survivableFailures } from '../../models/quorum/majority.ts';
import { survivesAnyZone } from '../../models/quorum/zones.ts';
import { answersLate, noticedMs, plus } from '../control-plane/predicted-spans.ts';
import { predictionsOf } from '../control-plane/predicted.ts';
import {
  isPossible,
  type Impossible,
  type Prediction,
  type PredictionId,
} from '../control-plane/prediction.ts';
import { FEWEST_HEARTBEATS, type Clocks, type RangeMs } from '../control-plane/clocks.ts';
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

/** Rows that follow from others, or from a constant: no scenario stands beside them. */
export type DerivedId = 'connection' | 'evictedAndHolder';
export type RowId = PredictionId | DerivedId;

export interface Derived {
  readonly id: DerivedId;
  readonly rangeMs: RangeMs;
}

/** client-go gives a silent connection up after 30 s and 15 s more (apimachinery pkg/util/net/http.go). */
export const CONNECTION_MS = 45_000;

/** What a row is made of: it is not known while one of these cannot be read. */
const NEEDS: Readonly<Record<RowId, readonly Group[]>> = {
  election: ['size', 'etcd', 'network'],
  leaseCrash: ['size', 'lease', 'network'],
  leaseStop: ['size', 'lease', 'network'],
  balancerCrash: ['front', 'network'],
  balancerHost: ['size', 'front', 'network'],
  virtualIp: ['size', 'front', 'network'],
  connection: [],
  endpoint: ['size', 'etcd'],
  endpointAndLeader: ['size', 'etcd', 'network'],
  notReady: ['size', 'nodes', 'network'],
  notReadyAndHolder: ['size', 'nodes', 'lease', 'network'],
  evicted: ['nodes', 'network'],
  evictedAndHolder: ['size', 'nodes', 'lease', 'network'],
};

export interface FailoverRow {
  readonly id: RowId;
  readonly isKnown: boolean;
  /** Nothing, if it cannot happen. */
  readonly rangeMs: RangeMs | undefined;
  readonly obstacle: Impossible['obstacle'] | undefined;
  /** With the scenario that shows it, if there is one. */
  readonly prediction: Prediction | undefined;
}

/** The failover table of this cluster. */
export function failoverOf({ clocks, unread }: ClusterReading): readonly FailoverRow[] {
  return predictionsOf(clocks)
    .flatMap((row): readonly (Prediction | Derived | Impossible<RowId>)[] => [
      ...(row.id === 'endpoint'
        ? [{ id: 'connection', rangeMs: { min: CONNECTION_MS, max: CONNECTION_MS } } as const]
        : []),
      row,
      ...(row.id === 'evicted' ? [evictedAndHolder(clocks)] : []),
    ])
    .map((row) => ({
      id: row.id,
      isKnown: !NEEDS[row.id].some((group) => unread.includes(group)),
      rangeMs: 'rangeMs' in row ? row.rangeMs : undefined,
      obstacle: 'obstacle' in row ? row.obstacle : undefined,
      prediction: 'scenario' in row ? row : undefined,
    }));
}

/** The taint comes one look after NotReady, and is tolerated for so long, whoever calls the node so. */
function evictedAndHolder(clocks: Clocks): Derived | Impossible<RowId> {
  const id = 'evictedAndHolder';
  const late = predictionsOf(clocks).find((row) => row.id === 'notReadyAndHolder');
  if (late === undefined || !isPossible(late)) {
    return { id, obstacle: late?.obstacle ?? 'nobodyElse' };
  }
  return { id, rangeMs: plus(late.rangeMs, clocks.lookMs + clocks.tolerationMs) };
}

export interface EtcdNumbers {
  /** What a follower draws its timeout from. */
  readonly drawnMs: RangeMs;
  /** A leader that is cut off has stepped down; nothing, if it is the only member. */
  readonly stepsDownMs: RangeMs | undefined;
  /** A write that finds no leader fails. */
  readonly writeFailsMs: number;
  /** What etcd advises for this round trip. */
  readonly heartbeatMs: RangeMs;
  readonly leastElectionMs: number;
}

/** etcd's advice: the heartbeat is half to one and a half round trips, the election timeout at least ten. */
export const ROUND_TRIPS = { heartbeat: { min: 0.5, max: 1.5 }, election: 10 } as const;

/** etcd's clocks, beside the election itself. */
export function etcdOf({ clocks, roundTripMs }: ClusterReading): EtcdNumbers {
  const { heartbeatMs, electionMs: timeoutMs, members } = clocks;
  const { heartbeat, election } = ROUND_TRIPS;
  return {
    // raft.go, resetRandomizedElectionTimeout.
    drawnMs: { min: timeoutMs, max: 2 * timeoutMs - heartbeatMs },
    // raft.go, MsgCheckQuorum: once in an election timeout it asks who has answered since it asked last.
    stepsDownMs: members > 1 ? { min: timeoutMs - heartbeatMs, max: 2 * timeoutMs } : undefined,
    // server/config/config.go, ReqTimeout.
    writeFailsMs: 5_000 + 2 * timeoutMs,
    heartbeatMs: {
      min: heartbeat.min * roundTripMs.max,
      max: heartbeat.max * roundTripMs.max,
    },
    leastElectionMs: Math.max(election * roundTripMs.max, FEWEST_HEARTBEATS * heartbeatMs),
  };
}

/** `/healthz` fails once a leader has not renewed for a lease and 20 s (client-go, healthzadaptor.go). */
const HEALTHZ_MS = 20_000;

/** From the last renewal until the health check of a leader that hangs fails. */
export function hangNoticedMs({ clocks }: ClusterReading): number {
  return clocks.lease.leaseMs + HEALTHZ_MS;
}

export interface CheckNumbers {
  readonly refusedMs: RangeMs;
  readonly silentMs: RangeMs;
  readonly returnsMs: RangeMs;
  readonly perDay: number;
  /** `--shutdown-delay-duration` should be longer: checks fail, while requests still succeed. */
  readonly delayMs: number;
}

/** What the balancer's check comes to; nothing if there is no balancer, or if every check can fail. */
export function checkOf({ clocks }: Pick<ClusterReading, 'clocks'>): CheckNumbers | undefined {
  const { front, oneWayMs } = clocks;
  if (front.kind !== 'balancer' || answersLate(front, clocks)) return undefined;
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
    delayMs: noticedMs(front, 'fail', clocks).max,
  };
}
