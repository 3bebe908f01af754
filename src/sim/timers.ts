/** Timers of nodes: how long they run, in microseconds or in ticks of the node's own ticker. */
import { realLength } from './clock.ts';
import { sample } from './distribution.ts';
import { drawFrom } from './random.ts';
import { nextSequence, schedule } from './schedule.ts';
import type { Micros } from './time.ts';
import type { Node, TimerRule, World } from './world.ts';

/** By name of the timer; `undefined`: it never ends. A name that is missing is an error. */
export type TimerRules = Readonly<Record<string, TimerRule | undefined>>;

/** A ticker's first tick: drawn when a process starts, as processes of a cluster do not start together. */
export function drawPhase<S, M, D>(world: World<S, M, D>, id: string, rules: TimerRules): Micros {
  const tickUs = Object.values(rules).find((rule) => rule?.tickUs)?.tickUs;
  if (tickUs === undefined) return world.nowUs;
  return world.nowUs + drawFrom(world, `timers/${id}`, (draw) => draw(1, tickUs));
}

/** Starts a timer of a node; one that runs starts again. */
export function startTimer<S, M, D>(
  world: World<S, M, D>,
  node: Node<S, M, D>,
  { timer, rules }: { timer: string; rules: TimerRules },
): void {
  if (!(timer in rules)) throw new Error(`The world has no length for timer ${timer}.`);
  const rule = rules[timer];
  if (!rule) return;
  const dueUs = dueAt(world.nowUs, node, { rule, length: lengthOf(world, node, { timer, rule }) });
  setTimer(world, node, { timer, startedUs: world.nowUs, dueUs });
}

/**
 * Moves the ends of a node's tick timers past the ticks that were lost since an instant: a ticker keeps
 * one missed tick, which comes now, and drops the others (Go's time.Ticker). A timer that was started
 * after the instant gets the kept tick too. Gives the names of the timers it moved.
 */
export function shiftTickTimers<S, M, D>(
  world: World<S, M, D>,
  node: Node<S, M, D>,
  { rules, sinceUs }: { rules: TimerRules; sinceUs: Micros },
): ReadonlySet<string> {
  const moved = new Set<string>();
  const byEnd = Object.entries(node.timers).sort(
    ([, a], [, b]) => (a?.dueUs ?? 0) - (b?.dueUs ?? 0),
  );
  for (const [timer, running] of byEnd) {
    const tickUs = rules[timer]?.tickUs;
    if (!running || tickUs === undefined) continue;
    const tickAt = (us: Micros): number => Math.floor((us - node.phaseUs) / tickUs);
    const lastTick = tickAt(world.nowUs);
    const missed = lastTick - tickAt(Math.max(sinceUs, running.startedUs));
    const lost = lastTick > tickAt(sinceUs) ? missed - 1 : 0;
    const dueUs = Math.max(world.nowUs, running.dueUs + lost * tickUs);
    setTimer(world, node, { timer, startedUs: running.startedUs, dueUs });
    moved.add(timer);
  }
  return moved;
}

/** Lets a timer end at an instant, whatever it was set to before. */
export function setTimer<S, M, D>(
  world: World<S, M, D>,
  node: Node<S, M, D>,
  { timer, startedUs, dueUs }: { timer: string; startedUs: Micros; dueUs: Micros },
): void {
  const sequence = nextSequence(world);
  schedule(world, { kind: 'timer', atUs: dueUs, sequence, node: node.id, timer });
  node.timers[timer] = { startedUs, dueUs, sequence };
}

function lengthOf<S, M, D>(
  world: World<S, M, D>,
  node: Node<S, M, D>,
  { timer, rule }: { timer: string; rule: TimerRule },
): number {
  if (rule.length.kind === 'fixed') return rule.length.value;
  const known = rule.renewed === 'onRequest' ? node.draws[timer] : undefined;
  if (known !== undefined) return known;
  const length = drawFrom(world, `timers/${node.id}`, (draw) => sample(rule.length, draw));
  node.draws[timer] = length;
  return length;
}

function dueAt(
  nowUs: Micros,
  { phaseUs, clock }: Pick<Node<unknown, unknown, unknown>, 'phaseUs' | 'clock'>,
  { rule, length }: { rule: TimerRule; length: number },
): Micros {
  if (rule.tickUs === undefined) return nowUs + realLength(clock, length);
  const ticksSoFar = Math.floor((nowUs - phaseUs) / rule.tickUs);
  return phaseUs + (ticksSoFar + length) * rule.tickUs;
}
