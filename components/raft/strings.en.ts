/** What the Raft laboratory says in English, beside what every laboratory says. */
import { en as kit } from '../kit/strings.en.ts';

export const en = {
  ...kit,

  views: { ring: 'Ring', spaceTime: 'Space-time' },
  pictureOf: (members: number, at: string): string =>
    `${members === 1 ? '1 member' : `${members} members`} at ${at}`,
  propertiesSay: {
    'election-safety': 'At most one leader is elected in a term.',
    'durable-vote': 'A member votes for at most one candidate in a term, also across a crash.',
  } as Record<string, string>,
  killLeader: (node: string): string => `Kill the leader, ${node}`,
  nobodyLeads: 'Nobody leads now. Watch the arcs run out.',
  link: (a: string, b: string): string => `the link ${a}–${b}`,
  message: (type: string, from: string, to: string): string => `${type} from ${from} to ${to}`,
  faults: {
    reconnect: 'Heal its links',
    slowDisk: 'Slow its disk to 200 ms',
    fastDisk: 'Give it its disk back',
    cutLinkTo: 'Cut the link to…',
    cutBoth: (a: string, b: string): string => `Cut ${a} ⇄ ${b}`,
    cutOneWay: (from: string, to: string): string => `Cut ${from} → ${to} only`,
    heal: 'Heal',
    healAll: 'Heal all links',
    slowLink: 'Slow it to 200 ms',
    dropMessage: 'Drop a message of its…',
    drop: 'Drop this message',
  },
  preset: 'Rules of',
  presets: { paper: 'paper', etcd: 'etcd' },
  presetsSay: {
    paper: 'As in the Raft paper: random timeouts of 150–300 ms, no pre-vote.',
    etcd: 'As in etcd: ticks of 100 ms, pre-vote and check-quorum.',
  },
  size: 'Members',
  latency: 'Latency, one way',
  partitionHelp: 'Give each member a side. Members on different sides do not hear each other.',
  side: (member: string): string => `Side of ${member}`,
  apply: 'Split now',
  rulesHelp: 'Turn one off and watch what breaks.',
  rule: {
    majority: ['Majority', 'A candidate needs more than half. Off: half is enough.'],
    persistVote: [
      'Vote on disk',
      'A vote is written down before it is sent. Off: a crash forgets it.',
    ],
    oneVotePerTerm: ['One vote per term', 'Off: a member votes for everyone who asks.'],
    randomizedTimeout: ['Random timeout', 'Off: all wait equally long.'],
    termCheck: ['Term check', 'Messages of earlier terms are refused. Off: they count.'],
    logUpToDate: ['Log up to date', 'A candidate’s log must not be behind. Off: nobody looks.'],
  } as Record<RuleName, readonly [name: string, says: string]>,
  panels: { cluster: 'Cluster', partition: 'Partition', rules: 'Rules' },
  term: (term: number): string => `term ${term}`,
  voted: (node: string): string => `voted ${node}`,
  votes: (granted: number, needed: number): string => `${granted} of ${needed} votes`,
  waiting: (messages: number): string => `${messages} waiting`,
};

export type RuleName =
  'majority' | 'persistVote' | 'oneVotePerTerm' | 'randomizedTimeout' | 'termCheck' | 'logUpToDate';

export type RaftStrings = typeof en;
