/** What client-go accepts and an operator should know. Data; the words are in the strings. */
import type { Calculation } from '../../src/scenario/lease/calculation.ts';

/** Unsafe: two can lead, or nobody ever will. Careful: it costs more than it seems to. */
export type Level = 'unsafe' | 'careful' | 'note';

export type WarningName =
  | 'neverAcquired'
  | 'neverAnswered'
  | 'twoLead'
  | 'noMargin'
  | 'slowAnswers'
  | 'releaseOutlastsLease'
  | 'longGap'
  | 'fewAttempts'
  | 'truncated'
  | 'timeoutFloor'
  | 'alikeRenewals'
  | 'lateAnswer'
  | 'slowFailover';

export interface Warning {
  readonly name: WarningName;
  readonly level: Level;
}

const US_PER_S = 1_000_000;
const FEWEST_ATTEMPTS = 3;
const LONG_FAILOVER_US = 60 * US_PER_S;

/** The gravest first. */
export function warningsOf(numbers: Calculation): readonly Warning[] {
  const { settings, publishedUs, actsUs, leaseOverActsUs, marginUs, requestTimeoutUs } = numbers;
  const { leaseDurationUs, renewDeadlineUs, releaseOnCancel } = settings;
  const slowestUs = 2 * numbers.oneWay.maxUs;
  const isPublished = publishedUs > 0;
  const rules: readonly (readonly [boolean, Level, WarningName])[] = [
    [!isPublished, 'unsafe', 'neverAcquired'],
    [slowestUs >= requestTimeoutUs, 'unsafe', 'neverAnswered'],
    [isPublished && leaseOverActsUs < 0, 'unsafe', 'twoLead'],
    [isPublished && leaseOverActsUs === 0, 'unsafe', 'noMargin'],
    [leaseOverActsUs > 0 && marginUs <= 0, 'unsafe', 'slowAnswers'],
    [
      releaseOnCancel && publishedUs < numbers.actsWithRelease.slowUs + slowestUs,
      'careful',
      'releaseOutlastsLease',
    ],
    [publishedUs >= 2 * actsUs, 'careful', 'longGap'],
    [numbers.attempts < FEWEST_ATTEMPTS, 'careful', 'fewAttempts'],
    [isPublished && publishedUs !== leaseDurationUs, 'careful', 'truncated'],
    [renewDeadlineUs < 2 * requestTimeoutUs - 1, 'careful', 'timeoutFloor'],
    [numbers.unseenUs > 0, 'careful', 'alikeRenewals'],
    [
      marginUs > 0 && leaseOverActsUs < requestTimeoutUs && slowestUs < requestTimeoutUs,
      'note',
      'lateAnswer',
    ],
    [numbers.afterCrash.maxUs > LONG_FAILOVER_US, 'note', 'slowFailover'],
  ];
  return rules.filter(([holds]) => holds).map(([, level, name]) => ({ level, name }));
}
