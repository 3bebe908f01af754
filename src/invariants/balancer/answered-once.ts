import type { BalancerProperty } from './property.ts';

/** A request that is a connection of its own ends once: by an answer, or by an error that its client sees. */
export const answeredOnce: BalancerProperty = {
  name: 'answered-once',
  watch: ({ connections }) => {
    if (connections !== 'per-request') return { onEvent: () => undefined };
    const open = new Set<number>();
    let newest = 0;
    return {
      onEvent: (event) => {
        switch (event.type) {
          case 'pick':
            // A request that is retried is picked for again before it has ended.
            if (event.request <= newest && !open.has(event.request)) {
              return { property: 'answered-once', nodes: [event.backend] };
            }
            newest = Math.max(newest, event.request);
            open.add(event.request);
            return undefined;
          case 'respond':
          case 'fail': {
            const { request, backend } = event;
            if (request === undefined || (event.type === 'fail' && event.isRetried))
              return undefined;
            // Nobody was there to be chosen: it never was open.
            if (open.delete(request) || backend === undefined) return undefined;
            return { property: 'answered-once', nodes: [backend] };
          }
          default:
            return undefined;
        }
      },
    };
  },
};
