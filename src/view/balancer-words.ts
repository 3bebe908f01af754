/** What a balancer's picture says; every language has its own. */
import type { Truth } from './balancer-history.ts';
import type { BackendNow } from './balancer-picture.ts';
import type { StrategyName } from './balancer-run.ts';

export interface BalancerWords {
  readonly balancer: string;
  readonly strategies: Readonly<Record<StrategyName, string>>;
  readonly truths: Readonly<Record<Exclude<Truth, 'serving'>, string>>;
  readonly drained: string;
  readonly away: string;
  readonly slower: (times: number) => string;
  /** From the longest that says all to the shortest that says something. */
  readonly unnoticed: (
    length: string,
    lost: { readonly failed: number; readonly retried: number },
  ) => readonly string[];
  readonly untrusted: (length: string) => readonly string[];
  readonly scale: (most: number, isLongLived: boolean) => string;
  /** What a backend has at this moment, and what of it waits. */
  readonly now: (load: number, waiting: number) => string;
  readonly capacity: (most: number) => string;
  readonly shares: (isLongLived: boolean, isNarrow: boolean) => string;
  readonly percent: (share: number) => string;
  readonly count: (count: number) => string;
  /** `×5`, unless it is the ordinary one. */
  readonly weight: (backend: BackendNow) => string;
  readonly clients: (count: number, shown: number) => readonly string[];
  readonly moreBackends: (count: number) => string;
  readonly balancerSays: (strategy: StrategyName) => string;
  readonly backendSays: (backend: BackendNow) => string;
  readonly pictureSays: (now: {
    readonly atUs: number;
    readonly strategy: StrategyName;
    readonly backends: readonly BackendNow[];
  }) => string;
}
