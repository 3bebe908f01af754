/** Replays what a real balancer was put through, for tests. */
import { fillTable, tableOf, type Permutation } from './maglev-table.ts';
import { createStrategy, type Backend, type Choice, type StrategyName } from './strategy.ts';

/** A story of requests and of what happened to the backends `a`, `b`, … */
export interface StoryVector {
  readonly family: StrategyName;
  readonly name: string;
  readonly source: string;
  readonly ties?: 'nginx' | 'haproxy';
  readonly maxFails?: number;
  /** How often a request is tried; default: at every backend. */
  readonly attempts?: number;
  readonly weights: readonly number[];
  /** Names of those that are down from the beginning. */
  readonly down?: string;
  readonly capacity?: number;
  readonly clients?: 'ipv4' | 'ipv6';
  /**
   * Words: `7` seven requests, each over before the next; `2>` two that stay; `/a` one that stayed at `a`
   * is over; `!ab` a request that fails at `a` and `b`; `-a` goes down, `+a` comes up; `a=5` a weight.
   */
  readonly story: string;
  /** Who got each attempt of each request. */
  readonly expected: string;
}

/** A Maglev table: who has each slot. */
export interface TableVector {
  readonly family: 'maglev';
  readonly name: string;
  readonly source: string;
  readonly of:
    { readonly addresses: readonly string[] } | { readonly permutations: readonly Permutation[] };
  readonly weights?: readonly number[];
  readonly size: number;
  readonly expected: string;
}

export type Vector = StoryVector | TableVector;

const NAMES = 'abcdefgh';

/** To be compared with `expected`. */
export function outcomeOf(vector: Vector): string {
  return 'story' in vector ? new Replay(vector).run() : tableOutcome(vector);
}

function tableOutcome({ of, weights, size }: TableVector): string {
  const table =
    'permutations' in of
      ? fillTable(of.permutations, size)
      : tableOf(
          of.addresses.map((address, index) =>
            createBackend(index, weights?.[index] ?? 1, address),
          ),
          size,
        );
  return [...table].map((index) => NAMES.charAt(index)).join('');
}

/** Ports as those of the backends that were measured: hashes are made of them. */
export function createBackend(
  index: number,
  weight: number,
  address = `127.0.0.1:${21_001 + index}`,
): Backend {
  const id = NAMES.charAt(index);
  return { id, address, weight, active: 0, waiting: 0, isUp: true, isEligible: true };
}

/** The clients of the measurements, one for each request. */
export function clientAddress(request: number, clients: 'ipv4' | 'ipv6' = 'ipv4'): string {
  if (clients === 'ipv4') return `10.${(7 * request) % 256}.${(13 * request) % 256}.${request}`;
  const group = ((request * 977) % 65_536).toString(16);
  return `2001:db8:${group}::${(request * 31 + 1).toString(16)}`;
}

class Replay {
  readonly #vector: StoryVector;
  readonly #pool: Backend[];
  readonly #fails: number[];
  readonly #strategy;
  #requests = 0;
  #outcome = '';

  constructor(vector: StoryVector) {
    const { family: name, ties = 'nginx', maxFails = 0, weights, down = '' } = vector;
    this.#vector = vector;
    this.#pool = weights.map((weight, index) => createBackend(index, weight));
    this.#fails = weights.map(() => 0);
    for (const backend of this.#pool) setUp(backend, !down.includes(backend.id));
    const options = { name, ties, maxFails, withReplacement: false, tableSize: 65_537 };
    this.#strategy = createStrategy(options, this.#pool);
  }

  run(): string {
    for (const word of this.#vector.story.split(' ')) this.#read(word);
    return this.#outcome;
  }

  #read(word: string): void {
    const index = NAMES.indexOf(word.charAt(word.includes('=') ? 0 : 1));
    const backend = this.#pool[index];
    const count = Number.parseInt(word, 10);
    if (word.startsWith('!')) this.#request([...word.slice(1)].map((name) => NAMES.indexOf(name)));
    else if (count > 0) for (let i = 0; i < count; i += 1) this.#request([], word.endsWith('>'));
    else if (!backend) throw new Error(`"${word}" names no backend of ${this.#vector.name}.`);
    else if (word.startsWith('/')) this.#release(backend, index);
    else {
      if (word.includes('=')) backend.weight = Number(word.slice(2));
      else backend.isUp = word.startsWith('+');
      this.#look(backend);
      this.#strategy.onChange(this.#pool, index);
    }
  }

  #request(failing: readonly number[], stays = false): void {
    const key = clientAddress(this.#requests, this.#vector.clients);
    this.#requests += 1;
    const tried: number[] = [];
    for (;;) {
      const choice: Choice = { key, draw: () => 0, ...(tried.length > 0 && { tried }) };
      const index = this.#strategy.pick(this.#pool, choice);
      const backend = index === undefined ? undefined : this.#pool[index];
      this.#outcome += backend?.id ?? '-';
      if (index === undefined || !backend) return;
      this.#take(backend, index);
      if (!failing.includes(index)) {
        if (!stays) this.#release(backend, index);
        return;
      }
      tried.push(index);
      this.#fail(backend, index);
      if (tried.length === (this.#vector.attempts ?? this.#pool.length)) return;
    }
  }

  #take(backend: Backend, index: number): void {
    backend.active += 1;
    this.#look(backend);
    this.#strategy.onTaken(this.#pool, index);
  }

  #release(backend: Backend, index: number): void {
    backend.active -= 1;
    this.#look(backend);
    this.#strategy.onReleased(this.#pool, index);
  }

  /** nginx leaves out a backend after `maxFails` failures; 0: never. */
  #fail(backend: Backend, index: number): void {
    const { maxFails = 0 } = this.#vector;
    const fails = (this.#fails[index] ?? 0) + 1;
    this.#fails[index] = fails;
    this.#strategy.onFailed(this.#pool, index);
    if (maxFails > 0 && fails >= maxFails) setUp(backend, false);
    this.#release(backend, index);
    this.#strategy.onChange(this.#pool, index);
  }

  #look(backend: Backend): void {
    const { capacity = Infinity } = this.#vector;
    backend.isEligible = backend.isUp && backend.active < capacity;
  }
}

function setUp(backend: Backend, isUp: boolean): void {
  backend.isUp = isUp;
  backend.isEligible = isUp;
}
