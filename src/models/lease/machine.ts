/**
 * One candidate process: client-go's LeaderElector with its loops (tools/leaderelection/leaderelection.go,
 * 32ce75a7; the loops are those of k8s.io/apimachinery/pkg/util/wait), and what its program does while it
 * believes that it leads.
 */
import { and, assign, setup } from 'xstate';
import type { NodeId } from '../../sim/world.ts';
import {
  acquiredBecause,
  bootElector,
  canRenewOptimistically,
  create,
  isChange,
  isHeldByOther,
  isLeader,
  observe,
  optimisticUpdate,
  release,
  updateAfterRead,
  written,
  type ElectorContext,
  type ElectorInput,
} from './elector.ts';
import type {
  LeaseEvent,
  LeaseMessage,
  LeaseRequest,
  LeaseResponse,
  OutcomeCode,
  Received,
  Signal,
  Verb,
} from './messages.ts';
import type { Lease } from './record.ts';

/** The node that all candidates talk to. */
export const API: NodeId = 'api';

type Response = Received<LeaseResponse>;
type Event = Response | Received<Extract<Signal, { type: 'cancel' | 'hang' }>>;
interface Args {
  readonly context: ElectorContext;
  readonly event: Event;
}
type Purpose = 'acquire' | 'renew' | 'release';

const leaseOf = (event: Event): Lease => (event as { lease: Lease }).lease;
const codeOf = (event: Event): OutcomeCode => (event.type === 'response' ? event.code : 'timeout');

const setupElector = setup({
  types: {
    context: {} as ElectorContext,
    input: {} as ElectorInput,
    events: {} as Event,
  },
  guards: {
    /** Not the answer to an earlier request, which nobody waits for any more. */
    isAwaited: ({ context, event }) =>
      context.pending !== undefined && (event as Response).request === context.requests,
    isOk: ({ event }) => codeOf(event) === 200 || codeOf(event) === 201,
    isNotFound: ({ event }) => codeOf(event) === 404,
    isConflict: ({ event }) => codeOf(event) === 409,
    canRenewOptimistically: ({ context, event }) => canRenewOptimistically(context, event.now),
    /** As the read has left it. */
    isHeldByOther: ({ context, event }) =>
      isHeldByOther(observe(context, leaseOf(event), event.now)),
    isTickHeld: ({ context }) => context.isTickHeld,
    isLeader: ({ context }) => isLeader(context),
    releasesOnCancel: ({ context }) => context.settings.releaseOnCancel,
  },
  actions: {
    // Data for the simulator: see sim/process.ts. None of these is ever executed.
    send: (_, _params: { to: readonly NodeId[]; message: LeaseMessage }) => undefined,
    startTimer: (_, _params: { timer: string }) => undefined,
    keepTimer: (_, _params: { timer: string }) => undefined,
    exit: (_, _params: { event: LeaseEvent; restartAfterUs: number | undefined }) => undefined,
    record: (_, _params: { event: LeaseEvent | undefined }) => undefined,

    // A tick that was held is used up by the attempt that it starts.
    beginAttempt: assign(({ event: { now, wall } }) => ({
      attempt: { now, wall, acquireTimeUs: wall },
      isTickHeld: false,
    })),
    // Step 1 puts the old time into the record that step 4 goes on with.
    beginOptimistic: assign(({ context, event: { now, wall } }) => ({
      attempt: { now, wall, acquireTimeUs: context.observedRecord.acquireTimeUs },
      isTickHeld: false,
    })),
    observe: assign(({ context, event }) => ({
      ...observe(context, leaseOf(event), event.now),
      pending: undefined,
    })),
    remember: assign(({ event }) => ({
      ...written(leaseOf(event), event.now),
      pending: undefined,
    })),
    ask: assign(({ context }, { verb }: { verb: Verb }) => ({
      requests: context.requests + 1,
      pending: verb,
    })),
    answered: assign({ pending: undefined }),
    readBeforeRelease: assign(({ event }) => {
      const { record: read, resourceVersion } = leaseOf(event);
      return { read, resourceVersion };
    }),
    holdTick: assign({ isTickHeld: true }),
    failHeld: assign({ failure: 'held' }),
    failWithCode: assign(({ event }) => ({ failure: codeOf(event), pending: undefined })),
  },
  // Names only; the world gives each its length.
  delays: {
    acquireWait: () => 0,
    retryPeriod: () => 0,
    retryTick: () => 0,
    renewDeadline: () => 0,
    releaseDeadline: () => 0,
    requestTimeout: () => 0,
    work: () => 0,
    watchdog: () => 0,
  },
});

