/**
 * The discrete-event loop. It knows nodes, messages, timers, disks and faults, and no protocol:
 * a protocol is handed in as a {@link Process}. A run is a pure function of the seed, the
 * configuration and the commands.
 */
import { ownTime, setClock, TRUE_CLOCK, type ClockSetting } from './clock.ts';
import { write } from './disk.ts';
import { sample, type Distribution } from './distribution.ts';
import { LimitReached, LIMITS } from './limits.ts';
import { hold, isBusy, release, save, store, written, type Save } from './loop.ts';
import { createLinks, linkOf, obstacleOn, route, type NetworkConfig } from './network.ts';
import type { Action, Input, Process, Step } from './process.ts';
import { pop, push } from './queue.ts';
import { drawFrom, type DrawInt } from './random.ts';
import { nextSequence, schedule } from './schedule.ts';
import type { Micros } from './time.ts';
import { drawPhase, shiftTickTimers, startTimer, type TimerRules } from './timers.ts';
import type { DropReason, SimEvent, Timed } from './trace.ts';
import type { Traffic, TrafficHost, TrafficRules } from './traffic.ts';
import {
  copyWorld,
  type DropRule,
  type Entry,
  type Node,
  type NodeId,
  type Outgoing,
  type World,
} from './world.ts';

export interface TimedCommand<Command> {
  readonly atUs: Micros;
  readonly command: Command;
}

export interface SimulatorConfig<Durable, Command> {
  readonly seed: number;
  /** Every node with what its disk holds at the start; `isDown` ones do not start. */
  readonly nodes: readonly {
    readonly id: NodeId;
    readonly durable: Durable;
    readonly isDown: boolean;
    /** Default: shows the real time. */
    readonly clock?: ClockSetting;
  }[];
  readonly timers: TimerRules;
  readonly network: NetworkConfig;
  /** How long a durable write takes, unless a node differs. */
  readonly diskWrite: Distribution;
  /** A node that writes neither sends nor ticks until it has written; see loop.ts. */
  readonly isOneLoop?: boolean;
  /** In order of their instants; those of one instant in the order in which they run. */
  readonly commands: readonly TimedCommand<Command>[];
  /** How what moves between the nodes goes, in a model that has such. */
  readonly traffic?: TrafficRules<Traffic, unknown, never>;
}

type Message = { readonly type: string };

export class Simulator<
  State,
  Msg extends Message,
  Durable,
  Extra extends { readonly type: string },
  Command,
