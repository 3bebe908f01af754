import type { ObservedMessage, Property } from './property.ts';

/**
 * A member votes for at most one candidate in a term, whatever crashes lie between (Raft §5.2;
 * Figure 2: votedFor is on stable storage before a request is answered). A vote counts when it leaves:
 * one that a crash overtook on its way to the disk was never given.
 */
export const durableVote: Property = {
  name: 'durable-vote',
  watch: () => {
    const votes = new Map<string, { readonly term: number; readonly candidate: string }>();
    return {
      onSend: (message) => {
        const candidate = candidateOf(message);
        if (candidate === undefined) return undefined;
        const { from, term } = message;
        const last = votes.get(from);
        votes.set(from, { term, candidate });
        if (last?.term !== term || last.candidate === candidate) return undefined;
        return { property: 'durable-vote', nodes: [from, last.candidate, candidate], term };
      },
    };
  },
};

/** Whom a message votes for. Asking for votes is a vote for oneself (Raft Figure 2, Candidates). */
function candidateOf({ type, from, to, granted }: ObservedMessage): string | undefined {
  if (type === 'requestVote') return from;
  return type === 'requestVoteResponse' && granted === true ? to : undefined;
}
