/**
 * Feeds a member the operations that etcd's raft library was fed, in the library's own ticks. What the
 * election model is handed rather than decides (the timeout drawn, the log) comes from the recording.
 */
import type { RaftMessage } from './messages.ts';
import type { Member, RaftDurable } from './member.ts';
import { restore } from '../step.ts';
import { raftMachine } from './machine.ts';
import { createRaftProcess, type RaftProcess } from './process.ts';
import { ALL_RULES, type RaftSettings } from './settings.ts';

/** Raft reads no clock. */
const START = { count: 1, now: 0, wall: 0 };

export interface RecordedState {
  readonly id: number;
  readonly role: string;
  readonly term: number;
  readonly vote: number;
  readonly lead: number;
  readonly commit: number;
  readonly log: readonly number[] | null;
  /** Election ticks elapsed. */
  readonly el: number;
  /** The randomised election timeout, in ticks. */
  readonly rto: number;
}

export interface RecordedMessage {
  readonly f: number;
  readonly t: number;
  readonly ty: string;
  readonly term: number;
  readonly lt?: number;
  readonly ix?: number;
  readonly rej?: boolean;
  readonly ctx?: string;
}

export interface Header {
  readonly n: number;
  readonly prevote: boolean;
  readonly checkquorum: boolean;
  readonly electionTick: number;
  readonly heartbeatTick: number;
  readonly baseIndex: number;
  readonly baseTerm: number;
  readonly init: readonly RecordedState[];
}

export const nameOf = (id: number): string | undefined => (id === 0 ? undefined : `n${String(id)}`);

const ROLES: Readonly<Record<string, Member['value']>> = {
  StateFollower: 'follower',
  StatePreCandidate: 'preCandidate',
  StateCandidate: 'candidate',
  StateLeader: 'leader',
};

const TIMERS_OF: Readonly<Record<string, readonly string[]>> = {
  StateFollower: ['electionTimeout', 'voteLease'],
  StatePreCandidate: ['electionTimeout'],
  StateCandidate: ['electionTimeout'],
  StateLeader: ['heartbeat', 'quorumCheck'],
};

/** What is compared after every line. */
export function seenIn(state: RecordedState): object {
  const { role, term, vote, lead } = state;
  return { role: ROLES[role], term, votedFor: nameOf(vote), lead: nameOf(lead) };
}

/** The election message that a recorded one is to this model; entries and their answers count as heartbeats. */
export function toMessage(recorded: RecordedMessage): RaftMessage | undefined {
  const { term, lt = 0, ix = 0, rej = false } = recorded;
  switch (recorded.ty) {
    case 'MsgVote':
      return { type: 'requestVote', term, lastLogTerm: lt, lastLogIndex: ix };
    case 'MsgPreVote':
      return { type: 'preVote', term, lastLogTerm: lt, lastLogIndex: ix };
    case 'MsgVoteResp':
      return { type: 'requestVoteResponse', term, granted: !rej };
    case 'MsgPreVoteResp':
      return { type: 'preVoteResponse', term, granted: !rej };
    case 'MsgHeartbeat':
    case 'MsgApp':
      return { type: 'heartbeat', term, prevLogTerm: lt, prevLogIndex: ix };
    case 'MsgHeartbeatResp':
    case 'MsgAppResp':
      return { type: 'heartbeatResponse', term, success: !rej };
    default:
      return undefined;
  }
}

/** One member under replay. Timers are ticks still to run. */
export class ReplayedMember {
  readonly #process: RaftProcess;
  readonly #header: Header;
  readonly #id: string;
  #state: Member;
  readonly #ticks = new Map<string, number>();
  #sent: { to: string; message: RaftMessage }[] = [];
  #timeoutTicks: number;

  constructor(header: Header, initial: RecordedState) {
    this.#header = header;
    this.#id = nameOf(initial.id) ?? '';
    this.#timeoutTicks = initial.rto;
    this.#process = createRaftProcess(settingsOf(header));
    this.#state = this.#process.boot(this.#id, durableOf(header, initial), START).state;
    this.restart(initial);
  }

  /** A member in a recorded state, whatever led there. */
  static takenOver(header: Header, recorded: RecordedState): ReplayedMember {
    const member = new ReplayedMember(header, recorded);
    member.#state = restore<Member>(raftMachine, {
      value: ROLES[recorded.role] ?? 'follower',
      context: {
        ...member.#state.context,
        lead: nameOf(recorded.lead),
        votes: { [member.#id]: true },
        leaseHeld: header.checkquorum && recorded.lead !== 0 && recorded.el < header.electionTick,
      },
    });
    member.#ticks.clear();
    for (const timer of TIMERS_OF[recorded.role] ?? []) member.#start(timer);
    member.adopt(recorded, { withTimers: true });
    return member;
  }

