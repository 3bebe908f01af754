/** What the picture of a run of probes is drawn from: the trace, read once from its first event on. */
import type { ContainerEvent, TargetEvent } from '../models/probe/events.ts';
import type {
  Check,
  CheckEvent,
  KubeletProbe,
  Outcome,
  ProbeName,
  VerdictEvent,
} from '../models/probe/messages.ts';
import type { TargetStateName } from '../models/probe/target.ts';
import type { Micros } from '../sim/time.ts';
import type { SimEvent, Timed } from '../sim/trace.ts';

/** An event of a run of probes, as far as a picture needs to know it. */
export type ProbeTrace = readonly Timed<
  SimEvent<{ readonly type: string }> | CheckEvent | ContainerEvent | TargetEvent
>[];

export interface Stretch {
  readonly fromUs: Micros;
  readonly toUs: Micros;
}

/** What the target truly is. `slow`: it serves, and takes longer than usual. */
export type Truth = TargetStateName | 'slow';

/** What a counter is counted for: how many failures, or successes, there are of those it takes. */
export interface Count {
  readonly kind: 'fall' | 'rise';
  readonly count: number;
  readonly of: number;
  /** It brought another verdict. */
  readonly isTurn: boolean;
}

export interface CheckShown extends Stretch {
  /** `open`: the run ended first. `dropped`: its container ended first. */
  readonly outcome: Outcome | 'open' | 'dropped';
  /** Absent where nothing is counted: all is as it was. */
  readonly count: Count | undefined;
}

/** The checks of one prober, in order. */
export interface Train {
  readonly probe: ProbeName;
  readonly checks: readonly CheckShown[];
}

/** What a health check makes of its target. Doubt, or hope: checks speak against the verdict, not yet enough. */
export type Verdict = 'healthy' | 'doubted' | 'unhealthy' | 'hoped';

/** What a kubelet makes of its container. */
export type Life = 'running' | 'started' | 'terminating' | 'waiting';

export interface LifeStretch extends Stretch {
  readonly life: Life;
  readonly restarts: number;
}

/**
 * Where what is believed is not what is. `blind`: requests go to a target that does not serve. `idle`: it
 * serves again, and gets none. `needless`: it serves all the time, and gets none. `unrestarted`: it does
 * not serve, and its kubelet has not begun to restart it.
 */
export interface Gap extends Stretch {
  readonly kind: 'blind' | 'idle' | 'needless' | 'unrestarted';
  /** The run ended first, so it may be longer. */
  readonly isOpen: boolean;
}

export interface ProbeHistory {
  readonly untilUs: Micros;
  readonly isKubelet: boolean;
  readonly truths: readonly (Stretch & { readonly truth: Truth })[];
  readonly trains: readonly Train[];
  /** Of a health check. */
  readonly verdicts: readonly (Stretch & { readonly verdict: Verdict })[];
  /** Of a kubelet's container. */
  readonly lives: readonly LifeStretch[];
  readonly readies: readonly (Stretch & { readonly isReady: boolean })[];
  readonly gaps: readonly Gap[];
  /** Verdicts that were wrong when they were given. */
  readonly alarms: readonly { readonly atUs: Micros; readonly kind: 'unhealthy' | 'restart' }[];
}

/** What the trace does not say. */
export interface ProbeSetting {
  readonly untilUs: Micros;
  /** The probes of a kubelet; absent: a load balancer's check. */
  readonly probes: readonly KubeletProbe[] | undefined;
  readonly isHealthyAtFirst: boolean;
}

const KUBELET: readonly KubeletProbe[] = ['startup', 'liveness', 'readiness'];

export function probeHistory(events: ProbeTrace, setting: ProbeSetting): ProbeHistory {
  const reader = new Reader(setting);
  for (const event of events) {
    if (event.atUs > setting.untilUs) break;
    reader.take(event);
  }
  return reader.end();
}

/** A value over time, as stretches. Those without any length are left out. */
class Timeline<T> {
  readonly stretches: (Stretch & { readonly value: T })[] = [];
  #value: T;
  #fromUs = 0;

  constructor(first: T) {
    this.#value = first;
  }

  get value(): T {
    return this.#value;
  }

