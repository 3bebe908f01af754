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
  preset: 'Rules of',
  presets: { paper: 'paper', etcd: 'etcd' },
  presetsSay: {
    paper: 'As in the Raft paper: random timeouts of 150–300 ms, no pre-vote.',
    etcd: 'As in etcd: ticks of 100 ms, pre-vote and check-quorum.',
  },
  size: 'Members',
  latency: 'Latency, one way',
  panels: { cluster: 'Cluster', partition: 'Partition', rules: 'Rules' },
  term: (term: number): string => `term ${term}`,
  voted: (node: string): string => `voted ${node}`,
  votes: (granted: number, needed: number): string => `${granted} of ${needed} votes`,
  waiting: (messages: number): string => `${messages} waiting`,
};

export type RaftStrings = typeof en;
