import type { Micros } from '../../sim/time.ts';
import type { NodeId } from '../../sim/world.ts';
import type { Lease, LeaseRecord } from './record.ts';

export type Verb = 'get' | 'create' | 'update';

/** What an API server answers; `refused`: nobody listens there. */
export type AnswerCode = 200 | 201 | 404 | 409 | 422 | 'refused';

/** Requests carry a number of the sender's own, and answers give it back. */
export type LeaseRequest =
  | { readonly type: 'get'; readonly request: number }
  | { readonly type: 'create'; readonly request: number; readonly record: LeaseRecord }
  | {
      readonly type: 'update';
      readonly request: number;
      readonly record: LeaseRecord;
      /** Optimistic concurrency: the write is taken only if the Lease is still at this version. */
      readonly resourceVersion: number | undefined;
    };

export interface LeaseResponse {
  readonly type: 'response';
  readonly verb: Verb;
  readonly request: number;
  readonly code: AnswerCode;
  /** As it is now; absent unless the request was carried out. */
  readonly lease?: Lease;
}

/** An act of whoever believes it leads. */
export interface Work {
  readonly type: 'work';
  readonly identity: string;
  /** The version of the Lease at the sender's last successful write: its fencing token. */
  readonly token: number;
}

/** What reaches a process from its machine or its user, not over the network. */
export type Signal =
  /** SIGTERM: the elector's context is cancelled. */
  | { readonly type: 'cancel' }
  /** The election loop stands still, everything else goes on: a deadlock. */
  | { readonly type: 'hang' }
  /** The API server stops, or starts again, to take connections. */
  | { readonly type: 'outage' | 'restore' }
  /** Somebody edits the Lease by hand. */
  | { readonly type: 'takeOver'; readonly identity: string };

export type LeaseMessage = LeaseRequest | LeaseResponse | Work | Signal;

/** A message as it reaches a machine, with both readings of its clock. */
export type Received<Message> = Message & {
  readonly from: NodeId;
  readonly now: Micros;
  readonly wall: Micros;
};

export type LeaseRole = 'candidate' | 'leader' | 'releasing' | 'stopped';

/** What ended a request at the client: an answer, its own timeout, or a cancelled context. */
export type OutcomeCode = AnswerCode | 'timeout' | 'cancelled';

/** How a lease came to be free for the taking. */
export type AcquiredBecause =
  /** There was no Lease. */
  | 'created'
  /** It named nobody. */
  | 'free'
  /** Its holder had not renewed it for so long as it had said. */
  | 'expired'
  /** It named this very process, which had not written it. */
  | 'named';

/** What a lease run adds to a trace. */
export type LeaseEvent =
  | {
      readonly type: 'role';
      readonly node: NodeId;
      readonly identity: string;
      readonly from: LeaseRole;
      readonly to: LeaseRole;
    }
  | {
      readonly type: 'request';
      readonly node: NodeId;
      readonly request: number;
      readonly verb: Verb;
      readonly purpose: 'acquire' | 'renew' | 'release';
    }
  | {
      readonly type: 'response';
      readonly node: NodeId;
      readonly request: number;
      readonly verb: Verb;
      readonly code: OutcomeCode;
    }
  /** A read showed another record than the one before: the lease counts from now on anew. */
  | {
      readonly type: 'observe';
      readonly node: NodeId;
      readonly holder: string;
      readonly resourceVersion: number;
      readonly transitions: number;
    }
  | {
      readonly type: 'acquire';
      readonly node: NodeId;
      readonly identity: string;
      readonly because: AcquiredBecause;
      /** Whose lease it was; empty when nobody's. */
      readonly before: string;
      readonly transitions: number;
      readonly resourceVersion: number;
    }
  | {
      readonly type: 'renew';
      readonly node: NodeId;
      readonly identity: string;
      readonly resourceVersion: number;
      /** False: a read had to come first. */
      readonly optimistic: boolean;
    }
  | {
      readonly type: 'renewFailed';
      readonly node: NodeId;
      readonly identity: string;
      /** What ended the attempt; `held`: somebody else holds the lease. */
      readonly reason: OutcomeCode | 'held';
      /** Whom the remembered record names. */
      readonly holder: string;
    }
  | {
      readonly type: 'lost';
      readonly node: NodeId;
      readonly identity: string;
      readonly reason: 'renewDeadline' | 'watchdog';
      readonly holder: string;
    }
  | {
      readonly type: 'release';
      readonly node: NodeId;
      readonly identity: string;
      readonly resourceVersion: number;
      /** Whom the Lease named before: another than the process itself when it wiped that one's lease. */
      readonly before: string;
    }
  | {
      readonly type: 'exit';
      readonly node: NodeId;
      readonly identity: string;
      readonly reason: 'lost' | 'watchdog' | 'cancelled';
    }
  /** The API server took or refused an act. */
  | {
      readonly type: 'work';
      readonly node: NodeId;
      readonly identity: string;
      readonly accepted: boolean;
      /** Whom the Lease named at that moment. */
      readonly holder: string;
    };
