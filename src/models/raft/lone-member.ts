/**
 * One member without a world, to hold the machine to the paper's sentences: it is handed messages and
 * ends of timers, and shows what it did in its last step. Its disk is instant.
 */
import type { Input } from '../../sim/process.ts';
import type { NodeId } from '../../sim/world.ts';
import { durableOf, type Member, type RaftContext, type RaftDurable } from './member.ts';
import type { RaftEvent, RaftMessage, Role } from './messages.ts';
import { createRaftProcess, type RaftProcess } from './process.ts';
import { ALL_RULES, type RaftSettings } from './settings.ts';

/** Raft reads no clock. */
const START = { count: 1, now: 0, wall: 0 };

export interface LoneSettings extends Partial<Omit<RaftSettings, 'voters'>> {
  /** How many members the cluster has; this one is n1. */
  readonly size?: number;
}

/** What a step did, its messages to itself included. */
export interface Did {
  readonly sent: { readonly to: NodeId; readonly message: RaftMessage }[];
  readonly wrote: { readonly durable: RaftDurable; readonly isAwaited: boolean }[];
  /** Timers that began to run anew. */
  readonly restarted: string[];
  /** Timers whose next length is drawn anew. */
  readonly drawn: string[];
  readonly recorded: RaftEvent[];
  /** `write` and `send`, in order. */
  readonly order: string[];
}

export class LoneMember {
  did: Did = nothing();
  readonly running = new Set<string>();
  readonly #process: RaftProcess;
  #state: Member;

  constructor({ size = 5, ...settings }: LoneSettings = {}, durable: Partial<RaftDurable> = {}) {
    const voters = Array.from({ length: size }, (_, index) => `n${String(index + 1)}`);
    const paper = {
      preset: 'paper',
      preVote: false,
      checkQuorum: false,
      rules: ALL_RULES,
    } as const;
    this.#process = createRaftProcess({ ...paper, ...settings, voters });
    const booted = this.#process.boot('n1', { term: 0, log: [], commit: 0, ...durable }, START);
    this.#state = booted.state;
    this.#perform(booted.actions);
  }

  get role(): Role {
    return this.#state.value;
  }

  get context(): RaftContext {
    return this.#state.context;
  }

  /** What its disk would have to hold now. */
  get durable(): RaftDurable {
    return durableOf(this.context);
  }

  receive(from: NodeId, message: RaftMessage): this {
    return this.#step({ ...message, from, now: 0, wall: 0 });
  }

  /** The timer's time is up. */
  end(timer: string): this {
    if (!this.running.delete(timer)) throw new Error(`${timer} does not run.`);
    return this.#step({ type: this.#process.timerEvent(this.#state, timer), now: 0, wall: 0 });
  }

  #step(input: Input<RaftMessage>): this {
    this.did = nothing();
    this.#feed(input);
    return this;
  }

  #feed(input: Input<RaftMessage>): void {
    const { state, actions } = this.#process.step(this.#state, input);
    this.#state = state;
    this.#perform(actions);
  }

  #perform(actions: ReturnType<RaftProcess['step']>['actions']): void {
    const kept = actions.find((one) => one.type === 'keepTimer' && this.running.has(one.timer));
    const isKept = (timer: string): boolean => kept?.type === 'keepTimer' && kept.timer === timer;
    const toSelf: RaftMessage[] = [];
    for (const action of actions) {
      if (action.type === 'send') {
        this.did.order.push('send');
        for (const to of action.to) {
          if (to === this.context.id) toSelf.push(action.message);
          else this.did.sent.push({ to, message: action.message });
        }
      } else if (action.type === 'persist') {
        this.did.order.push('write');
        this.did.wrote.push(action);
      } else if (action.type === 'draw') this.did.drawn.push(action.timer);
      else if (action.type === 'record') {
        if (action.event) this.did.recorded.push(action.event);
      } else if (action.type === 'exit' || isKept(action.timer) || action.type === 'keepTimer')
        continue;
      else if (action.type === 'cancelTimer') this.running.delete(action.timer);
      else {
        this.running.add(action.timer);
        this.did.restarted.push(action.timer);
      }
    }
    for (const message of toSelf)
      this.#feed({ ...message, from: this.context.id, now: 0, wall: 0 });
  }
}

function nothing(): Did {
  return { sent: [], wrote: [], restarted: [], drawn: [], recorded: [], order: [] };
}

const LOG = { lastLogIndex: 0, lastLogTerm: 0 };

/** Messages of a cluster with empty logs. */
export const messages = {
  requestVote: (term: number, log = LOG): RaftMessage => ({ type: 'requestVote', term, ...log }),
  preVote: (term: number, log = LOG): RaftMessage => ({ type: 'preVote', term, ...log }),
  vote: (term: number, granted = true): RaftMessage => ({
    type: 'requestVoteResponse',
    term,
    granted,
  }),
  preVoteAnswer: (term: number, granted = true): RaftMessage => ({
    type: 'preVoteResponse',
    term,
    granted,
  }),
  heartbeat: (term: number): RaftMessage => ({
    type: 'heartbeat',
    term,
    prevLogIndex: 0,
    prevLogTerm: 0,
  }),
  heartbeatAnswer: (term: number): RaftMessage => ({
    type: 'heartbeatResponse',
    term,
    success: true,
  }),
} as const;
