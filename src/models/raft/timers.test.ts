import { describe, expect, test } from 'vitest';
import { LoneMember, messages } from './lone-member.ts';

const { heartbeat, heartbeatAnswer, requestVote, preVote, vote } = messages;
const TIMER = 'electionTimeout';

/** A follower of term 5 that can vote; its log holds one entry. */
const follower = (preset: 'paper' | 'etcd' = 'paper') =>
  new LoneMember({ preset }, { term: 5, log: [{ term: 5 }] });

const withLog = { lastLogIndex: 1, lastLogTerm: 5 };
const withoutLog = { lastLogIndex: 0, lastLogTerm: 0 };

const isRestarted = (member: LoneMember): boolean => member.did.restarted.includes(TIMER);

// Raft Figure 2, Followers: if election timeout elapses without receiving AppendEntries RPC from current
// leader or granting vote to candidate: convert to candidate. §5.2: each candidate restarts its randomized
// election timeout at the start of an election.
describe('The paper’s election timer starts again', () => {
  test.each([
    ['a granted vote', requestVote(5, withLog)],
    ['a granted vote of a newer term', requestVote(6, withLog)],
    ['a heartbeat of the current term', heartbeat(5)],
    ['a heartbeat of a newer term', heartbeat(6)],
  ])('on %s.', (_what, message) => {
    expect(isRestarted(follower().receive('n2', message))).toBe(true);
  });

  test('on standing, and on standing again.', () => {
    const member = follower().end(TIMER);
    expect(isRestarted(member)).toBe(true);
    expect(isRestarted(member.end(TIMER))).toBe(true);
  });

  test('on every heartbeat of the same leader.', () => {
    const member = follower().receive('n2', heartbeat(5));
    expect(isRestarted(member.receive('n2', heartbeat(5)))).toBe(true);
    expect(isRestarted(member.receive('n2', heartbeat(5)))).toBe(true);
  });

  test('when a candidate finds a leader, and when a leader is deposed.', () => {
    expect(isRestarted(follower().end(TIMER).receive('n2', heartbeat(6)))).toBe(true);
    const leader = follower().end(TIMER).receive('n2', vote(6)).receive('n3', vote(6));
    expect(leader.role).toBe('leader');
    expect(isRestarted(leader.receive('n2', heartbeatAnswer(7)))).toBe(true);
  });
});

describe('The paper’s election timer goes on', () => {
  test.each([
    ['a vote refused because of the term', requestVote(4, withLog)],
    ['a vote refused because of the log', requestVote(5, withoutLog)],
    ['a vote refused because of the log, though the term is newer', requestVote(6, withoutLog)],
    ['a heartbeat of an earlier term', heartbeat(4)],
    ['an answer of a newer term', heartbeatAnswer(6)],
  ])('on %s.', (_what, message) => {
    const member = follower().receive('n2', message);
    expect(isRestarted(member)).toBe(false);
    expect(member.running.has(TIMER)).toBe(true);
  });

  test('on a vote refused because another has it.', () => {
    const member = follower().receive('n2', requestVote(5, withLog));
    expect(isRestarted(member.receive('n3', requestVote(5, withLog)))).toBe(false);
  });

  test('when a candidate hears of a newer term from another whose log is behind.', () => {
    const member = follower().end(TIMER).receive('n2', requestVote(7, withoutLog));
    expect([member.role, member.context.term]).toEqual(['follower', 7]);
    expect(isRestarted(member)).toBe(false);
    expect(member.running.has(TIMER)).toBe(true);
  });

  test('on votes, granted or refused, that reach a candidate.', () => {
    const member = follower().end(TIMER);
    expect(isRestarted(member.receive('n2', vote(6, false)))).toBe(false);
    expect(isRestarted(member.receive('n3', vote(6)))).toBe(false);
  });
});

// etcd-io/raft raft.go, becomeFollower and reset: every change of role or term sets the elapsed ticks to
// zero and draws the randomized timeout; a heartbeat sets the ticks to zero and draws nothing.
describe('In etcd', () => {
  test('a newer term starts the timer again with a new length, even when the vote is refused.', () => {
    const member = follower('etcd').receive('n2', requestVote(6, withoutLog));
    expect(isRestarted(member)).toBe(true);
    expect(member.did.drawn).toEqual([TIMER]);
  });

  test('a heartbeat starts the timer again with the length it has.', () => {
    const member = follower('etcd').receive('n2', heartbeat(5));
    expect(isRestarted(member)).toBe(true);
    expect(member.did.drawn).toEqual([]);
    expect(isRestarted(member.receive('n2', heartbeat(5)))).toBe(true);
    expect(member.did.drawn).toEqual([]);
  });

  test('standing draws a new length, and so does following again.', () => {
    const member = follower('etcd').end(TIMER);
    expect(member.did.drawn).toContain(TIMER);
    expect(member.receive('n2', heartbeat(6)).did.drawn).toContain(TIMER);
  });

  test('asking for pre-votes draws nothing: the old length runs once more.', () => {
    const member = new LoneMember({ preset: 'etcd', preVote: true }, { term: 5 }).end(TIMER);
    expect(member.role).toBe('preCandidate');
    expect(member.did.drawn).toEqual([]);
    expect(isRestarted(member)).toBe(true);
  });

  test('a pre-vote, granted or refused, leaves the voter’s timer alone.', () => {
    const member = follower('etcd');
    expect(isRestarted(member.receive('n2', preVote(6, withLog)))).toBe(false);
    expect(isRestarted(member.receive('n2', preVote(6, withoutLog)))).toBe(false);
    expect(member.did.drawn).toEqual([]);
  });
});
