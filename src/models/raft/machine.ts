/**
 * One member of a Raft cluster, as far as elections go: Raft §5.1–5.2, §5.4.1, with etcd's pre-vote
 * (thesis §9.6) and check-quorum (thesis §6.2). Where the paper and etcd-io/raft differ, the preset decides.
 */
import { and, assign, not, setup } from 'xstate';
import {
  bootContext,
  durableOf,
  hasActiveQuorum,
  hasMajority,
  isRefusedByMajority,
  isStale,
  lastLogTerm,
  peersOf,
  refusalOf,
  type RaftContext,
  type RaftDurable,
  type RaftInput,
} from './member.ts';
import type { RaftEvent, RaftMessage, Received, VoteRequest, VoteResponse } from './messages.ts';
import type { NodeId } from '../../sim/world.ts';

type Event = Received<RaftMessage>;
type Of<Type extends RaftMessage['type']> = Extract<Event, { type: Type }>;

const setupRaft = setup({
  types: {
    context: {} as RaftContext,
    input: {} as RaftInput,
    events: {} as Event,
  },
  guards: {
    isStale: ({ context, event }) => isStale(context, event),
    isNewerTerm: ({ context, event }) => event.term > context.term,
    isEtcd: ({ context }) => context.settings.preset === 'etcd',
    usesPreVote: ({ context }) => context.settings.preVote,
    /** raft.go, `Step`: with either rule on, an old leader is told the term, which frees a stuck candidate. */
    answersStaleLeader: ({ context: { settings } }) =>
      settings.preset === 'paper' || settings.preVote || settings.checkQuorum,
    /** raft.go, `Step`, inLease: a living leader is protected from newer terms. */
    isShieldedByLease: ({ context, event }) => context.leaseHeld && event.term > context.term,
    isLeaseHeld: ({ context }) => context.leaseHeld,
    grantsVote: ({ context, event }) =>
      refusalOf(context, event as Of<'requestVote'>) === undefined,
    /** Nothing about this heartbeat is new. */
    isFromKnownLeader: ({ context, event }) =>
      context.lead === (event as Of<'heartbeat'>).from &&
      event.term === context.term &&
      context.leaseHeld === context.settings.checkQuorum,
    isRefusal: ({ event }) => !(event as VoteResponse).granted,
    hasMajority: ({ context }) => hasMajority(context),
    isRefusedByMajority: ({ context }) => isRefusedByMajority(context),
    hasActiveQuorum: ({ context }) => hasActiveQuorum(context),
    isNewlyActive: ({ context, event }) =>
      context.settings.checkQuorum &&
      event.term === context.term &&
      !Object.hasOwn(context.active, event.from),
  },
  actions: {
    // Data for the simulator: see sim/process.ts. None of these is ever executed.
    send: (_, _params: { to: readonly NodeId[]; message: RaftMessage }) => undefined,
    persist: (_, _params: { durable: RaftDurable; isAwaited: boolean }) => undefined,
    startTimer: (_, _params: { timer: string }) => undefined,
    keepTimer: (_, _params: { timer: string }) => undefined,
    draw: (_, _params: { timer: string }) => undefined,
    record: (_, _params: { event: RaftEvent }) => undefined,

    /** Raft §5.1: a higher term is adopted, and with it everything of the old one forgotten. */
    adoptTerm: assign(({ context, event }) =>
      event.term > context.term ? { ...forgetLeader, term: event.term, votedFor: undefined } : {},
    ),
    forgetLeader: assign(() => forgetLeader),
    followLeader: assign(({ context, event }) => ({
      lead: event.from,
      leaseHeld: context.settings.checkQuorum,
    })),
    endLease: assign({ leaseHeld: false }),
    grantVote: assign({ votedFor: ({ event }) => event.from }),
    standForElection: assign(({ context }) => ({
      ...forgetLeader,
      term: context.term + 1,
      votedFor: context.id,
      votes: {},
    })),
    standForPreElection: assign(({ context }) => ({
      ...forgetLeader,
      votes: { [context.id]: true },
    })),
    countVote: assign({
      votes: ({ context, event }) => ({
        ...context.votes,
        [event.from]: (event as VoteResponse).granted,
      }),
    }),
    takeOffice: assign(({ context }) => ({
      lead: context.id,
      leaseHeld: context.settings.checkQuorum,
      active: {},
    })),
    markActive: assign({
      active: ({ context, event }) => ({ ...context.active, [event.from]: true as const }),
    }),
    clearActive: assign({ active: {} }),
  },
  // Names only; the world gives each its length.
  delays: {
    electionTimeout: () => 0,
    voteLease: () => 0,
    heartbeat: () => 0,
    quorumCheck: () => 0,
  },
});

