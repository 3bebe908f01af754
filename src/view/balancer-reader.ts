import type { NodeId } from '../sim/world.ts';
import type { BandLook } from './band-look.ts';
import type { Mark } from './bar-history.ts';
import { isLeftOut, type Belief } from './balancer-belief.ts';
import type {
  BackendHistory,
  BalancerHistory,
  HeldConnection,
  Lag,
  Truth,
} from './balancer-history.ts';
import { LatencyRecord } from './balancer-latencies.ts';
import type {
  BackendSetup,
  BalancerSetup,
  BalancerTraceEvent,
  StrategyName,
} from './balancer-run.ts';
import { Series, Track } from './balancer-series.ts';

type Open<T> = { -readonly [Key in keyof T]: T[Key] };
type Of<Type extends BalancerTraceEvent['type']> = Extract<BalancerTraceEvent, { type: Type }>;
type Command = Readonly<Record<string, unknown>>;
type Who = { readonly node: NodeId; readonly atUs: number };

/** A backend while it is being read. */
interface Backend extends BackendHistory {
  readonly lags: Open<Lag>[];
  readonly given: number[];
  readonly failed: number[];
  readonly retried: number[];
  readonly checks: { readonly ok: number[]; readonly failed: number[] };
  readonly capacity: number;
  /** By the health checks alone, and by requests alone. */
  checked: Belief;
  isTripped: boolean;
  /** Its process ends in order when it ends next. */
  isStopping: boolean;
  /** It says so because a restart has its turn at it. */
  isWarned: boolean;
}

const HEALTHY: Belief = { is: 'healthy', count: 0, of: 0 };
const TRIPPED: Belief = { is: 'tripped', count: 0, of: 0 };
/** Failures that lie no farther apart belong together. */
const FAILING_GAP_US = 1_000_000;

/** Reads a trace event by event. What it has read is the {@link BalancerHistory}. */
export class BalancerReader implements BalancerHistory {
  readonly backends: readonly Backend[];
  readonly strategy: Track<StrategyName>;
  readonly homeless: number[] = [];
  readonly failed: number[] = [];
  readonly answered: number[] = [];
  readonly latencies = new LatencyRecord();
  readonly failing: { fromUs: number; toUs: number }[] = [];
  readonly connections: readonly Open<HeldConnection>[][];
  readonly connects: number[] = [];
  readonly reconnects: number[] = [];
  readonly marks: Mark[] = [];
  readonly bar: ReadonlyMap<NodeId, Track<BandLook>>;
  eventsRead = 0;

  readonly #byId: ReadonlyMap<NodeId, Backend>;
  readonly #clients: ReadonlyMap<string, number>;
  readonly #isWatching: boolean;

  constructor({ backends, atFirst, strategy, clients, isWatching }: BalancerSetup) {
    this.backends = backends.map((one, slot) => createBackend(one, { slot, atFirst }));
    this.#byId = new Map(this.backends.map((backend) => [backend.id, backend]));
    this.bar = new Map(this.backends.map((one) => [one.id, new Track<BandLook>(lookOf(one))]));
    this.strategy = new Track(strategy);
    this.#clients = new Map(clients.map((id, index) => [id, index]));
    this.connections = clients.map(() => []);
    this.#isWatching = isWatching;
  }

  read(events: readonly BalancerTraceEvent[]): void {
    while (this.eventsRead < events.length) {
      const event = events[this.eventsRead];
      this.eventsRead += 1;
      if (event) this.#take(event);
    }
  }

