import { expect, test } from 'vitest';
import { LoneMember, messages } from './lone-member.ts';

const { heartbeat, preVote, preVoteAnswer, requestVote } = messages;

/** etcd's rules without check-quorum, so that pre-vote stands alone. */
const member = (term = 5) => new LoneMember({ preset: 'etcd', preVote: true }, { term });
const preCandidate = () => member().end('electionTimeout');

// Thesis §9.6: a candidate only increments its term if it first learns from a majority of the cluster
// that they would be willing to grant it their votes.
test('A pre-candidate asks all others for the next term, and raises, spends and writes nothing.', () => {
  const asking = preCandidate();
  expect([asking.role, asking.context.term, asking.context.votedFor]).toEqual([
    'preCandidate',
    5,
    undefined,
  ]);
  expect(asking.did.sent).toEqual(
    ['n2', 'n3', 'n4', 'n5'].map((to) => ({ to, message: preVote(6) })),
  );
  expect(asking.did.wrote).toEqual([]);
});

test('With a majority of pre-votes it stands for that term; one less and it does not.', () => {
  const asking = preCandidate().receive('n2', preVoteAnswer(6));
  expect(asking.role).toBe('preCandidate');
  asking.receive('n3', preVoteAnswer(6));
  expect([asking.role, asking.context.term, asking.context.votedFor]).toEqual([
    'candidate',
    6,
    'n1',
  ]);
  expect(asking.did.sent.map(({ message }) => message.type)).toEqual(Array(4).fill('requestVote'));
});

test('A member alone needs nobody’s pre-vote.', () => {
  const alone = new LoneMember({ preset: 'etcd', preVote: true, size: 1 }).end('electionTimeout');
  expect([alone.role, alone.context.term]).toEqual(['leader', 1]);
});

// raft.go, stepCandidate: VoteLost makes a follower of the same term.
test('Refused by a majority, a pre-candidate follows again, in its term, and draws a new timeout.', () => {
  const asking = preCandidate();
  for (const id of ['n2', 'n3', 'n4']) asking.receive(id, preVoteAnswer(5, false));
  expect([asking.role, asking.context.term]).toEqual(['follower', 5]);
  expect(asking.did.drawn).toContain('electionTimeout');
});

test('A pre-candidate whose time is up asks once more, still in its term.', () => {
  const asking = preCandidate().receive('n2', preVoteAnswer(6)).end('electionTimeout');
  expect([asking.role, asking.context.term, asking.context.votes]).toEqual([
    'preCandidate',
    5,
    { n1: true },
  ]);
  expect(asking.did.sent).toHaveLength(4);
});

// raft.go, Step: a granted pre-vote carries the term asked for, because no one is in that term yet.
test('A grant carries the term asked for, a refusal the voter’s own.', () => {
  expect(member().receive('n2', preVote(6)).did.sent).toEqual([
    { to: 'n2', message: preVoteAnswer(6) },
  ]);
  const ahead = new LoneMember({ preset: 'etcd', preVote: true }, { term: 5, log: [{ term: 5 }] });
  expect(ahead.receive('n2', preVote(6)).did.sent).toEqual([
    { to: 'n2', message: preVoteAnswer(5, false) },
  ]);
});

// raft.go, Step: m.Term < r.Term and MsgPreVote: rejected at the own term, so that a member whose term ran
// ahead can be brought back.
test('A pre-vote for an earlier term is refused at the voter’s term, a vote for one not answered at all.', () => {
  const voter = member(7);
  expect(voter.receive('n2', preVote(6)).did.sent).toEqual([
    { to: 'n2', message: preVoteAnswer(7, false) },
  ]);
  expect(voter.receive('n2', requestVote(6)).did.sent).toEqual([]);
});

test('Granting a pre-vote changes nothing of the voter: it may grant the next one too.', () => {
  const voter = member();
  const before = voter.context;
  for (const id of ['n2', 'n3']) {
    expect(voter.receive(id, preVote(6)).did.sent).toEqual([{ to: id, message: preVoteAnswer(6) }]);
  }
  expect(voter.context).toBe(before);
  expect(voter.did.wrote).toEqual([]);
});

test('A refusal of a newer term makes a pre-candidate follow; a grant, whose term nobody has, does not.', () => {
  expect(preCandidate().receive('n2', preVoteAnswer(6)).context.term).toBe(5);
  const told = preCandidate().receive('n2', preVoteAnswer(8, false));
  expect([told.role, told.context.term]).toEqual(['follower', 8]);
});

test('A pre-vote answer moves nobody else: not a candidate, not a follower.', () => {
  const standing = new LoneMember({ preset: 'etcd' }).end('electionTimeout');
  standing.receive('n2', preVoteAnswer(1)).receive('n3', preVoteAnswer(1));
  expect(standing.role).toBe('candidate');
  expect(member().receive('n2', preVoteAnswer(6)).context.term).toBe(5);
});

// raft.go, Step, canVote: a pre-vote for a future term is granted even by a member that has a leader.
test('Pre-vote alone shields no leader: a follower that hears one grants a pre-vote of the next term.', () => {
  const voter = member().receive('n2', heartbeat(5));
  expect(voter.receive('n3', preVote(6)).did.sent).toEqual([
    { to: 'n3', message: preVoteAnswer(6) },
  ]);
  expect(voter.receive('n3', preVote(5)).did.recorded).toMatchObject([
    { reason: 'leaderKnown', pre: true },
  ]);
});

test('A pre-candidate that hears a leader of its term follows it.', () => {
  const asking = preCandidate().receive('n2', heartbeat(5));
  expect([asking.role, asking.context.lead]).toEqual(['follower', 'n2']);
});
