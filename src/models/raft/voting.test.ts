import { describe, expect, test } from 'vitest';
import { LoneMember, messages, type LoneSettings } from './lone-member.ts';
import type { RaftDurable } from './member.ts';

const { heartbeat, requestVote, vote } = messages;

const follower = (durable: Partial<RaftDurable> = {}) => new LoneMember({}, durable);

/** A candidate of the term after the given one. */
const candidate = (term = 0, settings: LoneSettings = {}) =>
  new LoneMember(settings, { term }).end('electionTimeout');

const leader = () => candidate().receive('n2', vote(1)).receive('n3', vote(1));

describe('Voting (Raft §5.2, §5.4.1)', () => {
  const answerOf = (member: LoneMember) =>
    member.did.sent.map(({ to, message }) => ({ to, ...message }));
  const granted = (to: string, term: number) => [{ to, ...vote(term) }];
  const refused = (to: string, term: number) => [{ to, ...vote(term, false) }];

  // §5.2: each server will vote for at most one candidate in a given term, on a first-come-first-served basis.
  test('A member votes for the first who asks and refuses the next one of that term.', () => {
    const member = follower().receive('n2', requestVote(1));
    expect(answerOf(member)).toEqual(granted('n2', 1));
    expect(answerOf(member.receive('n3', requestVote(1)))).toEqual(refused('n3', 1));
    expect(member.context.votedFor).toBe('n2');
  });

  // §5.1: if the answer was lost the request is retried; requests are idempotent.
  test('It gives the same candidate the same answer again.', () => {
    const member = follower().receive('n2', requestVote(1));
    expect(answerOf(member.receive('n2', requestVote(1)))).toEqual(granted('n2', 1));
  });

  test('It remembers its vote after a restart, and is free again in the next term.', () => {
    const { durable } = follower().receive('n2', requestVote(1));
    const member = follower(durable).receive('n3', requestVote(1));
    expect(answerOf(member)).toEqual(refused('n3', 1));
    expect(answerOf(member.receive('n3', requestVote(2)))).toEqual(granted('n3', 2));
  });

  test('A candidate and a leader have given their vote to themselves.', () => {
    expect(answerOf(candidate().receive('n2', requestVote(1)))).toEqual(refused('n2', 1));
    expect(answerOf(leader().receive('n2', requestVote(1)))).toEqual(refused('n2', 1));
  });

  // §5.4.1: the voter denies its vote if its own log is more up-to-date than that of the candidate.
  test('A member adopts the newer term of a candidate whose log is behind, and refuses it its vote.', () => {
    const member = follower({ log: [{ term: 1 }, { term: 2 }] });
    member.receive('n2', requestVote(3, { lastLogIndex: 5, lastLogTerm: 1 }));
    expect(answerOf(member)).toEqual(refused('n2', 3));
    expect(member.context.votedFor).toBeUndefined();
    expect(member.did.recorded).toMatchObject([
      { type: 'vote', granted: false, reason: 'logBehind' },
    ]);
  });
});

describe('Winning and losing (Raft §5.2)', () => {
  // §5.2: a candidate wins an election if it receives votes from a majority of the servers in the full cluster.
  test.each([
    [1, 0],
    [2, 1],
    [3, 1],
    [4, 2],
    [5, 2],
    [7, 3],
  ])('Of %s members, %s other votes make a leader and one less does not.', (size, needed) => {
    const member = candidate(0, { size });
    for (let n = 2; n <= needed + 1; n += 1) {
      expect(member.role).toBe('candidate');
      member.receive(`n${String(n)}`, vote(1));
    }
    expect(member.role).toBe('leader');
  });

  test('A vote that arrives twice counts once, and a refusal not at all.', () => {
    const member = candidate()
      .receive('n2', vote(1))
      .receive('n2', vote(1))
      .receive('n3', vote(1, false));
    expect(member.role).toBe('candidate');
  });

  // §5.2: it then sends heartbeat messages to all of the other servers to establish its authority.
  test('A new leader sends heartbeats to all others at once, and again each time its timer ends.', () => {
    const member = leader();
    const round = ['n2', 'n3', 'n4', 'n5'].map((to) => ({ to, message: heartbeat(1) }));
    expect(member.did.sent).toEqual(round);
    expect(member.running.has('electionTimeout')).toBe(false);
    expect(member.end('heartbeat').did).toMatchObject({ sent: round, restarted: ['heartbeat'] });
  });

  // §5.2: if the leader's term is at least as large, the candidate recognizes the leader as legitimate.
  test('A candidate follows a leader of its own term, and not one of an earlier term.', () => {
    expect(candidate(4).receive('n2', heartbeat(5)).role).toBe('follower');
    expect(candidate(4).receive('n2', heartbeat(4)).role).toBe('candidate');
  });

  test('A follower of a term stays in it, and keeps its vote.', () => {
    const member = candidate().receive('n2', heartbeat(1));
    expect([member.context.term, member.context.votedFor, member.context.lead]).toEqual([
      1,
      'n1',
      'n2',
    ]);
  });

  test('By the paper’s rules a candidate that all refuse stays one until its timer ends.', () => {
    const member = candidate();
    for (const id of ['n2', 'n3', 'n4', 'n5']) member.receive(id, vote(1, false));
    expect(member.role).toBe('candidate');
  });
});