  #take(event: BalancerTraceEvent): void {
    const { atUs } = event;
    switch (event.type) {
      case 'pick': {
        const backend = this.#byId.get(event.backend);
        backend?.given.push(atUs);
        if (backend) this.#load(backend, atUs, 1);
        break;
      }
      case 'respond':
        this.answered.push(atUs);
        this.latencies.add(Math.round(event.tookMs * 1000));
        this.#release(event.backend, atUs);
        break;
      case 'fail':
        this.#fail(event);
        break;
      case 'connect':
        this.#connect(event);
        break;
      case 'close':
        this.#close(event);
        break;
      case 'check':
        this.#check(event);
        break;
      case 'healthy':
      case 'unhealthy':
        this.#judge(event);
        break;
      case 'crash':
      case 'hang':
      case 'unready':
      case 'restart':
      case 'recover':
        this.#live(event);
        break;
      case 'turn': {
        const backend = this.#byId.get(event.backend);
        if (backend && event.to === 'stopped') backend.isStopping = true;
        if (backend && event.to === 'unready') backend.isWarned = true;
        break;
      }
      case 'violation':
        this.#mark(atUs, 'violation', event.property, [...new Set(event.nodes)]);
        break;
      case 'command':
        this.#command(atUs, event.command as Command);
        break;
      default:
    }
  }

  get #isLongLived(): boolean {
    return this.connections.length > 0;
  }

  #load(backend: Backend, atUs: number, by: number): void {
    backend.load.add(atUs, by);
    const waiting = Math.max(0, backend.load.last - backend.capacity);
    if (waiting !== backend.waiting.last) backend.waiting.set(atUs, waiting);
  }

  /** A request leaves its backend. On a connection that stays, it is counted only then. */
  #release(id: NodeId, atUs: number): void {
    const backend = this.#byId.get(id);
    if (!backend) return;
    if (this.#isLongLived) backend.given.push(atUs);
    else this.#load(backend, atUs, -1);
  }

  #fail({ request, backend: id, isRetried, atUs }: Of<'fail'>): void {
    const backend = id === undefined ? undefined : this.#byId.get(id);
    const isSeen = !isRetried && request !== undefined;
    if (id !== undefined && request !== undefined) this.#release(id, atUs);
    (isSeen ? backend?.failed : backend?.retried)?.push(atUs);
    if (!isSeen) return;
    if (!backend) this.homeless.push(atUs);
    this.failed.push(atUs);
    const last = this.failing.at(-1);
    if (last && atUs - last.toUs <= FAILING_GAP_US) last.toUs = atUs;
    else this.failing.push({ fromUs: atUs, toUs: atUs });
  }

  #connect({ client, backend: id, reason, atUs }: Of<'connect'>): void {
    const backend = this.#byId.get(id);
    if (!backend) return;
    this.connections[this.#clients.get(client) ?? -1]?.push({
      fromUs: atUs,
      toUs: Infinity,
      slot: backend.slot,
    });
    backend.load.add(atUs, 1);
    this.connects.push(atUs);
    if (reason !== 'start') this.reconnects.push(atUs);
  }

  #close({ client, backend: id, atUs }: Of<'close'>): void {
    const last = this.connections[this.#clients.get(client) ?? -1]?.at(-1);
    if (last) last.toUs = atUs;
    this.#byId.get(id)?.load.add(atUs, -1);
  }

  #check({ target, ok, count, of, atUs }: Of<'check'>): void {
    const backend = this.#byId.get(target);
    if (!backend) return;
    (ok ? backend.checks.ok : backend.checks.failed).push(atUs);
    const isOut = isLeftOut(backend.checked);
    if (isOut) this.#believe(backend, atUs, { is: ok ? 'rising' : 'unhealthy', count, of });
    else this.#believe(backend, atUs, ok ? HEALTHY : { is: 'doubted', count, of });
  }

  #judge({ type, node, target, atUs }: Of<'healthy' | 'unhealthy'>): void {
    const backend = this.#byId.get(target);
    if (!backend) return;
    const isHealthy = type === 'healthy';
    if (node === 'requests') {
      backend.isTripped = !isHealthy;
      this.#believe(backend, atUs, backend.checked);
    } else {
      this.#believe(backend, atUs, isHealthy ? HEALTHY : { is: 'unhealthy', count: 0, of: 0 });
    }
  }

  #believe(backend: Backend, atUs: number, checked: Belief): void {
    const { is, count } = backend.checked;
    if (checked.is !== is || (checked.is !== 'unhealthy' && checked.count !== count)) {
      backend.checked = checked;
    }
    const shown = backend.isTripped && !isLeftOut(checked) ? TRIPPED : backend.checked;
    backend.belief.set(atUs, shown);
    this.#compare(backend, atUs);
  }

  #live({ type, node, atUs }: { type: keyof typeof MARKS | 'pause' | 'resume' } & Who): void {
    // Nobody pauses a backend: it hangs.
    if (type === 'pause' || type === 'resume') return;
    const backend = this.#byId.get(node);
    if (!backend) return;
    const truth: Truth = {
      crash: backend.isStopping ? ('stopped' as const) : ('dead' as const),
      hang: 'hung' as const,
      unready: 'unready' as const,
      restart: 'serving' as const,
      recover: 'serving' as const,
    }[type];
    if (type === 'restart') backend.isStopping = false;
    const [kind, name] = MARKS[type];
    if (type !== 'unready' || !backend.isWarned) this.#mark(atUs, kind, name, [node]);
    backend.isWarned = false;
    this.#become(backend, atUs, truth);
  }

  #become(backend: Backend, atUs: number, truth: Truth): void {
    backend.truth.set(atUs, truth);
    this.#compare(backend, atUs);
  }

  /** Holds what the balancer believes against what is so. */
  #compare(backend: Backend, atUs: number): void {
    this.bar.get(backend.id)?.set(atUs, lookOf(backend));
    if (!this.#isWatching) return;
    const kind = lagOf(backend);
    const last = backend.lags.at(-1);
    const open = last?.toUs === Infinity ? last : undefined;
    if (open?.kind === kind) return;
    if (open) open.toUs = atUs;
    if (open?.fromUs === atUs) backend.lags.pop();
    if (kind) backend.lags.push({ kind, fromUs: atUs, toUs: Infinity });
  }

  #mark(atUs: number, kind: Mark['kind'], name: string, nodes: readonly NodeId[]): void {
    this.marks.push({ atUs, kind, name, nodes });
  }

  #command(atUs: number, command: Command): void {
    const name = Object.keys(command).find((key) => key !== 'at') ?? 'command';
    const value = command[name];
    const named = this.#namedIn(value);
    switch (name) {
      case 'restart':
        // The old process is gone at once; the new one says when it listens.
        for (const one of named) if (!isDown(one)) this.#become(one, atUs, 'stopped');
        return;
      case 'crash':
      case 'hang':
      case 'fail':
      case 'recover':
        // They leave an event of their own.
        return;
      case 'drain':
      case 'ready':
        for (const one of named) one.isDraining.set(atUs, name === 'drain');
        break;
      case 'add':
      case 'remove':
        for (const one of named) this.#move(one, atUs, name === 'add');
        break;
      case 'slow':
      case 'weight':
        for (const one of named) {
          const number = Number((value as Command)[one.id]);
          (name === 'slow' ? one.slowness : one.weight).set(atUs, number);
        }
        break;
      case 'strategy':
        this.strategy.set(atUs, value as StrategyName);
        break;
      default:
    }
    for (const one of named) this.#compare(one, atUs);
    const places = named.length === this.backends.length ? [] : named.map(({ id }) => id);
    this.#mark(atUs, 'command', name, places);
  }

  /** Checks of one that is taken away begin anew when it comes back. */
  #move(backend: Backend, atUs: number, isThere: boolean): void {
    backend.isThere.set(atUs, isThere);
    backend.isTripped = false;
    this.#believe(backend, atUs, HEALTHY);
  }

  /** The backends that a command's value names. */
  #namedIn(value: unknown): readonly Backend[] {
    if (value === 'all') return this.backends;
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    return list.flatMap((one) => {
      if (typeof one === 'string') return this.#byId.get(one) ?? [];
      if (typeof one !== 'object' || one === null) return [];
      const { name } = one as { name?: unknown };
      const names = typeof name === 'string' ? [name] : Object.keys(one);
      return names.flatMap((id) => this.#byId.get(id) ?? []);
    });
  }
}