  turn(value: T, atUs: Micros): void {
    if (value === this.#value) return;
    this.end(atUs);
    this.#value = value;
    this.#fromUs = atUs;
  }

  end(atUs: Micros): void {
    if (atUs > this.#fromUs)
      this.stretches.push({ fromUs: this.#fromUs, toUs: atUs, value: this.#value });
  }
}

/** A prober's own view while the trace is read. */
interface Prober {
  readonly probe: ProbeName;
  readonly checks: CheckShown[];
  isGood: boolean;
  /** The last check spoke against the verdict. */
  isDoubting: boolean;
  openUs: Micros | undefined;
}

type TraceEvent = ProbeTrace[number];

class Reader {
  readonly #setting: ProbeSetting;
  readonly #probers = new Map<string, Prober>();
  readonly #truth: Timeline<Truth>;
  readonly #verdict: Timeline<Verdict>;
  readonly #life = new Timeline<{ life: Life; restarts: number } | undefined>(undefined);
  readonly #ready = new Timeline(false);
  readonly #gap = new Timeline<Gap['kind'] | undefined>(undefined);
  readonly #unrestarted = new Timeline(false);
  readonly #alarms: { atUs: Micros; kind: 'unhealthy' | 'restart' }[] = [];
  #state: TargetStateName;
  #isSlow = false;
  /** It got requests before the event that is looked at. */
  #wasUsed: boolean;
  #restarts = 0;

  constructor(setting: ProbeSetting) {
    const { probes, isHealthyAtFirst } = setting;
    this.#setting = setting;
    this.#state = probes ? 'dead' : 'serving';
    this.#truth = new Timeline<Truth>(this.#state);
    this.#verdict = new Timeline<Verdict>(isHealthyAtFirst ? 'healthy' : 'unhealthy');
    this.#wasUsed = !probes && isHealthyAtFirst;
    for (const probe of probes ?? (['health'] as const)) {
      const isGood = probe === 'health' ? isHealthyAtFirst : probe === 'liveness';
      this.#probers.set(probe, { probe, checks: [], isGood, isDoubting: false, openUs: undefined });
    }
  }

  take(event: TraceEvent): void {
    const { atUs } = event;
    switch (event.type) {
      case 'send':
        if (event.message.type === 'check') this.#ask((event.message as Check).probe, atUs);
        break;
      case 'state':
        this.#state = event.to;
        this.#look(atUs);
        break;
      case 'command':
        this.#command(event.command, atUs);
        break;
      case 'check':
        this.#check(event, atUs);
        break;
      case 'healthy':
      case 'unhealthy':
        this.#turn(event, atUs);
        break;
      default:
        if (this.#setting.probes) this.#container(event as ContainerEvent, atUs);
    }
    this.#compare(atUs);
  }

  end(): ProbeHistory {
    const { untilUs, probes } = this.#setting;
    for (const prober of this.#probers.values()) close(prober, untilUs, 'open');
    for (const one of [this.#truth, this.#verdict, this.#life, this.#ready, this.#gap])
      one.end(untilUs);
    this.#unrestarted.end(untilUs);
    const gap = ({ fromUs, toUs }: Stretch, kind: Gap['kind']): Gap => ({
      fromUs,
      toUs,
      kind,
      isOpen: toUs === untilUs,
    });
    return {
      untilUs,
      isKubelet: probes !== undefined,
      truths: this.#truth.stretches.map(({ value, ...at }) => ({ ...at, truth: value })),
      trains: [...this.#probers.values()].map(({ probe, checks }) => ({ probe, checks })),
      verdicts: probes
        ? []
        : this.#verdict.stretches.map(({ value, ...at }) => ({ ...at, verdict: value })),
      lives: this.#life.stretches.flatMap(({ value, ...at }) =>
        value ? [{ ...at, ...value }] : [],
      ),
      readies: probes
        ? this.#ready.stretches.map(({ value, ...at }) => ({ ...at, isReady: value }))
        : [],
      gaps: [
        ...this.#gap.stretches.flatMap((one) => (one.value ? [gap(one, one.value)] : [])),
        ...this.#unrestarted.stretches.flatMap((one) =>
          one.value ? [gap(one, 'unrestarted')] : [],
        ),
      ],
      alarms: this.#alarms,
    };
  }

  get #isServing(): boolean {
    return this.#state === 'serving';
  }

  #look(atUs: Micros): void {
    this.#truth.turn(this.#isServing && this.#isSlow ? 'slow' : this.#state, atUs);
  }

  /** `{ slow: { target: 10 } }`; every other command shows in the state that it brings. */
  #command(command: unknown, atUs: Micros): void {
    const { slow } = command as { slow?: Readonly<Record<string, number>> };
    if (!slow) return;
    this.#isSlow = Object.values(slow).some((times) => times > 1);
    this.#look(atUs);
  }

  #ask(probe: ProbeName, atUs: Micros): void {
    const prober = this.#probers.get(probe);
    if (!prober) return;
    close(prober, atUs, 'dropped');
    prober.openUs = atUs;
  }

  #check({ node, ok, reason, count, of }: CheckEvent & { type: 'check' }, atUs: Micros): void {
    const prober = this.#proberOf(node);
    if (!prober) return;
    const isAgainst = ok !== prober.isGood;
    const kind: Count['kind'] = prober.isGood ? 'fall' : 'rise';
    const before = prober.isDoubting ? prober.checks.at(-1)?.count : undefined;
    // One that agrees with the verdict counts nothing; after one that did not, it sets the counter back.
    const shown = isAgainst ? { kind, count, of } : before && { kind, count: 0, of: before.of };
    close(prober, atUs, reason, shown && ({ ...shown, isTurn: false } as const));
    prober.isDoubting = isAgainst;
    if (prober.probe !== 'health') return;
    const doubt = prober.isGood ? 'doubted' : 'hoped';
    const sure = prober.isGood ? 'healthy' : 'unhealthy';
    this.#verdict.turn(isAgainst ? doubt : sure, atUs);
  }

  #turn({ node, type }: VerdictEvent, atUs: Micros): void {
    const prober = this.#proberOf(node);
    if (!prober) return;
    prober.isGood = type === 'healthy';
    prober.isDoubting = false;
    const last = prober.checks.at(-1);
    if (last?.count) {
      prober.checks[prober.checks.length - 1] = { ...last, count: { ...last.count, isTurn: true } };
    }
    if (prober.probe !== 'health') return;
    this.#verdict.turn(type, atUs);
    if (type === 'unhealthy' && this.#isServing) this.#alarms.push({ atUs, kind: 'unhealthy' });
  }

  #container(event: ContainerEvent, atUs: Micros): void {
    const hasStartup = this.#setting.probes?.includes('startup');
    switch (event.type) {
      case 'containerStarted':
        this.#restarts = event.restarts;
        for (const prober of this.#probers.values()) {
          close(prober, atUs, 'dropped');
          prober.isGood = prober.probe === 'liveness';
          prober.isDoubting = false;
        }
        this.#live(hasStartup ? 'running' : 'started', atUs);
        break;
      case 'started':
        this.#live('started', atUs);
        break;
      case 'ready':
        this.#ready.turn(true, atUs);
        break;
      case 'notReady':
        this.#ready.turn(false, atUs);
        if (this.#isServing) this.#alarms.push({ atUs, kind: 'unhealthy' });
        break;
      case 'terminate':
        this.#live('terminating', atUs);
        if (this.#isServing || this.#state === 'starting')
          this.#alarms.push({ atUs, kind: 'restart' });
        break;
      case 'containerExited':
        for (const prober of this.#probers.values()) close(prober, atUs, 'dropped');
        break;
      case 'backOff':
        this.#live('waiting', atUs);
        break;
      case 'kill':
        break;
    }
  }

  #live(life: Life, atUs: Micros): void {
    this.#life.turn({ life, restarts: this.#restarts }, atUs);
  }

  /** Holds what is believed against what is. */
  #compare(atUs: Micros): void {
    const { probes } = this.#setting;
    const verdict = this.#verdict.value;
    const isUsed = probes ? this.#ready.value : verdict === 'healthy' || verdict === 'doubted';
    this.#gap.turn(this.#gapNow(isUsed), atUs);
    this.#wasUsed = isUsed;
    const life = this.#life.value?.life;
    const isBroken = this.#state === 'hung' || this.#state === 'failing';
    const isWatched = probes?.includes('liveness') === true && life === 'started';
    this.#unrestarted.turn(isBroken && isWatched, atUs);
  }

  #gapNow(isUsed: boolean): Gap['kind'] | undefined {
    if (isUsed) return this.#isServing ? undefined : 'blind';
    if (!this.#isServing) return undefined;
    if (this.#gap.value === 'idle' || this.#gap.value === 'needless') return this.#gap.value;
    return this.#wasUsed ? 'needless' : 'idle';
  }

  #proberOf(node: string): Prober | undefined {
    return this.#probers.get(KUBELET.find((probe) => probe === node) ?? 'health');
  }
}

function close(prober: Prober, atUs: Micros, outcome: CheckShown['outcome'], count?: Count): void {
  if (prober.openUs === undefined) return;
  prober.checks.push({ fromUs: prober.openUs, toUs: atUs, outcome, count });
  prober.openUs = undefined;
}
