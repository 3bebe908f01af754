import { inOrder } from '../order.ts';
import type { FactOf, RaftFact, Waited } from './facts.ts';
import type { Growth } from './merge.ts';

/**
 * The first try and the second are told, with their reasons; from the third on a line counts. Not
 * when something has happened meanwhile: then the next try is news.
 */
export function repeat(
  line: RaftFact,
  next: FactOf<'asks'> | FactOf<'stands'>,
  growth: Growth,
): RaftFact | undefined {
  return next.kind === 'asks' ? askAgain(line, next, growth) : standAgain(line, next, growth);
}

function askAgain(
  line: RaftFact,
  { waited, term }: FactOf<'asks'>,
  { isAnswered }: Growth,
): RaftFact | undefined {
  if (isAnswered || waited.since !== 'asked') return undefined;
  if (line.kind === 'asks' && line.waited.since === 'asked') {
    const forUs = line.waited.forUs + waited.forUs;
    return { kind: 'keepsAsking', node: line.node, term, times: 3, forUs, yes: line.yes };
  }
  if (line.kind !== 'keepsAsking' || line.term !== term) return undefined;
  return { ...line, times: line.times + 1, forUs: line.forUs + waited.forUs };
}

function standAgain(line: RaftFact, next: FactOf<'stands'>, growth: Growth): RaftFact | undefined {
  const { term } = next;
  const waited = waitedBy(next);
  if (line.kind === 'keepsStanding' && line.term === term) {
    return growth.isNow && isWithin(next.nodes, line.nodes) ? line : undefined;
  }
  if (line.kind === 'stands' && line.term === term) {
    const isSame = JSON.stringify(line.after) === JSON.stringify(next.after);
    return growth.isNow && isSame
      ? { ...line, nodes: inOrder([...line.nodes, ...next.nodes], growth.nodes) }
      : undefined;
  }
  if (growth.isAnswered || !hasOnlyItsOwnVote(waited)) return undefined;
  if (line.kind === 'stands') {
    const before = waitedBy(line);
    if (!hasOnlyItsOwnVote(before) || !isNextRound(line, next, before.forUs, waited.forUs))
      return undefined;
    const forUs = before.forUs + waited.forUs;
    return {
      kind: 'keepsStanding',
      nodes: line.nodes,
      term,
      times: 3,
      forUs,
      roundUs: waited.forUs,
    };
  }
  if (line.kind !== 'keepsStanding' || !isNextRound(line, next, line.roundUs, waited.forUs))
    return undefined;
  return {
    ...line,
    term,
    times: line.times + 1,
    forUs: line.forUs + waited.forUs,
    roundUs: waited.forUs,
  };
}

function waitedBy({ after }: FactOf<'stands'>): Waited | undefined {
  return 'since' in after ? after : undefined;
}

function hasOnlyItsOwnVote(
  waited: Waited | undefined,
): waited is Extract<Waited, { since: 'stood' }> {
  return (
    waited?.since === 'stood' &&
    waited.votes === 1 &&
    waited.split.every(({ votes }) => votes === 1)
  );
}

/** Several that stand at one instant do so again only when none of them waits longer than before. */
function isNextRound(
  line: FactOf<'stands'> | FactOf<'keepsStanding'>,
  next: FactOf<'stands'>,
  lastUs: number,
  nowUs: number,
): boolean {
  return isWithin(next.nodes, line.nodes) && (line.nodes.length === 1 || lastUs === nowUs);
}

function isWithin(some: readonly string[], all: readonly string[]): boolean {
  return some.every((one) => all.includes(one));
}
