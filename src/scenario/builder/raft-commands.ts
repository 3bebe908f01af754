/** What can be done to a Raft cluster, and what can be expected of it: the words of a scenario. */
import type { RaftRun } from './raft.ts';
import type { Amount, Distribution, Who } from './words.ts';

export interface RaftCommands {
  /**
   * Stops members at once; what is on their disks stays.
   * @zh 成员立刻宕机；盘上的数据还在。
   * @example run.crash('leader')
   */
  crash(who: Who): RaftRun;
  /**
   * Starts members that are down.
   * @zh 启动宕机的成员。
   * @example run.restart('n1')
   */
  restart(who: Who): RaftRun;
  /**
   * Lets no code of the members run, while the clock goes on and messages wait.
   * @zh 成员上的代码停住，时钟照走，消息等着。
   * @example run.pause('n2')
   */
  pause(who: Who): RaftRun;
  /**
   * Lets paused members go on.
   * @zh 让暂停的成员继续。
   * @example run.resume('n2')
   */
  resume(who: Who): RaftRun;
  /**
   * Cuts members off from everybody.
   * @zh 把成员与所有人隔开。
   * @example run.isolate('leader')
   */
  isolate(who: Who): RaftRun;
  /**
   * Ends the members' election timeout now.
   * @zh 让成员的选举超时立即到期。
   * @example run.campaign('n3')
   */
  campaign(who: Who): RaftRun;
  /**
   * Splits the network into groups; whoever is in none is alone.
   * @zh 把网络分成几组；不在任何组里的成员独自一边。
   * @example run.partition([['n1', 'n2'], ['n3', 'n4', 'n5']])
   */
  partition(groups: readonly (readonly string[])[]): RaftRun;
  /**
   * Mends all links, or those of members, or some by name.
   * @zh 修复所有链路，或某些成员的、某几条链路。
   * @example run.heal('all')
   */
  heal(what: Who): RaftRun;
  /**
   * Cuts links: `n1->n2` one way, `n1-n2` both.
   * @zh 切断链路：`n1->n2` 单向，`n1-n2` 双向。
   * @example run.cut('n1->n2')
   */
  cut(links: string | readonly string[]): RaftRun;
  /**
   * Changes how long messages are under way.
   * @zh 改变消息在路上的时间。
   * @example run.latency({ link: 'n1-n2', to: '50ms' })
   */
  latency(change: {
    readonly link: string | readonly string[];
    readonly to: Distribution;
  }): RaftRun;
  /**
   * Changes the chance that messages are lost.
   * @zh 改变消息丢失的概率。
   * @example run.loss({ link: 'all', to: 0.3 })
   */
  loss(change: { readonly link: string | readonly string[]; readonly to: number }): RaftRun;
  /**
   * Changes how long a durable write takes.
   * @zh 改变落盘的用时。
   * @example run.slowDisk({ node: 'leader', to: '200ms' })
   */
  slowDisk(change: { readonly node: Who; readonly to: Distribution }): RaftRun;
  /**
   * Drops the next messages from one to another, all or of one type; or one message by its number.
   * @zh 丢掉接下来从一方到另一方的消息，可限定类型；或按编号丢一条。
   * @example run.drop({ from: 'n1', to: 'n2', type: 'heartbeat', count: 3 })
   */
  drop(
    which:
      | {
          readonly from: Who;
          readonly to: Who;
          readonly type?: string;
          readonly count?: number | 'all';
        }
      | { readonly id: number },
  ): RaftRun;
}

/** What can be expected of a Raft cluster; metrics too, by their names. */
export interface RaftExpectations {
  /**
   * Who leads, `any` or `none`.
   * @zh 谁是领导者，或 `any`（有就行）、`none`（没有）。
   */
  readonly leader?: string;
  /**
   * How many members are in the leader role.
   * @zh 有几个成员处于领导者角色。
   */
  readonly leaders?: Amount;
  /**
   * The roles of members.
   * @zh 各成员的角色。
   */
  readonly role?: Readonly<Record<string, string>>;
  /**
   * The leader's term, or those of members.
   * @zh 领导者的任期，或各成员的任期。
   */
  readonly term?: Amount | Readonly<Record<string, Amount>>;
  /**
   * Whom members have voted for in their term; `none` for nobody.
   * @zh 各成员在本任期内投给了谁；没投是 `none`。
   */
  readonly vote?: Readonly<Record<string, string>>;
  /**
   * The terms of the entries in members' logs.
   * @zh 各成员日志条目的任期。
   */
  readonly log?: Readonly<Record<string, readonly unknown[]>>;
  /**
   * How many entries members know to be committed.
   * @zh 各成员已知提交到第几条。
   */
  readonly commit?: Readonly<Record<string, Amount>>;
  /**
   * The properties that have been broken; at the end of a program there are none, unless this says so.
   * @zh 被破坏的性质；程序结束时应当没有，除非这里写明。
   */
  readonly violations?: readonly string[];
  /**
   * Time without a leader after the first command, in milliseconds.
   * @zh 第一个命令之后没有领导者的时间，毫秒。
   */
  readonly leaderlessMs?: Amount;
  /**
   * The same, until every member that it reaches has heard from the new leader.
   * @zh 同上，但算到新领导者联系得到的成员都收到它的消息为止。
   */
  readonly leaderKnownMs?: Amount;
  /**
   * When the first leader took office.
   * @zh 第一个领导者上任的时刻。
   */
  readonly firstLeaderMs?: Amount;
  /**
   * When the first leader took office that then got 16 rounds of heartbeats acknowledged by a majority.
   * @zh 第一个随后有 16 轮心跳得到多数派确认的领导者，其上任的时刻。
   */
  readonly firstStableLeaderMs?: Amount;
  /**
   * Time in all without a leader that reaches a majority both ways.
   * @zh 没有领导者能与多数派双向通信的总时间。
   */
  readonly unavailableMs?: Amount;
  /**
   * Candidacies; pre-votes are not counted.
   * @zh 参选次数，不含预投票。
   */
  readonly elections?: Amount;
  /**
   * The highest term.
   * @zh 最高的任期。
   */
  readonly terms?: Amount;
  /**
   * Terms with a candidate and without a leader.
   * @zh 有人参选却没选出领导者的任期数。
   */
  readonly splitVotes?: Amount;
  /**
   * Messages sent.
   * @zh 发出的消息数。
   */
  readonly messages?: Amount;
}
