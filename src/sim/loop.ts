/**
 * A process whose one loop writes, sends and ticks, as that of etcd does (server/etcdserver/raft.go, `start`:
 * one `select` over the ticker and the Ready of the raft library). While such a loop waits for its disk,
 * nothing leaves the node and its tick timers stand still; a ticker then keeps one tick (Go's time.Ticker).
 * What reaches the node is taken at once, as the raft library runs beside the loop (etcd-io/raft node.go,
 * `run`). What that asks for makes one further Ready: its write, if there is anything to write, and behind
 * it its messages. Between two writes comes the tick that was kept.
 */
import { writeLength } from './disk.ts';
import type { Distribution } from './distribution.ts';
import { nextSequence, schedule } from './schedule.ts';
import type { Micros } from './time.ts';
import { setTimer, shiftTickTimers, type TimerRules } from './timers.ts';
import type { Node, Outgoing, World } from './world.ts';

/** What a write puts on disk. */
export interface Written<Durable> {
  /** Absent: nothing of the machine's own, such as entries of a log that it does not hold. */
  readonly durable: Durable | undefined;
  /** Counts writes, so that an older one changes nothing after a newer; 0 with nothing of the machine's. */
  readonly write: number;
}

/** A write with what is to leave behind it. */
export interface Save<Message, Durable> extends Written<Durable> {
  readonly then: readonly Outgoing<Message>[];
}

/** A write under way, and what the machine has asked for since it began. */
export interface Saving<Message, Durable> {
  readonly sinceUs: Micros;
  readonly untilUs: Micros;
  /** Leaves behind this write. */
  readonly then: readonly Outgoing<Message>[];
  /** Is written next. */
  readonly next: Written<Durable> | undefined;
  /** Asked for since: leaves behind the next write, or behind this one if none is due. */
  readonly later: readonly Outgoing<Message>[];
  /** Between two writes: the loop is free for the tick that was kept, and then writes on. */
  readonly isTicking: boolean;
}

/** Whether a node's loop waits for its disk. */
export function isBusy({ saving }: Pick<Node<unknown, unknown, unknown>, 'saving'>): boolean {
  return saving !== undefined && !saving.isTicking;
}

/** Numbers a write of the machine's durable state. */
export function written<S, M, D>(node: Node<S, M, D>, durable: D): Written<D> {
  node.writes += 1;
  return { durable, write: node.writes };
}

/**
 * Begins a write, or leaves it to the one after that under way. False: it took no time, and what is in
 * `then` may leave.
 */
export function save<S, M, D>(
  world: World<S, M, D>,
  node: Node<S, M, D>,
  { durable, write, then, usual }: Save<M, D> & { readonly usual: Distribution },
): boolean {
  const { saving, id, epoch } = node;
  if (saving && !saving.isTicking) {
    const next = write > 0 || !saving.next ? { durable, write } : saving.next;
    node.saving = { ...saving, next, later: [...saving.later, ...then] };
    return true;
  }
  const untilUs = world.nowUs + writeLength(world, node, usual);
  if (untilUs === world.nowUs) {
    store(node, { durable, write });
    node.saving = undefined;
    return false;
  }
  const asked = { next: undefined, later: [], isTicking: false };
  node.saving = { sinceUs: world.nowUs, untilUs, then, ...asked };
  const sequence = nextSequence(world);
  schedule(world, {
    kind: 'stored',
    atUs: untilUs,
    sequence,
    node: id,
    epoch,
    durable: durable as D,
    write,
    then: [],
  });
  return true;
}

/** Puts a message behind the write under way (`isOfIt`: what its step asks for), or into what comes next. */
export function hold<M, D>(
  saving: Saving<M, D>,
  outgoing: Outgoing<M>,
  isOfIt: boolean,
): Saving<M, D> {
  return isOfIt
    ? { ...saving, then: [...saving.then, outgoing] }
    : { ...saving, later: [...saving.later, outgoing] };
}

/** What is on disk now; an older write that ends later changes nothing. */
export function store<S, M, D>(node: Node<S, M, D>, { durable, write }: Written<D>): void {
  if (write <= node.durableWrite) return;
  node.durable = durable as D;
  node.durableWrite = write;
}

/**
 * The loop is free: timers go on, and behind the tick that was kept the next write begins, if one is due.
 * Gives what leaves now.
 */
export function release<S, M, D>(
  world: World<S, M, D>,
  node: Node<S, M, D>,
  { saving, rules }: { readonly saving: Saving<M, D>; readonly rules: TimerRules },
): readonly Outgoing<M>[] {
  const { id, epoch } = node;
  const { sinceUs, then, next, later } = saving;
  node.saving = next && { ...saving, isTicking: true };
  const moved = shiftTickTimers(world, node, { rules, sinceUs });
  for (const [timer, running] of Object.entries(node.timers)) {
    if (!running || moved.has(timer) || running.dueUs > world.nowUs) continue;
    setTimer(world, node, { timer, startedUs: running.startedUs, dueUs: world.nowUs });
  }
  if (!next) return [...then, ...later];
  const at = { atUs: world.nowUs, sequence: nextSequence(world) };
  schedule(world, { kind: 'save', ...at, node: id, epoch, ...next, then: later });
  return then;
}