  get seen(): object {
    const { value, context } = this.#state;
    const { term, votedFor, lead } = context;
    return { role: value, term, votedFor, lead };
  }

  /** Election ticks elapsed, of a member whose election timer runs. */
  get elapsed(): number | undefined {
    const left = this.#ticks.get('electionTimeout');
    return left === undefined ? undefined : this.#timeoutTicks - left;
  }

  /** Takes what the last operation sent. */
  takeSent(): readonly { to: string; message: RaftMessage }[] {
    const sent = this.#sent;
    this.#sent = [];
    return sent;
  }

  restart(recorded: RecordedState): void {
    this.#ticks.clear();
    this.#timeoutTicks = recorded.rto;
    const { state, actions } = this.#process.boot(
      this.#id,
      durableOf(this.#header, recorded),
      START,
    );
    this.#state = state;
    this.#perform(actions);
    this.#ticks.set('electionTimeout', recorded.rto - recorded.el);
  }

  receive(from: string, message: RaftMessage, timeoutTicks: number): void {
    this.#timeoutTicks = timeoutTicks;
    this.#feed({ ...message, from, now: 0, wall: 0 });
  }

  /** The election timeout ends now, as `Campaign` has it. */
  campaign(timeoutTicks: number): void {
    this.#timeoutTicks = timeoutTicks;
    if (this.#ticks.has('electionTimeout')) this.#fire('electionTimeout');
  }

  tick(timeoutTicks: number): void {
    this.#timeoutTicks = timeoutTicks;
    // A timer that this very tick starts does not run on it.
    const running = ['quorumCheck', 'voteLease', 'electionTimeout', 'heartbeat'].filter((timer) =>
      this.#ticks.has(timer),
    );
    for (const timer of running) {
      const left = this.#ticks.get(timer);
      if (left === undefined) continue;
      if (left > 1) this.#ticks.set(timer, left - 1);
      else this.#fire(timer);
    }
  }

  /** Takes over what the model is handed: the log, and after an operation outside it the timers too. */
  adopt(recorded: RecordedState, { withTimers }: { withTimers: boolean }): void {
    const durable = durableOf(this.#header, recorded);
    const context = { ...this.#state.context, log: durable.log, commit: durable.commit };
    this.#state = restore<Member>(raftMachine, { value: this.#state.value, context });
    if (!withTimers) return;
    const { electionTick } = this.#header;
    if (this.#ticks.has('electionTimeout'))
      this.#ticks.set('electionTimeout', recorded.rto - recorded.el);
    for (const timer of ['quorumCheck', 'voteLease']) {
      if (this.#ticks.has(timer)) this.#ticks.set(timer, electionTick - recorded.el);
    }
  }

  #fire(timer: string): void {
    this.#ticks.delete(timer);
    this.#feed({ type: this.#process.timerEvent(this.#state, timer), now: 0, wall: 0 });
  }

  #feed(input: Parameters<RaftProcess['step']>[1]): void {
    const { state, actions } = this.#process.step(this.#state, input);
    this.#state = state;
    this.#perform(actions);
  }

  #perform(actions: ReturnType<RaftProcess['step']>['actions']): void {
    const toSelf: RaftMessage[] = [];
    for (const action of actions) {
      if (action.type === 'startTimer') this.#start(action.timer);
      else if (action.type === 'cancelTimer') this.#ticks.delete(action.timer);
      else if (action.type === 'send') {
        for (const to of action.to) {
          if (to === this.#id) toSelf.push(action.message);
          else this.#sent.push({ to, message: action.message });
        }
      }
    }
    for (const message of toSelf) this.#feed({ ...message, from: this.#id, now: 0, wall: 0 });
  }

  #start(timer: string): void {
    const { electionTick, heartbeatTick, checkquorum } = this.#header;
    if (timer === 'electionTimeout') this.#ticks.set(timer, this.#timeoutTicks);
    else if (timer === 'heartbeat') this.#ticks.set(timer, heartbeatTick);
    else if (checkquorum) this.#ticks.set(timer, electionTick);
  }
}

function durableOf({ baseIndex, baseTerm }: Header, recorded: RecordedState): RaftDurable {
  const base = Array.from({ length: baseIndex }, () => ({ term: baseTerm }));
  const log = [...base, ...(recorded.log ?? []).map((term) => ({ term }))];
  const votedFor = nameOf(recorded.vote);
  return {
    term: recorded.term,
    log,
    commit: recorded.commit,
    ...(votedFor ? { votedFor } : undefined),
  };
}

function settingsOf({ n, prevote, checkquorum }: Header): RaftSettings {
  return {
    preset: 'etcd',
    voters: Array.from({ length: n }, (_, index) => `n${String(index + 1)}`),
    preVote: prevote,
    checkQuorum: checkquorum,
    rules: ALL_RULES,
  };
}
