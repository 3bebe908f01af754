/** `raft(…)`: a Raft cluster that a program drives. */
import { leadersOf } from '../raft/execute.ts';
import { raftModel, type RaftTypes } from '../raft/model.ts';
import { BuiltRun } from './built-run.ts';
import type { RaftCommands, RaftExpectations } from './raft-commands.ts';
import type { RaftSettings } from './raft-settings.ts';
import type { Program } from './program.ts';
import { unknownMember } from './says.ts';

export type RaftRun = BuiltRaftRun & RaftCommands;

/** One member, as it is at the moment of asking. */
export interface MemberView {
  /**
   * Its name in the scenario.
   * @zh 它在场景里的名字。
   */
  readonly name: string;
  /**
   * `up`, `paused` or `down`.
   * @zh `up`、`paused` 或 `down`：运行、暂停或宕机。
   */
  readonly status: string;
  /**
   * `follower`, `preCandidate`, `candidate` or `leader`; of a member that is down, `down`.
   * @zh 角色；宕机的成员是 `down`。
   */
  readonly role: string;
  /**
   * Its term.
   * @zh 它所在的任期。
   */
  readonly term: number;
  /**
   * Whom it has voted for in its term.
   * @zh 它在本任期内投给了谁。
   */
  readonly vote: string | undefined;
  /**
   * The terms of its entries.
   * @zh 日志各条目的任期。
   */
  readonly log: readonly number[];
  /**
   * How many entries it knows to be committed.
   * @zh 它已知提交到第几条。
   */
  readonly commit: number;
}

export class BuiltRaftRun extends BuiltRun<RaftTypes, RaftExpectations> {
  constructor(program: Program, settings?: RaftSettings) {
    super(program, raftModel, settings);
  }

  /**
   * Who leads: of several, the one with the highest term; `undefined` when nobody does.
   * @zh 谁是领导者；有几个时取任期最高的，没有时是 `undefined`。
   */
  get leader(): string | undefined {
    return leadersOf(this.world)[0]?.id;
  }

  /**
   * How many members are in the leader role, reachable or not.
   * @zh 有几个成员处于领导者角色，不论别人能否联系到它。
   */
  get leaders(): number {
    return leadersOf(this.world).length;
  }

  /**
   * The leader's term; `undefined` when there is none.
   * @zh 领导者的任期；没有领导者时是 `undefined`。
   */
  get term(): number | undefined {
    return leadersOf(this.world)[0]?.state.context.term;
  }

  /**
   * All members, in the order of their names in the scenario.
   * @zh 全部成员，按场景里的顺序。
   */
  get members(): readonly MemberView[] {
    return this.config.nodes.map((name) => this.member(name));
  }

  /**
   * One member by its name.
   * @zh 按名字取一个成员。
   * @example run.member('n1').role
   */
  member(name: string): MemberView {
    const node = this.world.nodes[name];
    if (node === undefined) throw unknownMember(name, this.config.nodes);
    const { term, votedFor, log, commit } = node.state.context;
    return {
      name,
      status: node.status,
      role: node.status === 'down' ? 'down' : node.state.value,
      term,
      vote: votedFor,
      log: log.map((entry) => entry.term),
      commit,
    };
  }
}
