/** Leads a real balancer through the steps of a model's run. */
import { setTimeout as pause } from 'node:timers/promises';
import { ask, type Asked } from './ask.ts';
import type { Balancer } from './balancer.ts';
import type { Attempts, Step } from './course.ts';
import type { Fleet } from './fleet.ts';

const STEP_LIMIT_MS = 5_000;

export interface Stage {
  readonly balancer: Balancer;
  readonly fleet: Fleet;
}

/**
 * One step after the other, each when the last has had all its effects. Servers hold their answers until
 * the step that releases them, so that any number of requests can be under way.
 */
export async function replayInOrder(steps: readonly Step[], stage: Stage): Promise<Attempts> {
  const { balancer, fleet } = stage;
  const round = new Round(stage);
  fleet.holdsAnswers = true;
  for (const step of steps) {
    await limited(describe(step), round.take(step));
    await limited(`what follows ${describe(step)}`, balancer.settle(round.underWay));
  }
  round.releaseAll();
  return limited('the answers that are left', round.attempts());
}

/**
 * Each step at its time, counted from `startMs` (of `Date.now`), where servers answer at once. Undefined
 * if this machine was too busy to take each step in the second in which the model takes it.
 */
export async function replayInTime(
  steps: readonly Step[],
  stage: Stage,
  startMs: number,
): Promise<Attempts | undefined> {
  const round = new Round(stage);
  stage.fleet.holdsAnswers = false;
  for (const step of steps) {
    if (step.do === 'release') continue;
    const dueMs = startMs + step.atUs / 1000;
    await pause(Math.max(0, dueMs - Date.now()));
    await limited(describe(step), round.take(step));
    if (secondOf(Date.now()) !== secondOf(dueMs)) return undefined;
  }
  return limited('the answers that are left', round.attempts());
}

function secondOf(ms: number): number {
  return Math.floor(ms / 1000);
}

/** The requests of one replay. */
class Round {
  readonly #stage: Stage;
  readonly #asked = new Map<number, Asked>();
  readonly #held = new Set<number>();

  constructor(stage: Stage) {
    this.#stage = stage;
    stage.fleet.forget();
  }

  get underWay(): number {
    return this.#held.size;
  }

  async take(step: Step): Promise<void> {
    switch (step.do) {
      case 'send':
        return this.#send(step.request, step.client);
      case 'release':
        return this.#release(step.request);
      case 'command':
        return this.#command(step.command);
    }
  }

  releaseAll(): void {
    for (const request of this.#held) this.#stage.fleet.release(request);
  }

  /** Who was given each request, once all have ended. */
  async attempts(): Promise<Attempts> {
    const { fleet } = this.#stage;
    const all = [...this.#asked].map(async ([request, { closed }]) => {
      const tried = await closed;
      const taker = fleet.takerOf(request);
      const fromServers = taker === undefined ? [] : [taker];
      // When nginx has nobody to ask it names its group of servers, which is none of them.
      const names = tried?.flatMap((address) => fleet.nameAt(address) ?? []) ?? fromServers;
      return [request, names] as const;
    });
    return new Map(await Promise.all(all));
  }

  async #send(request: number, client: string): Promise<void> {
    const { balancer, fleet } = this.#stage;
    const asked = ask({ socketPath: balancer.socketPath, request, client });
    this.#asked.set(request, asked);
    await Promise.race([fleet.taken(request), asked.closed]);
    if (fleet.takerOf(request) !== undefined && fleet.holdsAnswers) this.#held.add(request);
  }

  async #release(request: number): Promise<void> {
    // The model gave it to somebody, the real one to nobody: the comparison will say so.
    if (!this.#held.delete(request)) return;
    this.#stage.fleet.release(request);
    await this.#asked.get(request)?.closed;
  }

  async #command(command: Readonly<Record<string, unknown>>): Promise<void> {
    const { balancer, fleet } = this.#stage;
    const { crash, restart } = command;
    if (typeof crash === 'string') fleet.server(crash).close();
    else if (typeof restart === 'string') await fleet.server(restart).listen();
    else await balancer.command(command);
  }
}

function describe(step: Step): string {
  const what = step.do === 'command' ? JSON.stringify(step.command) : `request ${step.request}`;
  return `${step.do} ${what} (at ${step.atUs / 1000} ms of the model)`;
}

/** Nothing here may wait for ever. */
async function limited<T>(what: string, done: Promise<T>): Promise<T> {
  const limit = new AbortController();
  const late = pause(STEP_LIMIT_MS, undefined, { signal: limit.signal }).then(() => {
    throw new Error(`Nothing came within ${STEP_LIMIT_MS / 1000} s of this step: ${what}.`);
  });
  try {
    return await Promise.race([done, late]);
  } finally {
    late.catch(() => undefined);
    limit.abort();
  }
}
