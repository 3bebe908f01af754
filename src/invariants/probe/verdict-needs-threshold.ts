import type { ProbeProperty } from './property.ts';

/** What a prober has seen so far of its target. */
interface Seen {
  ok: boolean;
  inARow: number;
  inAll: number;
}

/**
 * A change of verdict rests on as many checks in a row as were asked for: `failureThreshold` bad ones, or
 * `successThreshold` good ones (Kubernetes API, core/v1 Probe; HAProxy, `fall` and `rise`).
 */
export const verdictNeedsThreshold: ProbeProperty = {
  name: 'verdict-needs-threshold',
  watch: (thresholds) => {
    const seenBy = new Map<string, Seen>();
    return {
      onEvent: (event) => {
        if (event.type === 'check') {
          const { node, ok } = event as unknown as { node: string; ok: boolean };
          const seen = seenBy.get(node);
          const isLikeLast = seen?.ok === ok;
          seenBy.set(node, {
            ok,
            inARow: isLikeLast ? seen.inARow + 1 : 1,
            inAll: (seen?.inAll ?? 0) + 1,
          });
          return undefined;
        }
        // A new container is a new target: nothing that was seen of the old one counts.
        if (event.type === 'containerStarted') seenBy.clear();
        if (event.type !== 'healthy' && event.type !== 'unhealthy') return undefined;
        const { node } = event as unknown as { node: string };
        const seen = seenBy.get(node);
        const asked = thresholds[node];
        if (!asked) return undefined;
        const isGood = event.type === 'healthy';
        const needed = isGood ? asked.successThreshold : asked.failureThreshold;
        const isEnough =
          seen?.ok === isGood &&
          (seen.inARow >= needed || (asked.isFirstEnough && seen.inAll === seen.inARow));
        if (isEnough) return undefined;
        return { property: 'verdict-needs-threshold', nodes: [node], term: 0 };
      },
    };
  },
};
