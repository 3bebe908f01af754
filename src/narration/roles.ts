/** Names of what a Raft picture shows: roles, messages, properties, metrics, commands. */
import type { RaftMessage, Role } from '../models/raft/messages.ts';
import type { Language } from './language.ts';

/** What a member is, as pictures show it. */
export type ShownRole = Role | 'down' | 'paused';

export type MessageType = RaftMessage['type'];

/** The letter on a message in a picture is the same in every language; its legend is not. */
export const MESSAGE_LETTERS: Readonly<Record<MessageType, string>> = {
  preVote: 'P',
  preVoteResponse: 'p',
  requestVote: 'V',
  requestVoteResponse: 'v',
  heartbeat: 'H',
  heartbeatResponse: 'h',
};

export type PropertyName =
  | 'election-safety'
  | 'leader-append-only'
  | 'log-matching'
  | 'leader-completeness'
  | 'state-machine-safety'
  | 'durable-vote'
  | 'linearizable-read';

export type MetricName =
  | 'leaderlessMs'
  | 'leaderKnownMs'
  | 'firstLeaderMs'
  | 'firstStableLeaderMs'
  | 'unavailableMs'
  | 'elections'
  | 'terms'
  | 'splitVotes'
  | 'messages';

export type CommandName =
  | 'crash'
  | 'restart'
  | 'pause'
  | 'resume'
  | 'isolate'
  | 'campaign'
  | 'partition'
  | 'heal'
  | 'cut'
  | 'latency'
  | 'loss'
  | 'slowDisk'
  | 'drop';

export interface RaftNames {
  readonly roles: Readonly<Record<ShownRole, string>>;
  readonly messages: Readonly<Record<MessageType, string>>;
  readonly properties: Readonly<Record<PropertyName, string>>;
  readonly metrics: Readonly<Record<MetricName, string>>;
  /** As a menu offers them. */
  readonly commands: Readonly<Record<CommandName, string>>;
}

const en: RaftNames = {
  roles: {
    follower: 'follower',
    preCandidate: 'pre-candidate',
    candidate: 'candidate',
    leader: 'leader',
    down: 'down',
    paused: 'paused',
  },
  messages: {
    preVote: 'pre-vote request',
    preVoteResponse: 'pre-vote answer',
    requestVote: 'vote request',
    requestVoteResponse: 'vote answer',
    heartbeat: 'heartbeat',
    heartbeatResponse: 'heartbeat answer',
  },
  properties: {
    'election-safety': 'election safety',
    'leader-append-only': 'leader append-only',
    'log-matching': 'log matching',
    'leader-completeness': 'leader completeness',
    'state-machine-safety': 'state machine safety',
    'durable-vote': 'durable vote',
    'linearizable-read': 'linearizable read',
  },
  metrics: {
    leaderlessMs: 'time without a leader',
    leaderKnownMs: 'time until every member knows the leader',
    firstLeaderMs: 'time to the first leader',
    firstStableLeaderMs: 'time to the first leader that lasts',
    unavailableMs: 'time without a leader that reaches a majority',
    elections: 'number of candidacies',
    terms: 'highest term',
    splitVotes: 'number of terms without a winner',
    messages: 'number of messages',
  },
  commands: {
    crash: 'Kill',
    restart: 'Start again',
    pause: 'Pause',
    resume: 'Resume',
    isolate: 'Cut off',
    campaign: 'Stand for election',
    partition: 'Split the network',
    heal: 'Heal the network',
    cut: 'Cut the link',
    latency: 'Set the latency',
    loss: 'Set the loss',
    slowDisk: 'Slow the disk',
    drop: 'Drop messages',
  },
};

const zhCn: RaftNames = {
  roles: {
    follower: '跟随者',
    preCandidate: '预候选人',
    candidate: '候选人',
    leader: '领导者',
    down: '宕机',
    paused: '暂停',
  },
  messages: {
    preVote: '预投票请求',
    preVoteResponse: '预投票应答',
    requestVote: '投票请求',
    requestVoteResponse: '投票应答',
    heartbeat: '心跳',
    heartbeatResponse: '心跳应答',
  },
  properties: {
    'election-safety': '选举安全性',
    'leader-append-only': '领导者只追加',
    'log-matching': 'Raft 日志匹配',
    'leader-completeness': '领导者完整性',
    'state-machine-safety': '状态机安全性',
    'durable-vote': '选票持久性',
    'linearizable-read': '线性一致读',
  },
  metrics: {
    leaderlessMs: '没有领导者的时间',
    leaderKnownMs: '到全体知道领导者为止的时间',
    firstLeaderMs: '选出首个领导者的时间',
    firstStableLeaderMs: '选出首个稳定领导者的时间',
    unavailableMs: '没有能联系到多数派的领导者的时间',
    elections: '参选次数',
    terms: '最高任期',
    splitVotes: '无人当选的任期数',
    messages: '消息数',
  },
  commands: {
    crash: '杀掉',
    restart: '重新启动',
    pause: '暂停',
    resume: '恢复运行',
    isolate: '隔离',
    campaign: '发起选举',
    partition: '分割网络',
    heal: '修复网络',
    cut: '切断链路',
    latency: '设置延迟',
    loss: '设置丢包率',
    slowDisk: '放慢磁盘',
    drop: '丢弃消息',
  },
};

export const RAFT_NAMES: Readonly<Record<Language, RaftNames>> = { en, 'zh-cn': zhCn };