const forgetLeader = { lead: undefined, leaseHeld: false, votes: {}, active: {} };

type Args<E extends Event = Event> = { context: RaftContext; event: E };

const write = (isAwaited: boolean) =>
  ({
    type: 'persist',
    params: ({ context }: { context: RaftContext }) => ({ durable: durableOf(context), isAwaited }),
  }) as const;

/** A vote is on disk before it leaves (Raft Figure 2). */
const persist = write(true);
/** A term without a vote need not be: forgetting it in a crash lets the member vote in no term twice. */
const persistTerm = write(false);

/** A new length of the election timeout, where lengths do not renew themselves at every start (etcd). */
const drawTimeout = { type: 'draw', params: { timer: 'electionTimeout' } } as const;
/** The paper's timer starts again at a heartbeat, a granted vote and a candidacy, and at nothing else (Raft §5.2). */
const keepTimeout = { type: 'keepTimer', params: { timer: 'electionTimeout' } } as const;
const restartTimeout = { type: 'startTimer', params: { timer: 'electionTimeout' } } as const;
const restartLease = { type: 'startTimer', params: { timer: 'voteLease' } } as const;

const recordVote = (granted: boolean) =>
  ({
    type: 'record',
    params: ({ context, event }: Args) => {
      const request = event as Received<VoteRequest>;
      const reason =
        context.leaseHeld && request.term > context.term
          ? 'leaseHeld'
          : refusalOf(context, request);
      return {
        event: {
          type: 'vote' as const,
          node: context.id,
          candidate: request.from,
          term: request.term,
          granted,
          ...(granted || reason === undefined ? undefined : { reason }),
          ...(request.type === 'preVote' ? { pre: true as const } : undefined),
        },
      };
    },
  }) as const;

/** raft.go, `Step`: a granted pre-vote carries the term asked for, every other answer the voter's own. */
const answerVote = (granted: boolean) =>
  ({
    type: 'send',
    params: ({ context, event }: Args) => {
      const isPre = event.type === 'preVote';
      const type = isPre ? ('preVoteResponse' as const) : ('requestVoteResponse' as const);
      const term = isPre && granted ? event.term : context.term;
      return { to: [event.from], message: { type, term, granted } };
    },
  }) as const;

const requestVotes = (type: VoteRequest['type']) =>
  ({
    type: 'send',
    params: ({ context }: { context: RaftContext }) => ({
      to: peersOf(context),
      message: {
        type,
        term: type === 'preVote' ? context.term + 1 : context.term,
        lastLogIndex: context.log.length,
        lastLogTerm: lastLogTerm(context.log),
      },
    }),
  }) as const;

/** The candidate's own vote reaches it when it is on disk, as in etcd-io/raft (`msgsAfterAppend`). */
const voteForSelf = {
  type: 'send',
  params: ({ context }: { context: RaftContext }) => ({
    to: [context.id],
    message: { type: 'requestVoteResponse' as const, term: context.term, granted: true },
  }),
} as const;

const sendHeartbeat = {
  type: 'send',
  params: ({ context }: { context: RaftContext }) => ({
    to: peersOf(context),
    message: {
      type: 'heartbeat' as const,
      term: context.term,
      prevLogIndex: context.log.length,
      prevLogTerm: lastLogTerm(context.log),
    },
  }),
} as const;

/** Raft Figure 2, AppendEntries: true when the preceding entry matches. */
const answerHeartbeat = {
  type: 'send',
  params: ({ context, event }: Args) => {
    const { term, prevLogIndex, prevLogTerm } = event as Of<'heartbeat'>;
    const precedingTerm = prevLogIndex === 0 ? 0 : context.log[prevLogIndex - 1]?.term;
    const success = term >= context.term && precedingTerm === prevLogTerm;
    return {
      to: [event.from],
      message: { type: 'heartbeatResponse' as const, term: context.term, success },
    };
  },
} as const;

const becomeFollower = { target: '#raft.follower', reenter: true } as const;
const stepDown = [
  {
    ...becomeFollower,
    guard: and(['isNewerTerm', 'isEtcd']),
    actions: ['adoptTerm', drawTimeout, persistTerm],
  },
  { ...becomeFollower, guard: 'isNewerTerm', actions: ['adoptTerm', keepTimeout, persistTerm] },
] as const;

/** A granted pre-vote carries a term that nobody has yet; only a refusal tells of a newer one. */
const stepDownIfRefused = { ...stepDown[0], guard: and(['isRefusal', 'isNewerTerm']) } as const;

