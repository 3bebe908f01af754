import type { BalancerProperty } from './property.ts';

/** No server has more requests at once than it serves and lets wait. */
export const withinCapacity: BalancerProperty = {
  name: 'within-capacity',
  watch: ({ everBackends, queue, connections }) => {
    const limits = new Map(
      everBackends.flatMap(({ id, capacity }) =>
        capacity === undefined ? [] : [[id, capacity + queue]],
      ),
    );
    if (connections !== 'per-request' || limits.size === 0) return { onEvent: () => undefined };
    const has = new Map<string, number>();
    const change = (backend: string | undefined, by: number): number => {
      if (backend === undefined) return 0;
      const count = (has.get(backend) ?? 0) + by;
      has.set(backend, count);
      return count;
    };
    return {
      onEvent: (event) => {
        switch (event.type) {
          case 'pick': {
            const limit = limits.get(event.backend) ?? Infinity;
            // A refusal follows its pick at once: one more is not yet too many.
            const isTooMany = change(event.backend, 1) > limit + 1;
            return isTooMany ? { property: 'within-capacity', nodes: [event.backend] } : undefined;
          }
          case 'respond':
          case 'fail':
            change(event.backend, -1);
            return undefined;
          default:
            return undefined;
        }
      },
    };
  },
};
