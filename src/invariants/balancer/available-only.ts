import type { BalancerProperty, Observed } from './property.ts';

/**
 * Nothing new is given to a server that the health checks hold unhealthy, that is drained, or that was
 * taken away (HAProxy configuration.txt: a server that is DOWN or in DRAIN takes no new traffic).
 */
export const availableOnly: BalancerProperty = {
  name: 'available-only',
  watch: ({ backends, everBackends }) => {
    const unhealthy = new Set<string>();
    const drained = new Set<string>();
    const there = new Set(backends.map(({ id }) => id));
    const namesIn = (value: unknown): readonly string[] => {
      if (value === 'all') return everBackends.map(({ id }) => id);
      const list: readonly unknown[] = Array.isArray(value) ? value : [value];
      return list.flatMap((one) => {
        if (typeof one === 'string') return [one];
        const name = (one as { name?: unknown } | null)?.name;
        return typeof name === 'string' ? [name] : [];
      });
    };
    const obey = (command: Readonly<Record<string, unknown>>): void => {
      for (const id of namesIn(command['drain'])) drained.add(id);
      for (const id of namesIn(command['ready'])) drained.delete(id);
      for (const id of namesIn(command['add'])) there.add(id);
      for (const id of namesIn(command['remove'])) there.delete(id);
    };
    return {
      onEvent: (event: Observed) => {
        switch (event.type) {
          case 'command':
            obey(event.command as Record<string, unknown>);
            return undefined;
          case 'unhealthy':
            if (event.node !== 'requests') unhealthy.add(event.target);
            return undefined;
          case 'healthy':
            if (event.node !== 'requests') unhealthy.delete(event.target);
            return undefined;
          case 'pick':
          case 'connect': {
            const { backend } = event;
            const isWrong = unhealthy.has(backend) || drained.has(backend) || !there.has(backend);
            return isWrong ? { property: 'available-only', nodes: [backend] } : undefined;
          }
          default:
            return undefined;
        }
      },
    };
  },
};