const campaign = [
  { guard: 'usesPreVote', target: '#raft.preCandidate', reenter: true },
  { target: '#raft.candidate', reenter: true },
] as const;

const grant = ['adoptTerm', recordVote(true), 'grantVote', persist, answerVote(true)] as const;
const refuse = [recordVote(false), answerVote(false)] as const;

export const raftMachine = setupRaft.createMachine({
  id: 'raft',
  context: ({ input }) => bootContext(input),
  initial: 'follower',
  on: {
    requestVote: [
      { guard: 'isShieldedByLease', actions: recordVote(false) },
      { guard: and(['isStale', 'isEtcd']), actions: recordVote(false) },
      { guard: 'isStale', actions: refuse },
      {
        ...becomeFollower,
        guard: and(['isNewerTerm', 'grantsVote']),
        actions: ['adoptTerm', drawTimeout, ...grant],
      },
      { guard: 'grantsVote', actions: grant },
      {
        ...becomeFollower,
        guard: and(['isNewerTerm', 'isEtcd']),
        actions: ['adoptTerm', drawTimeout, persistTerm, ...refuse],
      },
      {
        ...becomeFollower,
        guard: 'isNewerTerm',
        actions: ['adoptTerm', keepTimeout, persistTerm, ...refuse],
      },
      { actions: refuse },
    ],
    preVote: [
      { guard: 'isShieldedByLease', actions: recordVote(false) },
      { guard: 'grantsVote', actions: [recordVote(true), answerVote(true)] },
      { actions: refuse },
    ],
    heartbeat: [
      { guard: and(['isStale', not('answersStaleLeader')]) },
      { guard: 'isStale', actions: answerHeartbeat },
      {
        ...becomeFollower,
        guard: 'isNewerTerm',
        actions: ['adoptTerm', 'followLeader', drawTimeout, persistTerm, answerHeartbeat],
      },
      { ...becomeFollower, actions: ['followLeader', drawTimeout, answerHeartbeat] },
    ],
    heartbeatResponse: stepDown,
    requestVoteResponse: stepDown,
    preVoteResponse: stepDownIfRefused,
  },
  states: {
    follower: {
      after: {
        electionTimeout: campaign,
        voteLease: { guard: 'isLeaseHeld', actions: 'endLease' },
      },
      on: {
        heartbeat: [
          { guard: 'isFromKnownLeader', actions: [restartTimeout, restartLease, answerHeartbeat] },
          // Of the same term: the timer starts again, with the length it has.
          {
            guard: and([not('isStale'), not('isNewerTerm')]),
            actions: ['followLeader', restartTimeout, restartLease, answerHeartbeat],
          },
        ],
        // Raft Figure 2: granting a vote starts the timer again.
        requestVote: {
          ...becomeFollower,
          guard: and([not('isNewerTerm'), 'grantsVote']),
          actions: grant,
        },
      },
    },
    preCandidate: {
      entry: ['standForPreElection', requestVotes('preVote')],
      always: [
        { guard: 'hasMajority', target: 'candidate' },
        { guard: 'isRefusedByMajority', target: 'follower', actions: drawTimeout },
      ],
      after: { electionTimeout: { target: 'preCandidate', reenter: true } },
      on: {
        preVoteResponse: [stepDownIfRefused, { guard: not('isStale'), actions: 'countVote' }],
      },
    },
    candidate: {
      entry: ['standForElection', drawTimeout, persist, requestVotes('requestVote'), voteForSelf],
      always: [
        { guard: 'hasMajority', target: 'leader' },
        { guard: and(['isEtcd', 'isRefusedByMajority']), target: 'follower', actions: drawTimeout },
      ],
      after: { electionTimeout: campaign },
      on: {
        requestVoteResponse: [...stepDown, { guard: not('isStale'), actions: 'countVote' }],
      },
    },
    leader: {
      entry: ['takeOffice', sendHeartbeat],
      after: {
        heartbeat: {
          actions: [sendHeartbeat, { type: 'startTimer', params: { timer: 'heartbeat' } }],
        },
        quorumCheck: [
          {
            guard: 'hasActiveQuorum',
            actions: ['clearActive', { type: 'startTimer', params: { timer: 'quorumCheck' } }],
          },
          { target: 'follower', actions: ['forgetLeader', drawTimeout] },
        ],
      },
      on: {
        // Two leaders of one term cannot be, except with a rule off; neither obeys the other.
        heartbeat: {
          guard: and([not('isStale'), not('isNewerTerm')]),
        },
        heartbeatResponse: [...stepDown, { guard: 'isNewlyActive', actions: 'markActive' }],
      },
    },
  },
});
