import fc from 'fast-check';
import { expect, test } from 'vitest';
import { initialTransition, raise, setup, transition, type AnyStateMachine } from 'xstate';
import type { Action } from '../sim/process.ts';
import { raftMachine } from './raft/machine.ts';
import type { Member, RaftDurable } from './raft/member.ts';
import type { RaftEvent, RaftMessage } from './raft/messages.ts';
import { ALL_RULES, type RaftSettings } from './raft/settings.ts';
import { stepperOf, restore } from './step.ts';

fc.configureGlobal({ seed: 6, numRuns: 150 });

const VOTERS = ['n1', 'n2', 'n3'];
type RaftAction = Action<RaftMessage, RaftDurable, RaftEvent>;
type Event = Parameters<typeof raftMachine.transition>[1];

const switches = Object.fromEntries(
  Object.keys(ALL_RULES).map((rule) => [rule, fc.boolean()]),
) as Record<keyof typeof ALL_RULES, fc.Arbitrary<boolean>>;

const settings: fc.Arbitrary<RaftSettings> = fc.record({
  preset: fc.constantFrom('paper', 'etcd'),
  voters: fc.constant(VOTERS),
  preVote: fc.boolean(),
  checkQuorum: fc.boolean(),
  rules: fc.record(switches),
});

const from = fc.constantFrom(...VOTERS);
const term = fc.nat(4);
const log = { lastLogIndex: fc.nat(3), lastLogTerm: fc.nat(2) };
const before = { prevLogIndex: fc.nat(3), prevLogTerm: fc.nat(2) };
const now = fc.constant(0);
const message = fc.oneof(
  fc.record({ type: fc.constantFrom('requestVote', 'preVote'), from, term, now, ...log }),
  fc.record({
    type: fc.constantFrom('requestVoteResponse', 'preVoteResponse'),
    from,
    term,
    now,
    granted: fc.boolean(),
  }),
  fc.record({ type: fc.constant('heartbeat'), from, term, now, ...before }),
  fc.record({ type: fc.constant('heartbeatResponse'), from, term, now, success: fc.boolean() }),
);
const timer = fc.constantFrom('electionTimeout', 'voteLease', 'heartbeat', 'quorumCheck');
const happenings = fc.array(
  fc.oneof({ weight: 3, arbitrary: message }, { weight: 2, arbitrary: fc.record({ timer }) }),
  { maxLength: 25 },
);

const input = (of: RaftSettings, id = 'n1') => ({
  id,
  settings: of,
  durable: { term: 1, log: [{ term: 1 }], commit: 0 },
});

/** An action of XState's public functions in the words of the simulator; timers by the second word of their id. */
function publicAction({ type, params }: { type: string; params?: unknown }): object {
  const { id, sendId, ...rest } = (params ?? {}) as Record<string, unknown>;
  if (type === 'xstate.raise') return { type: 'startTimer', timer: String(id).split('.')[2] };
  if (type === 'xstate.cancel') return { type: 'cancelTimer', timer: String(sendId).split('.')[2] };
  return { type, ...rest };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

const createRaftStepper = () => stepperOf<Member, RaftMessage, RaftDurable, RaftEvent>(raftMachine);

test('The adapter does what XState’s own transition() does, whatever happens, on frozen contexts.', () => {
  fc.assert(
    fc.property(settings, happenings, (of, list) => {
      const stepper = createRaftStepper();
      let [expected, actions] = initialTransition(raftMachine, input(of));
      let actual = stepper.boot(input(of));
      const compare = (): void => {
        const { value, context } = actual.state;
        expect({ value, context }).toStrictEqual({
          value: expected.value,
          context: expected.context,
        });
        expect(actual.actions).toStrictEqual(actions.map(publicAction));
      };
      compare();
      for (const one of list) {
        deepFreeze(actual.state.context);
        deepFreeze(expected.context);
        const event = 'timer' in one ? { type: stepper.timerEvent(actual.state, one.timer) } : one;
        actual = stepper.step(actual.state, event);
        [expected, actions] = transition(raftMachine, expected, event as Event);
        compare();
      }
    }),
  );
});

test('What a machine does not react to gives the very same state and no actions.', () => {
  const stepper = createRaftStepper();
  const paper = { preset: 'paper', preVote: false, checkQuorum: false } as const;
  const { state } = stepper.boot(input({ ...paper, voters: VOTERS, rules: ALL_RULES }));
  const after = stepper.step(state, { type: 'no.such.event' });
  expect(after.state).toBe(state);
  expect(after.actions).toEqual([]);
});

test('A state that went through JSON goes on as the state would have.', () => {
  fc.assert(
    fc.property(settings, happenings, message, (of, list, last) => {
      const stepper = createRaftStepper();
      let { state } = stepper.boot(input(of));
      for (const one of list) {
        const event = 'timer' in one ? { type: stepper.timerEvent(state, one.timer) } : one;
        state = stepper.step(state, event).state;
      }
      const { value, context } = state;
      const text = JSON.stringify({ value, context });
      const again = restore<Member>(raftMachine, JSON.parse(text) as Member);
      expect(JSON.stringify({ value: again.value, context: again.context })).toBe(text);
      const [wanted, seen] = [stepper.step(state, last), stepper.step(again, last)];
      expect(seen.state.value).toBe(wanted.state.value);
      expect(seen.state.context).toEqual(wanted.state.context);
      expect(seen.actions).toEqual<readonly RaftAction[]>(wanted.actions);
    }),
  );
});

const boot = (machine: AnyStateMachine) => () => stepperOf(machine).boot(undefined);

test('An action that the simulator does not know is refused by name, with those it knows.', () => {
  const shouting = setup({ actions: { shout: () => undefined } }).createMachine({ entry: 'shout' });
  expect(boot(shouting)).toThrow(
    'The machine asks for the action "shout", which the simulator does not know. ' +
      'Known actions: send, persist, startTimer, keepTimer, draw, exit, record.',
  );
});

test('A timer with a bare number, or without a name, is refused with its id.', () => {
  const numeric = setup({}).createMachine({
    id: 'm',
    initial: 'a',
    states: { a: { after: { 1000: 'b' } }, b: {} },
  });
  expect(boot(numeric)).toThrow(
    'A timer needs a name under `delays`; this one has the id xstate.after.1000.m.a.',
  );
  const nameless = setup({}).createMachine({ entry: raise({ type: 'later' }, { delay: 10 }) });
  expect(boot(nameless)).toThrow('A timer needs a name under `delays`; this one has the id');
});
