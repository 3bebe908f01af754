import type { Property } from './property.ts';

/** At most one leader can be elected in a given term (Raft Figure 3, Election Safety; §5.2). */
export const electionSafety: Property = {
  name: 'election-safety',
  watch: () => {
    const leaders = new Map<number, string[]>();
    return {
      onMember: ({ id, isUp, role, term }) => {
        if (!isUp || role !== 'leader') return undefined;
        const known = leaders.get(term);
        if (!known) leaders.set(term, [id]);
        if (!known || known.includes(id)) return undefined;
        known.push(id);
        return { property: 'election-safety', nodes: [...known], term };
      },
    };
  },
};
