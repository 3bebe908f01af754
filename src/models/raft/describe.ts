import type { Input } from '../../sim/process.ts';
import type { NodeId } from '../../sim/world.ts';
import type { Member } from './member.ts';
import type { RaftEvent, RaftMessage, RoleReason } from './messages.ts';

/**
 * The change of role or term that a step made, as a trace event. Read off the states before and
 * after, so that no path through the machine can forget to report it.
 */
export function describe(
  node: NodeId,
  { before, after, input }: { before: Member; after: Member; input: Input<RaftMessage> },
): RaftEvent[] {
  const isSame = before.value === after.value && before.context.term === after.context.term;
  if (isSame && !asksAgain(after, input)) return [];
  const cause = 'from' in input && input.from !== node ? { cause: input.from } : undefined;
  const votes = after.value === 'leader' ? { votes: votersOf(after) } : undefined;
  return [
    {
      type: 'role',
      node,
      from: before.value,
      to: after.value,
      term: after.context.term,
      reason: reasonOf(before, after, input),
      ...votes,
      ...cause,
    },
  ];
}

/** A pre-candidate whose time is up asks once more, in the same role and term. */
function asksAgain(after: Member, input: Input<RaftMessage>): boolean {
  return after.value === 'preCandidate' && !('from' in input);
}

function votersOf({ context }: Member): NodeId[] {
  return context.settings.voters.filter((voter) => context.votes[voter] === true);
}

function reasonOf(before: Member, after: Member, input: Input<RaftMessage>): RoleReason {
  if (!('from' in input)) return before.value === 'leader' ? 'quorumLost' : 'electionTimeout';
  if (after.value === 'leader' || after.value === 'candidate') return 'majority';
  if (input.type === 'heartbeat') return 'leaderHeard';
  return after.context.term > before.context.term ? 'higherTerm' : 'refused';
}
