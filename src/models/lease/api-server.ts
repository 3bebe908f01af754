/**
 * The API server, as far as a Lease and the work done under it are concerned: one object with optimistic
 * concurrency (k8s.io/apiserver/pkg/storage/etcd3/store.go), and a log of acts.
 */
import { assign, not, setup } from 'xstate';
import type { NodeId } from '../../sim/world.ts';
import type {
  AnswerCode,
  LeaseEvent,
  LeaseMessage,
  LeaseRequest,
  Received,
  Signal,
  Verb,
  Work,
} from './messages.ts';
import type { Lease, LeaseRecord } from './record.ts';
import type { ApiSettings } from './settings.ts';

export interface ApiContext {
  readonly id: NodeId;
  readonly settings: ApiSettings;
  /** Absent until somebody creates it. */
  readonly lease: Lease | undefined;
  /** The store's revision: one more with every write. */
  readonly revision: number;
  /** The revision at which the Lease came to name whom it names. */
  readonly heldSince: number;
}

export interface ApiInput {
  readonly id: NodeId;
  readonly settings: ApiSettings;
  readonly lease: Lease | undefined;
}

type Request = Received<LeaseRequest>;
type Event = Request | Received<Work> | Received<Signal>;
interface Args {
  readonly context: ApiContext;
  readonly event: Event;
}
type Update = Extract<LeaseRequest, { type: 'update' }>;

/** A cluster has seen writes before this Lease. */
const FIRST_REVISION = 1000;

/** validation.go, ValidateLeaseSpec: a Lease lasts at least a second. */
function isValid({ leaseDurationSeconds }: LeaseRecord): boolean {
  return leaseDurationSeconds > 0;
}

/** The Lease and the revision after a write. */
function withRecord(context: ApiContext, record: LeaseRecord): Partial<ApiContext> {
  const revision = context.revision + 1;
  const isSameHolder = context.lease?.record.holderIdentity === record.holderIdentity;
  return {
    revision,
    lease: { resourceVersion: revision, record },
    heldSince: isSameHolder ? context.heldSince : revision,
  };
}

/** Fencing: the sender has written to the Lease since it came to name its holder, so it is the holder. */
function isAccepted({ settings, lease, heldSince }: ApiContext, { token }: Work): boolean {
  return !settings.fencing || (lease !== undefined && token >= heldSince);
}

const answer = (verb: Verb, code: AnswerCode) =>
  ({
    type: 'send',
    params: ({ context: { lease }, event }: Args) => {
      const { from, request } = event as Request;
      const isDone = code === 200 || code === 201;
      const content = isDone && lease ? { lease } : undefined;
      const message = { type: 'response' as const, verb, request, code, ...content };
      return { to: [from], message };
    },
  }) as const;

const refuse = (verb: Verb) => ({ actions: answer(verb, 'refused') }) as const;

const setupApi = setup({
  types: { context: {} as ApiContext, input: {} as ApiInput, events: {} as Event },
  guards: {
    exists: ({ context }) => context.lease !== undefined,
    isValid: ({ event }) => isValid((event as { record: LeaseRecord }).record),
    isCurrent: ({ context, event }) =>
      (event as Update).resourceVersion === context.lease?.resourceVersion,
  },
  actions: {
    // Data for the simulator: see sim/process.ts. None of these is ever executed.
    send: (_, _params: { to: readonly NodeId[]; message: LeaseMessage }) => undefined,
    record: (_, _params: { event: LeaseEvent }) => undefined,

    write: assign(({ context, event }) =>
      withRecord(context, (event as { record: LeaseRecord }).record),
    ),
    edit: assign(({ context, event }) =>
      context.lease === undefined
        ? {}
        : withRecord(context, {
            ...context.lease.record,
            holderIdentity: (event as Extract<Signal, { type: 'takeOver' }>).identity,
          }),
    ),
  },
});

const recordWork = {
  type: 'record',
  params: ({ context, event }: Args) => {
    const work = event as Received<Work>;
    return {
      event: {
        type: 'work' as const,
        node: work.from,
        identity: work.identity,
        accepted: isAccepted(context, work),
        holder: context.lease?.record.holderIdentity ?? '',
      },
    };
  },
} as const;

export const apiMachine = setupApi.createMachine({
  id: 'api',
  context: ({ input: { id, settings, lease } }) => {
    const revision = lease?.resourceVersion ?? FIRST_REVISION;
    return { id, settings, lease, revision, heldSince: revision };
  },
  initial: 'serving',
  on: { takeOver: { actions: 'edit' } },
  states: {
    serving: {
      on: {
        get: [{ guard: 'exists', actions: answer('get', 200) }, { actions: answer('get', 404) }],
        create: [
          // Already there.
          { guard: 'exists', actions: answer('create', 409) },
          { guard: not('isValid'), actions: answer('create', 422) },
          { actions: ['write', answer('create', 201)] },
        ],
        update: [
          { guard: not('exists'), actions: answer('update', 404) },
          { guard: not('isValid'), actions: answer('update', 422) },
          { guard: 'isCurrent', actions: ['write', answer('update', 200)] },
          { actions: answer('update', 409) },
        ],
        work: { actions: recordWork },
        outage: 'refusing',
      },
    },
    /** No process listens: connections are refused at once. */
    refusing: {
      on: {
        get: refuse('get'),
        create: refuse('create'),
        update: refuse('update'),
        restore: 'serving',
      },
    },
  },
});
