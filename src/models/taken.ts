/** Which transitions of its chart a machine has taken in a step. */
import type {
  AnyMachineSnapshot,
  AnyStateMachine,
  AnyTransitionDefinition,
  EventObject,
} from 'xstate';
import { definitionsOf, nodesOf, triggerOf, type ChartTrigger } from './statechart.ts';
import { createScope } from './step.ts';

export interface Taken {
  /** By their names in the chart, in the order in which they were taken; those that leave no state too. */
  readonly transitions: readonly string[];
  /** What the first of them had waited for. */
  readonly trigger: ChartTrigger;
}

/** Undefined when no state was left or entered, and of what is no machine, as a control plane's store. */
export function takenBy(before: unknown, event: EventObject): Taken | undefined {
  const snapshot = before as AnyMachineSnapshot;
  const machine = snapshot.machine as AnyStateMachine | undefined;
  if (!machine) return undefined;
  const first = machine.getTransitionData(snapshot, event);
  const trigger = first[0];
  if (!trigger) return undefined;
  const steps = machine.microstep(snapshot, event, scopeOf(machine)) as AnyMachineSnapshot[];
  const followed = steps.slice(1).flatMap((after, index) => {
    const one = unasked(steps[index] as AnyMachineSnapshot, after);
    return one ? [one] : [];
  });
  const taken = [...first, ...followed];
  if (taken.every(({ target }) => target === undefined)) return undefined;
  const names = namesOf(machine);
  return {
    transitions: taken.map((one) => names.get(one) ?? ''),
    trigger: triggerOf(trigger.eventType as string),
  };
}

/** The transition without an event between two snapshots: of one state, no two lead to the same place. */
function unasked(
  before: AnyMachineSnapshot,
  after: AnyMachineSnapshot,
): AnyTransitionDefinition | undefined {
  return before._nodes
    .flatMap((node) => node.always ?? [])
    .find(({ target }) =>
      target === undefined
        ? sameNodes(before, after)
        : target.every((one) => after._nodes.includes(one)) && !sameNodes(before, after),
    );
}

function sameNodes(a: AnyMachineSnapshot, b: AnyMachineSnapshot): boolean {
  return a._nodes.length === b._nodes.length && a._nodes.every((node) => b._nodes.includes(node));
}

const scopes = new WeakMap<AnyStateMachine, ReturnType<typeof createScope>>();

function scopeOf(machine: AnyStateMachine): ReturnType<typeof createScope> {
  let scope = scopes.get(machine);
  // What the machine asks for has been done by the run that this looks at.
  if (!scope) scopes.set(machine, (scope = createScope(machine, () => undefined)));
  return scope;
}

const names = new WeakMap<AnyStateMachine, ReadonlyMap<AnyTransitionDefinition, string>>();

function namesOf(machine: AnyStateMachine): ReadonlyMap<AnyTransitionDefinition, string> {
  let known = names.get(machine);
  if (!known) {
    const pairs = nodesOf(machine.root)
      .flatMap(definitionsOf)
      .map(([id, definition]) => [definition, id] as const);
    names.set(machine, (known = new Map(pairs)));
  }
  return known;
}
