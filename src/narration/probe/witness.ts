import type { TargetStateName } from '../../models/probe/target.ts';
import type { Micros } from '../../sim/time.ts';
import type { NodeId } from '../../sim/world.ts';
import type { ProbeCommandName } from '../probe-names.ts';
import { usOfDuration } from './duration.ts';
import { isRecord } from '../written.ts';
import type {
  Checks,
  ProbeFact,
  ProbeNarrationConfig,
  ProbeSetting,
  ProbeTraceEvent,
  Since,
} from './facts.ts';

type EventOf<Type extends ProbeTraceEvent['type']> = Extract<ProbeTraceEvent, { type: Type }>;

const COMMANDS: readonly ProbeCommandName[] = [
  'crash',
  'restart',
  'hang',
  'fail',
  'recover',
  'slow',
  'flap',
];

const TROUBLES: Readonly<Partial<Record<TargetStateName, Since['what']>>> = {
  hung: 'hang',
  failing: 'fail',
  dead: 'crash',
};

/** What is remembered of one prober. */
interface Remembered {
  verdict: 'healthy' | 'unhealthy' | undefined;
  checks: number;
  /** Its last check, and when it ended. */
  last: (Checks & { readonly atUs: Micros }) | undefined;
}

/** Makes facts of a trace: of each event, what it means after all that came before. */
export class ProbeWitness {
  readonly #config: ProbeNarrationConfig;
  readonly #probers = new Map<NodeId, Remembered>();
  #truth: TargetStateName;
  /** What last went wrong with the target. */
  #trouble: { readonly what: Since['what']; readonly atUs: Micros } | undefined;
  #backUs: Micros | undefined;
  /** When it last became well again without a start. */
  #healedUs: Micros | undefined;
  #startUs: Micros = 0;
  #terminatedUs: Micros = 0;
  #exitUs: Micros | undefined;
  #commandUs: Micros | undefined;

  constructor(config: ProbeNarrationConfig) {
    this.#config = config;
    this.#truth = config.isKubelet ? 'dead' : 'serving';
  }

