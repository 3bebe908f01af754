import type { BalancerNarrationConfig } from '../../narration/balancer.ts';
import type { BalancerScenario } from './run.ts';

/** What the narrator has to know of a balancer before its first event. */
export function narrationConfig({ config }: BalancerScenario): BalancerNarrationConfig {
  const { settings, health } = config;
  const { backends, everBackends, clients, strategy, passive, reconnection } = settings;
  const there = new Set(backends.map(({ id }) => id));
  return {
    backends: everBackends.map(({ id, weight, capacity }) => ({
      id,
      weight,
      capacity,
      isThere: there.has(id),
    })),
    strategy: strategy.name,
    clients: clients.length,
    connections: settings.connections,
    health: health && { rise: health.rise, fall: health.fall, timeoutUs: health.timeoutUs },
    passive,
    queue: settings.queue,
    slowStartUs: settings.slowStartUs,
    requestTimeoutUs: settings.requestTimeoutUs,
    pingTimeoutUs: settings.pingTimeoutUs,
    reconnectUs: reconnection.firstUs,
    goawayChance: settings.goawayChance,
    hasLifetime: settings.lifetime !== undefined,
    requestsPerConnection: settings.requestsPerConnection,
  };
}
