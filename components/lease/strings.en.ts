/** What the Lease laboratory says in English, beside what every laboratory says. */
import { clockMs } from '../../src/narration/digits.ts';
import { en as kit } from '../kit/strings.en.ts';

/** A sentence, and the same where there is little room. */
type Said = readonly [long: string, short: string];

export const en = {
  ...kit,
  /** An instant: seconds, because leases last for many of them. */
  ms: (us: number): string => `${(clockMs(us) / 1000).toFixed(3)}\u00a0s`,

  pictureOf: (at: string, parts: string): string => `Candidates and API server at ${at}: ${parts}`,
  /** The properties that hold or broke, in the order in which they are named. */
  properties: [
    {
      name: 'one-holder',
      called: 'one holder',
      says: 'The Lease names at most one holder, and only a write changes whom.',
    },
    {
      name: 'no-overlap-within-limit',
      called: 'no overlap within the limit',
      says: 'Two believe they lead only when a process was paused, a clock is off or an answer was late.',
    },
    {
      name: 'fenced-work',
      called: 'fenced work',
      says: 'With fencing on, no act of a process that is not the holder is taken.',
    },
  ],
  roleNames: { leader: 'the leader', follower: 'a candidate that waits' } as Record<string, string>,

  // In the picture.
  believes: 'believes it leads',
  waits: 'waits',
  paused: 'paused',
  pausedSays: 'paused: clock runs, code does not',
  hanging: 'its election loop hangs',
  releasing: 'gives the lease back',
  killed: 'killed',
  exited: 'exited',
  exitedRestarts: (left: string): string => `exited, starts again in ${left}`,
  stopped: 'stopped',
  notStarted: 'not started',
  holds: 'holds the lease',
  holder: (holder: string, transitions: number): string =>
    `holder ${holder} · transitions ${transitions}`,
  holderShort: (holder: string): string => `holder ${holder}`,
  nobodyHolds: 'nobody holds it',
  noLease: 'no Lease yet',
  serves: 'serves',
  refuses: 'refuses connections',
  noAnswer: 'no answer',
  slower: {
    slowRequest: (by: string) => `requests +${by}`,
    slowAnswer: (by: string) => `answers +${by}`,
  },
  labels: {
    refused: 'refused',
    timeout: 'timeout',
    cancelled: 'given up',
    404: '404',
    409: '409',
    422: '422',
  },
  /** Done to a lane, at one moment. */
  deeds: {
    release: 'SIGTERM',
    clock: 'clock set',
    takeOver: 'edited by hand',
  } as Record<string, string>,
  overlap: ['two believe they lead', 'two lead'] as Said,
  nobodyLeads: ['nobody leads', 'nobody'] as Said,
  /** Deadlines, with what is left of them. */
  deadlines: {
    lease: (holder: string, left: string): Said => [`${holder}'s lease runs out in ${left}`, left],
    ownLease: (_holder: string, left: string): Said => [`its lease runs out in ${left}`, left],
    renewDeadline: (_holder: string, left: string): Said => [`gives up in ${left}`, left],
    nextTry: (_holder: string, left: string): Said => [`next try in ${left}`, left],
    releaseDeadline: (_holder: string, left: string): Said => [`stops waiting in ${left}`, left],
  },
  ranOut: (holder: string): Said => [`${holder}'s lease has run out`, 'run out'],

  // The object.
  objectName: 'The Lease object',
  objectSays: (changed: string): string => `The last write changed ${changed}.`,
  objectNone: 'There is no Lease yet.',
  objectByHand: 'edited by hand',
  objectClock: 'times: the writer’s clock',

  durations: 'Lease duration / renew deadline / retry period, in seconds',
  panels: { settings: 'Settings' },
};

export type LeaseStrings = typeof en;
