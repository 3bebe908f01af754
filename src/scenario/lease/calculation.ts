/** The lease calculator's input, read: three durations and the time of a request, as they are written. */
import * as bounds from '../../models/lease/bounds.ts';
import {
  publishedSeconds,
  refusalOf,
  requestTimeoutUs,
  type Refusal,
} from '../../models/lease/settings.ts';
import { refusalText } from '../../narration/lease/refusals.ts';
import type { Micros } from '../../sim/time.ts';
import { readDistribution, readShift } from '../duration.ts';
import { ScenarioError, type Path } from '../problem.ts';

export interface CalculationInput {
  readonly leaseDuration: string;
  readonly renewDeadline: string;
  readonly retryPeriod: string;
  /** There and back again: `40ms`, or `10-40ms`. */
  readonly request: string;
  readonly candidates: number;
  readonly releaseOnCancel: boolean;
}

export type TextField = 'leaseDuration' | 'renewDeadline' | 'retryPeriod' | 'request';
export type Problems = Partial<Record<TextField, ScenarioError>>;

/** What follows from the input. */
export interface Calculation {
  readonly settings: bounds.BoundsInput['settings'];
  readonly candidates: number;
  readonly oneWay: bounds.Span;
  /** As others read it from the Lease. */
  readonly publishedUs: Micros;
  readonly requestTimeoutUs: Micros;
  readonly renewsEvery: bounds.Expected;
  readonly pollsEvery: bounds.Expected;
  readonly afterCrash: bounds.Expected;
  readonly afterRelease: bounds.Expected;
  readonly attempts: number;
  readonly refusal: bounds.OutageLimits;
  readonly silence: bounds.OutageLimits;
  readonly actsUs: Micros;
  readonly actsWithRelease: { readonly silentUs: Micros; readonly slowUs: Micros };
  readonly unseenUs: Micros;
  readonly marginUs: Micros;
  /** The margin if requests took no time. */
  readonly leaseOverActsUs: Micros;
  readonly clockRatio: number;
  readonly requestsPerHour: number;
}

/** A constant of client-go. */
const JITTER_FACTOR = 1.2;

const REFUSED_FIELD: Readonly<Record<Refusal, TextField>> = {
  leaseDurationNotAboveRenewDeadline: 'leaseDuration',
  renewDeadlineNotAboveJitteredRetryPeriod: 'renewDeadline',
  leaseDurationNotAboveZero: 'leaseDuration',
  renewDeadlineNotAboveZero: 'renewDeadline',
  retryPeriodNotAboveZero: 'retryPeriod',
};

/** The numbers, or what is wrong with each field. Never throws. */
export function calculate(
  input: CalculationInput,
): { readonly numbers: Calculation } | { readonly problems: Problems } {
  const problems: Problems = {};
  const attempt = <T>(field: TextField, read: (text: string) => T): T | undefined => {
    try {
      return read(input[field]);
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      problems[field] = error;
      return undefined;
    }
  };
  const duration = (text: string): Micros => readShift(written(text), []);
  const leaseDurationUs = attempt('leaseDuration', duration);
  const renewDeadlineUs = attempt('renewDeadline', duration);
  const retryPeriodUs = attempt('retryPeriod', duration);
  const oneWay = attempt('request', readRequest);
  if (
    leaseDurationUs === undefined ||
    renewDeadlineUs === undefined ||
    retryPeriodUs === undefined ||
    oneWay === undefined
  ) {
    return { problems };
  }
  const durations = {
    leaseDurationUs,
    renewDeadlineUs,
    retryPeriodUs,
    jitterFactor: JITTER_FACTOR,
  };
  const refusal = refusalOf(durations);
  if (refusal) {
    const problem = new ScenarioError({
      en: refusalText(refusal, durations, 'en'),
      'zh-cn': refusalText(refusal, durations, 'zh-cn'),
    });
    return { problems: { [REFUSED_FIELD[refusal]]: problem } };
  }
  const settings = { ...durations, releaseOnCancel: input.releaseOnCancel };
  return { numbers: numbersOf({ settings, oneWay }, input.candidates) };
}

/** A bare number is told apart from a word: what it lacks is a unit. */
function written(text: string): string | number {
  return /^\s*-?\d+(\.\d+)?\s*$/.test(text) ? Number(text) : text;
}

/** Half of a request is each way. */
function readRequest(text: string): bounds.Span {
  const { minUs, maxUs } = readSpan(text);
  return { minUs: Math.floor(minUs / 2), maxUs: Math.floor(maxUs / 2) };
}

/** A measured time, `40ms` or `10-40ms`. Throws {@link ScenarioError}, also for one without a longest. */
export function readSpan(text: string): bounds.Span {
  const path: Path = [];
  const span = readDistribution(written(text), path);
  switch (span.kind) {
    case 'fixed':
      return { minUs: span.value, maxUs: span.value };
    case 'uniform':
      return { minUs: span.min, maxUs: span.max };
    case 'exp':
    case 'normal':
      throw new ScenarioError(
        {
          en: 'A bound needs a longest time. Write 40ms, or a range such as 10-40ms.',
          'zh-cn': '要算上限，就要有最长的时间。请写 40ms，或范围 10-40ms。',
        },
        path,
      );
  }
}

function numbersOf(input: bounds.BoundsInput, candidates: number): Calculation {
  const { settings, oneWay } = input;
  return {
    settings,
    candidates,
    oneWay,
    publishedUs: publishedSeconds(settings) * 1_000_000,
    requestTimeoutUs: requestTimeoutUs(settings),
    renewsEvery: bounds.renewsEvery(input),
    pollsEvery: bounds.pollsEvery(input),
    afterCrash: bounds.takeoverAfterCrash(input),
    afterRelease: bounds.takeoverAfterRelease(input),
    attempts: bounds.attemptsBeforeDeadline(settings),
    refusal: bounds.refusalSurvived(input),
    silence: bounds.silenceSurvived(input),
    actsUs: bounds.actsUs(settings),
    actsWithRelease: bounds.actsWithReleaseUs(settings),
    unseenUs: bounds.unseenUs(input),
    marginUs: bounds.marginUs(input),
    leaseOverActsUs: bounds.leaseOverActsUs(input),
    clockRatio: bounds.clockRatio(input),
    requestsPerHour: bounds.requestsPerHour(input, candidates),
  };
}