> {
  readonly world: World<State, Msg, Durable>;
  /** Called with every event of the trace, in order. */
  onEvent: (event: Timed<SimEvent<Msg> | Extra>) => void = () => undefined;
  /** Called after every change of a node's machine, its status or the links. */
  onChange: (node: NodeId | undefined) => void = () => undefined;
  /** What the model's traffic asks of this world. */
  readonly host: TrafficHost<unknown, SimEvent<Msg> | Extra> = this.#createHost();

  readonly #process: Process<State, Msg, Durable, Extra>;
  readonly #config: SimulatorConfig<Durable, Command>;
  readonly #execute: (simulator: this, command: Command) => void;

  constructor(
    process: Process<State, Msg, Durable, Extra>,
    config: SimulatorConfig<Durable, Command>,
    execute: (simulator: Simulator<State, Msg, Durable, Extra, Command>, command: Command) => void,
    world?: World<State, Msg, Durable>,
  ) {
    this.#process = process;
    this.#config = config;
    this.#execute = execute;
    this.world = world ? copyWorld(world) : this.#createWorld();
  }

  /** Starts every node that is not down. Call once, on a new world, after `onEvent` is set. */
  start(): void {
    const { nodes, traffic } = this.#config;
    for (const { id, isDown } of nodes) if (!isDown) this.#boot(this.node(id));
    if (this.world.traffic) traffic?.start(this.host, this.world.traffic);
  }

  /** The instant of what happens next, or `undefined` when nothing will. */
  get nextUs(): Micros | undefined {
    const command = this.#config.commands[this.world.commandsDone];
    const entry = this.world.queue[0];
    if (!command) return entry?.atUs;
    return entry && entry.atUs < command.atUs ? entry.atUs : command.atUs;
  }

  /**
   * Handles the next command or entry of the queue. At one instant commands come first, in order.
   * Throws {@link LimitReached}. Call only while `nextUs` is defined.
   */
  step(): void {
    const { world } = this;
    world.steps += 1;
    if (world.steps > LIMITS.events) throw new LimitReached('events', world.nowUs);
    if (world.queue.length > LIMITS.queueLength) throw new LimitReached('queueLength', world.nowUs);
    const timed = this.#config.commands[world.commandsDone];
    const head = world.queue[0];
    if (timed && (!head || timed.atUs <= head.atUs)) {
      world.nowUs = timed.atUs;
      world.commandsDone += 1;
      this.#execute(this, timed.command);
      return;
    }
    const entry = pop(world.queue);
    if (!entry) return;
    world.nowUs = entry.atUs;
    this.#handle(entry);
  }

  /** Runs everything that happens up to and including `untilUs`; the clock then shows `untilUs`. */
  runUntil(untilUs: Micros): void {
    for (let next = this.nextUs; next !== undefined && next <= untilUs; next = this.nextUs) {
      this.step();
    }
    this.world.nowUs = Math.max(this.world.nowUs, untilUs);
  }

  node(id: NodeId): Node<State, Msg, Durable> {
    const node = this.world.nodes[id];
    if (!node) throw new Error(`There is no node ${id}.`);
    return node;
  }

  emit(event: SimEvent<Msg> | Extra): void {
    // The instant goes last in memory and first in a file; spreading here would cost per event.
    const timed = event as typeof event & { atUs: Micros };
    timed.atUs = this.world.nowUs;
    this.onEvent(timed);
  }

  /**
   * Stops the process at once and loses what is not on disk; one that is about to be started again is
   * not, unless its manager starts it after `restartAfterUs`. False when it was down already.
   */
  crash(id: NodeId, restartAfterUs?: Micros): boolean {
    const node = this.node(id);
    if (node.status === 'down' && node.restartUs === undefined) return false;
    const restartUs = restartAfterUs === undefined ? undefined : this.world.nowUs + restartAfterUs;
    this.#end(node, { type: 'crash', node: id }, restartUs);
    return true;
  }

  /** Boots from what the disk holds. False unless the node was down. */
  restart(id: NodeId): boolean {
    const node = this.node(id);
    if (node.status !== 'down') return false;
    this.#restart(node);
    return true;
  }

  /** No code runs, messages wait, the clock goes on. False unless the node was up. */
  pause(id: NodeId): boolean {
    const node = this.node(id);
    if (node.status !== 'up') return false;
    node.status = 'paused';
    node.pausedAtUs = this.world.nowUs;
    this.emit({ type: 'pause', node: id });
    this.#changed(id);
    return true;
  }

  /**
   * What fell due during the pause happens now, in order; a ticker drops the ticks it missed but
   * one (a Go ticker's channel holds one). False unless the node was paused.
   */
  resume(id: NodeId): boolean {
    const node = this.node(id);
    if (node.status !== 'paused') return false;
    node.status = 'up';
    this.emit({ type: 'resume', node: id });
    const held = node.held;
    node.held = [];
    // A loop that still waits for its disk gets its ticks when it has written.
    const shifted = isBusy(node)
      ? new Set<string>()
      : shiftTickTimers(this.world, node, {
          rules: this.#config.timers,
          sinceUs: node.pausedAtUs,
        });
    for (const entry of held) {
      if (entry.kind === 'timer' && shifted.has(entry.timer)) continue;
      const sequence = nextSequence(this.world);
      schedule(this.world, { ...entry, atUs: this.world.nowUs, sequence });
      const timer = entry.kind === 'timer' ? node.timers[entry.timer] : undefined;
      if (entry.kind !== 'timer' || timer?.sequence !== entry.sequence) continue;
      node.timers[entry.timer] = { ...timer, sequence };
    }
    this.#changed(id);
    return true;
  }

  /** A running timer ends now. False when it does not run. */
  fireTimer(id: NodeId, timer: string): boolean {
    const node = this.node(id);
    if (node.status !== 'up' || !node.timers[timer]) return false;
    this.#fire(node, timer);
    return true;
  }

  /**
   * An event that comes from outside, such as a signal from whoever runs the process. A paused process
   * takes it when it goes on. False when the node is down.
   */
  signal(id: NodeId, message: Msg): boolean {
    const node = this.node(id);
    if (node.status === 'down') return false;
    const at = { atUs: this.world.nowUs, sequence: nextSequence(this.world) };
    const entry = { kind: 'local', ...at, node: id, epoch: node.epoch, message } as const;
    if (node.status === 'paused') node.held = [...node.held, entry];
    else this.#handle(entry);
    return true;
  }

  setClock(id: NodeId, to: ClockSetting): void {
    setClock(this.world, this.node(id), to);
    this.#changed(id);
  }

  setDiskWrite(id: NodeId, to: Distribution): void {
    this.node(id).diskWrite = to;
  }

  /** The next messages that match are dropped as they are sent. */
  dropNext(rule: DropRule): void {
    this.world.drops = [...this.world.drops, rule];
  }

  /** Drops a message that is on its way. False when it is not. */
  dropInFlight(messageId: number): boolean {
    const { world } = this;
    const isIt = (entry: Entry<Msg, Durable>): boolean =>
      entry.kind === 'deliver' && entry.id === messageId;
    if (!world.queue.some(isIt)) return false;
    const kept = world.queue.filter((entry) => !isIt(entry));
    world.queue.length = 0;
    for (const entry of kept) push(world.queue, entry);
    this.emit({ type: 'drop', id: messageId, reason: 'chosen' });
    return true;
  }

  #createWorld(): World<State, Msg, Durable> {
    const nodes: Record<NodeId, Node<State, Msg, Durable>> = {};
    for (const { id, durable, clock } of this.#config.nodes) {
      nodes[id] = {
        id,
        status: 'down',
        state: this.#process.boot(id, durable, { count: 1, now: 0, wall: 0 }).state,
        durable,
        durableWrite: 0,
        writes: 0,
        starts: 0,
        clock: { ...TRUE_CLOCK, ...clock },
        restartUs: undefined,
        epoch: 0,
        phaseUs: 0,
        timers: {},
        draws: {},
        held: [],
        pausedAtUs: 0,
        diskWrite: undefined,
        diskFreeAtUs: 0,
        saving: undefined,
      };
    }
    return {
      seed: this.#config.seed,
      nowUs: 0,
      sequence: 0,
      messageId: 0,
      steps: 0,
      commandsDone: 0,
      nodes,
      links: createLinks(Object.keys(nodes), this.#config.network),
      queue: [],
      streams: {},
      drops: [],
      traffic: this.#config.traffic?.create(),
    };
  }

  #createHost(): TrafficHost<unknown, SimEvent<Msg> | Extra> {
    const world = (): World<State, Msg, Durable> => this.world;
    const drawings = new Map<string, DrawInt>();
    return {
      get nowUs() {
        return world().nowUs;
      },
      schedule: (atUs, what) => {
        const sequence = nextSequence(this.world);
        schedule(this.world, { kind: 'traffic', atUs, sequence, what });
      },
      emit: (event) => {
        this.emit(event);
      },
      sample: (stream, distribution) =>
        distribution.kind === 'fixed'
          ? distribution.value
          : drawFrom(this.world, stream, (draw) => sample(distribution, draw)),
      draw: (stream, min, max) => drawFrom(this.world, stream, (draw) => draw(min, max)),
      drawing: (stream) => {
        let drawing = drawings.get(stream);
        if (!drawing) {
          drawing = (min, max) => drawFrom(this.world, stream, (draw) => draw(min, max));
          drawings.set(stream, drawing);
        }
        return drawing;
      },
      signal: (node, message) => {
        this.signal(node, message as Msg);
      },
      fireTimer: (node, timer) => {
        this.fireTimer(node, timer);
      },
      write: (node) => {
        const one = this.node(node);
        if (one.status !== 'up') return;
        this.#save(one, { durable: undefined, write: 0, then: [] });
        this.#changed(node);
      },
    };
  }

  /** Whoever watches a node learns of a change; its traffic first. */
  #changed(id: NodeId): void {
    const { traffic } = this.world;
    if (traffic) this.#config.traffic?.onNode(this.host, traffic, this.node(id));
    this.onChange(id);
  }

  #boot(node: Node<State, Msg, Durable>): void {
    node.status = 'up';
    node.epoch += 1;
    node.starts += 1;
    node.restartUs = undefined;
    clear(node.draws);
    node.phaseUs = drawPhase(this.world, node.id, this.#config.timers);
    const start = { count: node.starts, ...this.#clockOf(node) };
    const { state, actions } = this.#process.boot(node.id, node.durable, start);
    node.state = state;
    this.#perform(node, actions, undefined);
    this.#changed(node.id);
  }

  #restart(node: Node<State, Msg, Durable>): void {
    this.emit({ type: 'restart', node: node.id });
    this.#boot(node);
  }

  /** The end of a process, whatever the reason. */
  #end(node: Node<State, Msg, Durable>, event: SimEvent<Msg> | Extra, restartUs?: Micros): void {
    node.status = 'down';
    node.epoch += 1;
    node.restartUs = restartUs;
    clear(node.timers);
    node.held = [];
    node.saving = undefined;
    this.emit(event);
    if (restartUs !== undefined) {
      const { id, epoch } = node;
      const entry = { atUs: restartUs, sequence: nextSequence(this.world), node: id, epoch };
      schedule(this.world, { kind: 'boot', ...entry });
    }
    this.#changed(node.id);
  }

  #handle(entry: Entry<Msg, Durable>): void {
    if (entry.kind === 'deliver') {
      this.#deliver(entry);
      return;
    }
    if (entry.kind === 'traffic') {
      const { traffic } = this.world;
      if (traffic) this.#config.traffic?.handle(this.host, traffic, entry.what);
      return;
    }
    const node = this.node(entry.node);
    if (entry.kind === 'timer') {
      if (node.timers[entry.timer]?.sequence !== entry.sequence) return;
    } else if (entry.epoch !== node.epoch) return;
    if (entry.kind === 'boot') {
      this.#restart(node);
      return;
    }
    if (entry.kind === 'stored') store(node, entry);
    if (node.status === 'paused') {
      node.held = [...node.held, entry];
      return;
    }
    if (entry.kind === 'timer') {
      // One that falls due while the loop waits for its disk comes when it is free.
      if (!isBusy(node)) this.#fire(node, entry.timer);
    } else if (entry.kind === 'local') {
      this.#feed(node, { ...entry.message, from: node.id, ...this.#clockOf(node) }, undefined);
    } else if (entry.kind === 'save') {
      this.#save(node, entry);
      this.#changed(node.id);
    } else {
      for (const outgoing of entry.then) this.#dispatch(node, outgoing);
      const { saving } = node;
      if (!saving) return;
      const then = release(this.world, node, { saving, rules: this.#config.timers });
      for (const outgoing of then) this.#dispatch(node, outgoing);
      this.#changed(node.id);
    }
  }

  #save(node: Node<State, Msg, Durable>, { durable, write, then }: Save<Msg, Durable>): void {
    const usual = this.#config.diskWrite;
    if (save(this.world, node, { durable, write, then, usual })) return;
    for (const outgoing of then) this.#dispatch(node, outgoing);
  }

  #deliver(entry: Extract<Entry<Msg, Durable>, { kind: 'deliver' }>): void {
    const { id, from, to, message } = entry;
    const node = this.node(to);
    const obstacle: DropReason | undefined =
      obstacleOn(linkOf(this.world, { from, to })) ?? (node.status === 'down' ? 'down' : undefined);
    const copy = entry.isCopy ? ({ copy: true } as const) : undefined;
    if (obstacle) {
      this.emit({ type: 'drop', id, reason: obstacle, ...copy });
      return;
    }
    if (node.status === 'paused') {
      node.held = [...node.held, entry];
      return;
    }
    this.emit({ type: 'deliver', id, ...copy });
    this.#feed(node, { ...message, from, ...this.#clockOf(node) }, { id, from });
  }

  #fire(node: Node<State, Msg, Durable>, timer: string): void {
    node.timers[timer] = undefined;
    this.emit({ type: 'timer', node: node.id, timer });
    const type = this.#process.timerEvent(node.state, timer);
    this.#feed(node, { type, ...this.#clockOf(node) }, undefined);
  }

  #clockOf({ clock }: Node<State, Msg, Durable>): { now: Micros; wall: Micros } {
    const now = ownTime(clock, this.world.nowUs);
    return { now, wall: now + clock.offsetUs };
  }

  #feed(
    node: Node<State, Msg, Durable>,
    input: Input<Msg>,
    cause: { id: number; from: NodeId } | undefined,
  ): void {
    const before = node.state;
    const { state, actions }: Step<State, Msg, Durable, Extra> = this.#process.step(before, input);
    if (state !== before) {
      node.state = state;
      const change = { before, after: state, input };
      for (const event of this.#process.describe(node.id, change)) this.emit(event);
    }
    const wasBusy = isBusy(node);
    if (actions.length > 0) this.#perform(node, actions, cause);
    if (state !== before || isBusy(node) !== wasBusy) this.#changed(node.id);
  }

  #perform(
    node: Node<State, Msg, Durable>,
    actions: readonly Action<Msg, Durable, Extra>[],
    cause: { id: number; from: NodeId } | undefined,
  ): void {
    let waiting: Outgoing<Msg>[] | undefined;
    let isOwnWrite = false;
    let exit: Extract<Action<Msg, Durable, Extra>, { type: 'exit' }> | undefined;
    const { timers: rules, diskWrite: usual, isOneLoop } = this.#config;
    const kept = keptTimer(node, actions);
    for (const action of actions) {
      switch (action.type) {
        case 'send':
          for (const to of action.to) {
            const replyTo = cause?.from === to ? cause.id : undefined;
            const outgoing = { to, message: action.message, replyTo };
            if (waiting) waiting.push(outgoing);
            else if (node.saving && isBusy(node)) {
              node.saving = hold(node.saving, outgoing, isOwnWrite);
            } else this.#dispatch(node, outgoing);
          }
          break;
        case 'persist':
          if (isOneLoop && action.isAwaited) {
            isOwnWrite ||= !isBusy(node);
            this.#save(node, { ...written(node, action.durable), then: [] });
          } else waiting = write(this.world, node, { ...action, usual }) ?? waiting;
          break;
        case 'startTimer':
          if (action.timer !== kept) startTimer(this.world, node, { timer: action.timer, rules });
          break;
        case 'cancelTimer':
          if (action.timer !== kept) node.timers[action.timer] = undefined;
          break;
        case 'keepTimer':
          break;
        case 'draw':
          node.draws[action.timer] = undefined;
          break;
        case 'exit':
          exit = action;
          break;
        case 'record':
          if (action.event) this.emit({ ...action.event });
          break;
      }
    }
    if (!exit) return;
    const { event, restartAfterUs } = exit;
    const { nowUs } = this.world;
    this.#end(
      node,
      { ...event },
      restartAfterUs === undefined ? undefined : nowUs + restartAfterUs,
    );
  }

  #dispatch(node: Node<State, Msg, Durable>, { to, message, replyTo }: Outgoing<Msg>): void {
    const { world } = this;
    const from = node.id;
    const atUs = world.nowUs;
    if (to === from) {
      schedule(this.world, {
        kind: 'local',
        atUs,
        sequence: nextSequence(this.world),
        node: from,
        epoch: node.epoch,
        message,
      });
      return;
    }
    world.messageId += 1;
    const id = world.messageId;
    const reply = replyTo === undefined ? undefined : { replyTo };
    this.emit({ type: 'send', id, from, to, message, ...reply });
    const fate = this.#isChosen(from, to, message)
      ? { dropped: 'chosen' as const }
      : route(world, this.#config.network, { from, to });
    if ('dropped' in fate) {
      this.emit({ type: 'drop', id, reason: fate.dropped });
      return;
    }
    fate.dueUs.forEach((dueUs, index) => {
      const isCopy = index > 0;
      const entry = {
        id,
        from,
        to,
        message,
        sentUs: atUs,
        isCopy,
        sequence: nextSequence(this.world),
      };
      schedule(this.world, { kind: 'deliver', atUs: dueUs, ...entry });
    });
  }

  #isChosen(from: NodeId, to: NodeId, message: Msg): boolean {
    const { world } = this;
    if (world.drops.length === 0) return false;
    const index = world.drops.findIndex(
      (rule) =>
        rule.from === from &&
        rule.to === to &&
        (rule.type === undefined || rule.type === message.type),
    );
    if (index === -1) return false;
    world.drops = world.drops
      .map((rule, at) => (at === index ? { ...rule, count: rule.count - 1 } : rule))
      .filter((rule) => rule.count > 0);
    return true;
  }
}

/** The timer that a step keeps, when it runs. */
function keptTimer<S, M, D, E>(
  node: Node<S, M, D>,
  actions: readonly Action<M, D, E>[],
): string | undefined {
  const keep = actions.find((action) => action.type === 'keepTimer');
  return keep && node.timers[keep.timer] ? keep.timer : undefined;
}

function clear(record: Record<string, unknown>): void {
  for (const name of Object.keys(record)) record[name] = undefined;
}
