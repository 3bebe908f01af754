/** What a model's run says should happen, and in which order. */
import { BalancerRun, type BalancerScenario } from '../../src/scenario/balancer/run.ts';

export type Step = { readonly atUs: number } & (
  | { readonly do: 'send'; readonly request: number; readonly client: string }
  /** The server that has it answers. */
  | { readonly do: 'release'; readonly request: number }
  | { readonly do: 'command'; readonly command: Readonly<Record<string, unknown>> }
);

/** Backends that a request was given to, in order. */
export type Attempts = ReadonlyMap<number, readonly string[]>;

export interface Course {
  readonly steps: readonly Step[];
  readonly attempts: Attempts;
}

/** The course of a scenario, which names no time but its steps' own: any balancer can be led through it. */
export function courseOf(scenario: BalancerScenario): Course {
  const { clients } = scenario.config.settings;
  const addressOf = new Map(clients.map(({ id, address }) => [id, address]));
  const steps: Step[] = [];
  const attempts = new Map<number, string[]>();
  const send = (atUs: number, request: number, client: string): string[] => {
    const known = attempts.get(request);
    if (known) return known;
    steps.push({ atUs, do: 'send', request, client: addressOf.get(client) ?? '' });
    const none: string[] = [];
    attempts.set(request, none);
    return none;
  };
  const run = new BalancerRun(scenario);
  run.finish();
  for (const event of run.events) {
    const { atUs } = event;
    if (event.type === 'pick') send(atUs, event.request, event.client).push(event.backend);
    else if (event.type === 'fail' && event.request !== undefined) {
      send(atUs, event.request, event.client);
    } else if (event.type === 'respond')
      steps.push({ atUs, do: 'release', request: event.request });
    else if (event.type === 'command') {
      steps.push({ atUs, do: 'command', command: event.command as Record<string, unknown> });
    }
  }
  return { steps, attempts };
}
