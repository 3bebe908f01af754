import { describe, expect, test } from 'vitest';
import { LoneMember, messages, type LoneSettings } from './lone-member.ts';

const { heartbeat, heartbeatAnswer, preVote, preVoteAnswer, requestVote, vote } = messages;

const etcd = (settings: LoneSettings = {}) =>
  new LoneMember({ preset: 'etcd', checkQuorum: true, ...settings }, { term: 5 });

const following = (settings?: LoneSettings) => etcd(settings).receive('n2', heartbeat(5));

const leading = (settings?: LoneSettings) =>
  etcd(settings).end('electionTimeout').receive('n2', vote(6)).receive('n3', vote(6));

// raft.go, Step, inLease: a server that receives a vote request within the minimum election timeout of
// hearing from a current leader does not update its term or grant its vote (thesis §4.2.3).
describe('The lease', () => {
  test.each([
    ['a follower that heard its leader', following, 5],
    ['the leader itself', leading, 6],
  ])(
    'lets %s drop votes and pre-votes of newer terms unanswered and unheeded.',
    (_who, create, term) => {
      for (const message of [requestVote(9), preVote(9)]) {
        const member = create();
        const before = member.context;
        member.receive('n4', message);
        expect(member.context).toBe(before);
        expect(member.context.term).toBe(term);
        expect(member.did).toMatchObject({ sent: [], restarted: [], drawn: [], wrote: [] });
        expect(member.did.recorded).toMatchObject([
          { type: 'vote', granted: false, reason: 'leaseHeld' },
        ]);
      }
    },
  );

  test('ends an election timeout after the last heartbeat; the next one begins it again.', () => {
    const member = following().end('voteLease');
    member.receive('n2', heartbeat(5));
    expect(member.did.restarted).toContain('voteLease');
    expect(member.receive('n4', requestVote(9)).did.sent).toEqual([]);
    const free = following().end('voteLease').receive('n4', requestVote(9));
    expect(free.did.sent).toEqual([{ to: 'n4', message: vote(9) }]);
  });

  test('begins with a leader: a member that knows none votes from the start.', () => {
    expect(etcd().receive('n4', requestVote(6)).did.sent).toEqual([{ to: 'n4', message: vote(6) }]);
  });

  test('ends with the term: a member that learned of a newer one by an answer votes again.', () => {
    const member = following().receive('n3', heartbeatAnswer(7));
    expect(member.receive('n4', requestVote(8)).did.sent).toEqual([{ to: 'n4', message: vote(8) }]);
  });

  test('is check-quorum’s alone: without it a follower and a leader heed a newer term.', () => {
    for (const member of [following({ checkQuorum: false }), leading({ checkQuorum: false })]) {
      expect(member.receive('n4', requestVote(9)).context.term).toBe(9);
    }
  });

  test('does not hide requests of the member’s own term: they are refused.', () => {
    expect(following().receive('n4', requestVote(5)).did).toMatchObject({
      sent: [{ to: 'n4', message: vote(5, false) }],
      recorded: [{ reason: 'leaderKnown' }],
    });
  });
});

// raft.go, Step, m.Term < r.Term.
describe('Messages of an earlier term', () => {
  test('An old leader is answered at the own term when check-quorum or pre-vote is on, else ignored.', () => {
    const answer = [{ to: 'n2', message: { type: 'heartbeatResponse', term: 5, success: false } }];
    const hear = (settings: LoneSettings) => etcd(settings).receive('n2', heartbeat(4)).did.sent;
    expect(hear({ checkQuorum: true })).toEqual(answer);
    expect(hear({ checkQuorum: false, preVote: true })).toEqual(answer);
    expect(hear({ checkQuorum: false })).toEqual([]);
  });

  test('That answer frees a candidate whose term ran ahead: the leader hears of the term and steps down.', () => {
    const leader = leading();
    const stuck = etcd().end('electionTimeout').end('electionTimeout').receive('n2', heartbeat(6));
    const [answer] = stuck.did.sent;
    if (!answer) throw new Error('There is no answer.');
    leader.receive('n4', answer.message);
    expect([leader.role, leader.context.term]).toEqual(['follower', 7]);
  });

  test('A vote request of an earlier term is not answered, a pre-vote is refused at the own term.', () => {
    expect(etcd().receive('n2', requestVote(4)).did.sent).toEqual([]);
    expect(etcd().receive('n2', preVote(4)).did.sent).toEqual([
      { to: 'n2', message: preVoteAnswer(5, false) },
    ]);
  });
});

// raft.go, tickHeartbeat and stepLeader, MsgCheckQuorum (thesis §6.2).
describe('The quorum check', () => {
  test('A leader that no majority answered since the last check steps down, in its term, without a leader.', () => {
    const member = leading().receive('n2', heartbeatAnswer(6)).end('quorumCheck');
    expect([member.role, member.context.term, member.context.lead]).toEqual([
      'follower',
      6,
      undefined,
    ]);
    expect(member.did.restarted).toContain('electionTimeout');
    expect(member.did.drawn).toContain('electionTimeout');
  });

  test('A leader that a majority answered stays, and counts anew: an old answer does not help twice.', () => {
    const member = leading().receive('n2', heartbeatAnswer(6)).receive('n3', heartbeatAnswer(6));
    expect(member.end('quorumCheck').role).toBe('leader');
    expect(member.did.restarted).toEqual(['quorumCheck']);
    expect(member.receive('n2', heartbeatAnswer(6)).end('quorumCheck').role).toBe('follower');
  });

  test('Answers count once for each follower, and not from an earlier term.', () => {
    const member = leading().receive('n2', heartbeatAnswer(6)).receive('n2', heartbeatAnswer(6));
    expect(member.receive('n3', heartbeatAnswer(5)).end('quorumCheck').role).toBe('follower');
  });
});

// raft.go, stepCandidate, VoteLost.
test('An etcd candidate that a majority refuses follows in its term, before its timer ends.', () => {
  const member = etcd().end('electionTimeout');
  for (const id of ['n2', 'n3']) member.receive(id, vote(6, false));
  expect(member.role).toBe('candidate');
  member.receive('n4', vote(6, false));
  expect([member.role, member.context.term, member.context.votedFor]).toEqual([
    'follower',
    6,
    'n1',
  ]);
  expect(member.did.drawn).toContain('electionTimeout');
});
