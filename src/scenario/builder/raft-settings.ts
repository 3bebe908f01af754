/** The settings of `raft(…)`: the keys of `config` in a scenario, word for word. */
import type { Distribution, Duration, RunSettings } from './words.ts';

export interface RaftSettings extends RunSettings {
  /**
   * How many members, named n1, n2, …; or a list of their names. At most 15.
   * @zh 成员个数（名为 n1、n2……），或者名字的列表。最多 15 个。
   * @default 5
   */
  readonly nodes?: number | readonly string[];
  /**
   * Whose rules: etcd's, or those of the Raft paper. It sets the timing, pre-vote and check-quorum.
   * @zh 按谁的规则：etcd 的，或 Raft 论文的。它决定计时、预投票（pre-vote）和 check-quorum。
   * @default 'etcd'
   */
  readonly preset?: 'etcd' | 'paper';
  /**
   * How often a leader is heard.
   * @zh 领导者隔多久发一次心跳。
   * @default '100ms' (etcd), '50ms' (paper)
   */
  readonly heartbeat?: Duration;
  /**
   * How long a follower waits for its leader. With `etcd` one duration, at least five heartbeats; with
   * `paper` a range.
   * @zh 跟随者等领导者多久。`etcd` 下是一个时长，至少五个心跳；`paper` 下是一个范围。
   * @default '1000ms' (etcd), '150-300ms' (paper)
   */
  readonly electionTimeout?: Distribution;
  /**
   * How long a message is under way, one way.
   * @zh 消息单程要多久。
   * @default '5-15ms'
   */
  readonly latency?: Distribution;
  /**
   * The chance that a message is lost, from 0 to 1.
   * @zh 消息丢失的概率，0 到 1。
   * @default 0
   */
  readonly loss?: number;
  /**
   * The chance that a message arrives twice, from 0 to 1.
   * @zh 消息到达两次的概率，0 到 1。
   * @default 0
   */
  readonly duplicate?: number;
  /**
   * Whether messages of one link may overtake each other.
   * @zh 同一条链路上，后发的消息能否先到。
   * @default false
   */
  readonly reorder?: boolean;
  /**
   * How long a durable write takes.
   * @zh 一次落盘要多久。
   * @default '0ms'
   */
  readonly diskWrite?: Distribution;
  /**
   * Whether a member first asks if it could win, before it raises its term.
   * @zh 成员在提高任期之前，是否先探问自己能否当选。
   * @default true (etcd), false (paper)
   */
  readonly preVote?: boolean;
  /**
   * Whether a leader steps down that hears no majority, and members protect a leader they hear.
   * @zh 领导者听不到多数派时是否退位；成员听得到领导者时，是否拒绝别人参选。
   * @default true (etcd), false (paper)
   */
  readonly checkQuorum?: boolean;
  /**
   * Rules of Raft to switch off, to see what breaks.
   * @zh 要关闭的 Raft 规则，看看会破坏什么。
   * @default all true
   */
  readonly rules?: {
    readonly majority?: boolean;
    readonly persistVote?: boolean;
    readonly oneVotePerTerm?: boolean;
    readonly randomizedTimeout?: boolean;
    readonly termCheck?: boolean;
    readonly logUpToDate?: boolean;
  };
  /**
   * What members start with: their term, their vote, the terms of their log, or that they are down.
   * @zh 成员一开始的状态：任期、投票、日志各条目的任期，或宕机。
   */
  readonly initial?: Readonly<
    Record<
      string,
      {
        readonly term?: number;
        readonly votedFor?: string;
        readonly log?: readonly (number | { readonly term: number; readonly value?: string })[];
        readonly commit?: number;
        readonly down?: boolean;
      }
    >
  >;
}