/** An event of the trace, if there is one to tell. */
const record = (event: (args: Args) => LeaseEvent | undefined) =>
  ({ type: 'record', params: (args: Args) => ({ event: event(args) }) }) as const;

/** A request leaves: it gets the next number, and an answer is awaited. */
const request = (
  verb: Verb,
  purpose: Purpose,
  message: (context: ElectorContext, event: Event) => LeaseRequest,
) =>
  [
    { type: 'ask', params: { verb } },
    record(({ context }) => {
      return { type: 'request', node: context.id, request: context.requests, verb, purpose };
    }),
    {
      type: 'send',
      params: ({ context, event }: Args) => ({ to: [API], message: message(context, event) }),
    },
  ] as const;

const get = (context: ElectorContext): LeaseRequest => ({ type: 'get', request: context.requests });

const recordResponse = record(({ context, event }) => ({
  type: 'response',
  node: context.id,
  request: context.requests,
  verb: context.pending ?? 'get',
  code: codeOf(event),
}));

/** The context of a request that is under way is cancelled: nobody waits for its answer. */
const cancelRequest = [
  record(({ context: { id, requests, pending } }) =>
    pending === undefined
      ? undefined
      : { type: 'response', node: id, request: requests, verb: pending, code: 'cancelled' },
  ),
  'answered',
] as const;

const recordObserved = record(({ context, event }) => {
  const { record: read, resourceVersion } = leaseOf(event);
  if (!isChange(context, leaseOf(event))) return undefined;
  return {
    type: 'observe',
    node: context.id,
    holder: read.holderIdentity,
    resourceVersion,
    transitions: read.leaseTransitions,
  };
});

const recordAcquired = (verb: Verb) =>
  record(({ context, event }) => ({
    type: 'acquire',
    node: context.id,
    identity: context.identity,
    because: acquiredBecause(context, verb),
    before: verb === 'create' ? '' : context.observedRecord.holderIdentity,
    transitions: leaseOf(event).record.leaseTransitions,
    resourceVersion: leaseOf(event).resourceVersion,
  }));

const recordRenewed = (optimistic: boolean) =>
  record(({ context, event }) => ({
    type: 'renew',
    node: context.id,
    identity: context.identity,
    resourceVersion: leaseOf(event).resourceVersion,
    optimistic,
  }));

const recordRenewFailed = record(({ context }) => ({
  type: 'renewFailed',
  node: context.id,
  identity: context.identity,
  reason: context.failure,
  holder: context.observedRecord.holderIdentity,
}));

const recordLost = (reason: 'renewDeadline' | 'watchdog') =>
  record(({ context }) => ({
    type: 'lost',
    node: context.id,
    identity: context.identity,
    reason,
    holder: context.observedRecord.holderIdentity,
  }));

const exit = (reason: 'lost' | 'watchdog' | 'cancelled') =>
  ({
    type: 'exit',
    params: ({ context: { id, identity, settings } }: Args) => ({
      event: { type: 'exit' as const, node: id, identity, reason },
      // Whoever was told to stop stays away.
      restartAfterUs: reason === 'cancelled' ? undefined : settings.restartAfterUs,
    }),
  }) as const;

const startTimer = (timer: string) => ({ type: 'startTimer', params: { timer } }) as const;

/** Check counts from the last time the record was set, which a read that shows a change does too. */
const watchFromRead = [
  {
    type: 'keepTimer',
    params: ({ context, event }: Args) => ({
      timer: isChange(context, leaseOf(event)) ? 'none' : 'watchdog',
    }),
  },
  startTimer('watchdog'),
] as const;

