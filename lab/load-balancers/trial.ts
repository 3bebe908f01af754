/** One scenario, run by the model and by a real balancer. */
import { readBalancerScenario } from '../../src/scenario/balancer/run.ts';
import type { BalancerKind } from './balancer.ts';
import { comparePicks, type Compared, type Finding } from './comparison.ts';
import { courseOf, type Attempts } from './course.ts';
import { Fleet } from './fleet.ts';
import { replayInOrder } from './replay.ts';

/** A case of the table. */
export interface Case {
  readonly name: string;
  readonly run: () => Promise<readonly Finding[]>;
}

/** What a trial adds to the servers that are there. */
export interface Trial {
  /** One for each server, in order; default 1 each. */
  readonly weights?: readonly number[];
  readonly service?: string;
  readonly capacity?: number;
  /** The rest of the scenario's `config`; `arrivals` and `requests` are set here. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly script?: readonly Readonly<Record<string, unknown>>[];
  readonly requests: number;
}

export interface Outcome extends Compared {
  /** The addresses of the clients by request. */
  readonly clients: ReadonlyMap<number, string>;
}

/** Requests come so often, in the model. Servers that answer at once are idle when the next one comes. */
const ARRIVALS_MS = 20;
const AT_ONCE = '1ms';
/** Five requests or so are under way, and end in an order that is not that of their arrival. */
export const HELD = '10-190ms';
const TAIL_MS = 1_000;
const SEED = 7;

export async function withFleet<T>(servers: number, use: (fleet: Fleet) => Promise<T>): Promise<T> {
  const fleet = await Fleet.open(servers);
  try {
    return await use(fleet);
  } finally {
    fleet.close();
  }
}

/** Who gets which request, by the model and by the real balancer. */
export async function tryOut(
  kind: BalancerKind,
  fleet: Fleet,
  { weights, service = AT_ONCE, capacity, config, script = [], requests }: Trial,
): Promise<Outcome> {
  const scenario = readBalancerScenario({
    format: 1,
    model: 'balancer',
    seed: SEED,
    config: {
      // The same work whoever gets it: then the order of the answers does not depend on the choices.
      backends: fleet
        .backends(weights)
        .map((one) => ({ ...one, service, ...(capacity !== undefined && { capacity }) })),
      arrivals: `${ARRIVALS_MS}ms`,
      requests,
      health: 'off',
      ...config,
    },
    script,
    until: `${(requests + 1) * ARRIVALS_MS + TAIL_MS}ms`,
  });
  const { steps, attempts: model } = courseOf(scenario);
  const balancer = await kind.start(scenario);
  try {
    const real = await replayInOrder(steps, { balancer, fleet });
    const sent = steps.flatMap((step) =>
      step.do === 'send' ? [[step.request, step.client] as const] : [],
    );
    return { model, real, servers: fleet.toString(), clients: new Map(sent) };
  } finally {
    balancer.stop();
  }
}

/** The case that a trial's picks are equal. */
export function pickByPick(
  kind: BalancerKind,
  { name, servers, ...trial }: Trial & { readonly name: string; readonly servers: number },
): Case {
  return {
    name,
    run: () =>
      withFleet(servers, async (fleet) => [comparePicks(name, await tryOut(kind, fleet, trial))]),
  };
}

/** The picks as letters, one for each request: `aabacaa`. */
export function lettersOf(attempts: Attempts, requests: Iterable<number>): string {
  return [...requests].map((request) => letterOf(attempts.get(request))).join('');
}

export function letterOf(attempt: readonly string[] | undefined): string {
  const number = Number(attempt?.at(-1)?.slice(1));
  return Number.isNaN(number) ? '-' : String.fromCharCode('a'.charCodeAt(0) + number - 1);
}
