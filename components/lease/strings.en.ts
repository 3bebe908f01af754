/** What the Lease laboratory says in English, beside what every laboratory says. */
import { en as kit } from '../kit/strings.en.ts';

export const en = {
  ...kit,
  /** An instant: seconds, because leases last for many of them. */
  ms: (us: number): string => `${(Math.floor(us / 1000) / 1000).toFixed(3)}\u00a0s`,

  pictureOf: (at: string, parts: string): string => `Candidates and API server at ${at}: ${parts}`,
  propertiesSay: {
    'one-holder': 'The Lease names at most one holder, and only a write changes whom.',
    'no-overlap-within-limit':
      'Two believe they lead only when a process was paused, a clock is off or an answer was late.',
    'fenced-work': 'With fencing on, no act of a process that is not the holder is taken.',
  } as Record<string, string>,
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
  holderShort: (holder: string): string => holder,
  nobodyHolds: 'nobody holds it',
  noLease: 'no Lease yet',
  apiServer: 'API server',
  serves: 'serves',
  refuses: 'refuses connections',
  noAnswer: 'no answer',
  slower: {
    slowRequest: (by: string) => `requests +${by}`,
    slowAnswer: (by: string) => `answers +${by}`,
  },
  labels: { refused: 'refused', timeout: 'timeout', 404: '404', 409: '409', 422: '422' },
  overlap: ['two believe they lead', 'two lead'] as readonly [string, string],
  nobodyLeads: ['nobody leads', 'nobody'] as readonly [string, string],
  clockFast: (rate: string): string => `×${rate}`,
  clockSays: 'its clock is off',
  /** Deadlines: a sentence, and the same where there is little room. */
  deadlines: {
    lease: (holder: string): readonly [string, string] => [
      `lease of ${holder} as it saw it`,
      holder,
    ],
    ownLease: (): readonly [string, string] => ['its own lease', 'lease'],
    renewDeadline: (): readonly [string, string] => ['gives up renewing in', 'deadline'],
    nextTry: (): readonly [string, string] => ['next try in', 'try'],
    releaseDeadline: (): readonly [string, string] => ['gives up releasing in', 'release'],
  },
  left: (length: string): string => length,
  ranOut: (holder: string): readonly [string, string] => [
    `lease of ${holder} has run out`,
    'run out',
  ],

  // The object.
  objectName: 'The Lease object',
  objectSays: (changed: string): string => `The last write changed ${changed}.`,
  objectNone: 'There is no Lease yet.',
  objectByHand: 'edited by hand',
  objectClock: 'times: the writer’s clock',

  fencing: 'Fencing',
  off: 'off',
  on: 'on',
  durations: 'Lease duration / renew deadline / retry period, in seconds',
  presetsSay: {
    '15/10/2': 'Core components and controller-runtime',
    '15/14/4': 'The webhook of spark-operator: no margin, two can lead',
    '60/10/2': 'A long lease: a long wait for the next leader',
    '137/107/26': 'OpenShift: survives 60 s without an API server',
  } as Record<string, string>,
  panels: { settings: 'Settings' },
};

export type LeaseStrings = typeof en;