/** What follows from the end of an attempt. */
interface Ends {
  readonly purpose: 'acquire' | 'renew';
  readonly success: '#lease.leading' | '#lease.leading.resting';
  readonly failure: '#lease.acquiring.waiting' | '#lease.leading.renewing.waiting';
}

/** tryAcquireOrRenew, each request a state of its own. The same for a candidate and for a leader. */
const attempt = ({ purpose, success, failure }: Ends) => {
  const succeeded = (verb: Verb, isOptimistic: boolean) =>
    [
      recordResponse,
      purpose === 'acquire' ? recordAcquired(verb) : recordRenewed(isOptimistic),
      'remember',
      ...(purpose === 'renew' ? [startTimer('watchdog')] : []),
    ] as const;
  const ifFailed = purpose === 'renew' ? [recordRenewFailed] : [];
  const failed = [recordResponse, 'failWithCode', ...ifFailed] as const;
  const observed = [
    recordObserved,
    ...(purpose === 'renew' ? watchFromRead : []),
    'observe',
  ] as const;
  const write = (verb: Verb) => ({
    after: {
      requestTimeout: { target: failure, actions: failed },
    },
    on: {
      response: [
        { guard: and(['isAwaited', 'isOk']), target: success, actions: succeeded(verb, false) },
        {
          guard: 'isAwaited' as const,
          target: failure,
          actions: failed,
        },
      ],
    },
  });
  return {
    optimistic: {
      entry: request('update', purpose, optimisticUpdate),
      after: { requestTimeout: { target: 'reading', actions: [recordResponse, 'failWithCode'] } },
      on: {
        response: [
          {
            guard: and(['isAwaited', 'isOk']),
            target: success,
            actions: succeeded('update', true),
          },
          { guard: 'isAwaited', target: 'reading', actions: [recordResponse, 'failWithCode'] },
        ],
      },
    },
    reading: {
      entry: request('get', purpose, get),
      after: {
        requestTimeout: { target: failure, actions: failed },
      },
      on: {
        response: [
          {
            guard: and(['isAwaited', 'isOk', 'isHeldByOther']),
            target: failure,
            actions: [recordResponse, ...observed, 'failHeld', ...ifFailed],
          },
          {
            guard: and(['isAwaited', 'isOk']),
            target: 'updating',
            actions: [recordResponse, ...observed],
          },
          {
            guard: and(['isAwaited', 'isNotFound']),
            target: 'creating',
            actions: [recordResponse, 'answered'],
          },
          {
            guard: 'isAwaited',
            target: failure,
            actions: failed,
          },
        ],
      },
    },
    creating: { entry: request('create', purpose, create), ...write('create') },
    updating: { entry: request('update', purpose, updateAfterRead), ...write('update') },
  } as const;
};

/** An attempt begins: the holder writes at once, everyone else reads first. */
const begin = (within: '#lease.acquiring' | '#lease.leading.renewing') =>
  [
    {
      guard: 'canRenewOptimistically',
      target: `${within}.optimistic`,
      actions: 'beginOptimistic',
    },
    { target: `${within}.reading`, actions: 'beginAttempt' },
  ] as const;

/** tryRelease, again and again on conflict (client-go since v1.37). */
const releaseStates = (done: '#lease.stopped.cancelled' | '#lease.stopped.lost') =>
  ({
    reading: {
      entry: request('get', 'release', get),
      after: { requestTimeout: { target: done, actions: [recordResponse, 'answered'] } },
      on: {
        response: [
          {
            // Whom the Lease names by now is not asked: the remembered record decides.
            guard: and(['isAwaited', 'isOk', 'isLeader']),
            target: 'writing',
            actions: [recordResponse, 'answered', 'readBeforeRelease'],
          },
          { guard: 'isAwaited', target: done, actions: [recordResponse, 'answered'] },
        ],
      },
    },
    writing: {
      entry: request('update', 'release', (context, event) => release(context, event.wall)),
      after: { requestTimeout: { target: done, actions: [recordResponse, 'answered'] } },
      on: {
        response: [
          {
            guard: and(['isAwaited', 'isOk']),
            target: done,
            actions: [
              recordResponse,
              'answered',
              record(({ context, event }) => ({
                type: 'release',
                node: context.id,
                identity: context.identity,
                resourceVersion: leaseOf(event).resourceVersion,
                before: context.read.holderIdentity,
              })),
              'remember',
            ],
          },
          {
            guard: and(['isAwaited', 'isConflict']),
            target: 'reading',
            actions: [recordResponse, 'answered'],
          },
          { guard: 'isAwaited', target: done, actions: [recordResponse, 'answered'] },
        ],
      },
    },
  }) as const;

