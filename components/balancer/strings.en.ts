/** What the Load balancer laboratory says in English, beside what every laboratory says. */
import { clockMs } from '../../src/narration/digits.ts';
import { en as kit } from '../kit/strings.en.ts';

export const en = {
  ...kit,
  /** An instant: seconds, because a run has many of them. */
  ms: (us: number): string => `${(clockMs(us) / 1000).toFixed(3)}\u00a0s`,
  /** In the time bar, where others say how long nobody leads. */
  noLeader: (length: string, hasRoom: boolean): string =>
    hasRoom ? `requests fail for ${length}` : length,

  /** The properties that hold or broke, in the order in which they are named. */
  properties: [
    {
      name: 'available-only',
      called: 'available only',
      says: 'Nobody who is held unhealthy, drained or taken away is given anything new.',
    },
    {
      name: 'answered-once',
      called: 'answered once',
      says: 'A request ends once: by an answer, or by an error that its client sees.',
    },
    {
      name: 'within-capacity',
      called: 'within capacity',
      says: 'No backend has more at once than it serves and lets wait.',
    },
  ],

  restartAll: 'Restart all, one after another',
  goaway: 'GOAWAY',
  off: 'off',
  on: 'on',
  panels: { settings: 'Settings' },
};

export type BalancerStrings = typeof en;
