import { createMachine, setup } from 'xstate';
import { toDirectedGraph, type DirectedGraphNode } from 'xstate/graph';
import { describe, expect, test } from 'vitest';
import { MACHINE_NAMES, MACHINES } from './machines.ts';
import { readStatechart, type ChartState } from './statechart.ts';

const statesIn = (state: ChartState): readonly ChartState[] => [
  state,
  ...state.states.flatMap(statesIn),
];

const nodesIn = (node: DirectedGraphNode): readonly DirectedGraphNode[] => [
  node,
  ...node.children.flatMap(nodesIn),
];

describe.each(MACHINE_NAMES)('The chart of %s', (name) => {
  const machine = MACHINES[name];
  const chart = readStatechart(machine);
  const graph = nodesIn(toDirectedGraph(machine));

  test('has every state of the machine, and no other.', () => {
    expect(statesIn(chart.root).map(({ id }) => id)).toEqual(graph.map(({ id }) => id));
  });

  test('has every transition of the machine, in order, and no other.', () => {
    const drawn = chart.transitions
      .filter(({ trigger }) => trigger.kind !== 'always')
      .map(({ id, source, target }) => `${source} ${id.split('/').at(-2) ?? ''} ${target ?? ''}`);
    const inGraph = graph
      .flatMap(({ edges }) => edges)
      // XState's own graph draws a transition without a target as one to its source.
      .map(({ source, transition: { eventType, target } }) => {
        return `${source.id} ${eventType} ${target?.[0]?.id ?? ''}`;
      });
    expect(drawn).toEqual(inGraph);
  });

  test('has the transitions without an event, which the graph of XState leaves out.', () => {
    const own = graph.flatMap(({ stateNode }) => stateNode.always ?? []);
    const drawn = chart.transitions.filter(({ trigger }) => trigger.kind === 'always');
    expect(drawn.map(({ target }) => target)).toEqual(own.map(({ target }) => target?.[0]?.id));
  });

  test('names each transition once, and timers by their own names.', () => {
    const ids = chart.transitions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(JSON.stringify(chart.transitions.map(({ trigger }) => trigger))).not.toContain('xstate');
  });
});

test('Of a transition the timer, the conditions and the actions are read.', () => {
  const { transitions } = readStatechart(MACHINES.raft);
  expect(
    transitions.find(({ id }) => id.startsWith('raft.leader/xstate.after.quorumCheck')),
  ).toEqual({
    id: 'raft.leader/xstate.after.quorumCheck.raft.leader/0',
    source: 'raft.leader',
    target: undefined,
    trigger: { kind: 'timer', name: 'quorumCheck' },
    guard: 'hasActiveQuorum',
    actions: ['clearActive', 'startTimer'],
    reenters: false,
  });
  const stepDown = transitions.find(({ id }) => id === 'raft.candidate/requestVoteResponse/0');
  expect(stepDown?.guard).toEqual({ kind: 'and', of: ['isNewerTerm', 'isEtcd'] });
});

test('Entry and exit actions are read, without those by which XState sets its timers.', () => {
  const { root } = readStatechart(MACHINES.raft);
  expect(root.states.find(({ name }) => name === 'candidate')).toMatchObject({
    entry: ['standForElection', 'draw', 'persist', 'send', 'send'],
    exit: [],
  });
});

test('States side by side are read as such.', () => {
  const machine = createMachine({ id: 'pair', type: 'parallel', states: { a: {}, b: {} } });
  expect(readStatechart(machine).root).toMatchObject({ kind: 'parallel', initial: undefined });
});

test('A guard without a name is refused: nobody could read it.', () => {
  const machine = setup({}).createMachine({
    id: 'unnamed',
    initial: 'a',
    states: { a: { always: { guard: () => true, target: 'b' } }, b: {} },
  });
  expect(() => readStatechart(machine)).toThrow('A guard without a name cannot be drawn.');
});
