/** One elector without a world, for tests: it is handed answers and timers, and says what it did. */
import type { Action } from '../../sim/process.ts';
import { stepperOf, restore } from '../step.ts';
import type { ElectorContext } from './elector.ts';
import { electorMachine } from './machine.ts';
import type { AnswerCode, LeaseEvent, LeaseMessage, LeaseRequest } from './messages.ts';
import type { Elector, Nested } from './process.ts';
import type { Lease } from './record.ts';
import type { LeaseSettings } from './settings.ts';

type ElectorAction = Action<LeaseMessage, undefined, LeaseEvent>;

const SECOND_US = 1_000_000;

export const DEFAULT_SETTINGS: LeaseSettings = {
  leaseDurationUs: 15 * SECOND_US,
  renewDeadlineUs: 10 * SECOND_US,
  retryPeriodUs: 2 * SECOND_US,
  jitterFactor: 1.2,
  releaseOnCancel: false,
  restartAfterUs: 5 * SECOND_US,
  watchdogUs: undefined,
};

export class LoneElector {
  /** Everything asked of the world so far, in order. */
  readonly actions: ElectorAction[] = [];
  /** Its clock, which the test turns. */
  nowUs = 0;

  readonly #stepper;
  #state: Elector;

  constructor({
    identity = 'c1#1',
    settings = DEFAULT_SETTINGS,
    machine = electorMachine,
  }: {
    identity?: string;
    settings?: LeaseSettings;
    machine?: typeof electorMachine;
  } = {}) {
    this.#stepper = stepperOf<Elector, LeaseMessage, undefined, LeaseEvent>(machine);
    const start = { id: 'c1', identity, settings, now: 0, wall: 0 };
    const { state, actions } = this.#stepper.boot(start);
    this.#state = state;
    this.actions.push(...actions);
  }

  get state(): Elector {
    return this.#state;
  }

  get context(): ElectorContext {
    return this.#state.context;
  }

  /** What its events said, in order. */
  get told(): LeaseEvent[] {
    return this.actions.flatMap((action) => {
      if (action.type === 'exit') return [action.event];
      return action.type === 'record' && action.event ? [action.event] : [];
    });
  }

  /** The request that left last. */
  get asked(): LeaseRequest | undefined {
    return this.actions.findLast((action) => action.type === 'send')?.message as
      LeaseRequest | undefined;
  }

  /** Puts it into a state with memories of its own. */
  become(value: Nested, memory: Partial<ElectorContext>): void {
    this.#state = restore(electorMachine, { value, context: { ...this.context, ...memory } });
  }

  /** A timer ends. */
  fire(timer: string): void {
    this.#step({ type: this.#stepper.timerEvent(this.#state, timer) });
  }

  signal(type: 'cancel' | 'hang'): void {
    this.#step({ type });
  }

  /** The API server answers the last request. */
  answer(code: AnswerCode, lease?: Lease): void {
    const request = this.context.requests;
    const verb = this.context.pending ?? 'get';
    const content = lease ? { lease } : undefined;
    this.#step({ type: 'response', verb, request, code, ...content });
  }

  #step(event: { readonly type: string; readonly [field: string]: unknown }): void {
    const at = { from: 'api', now: this.nowUs, wall: this.nowUs };
    const { state, actions } = this.#stepper.step(this.#state, { ...event, ...at });
    this.#state = state;
    this.actions.push(...actions);
  }
}
