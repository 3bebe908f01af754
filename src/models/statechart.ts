/** A machine's definition as plain data, to be drawn: its states, and every transition that it has. */
import {
  and,
  not,
  or,
  type AnyStateMachine,
  type AnyStateNode,
  type AnyTransitionDefinition,
} from 'xstate';

export interface Statechart {
  /** As the machine is called. */
  readonly id: string;
  readonly root: ChartState;
  /** Of one state and event in the order in which they are tried. */
  readonly transitions: readonly ChartTransition[];
}

export interface ChartState {
  /** `lease.leading.resting`. */
  readonly id: string;
  readonly name: string;
  readonly kind: AnyStateNode['type'];
  readonly initial: string | undefined;
  /** Names of actions. */
  readonly entry: readonly string[];
  readonly exit: readonly string[];
  readonly states: readonly ChartState[];
}

/** What a transition waits for. `always`: nothing but its guard. */
export interface ChartTrigger {
  readonly kind: 'event' | 'timer' | 'always';
  readonly name: string;
}

/** A guard's name, or several put together. */
export type ChartGuard =
  string | { readonly kind: 'and' | 'or' | 'not'; readonly of: readonly ChartGuard[] };

export interface ChartTransition {
  readonly id: string;
  readonly source: string;
  /** Absent: the state stays, and only the actions are carried out. */
  readonly target: string | undefined;
  readonly trigger: ChartTrigger;
  readonly guard: ChartGuard | undefined;
  readonly actions: readonly string[];
  /** A state that leads to itself is left and entered again. */
  readonly reenters: boolean;
}

type Definition = AnyTransitionDefinition;

/** Reads a machine. Nothing of it is run. */
export function readStatechart(machine: AnyStateMachine): Statechart {
  const { root } = machine;
  return { id: machine.id, root: stateOf(root), transitions: nodesOf(root).flatMap(transitionsOf) };
}

/** The name of a transition among those of its machine. */
export function transitionId({ source, trigger, index }: Named): string {
  return `${source}/${trigger}/${String(index)}`;
}

interface Named {
  readonly source: string;
  /** As XState names the event; empty for `always`. */
  readonly trigger: string;
  readonly index: number;
}

/** The transitions of one state with their names, in XState's own form. */
export function definitionsOf(node: AnyStateNode): readonly (readonly [string, Definition])[] {
  const byEvent: [string, readonly Definition[]][] = [...node.transitions, ['', node.always ?? []]];
  return byEvent.flatMap(([trigger, list]) =>
    list.map(
      (definition, index) =>
        [transitionId({ source: node.id, trigger, index }), definition] as const,
    ),
  );
}

export function nodesOf(node: AnyStateNode): readonly AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(nodesOf)];
}

function stateOf(node: AnyStateNode): ChartState {
  return {
    id: node.id,
    name: node.key,
    kind: node.type,
    // A parallel state enters all of its regions.
    initial: node.type === 'compound' ? node.initial.target[0]?.id : undefined,
    entry: namesOf(node.entry),
    exit: namesOf(node.exit),
    states: Object.values(node.states).map(stateOf),
  };
}

function transitionsOf(node: AnyStateNode): readonly ChartTransition[] {
  return definitionsOf(node).map(([id, { target, eventType, guard, actions, reenter }]) => ({
    id,
    source: node.id,
    target: target?.[0]?.id,
    trigger: triggerOf(eventType as string),
    guard: guard === undefined ? undefined : guardOf(guard),
    actions: namesOf(actions),
    reenters: reenter,
  }));
}

/** `xstate.after.electionTimeout.raft.follower` is the timer `electionTimeout`. */
export function triggerOf(eventType: string): ChartTrigger {
  if (eventType === '') return { kind: 'always', name: '' };
  const timer = /^xstate\.after\.([^.]+)\./.exec(eventType)?.[1];
  return timer === undefined ? { kind: 'event', name: eventType } : { kind: 'timer', name: timer };
}

interface Combined {
  readonly check: unknown;
  readonly guards: readonly unknown[];
}

const checkOf = (guard: unknown): unknown => (guard as Combined).check;
/** By what XState does to evaluate them: that is all that tells its own guards apart. */
const COMBINATIONS = new Map<unknown, 'and' | 'or' | 'not'>([
  [checkOf(and([])), 'and'],
  [checkOf(or([])), 'or'],
  [checkOf(not('')), 'not'],
]);

function guardOf(guard: unknown): ChartGuard {
  if (typeof guard === 'string') return guard;
  if (typeof guard === 'object') return (guard as { type: string }).type;
  const kind = COMBINATIONS.get(checkOf(guard));
  if (kind === undefined) {
    throw new Error('A guard without a name cannot be drawn. Name it under `guards` of `setup`.');
  }
  return { kind, of: (guard as Combined).guards.map(guardOf) };
}

/** XState starts and stops timers by actions of its own, which are left out. */
function namesOf(actions: readonly unknown[]): readonly string[] {
  return actions
    .map((action) =>
      typeof action === 'string' ? action : ((action as { type?: string }).type ?? 'unnamed'),
    )
    .filter((name) => !name.startsWith('xstate.'));
}
