import { expect, test } from 'vitest';
import { electionSafety } from './election-safety.ts';
import type { ObservedMember, Violation } from './property.ts';

const seen = (id: string, role: string, term: number, isUp = true): ObservedMember => ({
  id,
  role,
  term,
  isUp,
});

/** The violations that a run's members amount to, in order. */
function violations(members: readonly ObservedMember[]): Violation[] {
  const watch = electionSafety.watch();
  return members.flatMap((member) => watch.onMember?.(member) ?? []);
}

// Raft Figure 3, Election Safety: at most one leader can be elected in a given term.
test('Two leaders of one term break it, and both are named with the term.', () => {
  expect(violations([seen('n1', 'leader', 4), seen('n3', 'leader', 4)])).toEqual([
    { property: 'election-safety', nodes: ['n1', 'n3'], term: 4 },
  ]);
});

test('A leader of the past counts: it does not matter whether it still leads, is down, or went on.', () => {
  const then = [
    [seen('n1', 'follower', 4)],
    [seen('n1', 'leader', 4, false)],
    [seen('n1', 'leader', 5), seen('n2', 'leader', 6)],
  ];
  for (const between of then) {
    const list = [seen('n1', 'leader', 4), ...between, seen('n3', 'leader', 4)];
    expect(violations(list)).toHaveLength(1);
  }
});

test('A third leader of the term is a violation of its own; one known already is not.', () => {
  const list = [seen('n1', 'leader', 4), seen('n3', 'leader', 4), seen('n1', 'leader', 4)];
  expect(violations([...list, seen('n2', 'leader', 4)]).map(({ nodes }) => nodes)).toEqual([
    ['n1', 'n3'],
    ['n1', 'n3', 'n2'],
  ]);
});

test.each<[string, ObservedMember[]]>([
  [
    'Two leaders of different terms, even at once',
    [seen('n1', 'leader', 4), seen('n3', 'leader', 5)],
  ],
  ['One leader seen again and again', [seen('n1', 'leader', 4), seen('n1', 'leader', 4)]],
  [
    'Many candidates of one term',
    [seen('n1', 'candidate', 4), seen('n2', 'candidate', 4), seen('n3', 'leader', 4)],
  ],
  [
    'A member that is down and was a leader once',
    [seen('n1', 'leader', 4), seen('n3', 'leader', 4, false)],
  ],
  ['A term without a leader', [seen('n1', 'follower', 4), seen('n2', 'preCandidate', 4)]],
])('%s is no violation.', (_what, list) => {
  expect(violations(list)).toEqual([]);
});

test('Each run is watched for itself.', () => {
  violations([seen('n1', 'leader', 4)]);
  expect(violations([seen('n3', 'leader', 4)])).toEqual([]);
});
