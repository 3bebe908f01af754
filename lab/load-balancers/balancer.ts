import type { BalancerScenario } from '../../src/scenario/balancer/run.ts';

/** A real load balancer that runs with the settings of a scenario. */
export interface Balancer {
  /** Its clients connect to this Unix socket. */
  readonly socketPath: string;
  /** Resolves once it knows of exactly so many requests under way. */
  settle(underWay: number): Promise<void>;
  /** Carries out a command of the script. Throws for one that it does not have. */
  command(command: Readonly<Record<string, unknown>>): Promise<void>;
  stop(): void;
}

/** A kind of load balancer, as it is installed here. */
export interface BalancerKind {
  /** The balancer of a scenario. Throws if this kind has no such settings. */
  readonly start: (scenario: BalancerScenario) => Promise<Balancer>;
}

/** Backends that are taken out before the first request. */
export function drainedAtStart({ script }: BalancerScenario): readonly string[] {
  return script.flatMap(({ at, action }) => {
    if (action.kind !== 'command' || action.command.type !== 'drain') return [];
    return at.kind === 'fixed' && at.value === 0 ? action.command.servers : [];
  });
}

/** A setting of the format that this kind of balancer does not have. */
export function notHad(kind: string, what: string): Error {
  return new Error(`${kind} has no ${what}. Compare this scenario with another balancer.`);
}
