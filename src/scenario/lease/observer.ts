import { LEASE_PROPERTIES } from '../../invariants/lease-properties.ts';
import type { AcceptedWrite, LeaseWatch } from '../../invariants/lease/property.ts';
import type { Violation } from '../../invariants/property.ts';
import { API } from '../../models/lease/machine.ts';
import type { LeaseMessage } from '../../models/lease/messages.ts';
import { isApiServer } from '../../models/lease/process.ts';
import type { Clock } from '../../sim/clock.ts';
import type { Micros } from '../../sim/time.ts';
import type { NodeId } from '../../sim/world.ts';
import type { EventOf, Observer } from '../model.ts';
import type { Scenario } from '../scenario.ts';
import { apiOf, believes, holderOf, type CandidateNode, type LeaseWorld } from './execute.ts';
import { LeaseMeter, type LeaseMetrics } from './metrics.ts';
import type { LeaseTypes } from './model.ts';

type LeaseTraceEvent = EventOf<LeaseTypes>;
type Sent = Extract<LeaseTraceEvent, { type: 'send' }>;

/** Measures an election by lease and holds it to its properties. */
export class LeaseObserver implements Observer<LeaseTypes> {
  readonly #world: LeaseWorld;
  readonly #report: (violation: Violation) => void;
  readonly #meter: LeaseMeter;
  readonly #watches: readonly LeaseWatch[];
  /** Requests and answers under way. */
  readonly #sent = new Map<number, Sent>();
  /** What was sent in answer to what. */
  readonly #asked = new Map<number, Sent>();
  readonly #believes = new Map<NodeId, boolean>();
  readonly #clocks = new Map<NodeId, Clock>();
  #holder: string | undefined;

  constructor({
    scenario,
    world,
    firstCommandUs,
    report,
  }: {
    scenario: Scenario<LeaseTypes>;
    world: LeaseWorld;
    firstCommandUs: Micros | undefined;
    report: (violation: Violation) => void;
  }) {
    this.#world = world;
    // The term of a lease is the number of its transitions.
    this.#report = (violation) => {
      report({ ...violation, term: apiOf(world).lease?.record.leaseTransitions ?? 0 });
    };
    this.#meter = new LeaseMeter(world, firstCommandUs ?? 0);
    const { settings, api } = scenario.config;
    this.#watches = LEASE_PROPERTIES.map(({ watch }) => watch({ ...settings, ...api }));
  }

  get metrics(): LeaseMetrics {
    return this.#meter.metrics;
  }

  onEvent(event: LeaseTraceEvent): void {
    this.#meter.onEvent(event);
    switch (event.type) {
      case 'send':
        this.#onSend(event);
        break;
      case 'deliver':
      case 'drop':
        this.#onEnd(event);
        break;
      case 'work':
        this.#seeHolder();
        this.#watch((watch) => watch.onWork?.(event));
        break;
      case 'lost':
        for (const watch of this.#watches) watch.onLost?.(event.node, event.atUs);
        break;
      case 'pause':
        for (const watch of this.#watches) watch.onPause?.();
        break;
      case 'command':
        this.#onCommand(event.command as object);
        break;
      default:
    }
  }

  onChange(id: NodeId | undefined): void {
    for (const node of Object.values(this.#world.nodes)) {
      if (id === undefined || node.id === id) this.#seeNode(node);
    }
  }

  #seeNode(node: LeaseWorld['nodes'][string]): void {
    if (isApiServer(node.state)) {
      this.#seeHolder();
      return;
    }
    const { id, clock } = node;
    const before = this.#clocks.get(id);
    if (before !== clock) this.#seeClock(id, clock, before);
    const isLeading = believes(node as CandidateNode);
    if (this.#believes.get(id) === isLeading) return;
    this.#believes.set(id, isLeading);
    this.#meter.onBelief(id, isLeading);
    const process = { node: id, believes: isLeading };
    this.#watch((watch) => watch.onProcess?.(process, this.#world.nowUs));
  }

  #seeClock(id: NodeId, clock: Clock, before: Clock | undefined): void {
    this.#clocks.set(id, clock);
    for (const watch of this.#watches) {
      if (before?.rate !== clock.rate) watch.onRate?.(clock.rate);
      if (before !== undefined && clock.offsetUs < before.offsetUs) watch.onSetBack?.();
    }
  }

  #seeHolder(): void {
    const holder = holderOf(this.#world);
    if (holder === this.#holder) return;
    this.#holder = holder;
    for (const watch of this.#watches) watch.onHolder?.(holder);
  }

  #onSend(event: Sent): void {
    this.#sent.set(event.id, event);
    if (event.from !== API || event.replyTo === undefined) return;
    const asked = this.#asked.get(event.replyTo);
    const write = asked && acceptedWrite(asked, event.message);
    if (write) this.#watch((watch) => watch.onWrite?.(write));
  }

  #onEnd({ id, type }: Extract<LeaseTraceEvent, { type: 'deliver' | 'drop' }>): void {
    const sent = this.#sent.get(id);
    this.#sent.delete(id);
    if (!sent) return;
    if (sent.to === API) {
      if (type === 'deliver' && sent.message.type !== 'work') this.#asked.set(id, sent);
      return;
    }
    const asked = sent.replyTo === undefined ? undefined : this.#asked.get(sent.replyTo);
    if (sent.replyTo !== undefined) this.#asked.delete(sent.replyTo);
    if (!asked || type === 'drop') return;
    const tookUs = this.#world.nowUs - asked.atUs;
    for (const watch of this.#watches) watch.onAnswer?.(tookUs);
  }

  #onCommand(command: object): void {
    for (const watch of this.#watches) {
      if ('takeOver' in command) watch.onEdit?.();
      if ('hang' in command) watch.onPause?.();
    }
  }

  #watch(look: (watch: LeaseWatch) => Violation | undefined): void {
    for (const watch of this.#watches) {
      const violation = look(watch);
      if (violation) this.#report(violation);
    }
  }
}

/** The write that an answer says was taken. */
function acceptedWrite(asked: Sent, answer: LeaseMessage): AcceptedWrite | undefined {
  if (answer.type !== 'response' || answer.verb === 'get' || !answer.lease) return undefined;
  const { resourceVersion: version, record } = answer.lease;
  const { message } = asked;
  return {
    node: asked.from,
    onVersion: message.type === 'update' ? message.resourceVersion : undefined,
    version,
    holder: record.holderIdentity,
  };
}
