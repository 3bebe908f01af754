/** What the narrator remembers of a run: only what sentences need, all of it read off the trace. */
import type { LeaseMessage, LeaseRole, Verb } from '../../models/lease/messages.ts';
import type { Lease } from '../../models/lease/record.ts';
import type { Micros } from '../../sim/time.ts';
import type { NodeId } from '../../sim/world.ts';
import { forgetOldest } from '../forget.ts';
import { inOrder } from '../order.ts';
import type { LeaseCommand } from './command.ts';
import type { Clocked, LeaseTraceEvent, Overlap, Purpose } from './facts.ts';

/** What a narrator must be told of an election. */
export interface LeaseNarrationConfig {
  readonly candidates: readonly NodeId[];
  readonly leaseDurationUs: Micros;
  readonly renewDeadlineUs: Micros;
  readonly retryPeriodUs: Micros;
  readonly jitterFactor: number;
  readonly requestTimeoutUs: Micros;
  readonly restartAfterUs: Micros;
  readonly releaseOnCancel: boolean;
  readonly fencing: boolean;
  /** Own seconds per real second at the start, where it is not 1. */
  readonly clockRates?: Readonly<Record<NodeId, number>>;
  /** The Lease that is there at the start, if one is. */
  readonly lease?: Lease | undefined;
  /** Candidates that do not run at the start. */
  readonly down?: readonly NodeId[];
}

/** A clock's own reading; see sim/clock.ts. */
export interface OwnClock {
  readonly rate: number;
  readonly ownUs: Micros;
  readonly sinceUs: Micros;
}

export interface Remembered {
  readonly id: NodeId;
  /** How many times its process was started. */
  starts: number;
  status: 'up' | 'paused' | 'down';
  role: LeaseRole;
  /** What it was before that. */
  leftRole: LeaseRole;
  isHanging: boolean;
  clock: OwnClock;
  /** The last record that it saw to be another one. */
  observed: { readonly holder: string; readonly at: Clocked } | undefined;
  /** The duration that the record it read last says. */
  durationUs: Micros;
  /** When its running attempt began. */
  attempt: Clocked;
  isTrying: boolean;
  request: { readonly verb: Verb; readonly purpose: Purpose; readonly atUs: Micros } | undefined;
  /** When it last wrote the Lease. */
  wroteUs: Micros | undefined;
  /** When the first of the attempts to renew began that have all failed so far. */
  trying: Clocked | undefined;
  failures: number;
  /** What the record that it wrote last counts. */
  transitions: number;
  /** It has written nothing since it took the lease. */
  isNew: boolean;
  hasReleased: boolean;
  /** Since when it has known that another holds the lease that it acts on. */
  knownUs: Micros | undefined;
  lostUs: Micros | undefined;
  /** The request that was cancelled last. */
  cancelled: { readonly verb: Verb; readonly sentUs: Micros; readonly atUs: Micros } | undefined;
  pausedUs: Micros | undefined;
  /** Since when it cannot renew, for a reason outside of itself. */
  silentUs: Micros | undefined;
  isCutOff: boolean;
}

/** The Lease as the API server keeps it, as far as its answers show. */
export interface KnownLease {
  readonly holder: string;
  readonly version: number;
  readonly durationUs: Micros;
  /** When it came to name whom it names, and at which version. */
  readonly sinceUs: Micros;
  readonly sinceVersion: number | undefined;
}

export interface Memory {
  readonly config: LeaseNarrationConfig;
  readonly candidates: Map<NodeId, Remembered>;
  readonly sent: Map<number, Extract<LeaseTraceEvent, { type: 'send' }>>;
  /** The message that was delivered last: it causes what follows at the same instant. */
  delivered: { readonly from: NodeId; readonly message: LeaseMessage } | undefined;
  command: LeaseCommand | undefined;
  /** When the API server or the network last became another one. */
  changedUs: Micros;
  lease: KnownLease | undefined;
  /** When processes ended that another start of their node has followed, by identity. */
  readonly endedUs: Map<string, Micros>;
  /** Who emptied the holder last. */
  released: { readonly by: string; readonly atUs: Micros } | undefined;
  /** Since when nobody believes that it leads; undefined while one does, and before the first. */
  leaderlessUs: Micros | undefined;
  /** Since when several believe it, and who did. */
  overlap: { readonly sinceUs: Micros; readonly nodes: readonly NodeId[] } | undefined;
  /** An overlap that ended with the last change of a role, until a sentence says so. */
  ended: Overlap | undefined;
}

export function createMemory(config: LeaseNarrationConfig): Memory {
  const { lease } = config;
  return {
    config,
    candidates: new Map(config.candidates.map((id) => [id, newCandidate(id, config)])),
    sent: new Map(),
    delivered: undefined,
    command: undefined,
    changedUs: 0,
    lease: lease && {
      holder: lease.record.holderIdentity,
      version: lease.resourceVersion,
      durationUs: lease.record.leaseDurationSeconds * 1_000_000,
      sinceUs: 0,
      sinceVersion: undefined,
    },
    endedUs: new Map(),
    released: undefined,
    leaderlessUs: undefined,
    overlap: undefined,
    ended: undefined,
  };
}

