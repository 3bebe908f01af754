import { describe, expect, test } from 'vitest';
import { LoneMember, messages } from './lone-member.ts';
import type { RaftDurable } from './member.ts';

const { heartbeat, heartbeatAnswer, requestVote, vote } = messages;

const follower = (durable: Partial<RaftDurable> = {}) => new LoneMember({}, durable);

/** A candidate of the term after the given one. */
const candidate = (term = 0) => follower({ term }).end('electionTimeout');

const leader = (term = 0) =>
  candidate(term)
    .receive('n2', vote(term + 1))
    .receive('n3', vote(term + 1));

const ROLES = {
  follower: () => follower({ term: 5 }),
  candidate: () => candidate(4),
  leader: () => leader(4),
};

describe('Terms (Raft §5.1)', () => {
  // §5.1: if one server's current term is smaller than the other's, it updates to the larger value;
  // a candidate or leader that discovers that its term is out of date reverts to follower.
  test.each(Object.entries(ROLES))(
    'A %s that hears of a newer term adopts it and follows.',
    (_role, create) => {
      for (const message of [requestVote(6), vote(6, false), heartbeat(6), heartbeatAnswer(6)]) {
        const member = create().receive('n2', message);
        expect([member.role, member.context.term]).toEqual(['follower', 6]);
        expect(member.did.wrote.map(({ durable }) => durable.term)).toContain(6);
      }
    },
  );

  // §5.1: a server that receives a request with a stale term number rejects it. Figure 2: the reply carries the newer term.
  test.each(Object.entries(ROLES))(
    'A %s refuses requests of an earlier term and tells its own.',
    (role, create) => {
      const asked = create().receive('n2', requestVote(4));
      expect(asked.did.sent).toEqual([{ to: 'n2', message: vote(5, false) }]);
      const led = create().receive('n2', heartbeat(4));
      expect(led.did.sent).toEqual([
        { to: 'n2', message: { type: 'heartbeatResponse', term: 5, success: false } },
      ]);
      expect([asked.role, led.role]).toEqual([role, role]);
    },
  );

  test('Answers of an earlier term elect nobody.', () => {
    const member = candidate(4).receive('n2', vote(4)).receive('n3', vote(4));
    expect(member.role).toBe('candidate');
  });
});

describe('Standing (Raft §5.2)', () => {
  test('A server starts as a follower, with its timer running, and sends nothing.', () => {
    const member = follower();
    expect([member.role, [...member.running], member.did.sent]).toEqual([
      'follower',
      ['electionTimeout', 'voteLease'],
      [],
    ]);
  });

  // §5.2: to begin an election, a follower increments its current term and transitions to candidate state;
  // it votes for itself and issues RequestVote in parallel to each of the other servers.
  test('When its timer ends, a follower raises its term, votes for itself and asks all others.', () => {
    const member = follower({ term: 3, log: [{ term: 1 }, { term: 2 }] }).end('electionTimeout');
    expect([member.role, member.context.term, member.context.votedFor]).toEqual([
      'candidate',
      4,
      'n1',
    ]);
    const message = requestVote(4, { lastLogIndex: 2, lastLogTerm: 2 });
    expect(member.did.sent).toEqual(['n2', 'n3', 'n4', 'n5'].map((to) => ({ to, message })));
  });

  // Figure 2, "persistent state": updated on stable storage before responding to RPCs.
  test('Its term and its vote are on disk before it asks, a voter’s before it answers.', () => {
    const standing = follower().end('electionTimeout');
    expect(standing.did.order.slice(0, 2)).toEqual(['write', 'send']);
    expect(standing.did.wrote[0]).toMatchObject({
      isAwaited: true,
      durable: { term: 1, votedFor: 'n1' },
    });
    const granting = follower().receive('n2', requestVote(1));
    expect(granting.did.order).toEqual(['write', 'send']);
    expect(granting.did.wrote[0]).toMatchObject({
      isAwaited: true,
      durable: { term: 1, votedFor: 'n2' },
    });
  });

  // §5.2: the third outcome is that a candidate neither wins nor loses; each will time out and start a new election.
  test('A candidate whose timer ends stands again, in the next term and without the old votes.', () => {
    const member = candidate().receive('n2', vote(1)).end('electionTimeout');
    expect([member.role, member.context.term, member.context.votes]).toEqual([
      'candidate',
      2,
      { n1: true },
    ]);
  });
});