export const electorMachine = setupElector.createMachine({
  id: 'lease',
  context: ({ input }) => bootElector(input),
  initial: 'acquiring',
  states: {
    /** acquire: attempts with jittered pauses, until one succeeds. */
    acquiring: {
      initial: 'reading',
      on: {
        cancel: { target: 'stopped.cancelled', actions: cancelRequest },
        hang: '.hanging',
      },
      states: {
        ...attempt({
          purpose: 'acquire',
          success: '#lease.leading',
          failure: '#lease.acquiring.waiting',
        }),
        waiting: { after: { acquireWait: begin('#lease.acquiring') } },
        hanging: {},
      },
    },
    /** The program's work goes on as long as renew does not return. */
    leading: {
      after: {
        work: {
          actions: [
            {
              type: 'send',
              params: ({ context: { identity, token } }) => ({
                to: [API],
                message: { type: 'work', identity, token },
              }),
            },
            startTimer('work'),
          ],
        },
        // Check: who has seen another holder is not concerned.
        watchdog: {
          guard: 'isLeader',
          target: 'stopped.watchdog',
          actions: [...cancelRequest, recordLost('watchdog')],
        },
      },
      on: {
        cancel: [
          { guard: 'releasesOnCancel', target: 'releasing', actions: cancelRequest },
          { target: 'stopped.cancelled', actions: cancelRequest },
        ],
        hang: { target: '.hanging', actions: cancelRequest },
      },
      // renew: the first renewal follows the acquisition at once (wait.UntilWithContext).
      initial: 'renewing',
      states: {
        /** Attempts at every tick until one succeeds or the deadline passes (wait.PollUntilContextTimeout). */
        renewing: {
          after: {
            retryTick: { actions: ['holdTick', startTimer('retryTick')] },
            renewDeadline: [
              {
                guard: 'releasesOnCancel',
                target: 'givingUp',
                actions: [...cancelRequest, recordLost('renewDeadline')],
              },
              {
                target: '#lease.stopped.lost',
                actions: [...cancelRequest, recordLost('renewDeadline')],
              },
            ],
          },
          initial: 'beginning',
          states: {
            beginning: { always: begin('#lease.leading.renewing') },
            ...attempt({
              purpose: 'renew',
              success: '#lease.leading.resting',
              failure: '#lease.leading.renewing.waiting',
            }),
            waiting: { always: { guard: 'isTickHeld', target: 'beginning' } },
          },
        },
        resting: { after: { retryPeriod: begin('#lease.leading.renewing') } },
        /** The lease is lost, and the work's context is cancelled only after this last request. */
        givingUp: {
          after: { releaseDeadline: { target: '#lease.stopped.lost', actions: cancelRequest } },
          initial: 'reading',
          states: releaseStates('#lease.stopped.lost'),
        },
        hanging: {},
      },
    },
    /** A planned stop: the work has ended, the lease is given back. */
    releasing: {
      after: { releaseDeadline: { target: 'stopped.cancelled', actions: cancelRequest } },
      initial: 'reading',
      states: releaseStates('#lease.stopped.cancelled'),
    },
    stopped: {
      initial: 'lost',
      states: {
        lost: { entry: exit('lost') },
        watchdog: { entry: exit('watchdog') },
        cancelled: { entry: exit('cancelled') },
      },
    },
  },
});
