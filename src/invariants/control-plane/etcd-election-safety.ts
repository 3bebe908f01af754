import type { ClusterProperty } from './property.ts';

/** At most one member of etcd becomes leader in a term (Raft Figure 3, Election Safety). */
export const etcdElectionSafety: ClusterProperty = {
  name: 'election-safety',
  watch: () => {
    const leaders = new Map<number, string>();
    return {
      onEvent: ({ type, component, node, to, term }) => {
        if (type !== 'role' || component !== 'etcd' || to !== 'leader') return undefined;
        if (node === undefined || term === undefined) return undefined;
        const known = leaders.get(term);
        leaders.set(term, known ?? node);
        if (known === undefined || known === node) return undefined;
        return { property: 'election-safety', nodes: [known, node], term };
      },
    };
  },
};
