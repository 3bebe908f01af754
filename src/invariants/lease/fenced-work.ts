import type { LeaseProperty } from './property.ts';

/**
 * With fencing, no act is accepted from a process that the Lease does not name at that moment
 * (Burrows, The Chubby lock service, §2.4, sequencers).
 */
export const fencedWork: LeaseProperty = {
  name: 'fenced-work',
  watch: ({ fencing }) => {
    let holder = '';
    return {
      onHolder: (next) => {
        holder = next;
      },
      onWork: ({ node, identity, accepted }) => {
        if (!fencing || !accepted || identity === holder) return undefined;
        return { property: 'fenced-work', nodes: [node], term: 0 };
      },
    };
  },
};