const MARKS = {
  crash: ['crash', 'crash'],
  hang: ['pause', 'hang'],
  unready: ['command', 'fail'],
  restart: ['restart', 'restart'],
  recover: ['resume', 'recover'],
} as const satisfies Record<string, readonly [Mark['kind'], string]>;

function createBackend(
  { id, weight, capacity = Infinity }: BackendSetup,
  { slot, atFirst }: { slot: number; atFirst: number },
): Backend {
  return {
    ...{ id, slot, capacity },
    truth: new Track<Truth>('serving'),
    belief: new Track<Belief>(HEALTHY),
    isThere: new Track(slot < atFirst),
    isDraining: new Track(false),
    weight: new Track(weight),
    slowness: new Track(1),
    load: new Series(),
    waiting: new Series(),
    ...{ lags: [], given: [], failed: [], retried: [], checks: { ok: [], failed: [] } },
    ...{ checked: HEALTHY, isTripped: false, isStopping: false, isWarned: false },
  };
}

function isDown({ truth: { last } }: Backend): boolean {
  return last === 'dead' || last === 'stopped';
}

/** What somebody took out by hand, nobody has to notice. */
function lagOf({ truth, belief, isThere, isDraining }: Backend): Lag['kind'] | undefined {
  if (!isThere.last || isDraining.last) return undefined;
  const isServing = truth.last === 'serving';
  if (isServing !== isLeftOut(belief.last)) return undefined;
  return isServing ? 'untrusted' : 'unnoticed';
}

/** Thick while it serves and is used, thin while it is left out, a line while there is nothing. */
function lookOf({ truth, belief, isThere, isDraining }: Backend): BandLook {
  if (!isThere.last || truth.last === 'dead' || truth.last === 'stopped') return 'down';
  if (truth.last === 'hung') return 'paused';
  return isLeftOut(belief.last) || isDraining.last ? 'follower' : 'api';
}
