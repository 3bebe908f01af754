import type { LeaseMessage, LeaseRequest, LeaseResponse } from '../lease/messages.ts';
import type { ProbeMessage } from '../probe/messages.ts';
import type { RaftMessage } from '../raft/messages.ts';
import type { NodeId } from '../../sim/world.ts';
import type { HostId } from './names.ts';

/** A request about a Lease on its way through an API server to the store. */
export interface Forwarded {
  readonly type: 'forwarded';
  /** The process that asked. */
  readonly client: NodeId;
  readonly asked: LeaseRequest;
}

/** The store's answer, on its way back. */
export interface Answered {
  readonly type: 'answered';
  readonly client: NodeId;
  readonly answer: LeaseResponse;
}

/** What the run tells the store: whose requests reach a majority of etcd, and whose certificates are no good. */
export type StoreSignal =
  | { readonly type: 'access'; readonly host: HostId; readonly isOpen: boolean }
  | { readonly type: 'deny'; readonly host: HostId };

export type ControlPlaneMessage =
  RaftMessage | LeaseMessage | ProbeMessage | Forwarded | Answered | StoreSignal;