function newCandidate(id: NodeId, config: LeaseNarrationConfig): Remembered {
  const isDown = config.down?.includes(id) ?? false;
  return {
    id,
    starts: isDown ? 0 : 1,
    status: isDown ? 'down' : 'up',
    clock: { rate: config.clockRates?.[id] ?? 1, ownUs: 0, sinceUs: 0 },
    ...unwritten(config),
  };
}

/** What a process that starts knows: nothing. */
type Volatile = Omit<Remembered, 'id' | 'starts' | 'status' | 'clock' | 'isCutOff'>;
function unwritten(config: LeaseNarrationConfig): Volatile & { isCutOff: boolean } {
  return {
    role: 'candidate',
    leftRole: 'candidate',
    isHanging: false,
    observed: undefined,
    durationUs: wholeSeconds(config.leaseDurationUs),
    attempt: { ownUs: 0, realUs: 0 },
    isTrying: false,
    request: undefined,
    wroteUs: undefined,
    trying: undefined,
    failures: 0,
    transitions: 0,
    isNew: false,
    hasReleased: false,
    knownUs: undefined,
    lostUs: undefined,
    cancelled: undefined,
    pausedUs: undefined,
    silentUs: undefined,
    isCutOff: false,
  };
}

/** A Lease says its duration in whole seconds. */
function wholeSeconds(us: Micros): Micros {
  return Math.floor(us / 1_000_000) * 1_000_000;
}

const MOST_ENDED = 1_000;

/** A new process takes the place of the old one. */
export function startAgain(memory: Memory, candidate: Remembered): void {
  const { isCutOff, silentUs } = candidate;
  if (silentUs !== undefined) memory.endedUs.set(identityOf(candidate), silentUs);
  forgetOldest(memory.endedUs, MOST_ENDED);
  Object.assign(candidate, unwritten(memory.config), { isCutOff });
  candidate.starts += 1;
  candidate.status = 'up';
}

/** A candidate of the run; one that the configuration does not name is remembered from here on. */
export function candidateOf(memory: Memory, id: NodeId): Remembered {
  const known = memory.candidates.get(id);
  if (known) return known;
  const candidate = newCandidate(id, memory.config);
  memory.candidates.set(id, candidate);
  return candidate;
}

export function identityOf({ id, starts }: Remembered): string {
  return `${id}#${starts}`;
}

/** Takes down which process of its node an event is about. */
export function identify(candidate: Remembered, identity: string): void {
  const count = Number(identity.split('#').at(-1));
  if (Number.isInteger(count) && count > candidate.starts) candidate.starts = count;
}

/** An identity as sentences say it: the node's name while that process is the node's last one. */
export function shown(memory: Memory, identity: string): string {
  const node = nodeOf(identity);
  const candidate = memory.candidates.get(node);
  const isRunning = candidate !== undefined && candidate.starts > 0;
  return isRunning && identityOf(candidate) === identity ? node : identity;
}

export function nodeOf(identity: string): NodeId {
  return identity.split('#')[0] ?? identity;
}

/** What a clock shows at a real instant. */
export function ownTime({ rate, ownUs, sinceUs }: OwnClock, atUs: Micros): Micros {
  return ownUs + (rate === 1 ? atUs - sinceUs : Math.round((atUs - sinceUs) * rate));
}

export function clocked({ clock }: Remembered, atUs: Micros): Clocked {
  return { ownUs: ownTime(clock, atUs), realUs: atUs };
}

export function between(from: Clocked, to: Clocked): Clocked {
  return { ownUs: to.ownUs - from.ownUs, realUs: to.realUs - from.realUs };
}

/** A process that runs, or is paused, and acts as the leader. */
export function believes({ status, role }: Remembered): boolean {
  return status !== 'down' && role === 'leader';
}

/** Takes down who believes that it leads, after every event; keeps an overlap that has ended. */
export function countLeaders(memory: Memory, atUs: Micros): void {
  const leaders = [...memory.candidates.values()].filter(believes).map(({ id }) => id);
  const { overlap } = memory;
  if (leaders.length > 1) {
    const nodes = inOrder([...(overlap?.nodes ?? []), ...leaders], memory.config.candidates);
    memory.overlap = { sinceUs: overlap?.sinceUs ?? atUs, nodes };
  } else if (overlap) {
    memory.ended = { nodes: overlap.nodes, us: atUs - overlap.sinceUs };
    memory.overlap = undefined;
  }
}

/** The overlap that has just ended, once. */
export function takeEnded(memory: Memory): Overlap | undefined {
  const { ended } = memory;
  memory.ended = undefined;
  return ended;
}
