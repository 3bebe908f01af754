import type { LeaseProperty } from './property.ts';

/**
 * One recorded holder at a time: a write that the API server takes stands on the one before it, or two
 * processes have both been told that the lease is theirs (optimistic concurrency by resourceVersion;
 * Kubernetes API conventions, "Concurrency control and consistency").
 */
export const oneHolder: LeaseProperty = {
  name: 'one-holder',
  watch: () => {
    let last: { readonly node: string; readonly version: number } | undefined;
    let wasEdited = false;
    return {
      onEdit: () => {
        wasEdited = true;
      },
      onWrite: ({ node, onVersion, version }) => {
        const before = last;
        last = { node, version };
        // What stands between two writes may be an edit by hand, or the Lease of an earlier time.
        const isFirst = before === undefined || wasEdited;
        wasEdited = false;
        if (isFirst || onVersion === before.version) return undefined;
        return { property: 'one-holder', nodes: [...new Set([before.node, node])], term: 0 };
      },
    };
  },
};
