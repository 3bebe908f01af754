import { expect, test } from 'vitest';
import { durableVote } from './durable-vote.ts';
import type { ObservedMessage, Violation } from './property.ts';

const vote = (from: string, to: string, term: number, granted = true): ObservedMessage => ({
  type: 'requestVoteResponse',
  from,
  to,
  term,
  granted,
});
const request = (from: string, to: string, term: number): ObservedMessage => ({
  type: 'requestVote',
  from,
  to,
  term,
});

/** The violations that a run's messages amount to, in order. */
function violations(messages: readonly ObservedMessage[]): Violation[] {
  const watch = durableVote.watch();
  return messages.flatMap((message) => watch.onSend?.(message) ?? []);
}

// Raft §5.2: each server will vote for at most one candidate in a given term.
test('Votes of one member for two candidates of one term break it; all three are named with the term.', () => {
  expect(violations([vote('n2', 'n1', 1), vote('n2', 'n3', 1)])).toEqual([
    { property: 'durable-vote', nodes: ['n2', 'n1', 'n3'], term: 1 },
  ]);
});

// Raft Figure 2, Candidates: vote for self.
test('Asking for votes is a vote for oneself, before or after one for another.', () => {
  const nodes = ({ nodes: named }: Violation) => named;
  expect(violations([request('n2', 'n1', 1), vote('n2', 'n1', 1)]).map(nodes)).toEqual([
    ['n2', 'n2', 'n1'],
  ]);
  expect(violations([vote('n2', 'n1', 1), request('n2', 'n3', 1)]).map(nodes)).toEqual([
    ['n2', 'n1', 'n2'],
  ]);
});

test('What other members say between the two votes hides nothing.', () => {
  const between = [vote('n4', 'n1', 1), request('n3', 'n2', 1), vote('n3', 'n1', 2)];
  expect(violations([vote('n2', 'n1', 1), ...between, vote('n2', 'n3', 1)])).toHaveLength(1);
});

test.each<[string, ObservedMessage[]]>([
  ['The same vote again', [vote('n2', 'n1', 1), vote('n2', 'n1', 1)]],
  ['A vote for another in another term', [vote('n2', 'n1', 1), vote('n2', 'n3', 2)]],
  ['A refusal beside a vote', [vote('n2', 'n1', 1), vote('n2', 'n3', 1, false)]],
  ['Votes of two members', [vote('n2', 'n1', 1), vote('n4', 'n3', 1)]],
  ['Asking everyone', [request('n2', 'n1', 1), request('n2', 'n3', 1), request('n2', 'n4', 1)]],
  [
    'A pre-vote for each who asks (thesis §9.6: it is no vote)',
    ['n1', 'n3'].map((to) => ({ type: 'preVoteResponse', from: 'n2', to, term: 1, granted: true })),
  ],
  ['A heartbeat', [vote('n2', 'n1', 1), { type: 'heartbeat', from: 'n2', to: 'n3', term: 1 }]],
])('%s is no violation.', (_what, list) => {
  expect(violations(list)).toEqual([]);
});

test('Each run is watched for itself.', () => {
  violations([vote('n2', 'n1', 1)]);
  expect(violations([vote('n2', 'n3', 1)])).toEqual([]);
});