  take(event: ProbeTraceEvent): ProbeFact {
    switch (event.type) {
      case 'command':
        return this.#command(event);
      case 'note':
        return event.note === 'noEffect'
          ? { kind: 'noEffect' }
          : { kind: 'note', note: event.note, node: event.node };
      case 'send': {
        const { from, to, message } = event;
        return { kind: 'sent', from, to, message };
      }
      case 'deliver':
        return { kind: 'delivered', id: event.id };
      case 'drop':
        return { kind: 'dropped', id: event.id, reason: event.reason };
      case 'timer':
        return { kind: 'timer', node: event.node, timer: event.timer };
      case 'crash':
      case 'restart':
      case 'pause':
      case 'resume':
        return { kind: 'process', node: event.node, what: event.type };
      case 'violation':
        return { kind: 'violated', property: event.property, nodes: event.nodes };
      case 'expect': {
        const [[key, wanted] = ['', undefined]] = Object.entries(event.expect);
        return { kind: 'expected', key, wanted, seen: event.seen, isMet: event.met };
      }
      case 'check':
        return this.#check(event);
      case 'unhealthy': {
        const prober = this.#proberOf(event.node);
        prober.verdict = 'unhealthy';
        const checks = this.#lastOf(event.node, event);
        const isFirst = prober.checks === 1 && checks.count < checks.of;
        return { kind: 'unhealthy', ...checks, since: this.#sinceTrouble(event.atUs), isFirst };
      }
      case 'healthy': {
        this.#proberOf(event.node).verdict = 'healthy';
        const backUs = this.#backUs === undefined ? undefined : event.atUs - this.#backUs;
        return { kind: 'healthy', ...this.#lastOf(event.node, event), backUs };
      }
      case 'state':
        return this.#turn(event);
      default:
        return this.#container(event);
    }
  }

  #container(
    event: EventOf<
      | 'containerStarted'
      | 'started'
      | 'ready'
      | 'notReady'
      | 'terminate'
      | 'kill'
      | 'containerExited'
      | 'backOff'
    >,
  ): ProbeFact {
    const { atUs } = event;
    switch (event.type) {
      case 'containerStarted':
        this.#startUs = atUs;
        this.#healedUs = undefined;
        for (const [node, prober] of this.#probers) {
          prober.verdict = this.#settingOf(node).initial;
          prober.last = undefined;
        }
        return {
          kind: 'containerStarted',
          restarts: event.restarts,
          isAtOnce: this.#exitUs === atUs,
        };
      case 'started':
        return {
          kind: 'started',
          by: this.#verdictNow('startup', atUs),
          afterUs: atUs - this.#startUs,
        };
      case 'ready': {
        const backUs = this.#healedUs === undefined ? undefined : atUs - this.#healedUs;
        return {
          kind: 'ready',
          by: this.#verdictNow('readiness', atUs),
          afterUs: atUs - this.#startUs,
          backUs,
          isFirst: this.#exitUs === undefined,
        };
      }
      case 'notReady': {
        const by = this.#verdictNow('readiness', atUs);
        return { kind: 'notReady', by, since: this.#sinceTrouble(atUs) };
      }
      case 'terminate': {
        this.#terminatedUs = atUs;
        return {
          kind: 'terminate',
          by: this.#verdictNow(event.because, atUs),
          since: this.#sinceTrouble(atUs),
          truth: this.#truth,
          afterUs: atUs - this.#startUs,
        };
      }
      case 'kill':
        return { kind: 'kill', afterUs: atUs - this.#terminatedUs };
      case 'containerExited': {
        this.#exitUs = atUs;
        const { exit } = event;
        const isToldAlready =
          exit === 'killed' || (exit !== 'terminated' && this.#commandUs === atUs);
        return { kind: 'containerExited', exit, isToldAlready };
      }
      case 'backOff':
        return { kind: 'backOff', forUs: event.forMs * 1_000 };
    }
  }

  #command({ command, atUs }: EventOf<'command'>): ProbeFact {
    this.#commandUs = atUs;
    const [[name, value] = ['', undefined]] = Object.entries(isRecord(command) ? command : {});
    const known = COMMANDS.find((one) => one === name);
    const given = isRecord(value) ? (value['target'] ?? value['every']) : value;
    const times = known === 'slow' && typeof given === 'number' ? given : 1;
    if (known === 'slow') this.#see(times === 1 ? undefined : 'slow', atUs);
    const { minUs, maxUs } = this.#config.response;
    return {
      kind: 'command',
      command: known,
      text: JSON.stringify(command),
      isKubelet: this.#config.isKubelet,
      times,
      everyUs: known === 'flap' ? usOfDuration(given) : undefined,
      response: { minUs: minUs * times, maxUs: maxUs * times },
    };
  }

  #see(what: Since['what'] | undefined, atUs: Micros): void {
    this.#trouble = what && { what, atUs };
    if (!what) this.#backUs = atUs;
  }

  #turn({ from, to, atUs }: EventOf<'state'>): ProbeFact {
    this.#truth = to;
    const what = TROUBLES[to];
    if (from === 'serving' && what !== undefined) this.#see(what, atUs);
    else if (to === 'serving') this.#see(undefined, atUs);
    if (to === 'serving' && from !== 'starting') this.#healedUs = atUs;
    const startUs = from === 'starting' && to === 'serving' ? atUs - this.#startUs : undefined;
    if (to === 'starting') this.#startUs = atUs;
    return { kind: 'turned', from, to, startUs };
  }

  #check(event: EventOf<'check'>): ProbeFact {
    const { node, atUs, ok } = event;
    const prober = this.#proberOf(node);
    const isFirst = prober.checks === 0;
    prober.checks += 1;
    const setting = this.#settingOf(node);
    const checks: Checks = {
      node,
      probe: setting.probe,
      reason: event.reason,
      timeoutUs: setting.timeoutUs,
      count: event.count,
      of: event.of,
      isServing: this.#truth === 'serving',
    };
    prober.last = { ...checks, atUs };
    // Enough of them: the verdict that follows says so.
    const isEnough = event.count >= event.of;
    if (ok && prober.verdict === 'healthy') {
      return isFirst
        ? { kind: 'firstCheck', ...checks, periodUs: setting.periodUs }
        : { kind: 'passes', ...checks };
    }
    if (ok) return { kind: isEnough ? 'checked' : 'rises', ...checks };
    if (prober.verdict === 'unhealthy' || isEnough) return { kind: 'checked', ...checks };
    return { kind: 'fails', ...checks, isOver: false, times: 1, most: event.count };
  }

  #sinceTrouble(atUs: Micros): Since | undefined {
    return this.#trouble && { what: this.#trouble.what, us: atUs - this.#trouble.atUs };
  }

  /** The checks on which a verdict of this very moment rests. */
  #verdictNow(node: NodeId, atUs: Micros): Checks | undefined {
    const last = this.#probers.get(node)?.last;
    return last?.atUs === atUs ? last : undefined;
  }

  #lastOf(node: NodeId, { reason, count }: EventOf<'healthy' | 'unhealthy'>): Checks {
    const { probe, timeoutUs } = this.#settingOf(node);
    const isServing = this.#truth === 'serving';
    return (
      this.#proberOf(node).last ?? { node, probe, reason, timeoutUs, count, of: count, isServing }
    );
  }

  #proberOf(node: NodeId): Remembered {
    const known = this.#probers.get(node);
    if (known) return known;
    const { initial } = this.#settingOf(node);
    const prober: Remembered = { verdict: initial, checks: 0, last: undefined };
    this.#probers.set(node, prober);
    return prober;
  }

  #settingOf(node: NodeId): ProbeSetting {
    return (
      this.#config.probes[node] ?? {
        probe: 'health',
        periodUs: 0,
        timeoutUs: 0,
        initial: 'healthy',
      }
    );
  }
}
