/** What the Failover laboratory says in English, beside what every laboratory says. */
import { clockMs } from '../../src/narration/digits.ts';
import { en as kit } from '../kit/strings.en.ts';

export const en = {
  ...kit,
  /** An instant: seconds, because a run has many of them. */
  ms: (us: number): string => `${(clockMs(us) / 1000).toFixed(3)}\u00a0s`,
  /** In the time bar, where others say how long nobody leads. */
  noLeader: (length: string, hasRoom: boolean): string =>
    hasRoom ? `no writes for ${length}` : length,

  /** The properties that hold or broke, in the order in which they are named. */
  properties: [
    {
      name: 'election-safety',
      called: 'election safety',
      says: 'At most one member of etcd leads in a term.',
    },
    {
      name: 'version-skew',
      called: 'version skew',
      says: 'API servers are never more than one minor version apart.',
    },
  ],
  roleNames: {
    leader: 'the host of etcd’s leader',
    controllers: 'the host of the controllers',
    scheduler: 'the host of the scheduler',
    plain: 'a host that leads nothing',
  } as Record<string, string>,
  victim: 'Who dies?',
  victims: {
    leader: 'etcd’s leader',
    controllers: 'the controllers’ host',
    plain: 'neither',
  },
  layers: 'Layers',
  panels: { settings: 'Settings' },
};

export type FailoverStrings = typeof en;
