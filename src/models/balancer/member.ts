import type { Micros } from '../../sim/time.ts';
import type { BackendSettings } from './settings.ts';
import type { Backend } from './strategy.ts';

/** A request on its way. Never changed: what happens to it makes another one. */
export interface Request {
  readonly id: number;
  /** Index of its client. */
  readonly client: number;
  readonly arrivedUs: Micros;
  /** How long it keeps a server busy, for each distinct distribution of service times. */
  readonly workUs: readonly Micros[];
  /** Slot of the server that has it. */
  readonly slot: number;
  /** When that server took it. */
  readonly takenUs: Micros;
  /** Slots of servers that failed it. */
  readonly tried: readonly number[];
}

/** What becomes of the process of a server, apart from what the balancer thinks of it. */
export type Liveness = 'serving' | 'hung' | 'dead';

/** A request at a process that hangs. */
export interface Stuck {
  readonly request: Request;
  /** Its work was done, or as good as, when the process hung; otherwise the work is still to come. */
  readonly isDone: boolean;
}

/** A server as the balancer has it: what a strategy looks at, and what it really is. Changed in place. */
export interface Member extends Backend {
  readonly settings: BackendSettings;
  /** Its place among all servers that the run may have; never changes. */
  readonly slot: number;
  /** Its place in the pool; -1: not in it. */
  index: number;
  /** As it is configured now; `weight` is what the strategy goes by. */
  fullWeight: number;
  liveness: Liveness;
  /** Its process ends in order: what it has begun it finishes. */
  isStopping: boolean;
  /** What the health checks say. */
  isHealthy: boolean;
  isDraining: boolean;
  /** Passive health: left out for a time. */
  isTripped: boolean;
  fails: number;
  /** Last failure, and since when the present time of being left out counts (nginx `accessed`, `checked`). */
  failedUs: Micros;
  checkedUs: Micros;
  /** Service takes so many times as long. */
  slowness: number;
  /** `weight` is this share of the full one: less than 1 while it warms up. */
  warmth: number;
  /** Warms up until then. */
  warmUntilUs: Micros;
  /** Requests it works on, by id. */
  serving: Map<number, Request>;
  /** Requests that wait for it, in order; `waiting` counts them. */
  line: Request[];
  /** What a process that hangs has not answered. */
  stuck: Stuck[];
}

export function createMember(settings: BackendSettings, slot: number): Member {
  return {
    id: settings.id,
    address: settings.address,
    weight: settings.weight,
    active: 0,
    waiting: 0,
    isUp: true,
    isEligible: true,
    settings,
    slot,
    index: -1,
    fullWeight: settings.weight,
    liveness: 'serving',
    isStopping: false,
    isHealthy: true,
    isDraining: false,
    isTripped: false,
    fails: 0,
    failedUs: -1,
    checkedUs: -1,
    slowness: 1,
    warmth: 1,
    warmUntilUs: 0,
    serving: new Map(),
    line: [],
    stuck: [],
  };
}

export function copyMember(member: Member): Member {
  const { serving, line, stuck } = member;
  return { ...member, serving: new Map(serving), line: line.slice(), stuck: stuck.slice() };
}

/** Whether a request more can be served or can wait. */
export function hasRoom({ settings: { capacity }, serving, line }: Member, queue: number): boolean {
  return capacity === undefined || serving.size < capacity || line.length < queue;
}

/** What the balancer knows against it, apart from a lack of room. */
export function isInUse({ index, isHealthy, isDraining, isTripped, fullWeight }: Member): boolean {
  return index !== -1 && isHealthy && !isDraining && !isTripped && fullWeight > 0;
}
