/** What the picture of a run and its sentence say in English. The other languages have the type of this object. */
import { formatNumber } from '../../src/narration/digits.ts';
import { formatSeconds } from '../../src/narration/numbers.ts';
import type { Gap, Life, Truth, Verdict } from '../../src/view/probe-history.ts';
import type { RowKey } from '../../src/view/probe-lanes.ts';
import { en as kit } from '../kit/strings.en.ts';
import type { ProbeKind } from './form.ts';

export interface PictureSaid {
  readonly until: string;
  readonly bands: readonly string[];
  readonly checks: number;
  readonly bad: number;
}

export interface Unnoticed {
  readonly us: number;
  readonly most: number;
  readonly of: number;
}

export const en = {
  ...kit,
  title: 'Health check',
  probeNames: {
    startup: 'Startup probe',
    liveness: 'Liveness probe',
    readiness: 'Readiness probe',
  } satisfies Record<ProbeKind, string>,
  thresholdShort: 'failures needed',
  timeoutShort: 'timeout',
  anotherSeed: 'Another seed',
  tooLong: 'This run is too long for one picture. Give it an earlier end.',
  unnoticed: ({ us, most, of }: Unnoticed): string => {
    const failed = most === 0 ? 'No check fell into it' : `${most} failed in a row, at most`;
    return `It was out of order for ${formatSeconds(us, 'en')}, and nobody noticed. ${failed}; it takes ${of}.`;
  },
  rows: {
    truth: 'target',
    health: 'checks',
    verdict: 'verdict',
    startup: 'startup',
    liveness: 'liveness',
    readiness: 'readiness',
    life: 'container',
    ready: 'endpoints',
  } satisfies Record<RowKey, string>,
  /** Longest first; the first that there is room for is shown. */
  bands: {
    serving: ['serving'],
    slow: ['serving, but slow', 'slow'],
    hung: ['hung: no answers', 'hung'],
    dead: ['dead: refuses connections', 'dead'],
    failing: ['answers “not well”', 'failing'],
    starting: ['starting'],
    gone: ['no process', 'none'],
    healthy: ['healthy: in use', 'healthy'],
    doubted: ['in doubt, still in use', 'in doubt', 'doubt'],
    unhealthy: ['unhealthy: out of use', 'unhealthy', 'out'],
    hoped: ['not yet back', 'not yet'],
    running: ['running, not started yet', 'not started'],
    started: ['started'],
    terminating: ['SIGTERM sent, not ended yet', 'SIGTERM'],
    waiting: ['back-off: waits to start again', 'back-off'],
    ready: ['in: gets requests', 'in'],
    notReady: ['out: gets none', 'out'],
  } satisfies Record<Truth | Verdict | Life | 'gone' | 'ready' | 'notReady', readonly string[]>,
  restarted: (times: number): string => `restart ${times}`,
  gaps: {
    blind: (us: string) => [`${us} in use, though it does not serve`, `${us} unnoticed`, us],
    idle: (us: string) => [`${us} well, and not used`, us],
    needless: (us: string) => [`false alarm: ${us} out for nothing`, `false alarm: ${us}`, us],
    unrestarted: (us: string) => [`${us} until the restart begins`, us],
  } satisfies Record<Gap['kind'], (us: string) => readonly string[]>,
  andMore: (us: string): string => `≥ ${us}`,
  alarm: 'false alarm',
  needlessRestart: 'needless',
  outcomes: {
    answered: 'answered',
    refused: 'refused',
    timeout: 'no answer in time',
    failing: 'answered “not well”',
    open: 'not over yet',
    dropped: 'ended with the container',
  },
  legend: 'Signs',
  counterLegend: 'bad in a row / needed',
  pictureSays: ({ until, bands, checks, bad }: PictureSaid): string =>
    `${until}. ${bands.join('. ')}. ${formatNumber(checks, 'en')} checks, ${formatNumber(bad, 'en')} of them bad.`,
  bandSays: (row: string, words: readonly string[]): string => `${row}: ${words.join(', ')}`,
  from: (what: string, at: string): string => `${what} from ${at}`,
};

export type HealthStrings = typeof en;
