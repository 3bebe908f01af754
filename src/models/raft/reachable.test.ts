import { describe, expect, test } from 'vitest';
import { getShortestPaths } from 'xstate/graph';
import { raftMachine } from './machine.ts';
import type { RaftContext } from './member.ts';
import type { RaftMessage, Received, Role } from './messages.ts';
import { ALL_RULES, type RaftSettings } from './settings.ts';

type Event = Received<RaftMessage>;
type Variant = Pick<RaftSettings, 'preset' | 'preVote' | 'checkQuorum'>;

const LAST_TERM = 2;
const VOTERS = ['n1', 'n2', 'n3'];

/** The model is finite once terms end: every message of terms 0 … 2 from either of the others, and from itself. */
const MESSAGES: readonly Event[] = [0, 1, LAST_TERM].flatMap((term) =>
  VOTERS.flatMap((from): Event[] => {
    const log = { lastLogIndex: 0, lastLogTerm: 0 };
    const own: Event = { type: 'requestVoteResponse', term, granted: true, from, now: 0 };
    if (from === 'n1') return [own];
    return [
      own,
      { ...own, granted: false },
      { type: 'preVoteResponse', term, granted: true, from, now: 0 },
      { type: 'preVoteResponse', term, granted: false, from, now: 0 },
      { type: 'requestVote', term, from, now: 0, ...log },
      { type: 'preVote', term, from, now: 0, ...log },
      { type: 'heartbeat', term, prevLogIndex: 0, prevLogTerm: 0, from, now: 0 },
      { type: 'heartbeatResponse', term, success: true, from, now: 0 },
    ];
  }),
);

const TIMERS = [
  'electionTimeout.raft.follower',
  'electionTimeout.raft.preCandidate',
  'electionTimeout.raft.candidate',
  'voteLease.raft.follower',
  'heartbeat.raft.leader',
  'quorumCheck.raft.leader',
].map((timer) => ({ type: `xstate.after.${timer}`, now: 0 }) as unknown as Event);

interface Reached {
  readonly value: Role;
  readonly context: RaftContext;
  /** The shortest way there. */
  readonly steps: readonly string[];
}

/** Every state that a member of three can get into, found breadth first. */
function reachedUnder(variant: Variant): Reached[] {
  const settings = { ...variant, voters: VOTERS, rules: ALL_RULES };
  const paths = getShortestPaths(raftMachine, {
    input: { id: 'n1', settings, durable: { term: 0, log: [], commit: 0 } },
    events: [...MESSAGES, ...TIMERS],
    serializeState: ({ value, context: { settings: _, ...rest } }) =>
      JSON.stringify({ value, ...rest }),
    stopWhen: ({ context }) => context.term > LAST_TERM,
    limit: 100_000,
  });
  return paths.map(({ state, steps }) => ({
    value: state.value,
    context: state.context,
    steps: steps.map(({ event }) => event.type),
  }));
}

const VARIANTS: readonly Variant[] = [
  { preset: 'paper', preVote: false, checkQuorum: false },
  { preset: 'etcd', preVote: false, checkQuorum: true },
  { preset: 'etcd', preVote: true, checkQuorum: false },
  { preset: 'etcd', preVote: true, checkQuorum: true },
];

describe.each(VARIANTS)('$preset, pre-vote $preVote, check-quorum $checkQuorum', (variant) => {
  const reached = reachedUnder(variant);
  const every = (role: Role): Reached[] => reached.filter(({ value }) => value === role);

  test('Every role is reached, and pre-candidate exactly when pre-vote is on.', () => {
    const roles = new Set(reached.map(({ value }) => value));
    const wanted = [
      'candidate',
      'follower',
      'leader',
      ...(variant.preVote ? ['preCandidate'] : []),
    ];
    expect([...roles].sort()).toEqual(wanted);
    expect(reached.length).toBeGreaterThan(100);
  });

  // Raft §5.2, Figure 4: a leader was a candidate, a candidate waited for its timer.
  test('No way to leadership is shorter than a timeout and the votes of a majority.', () => {
    const fewest = Math.min(...every('leader').map(({ steps }) => steps.length));
    expect(fewest).toBe(variant.preVote ? 5 : 4);
    for (const { steps } of every('leader')) expect(steps.join()).toContain('electionTimeout');
  });

  test('Whoever stands or leads has voted for itself in its term.', () => {
    for (const { context } of [...every('candidate'), ...every('leader')]) {
      expect(context.votedFor).toBe('n1');
      expect(context.term).toBeGreaterThan(0);
    }
  });

  test('Every leader holds the votes of two of three and knows itself as the leader.', () => {
    for (const { context } of every('leader')) {
      expect(Object.values(context.votes).filter(Boolean).length).toBeGreaterThanOrEqual(2);
      expect(context.lead).toBe('n1');
    }
  });

  test('Only a follower or a leader knows a leader, and no follower knows itself as one.', () => {
    for (const { value, context } of reached) {
      if (value === 'candidate' || value === 'preCandidate') expect(context.lead).toBeUndefined();
      if (value === 'follower') expect(context.lead).not.toBe('n1');
    }
  });

  test('A lease is held only with check-quorum, and only while a leader is known.', () => {
    for (const { context } of reached.filter((one) => one.context.leaseHeld)) {
      expect(variant.checkQuorum).toBe(true);
      expect(context.lead).toBeDefined();
    }
    expect(reached.some((one) => one.context.leaseHeld)).toBe(variant.checkQuorum);
  });
});
