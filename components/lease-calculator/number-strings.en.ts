/** Numbers and warnings in English: what is shown wherever the calculation is. */
import type { Calculation } from '../../src/scenario/lease/calculation.ts';
import { formatNumber, formatSetting } from '../../src/narration/numbers.ts';
import { length, longestWaitUs } from './say.ts';
import type { Level, WarningName } from './warnings.ts';

const set = (us: number): string => formatSetting(us, 'en');
const near = (us: number): string => length(us, 'near', 'en');
const atLeast = (us: number): string => length(us, 'down', 'en');
const atMost = (us: number): string => length(us, 'up', 'en');
const slowest = ({ oneWay }: Calculation): string => set(2 * oneWay.maxUs);

/** A number to quote, what it is, and how it comes about. */
export type Said = readonly [value: string, label: string, how: string];

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const many = (count: number): string => WORDS[count] ?? String(count);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const enNumbers = {
  /** Between a word that opens a line and what follows. */
  wordSpace: ' ',
  results: 'What they allow',

  numbers: {
    margin: (n: Calculation): Said => [
      atLeast(n.marginUs),
      'safety margin between two leaders',
      `${set(n.publishedUs)} − (${set(n.settings.retryPeriodUs)} + ${set(n.settings.renewDeadlineUs)}) − a request of ${slowest(n)}.${n.clockRatio > 1 ? ` A clock may run ${formatRatio(n.clockRatio)} times as fast as another.` : ''}`,
    ],
    fastest: (n: Calculation): Said => [
      atLeast(n.afterCrash.minUs),
      'fastest failover after a crash',
      `${set(n.publishedUs)} lease, less a pause of ${set(n.settings.retryPeriodUs)}: the crash came just before a renewal.`,
    ],
    slowest: (n: Calculation): Said => [
      atMost(n.afterCrash.maxUs),
      'slowest failover after a crash',
      `${set(n.publishedUs)} lease + two polls just missed, ${set(2 * longestWaitUs(n))} + five requests.`,
    ],
    release: (n: Calculation): Said => [
      atMost(n.afterRelease.maxUs),
      'slowest failover after a release',
      `One poll just missed, ${set(longestWaitUs(n))} + four requests. On average ${near(n.afterRelease.meanUs)} with one standby.`,
    ],
    refusal: (n: Calculation): Said => [
      atLeast(n.refusal.alwaysUs),
      'API outage always survived, connections refused',
      `${capital(many(n.attempts))} ${n.attempts === 1 ? 'try fits' : 'tries fit'} before the deadline. Beyond ${atMost(n.refusal.neverUs)} none is survived; in between, luck.`,
    ],
    silence: (n: Calculation): Said => [
      atLeast(n.silence.alwaysUs),
      'API outage always survived, no answers at all',
      `The client waits ${set(n.requestTimeoutUs)} for an answer${n.silence.alwaysUs > 0 ? ' and then has one more try' : ', too long for another try'}. Beyond ${atMost(n.silence.neverUs)} none is survived.`,
    ],
    acts: (n: Calculation): Said =>
      n.settings.releaseOnCancel
        ? [
            atMost(n.actsWithRelease.slowUs),
            'a cut-off leader may act on',
            `${set(n.settings.retryPeriodUs)} pause + ${set(n.settings.renewDeadlineUs)} of tries + up to ${set(n.settings.renewDeadlineUs)} to give the lease back.`,
          ]
        : [
            atMost(n.actsUs),
            'a cut-off leader may act on',
            `${set(n.settings.retryPeriodUs)} pause + ${set(n.settings.renewDeadlineUs)} of tries, from its last answer. If nobody paused it.`,
          ],
    requests: (n: Calculation): Said => [
      formatNumber(Math.round(n.requestsPerHour), 'en'),
      'requests an hour for this one Lease',
      `A write every ${near(n.renewsEvery.meanUs)}; ${n.candidates === 2 ? 'one standby reads' : `${many(n.candidates - 1)} standbys read`} every ${near(n.pollsEvery.meanUs)}.`,
    ],
  },

  warnings: 'Warnings',
  noWarnings: 'Nothing to warn of.',
  levels: { unsafe: 'Unsafe.', careful: 'Careful.', note: 'Note.' } satisfies Record<Level, string>,
  warningsSay: {
    neverAcquired: (n) =>
      `A Lease holds whole seconds: ${set(n.settings.leaseDurationUs)} is written as 0, and the API server refuses that (422). client-go starts, and nobody ever leads.`,
    neverAnswered: (n) =>
      `A request may take ${slowest(n)}, but the client gives up after ${set(n.requestTimeoutUs)}. The numbers below hold only for requests that are answered.`,
    twoLead: (n) =>
      `Two can lead at once, with perfect clocks and a fast API server: a leader acts for up to ${set(n.actsUs)} after its last renewal, the others wait only ${set(n.publishedUs - n.unseenUs)}. They overlap for up to ${set(-n.leaseOverActsUs)}. client-go accepts it.`,
    noMargin: (n) =>
      `There is no margin: a leader acts for up to ${set(n.actsUs)} after its last renewal, and the others wait ${set(n.publishedUs - n.unseenUs)}. A late answer, or a clock that is a little fast, and two lead.`,
    slowAnswers: (n) =>
      `Requests of ${slowest(n)} use up the margin of ${set(n.leaseOverActsUs)}: the others count from the renewal, the leader from its answer. Two can lead.`,
    releaseOutlastsLease: (n) =>
      `Release on cancel: a leader that lost its lease works on until the release is over. ${set(n.actsWithRelease.silentUs)} after its last renewal if packets vanish, up to ${set(n.actsWithRelease.slowUs)} if answers are slow; the lease lasts ${set(n.publishedUs)}. Stop the work yourself, or exit at once.`,
    longGap: (n) =>
      `The leader gives up ${set(n.actsUs)} after its last renewal, and nobody can take over before ${set(n.publishedUs)}. So an outage of ${atMost(n.refusal.neverUs)} means at least ${set(n.leaseOverActsUs)} without a leader. A longer lease alone survives nothing.`,
    fewAttempts: (n) =>
      `Only ${many(n.attempts)} ${n.attempts === 1 ? 'try fits' : 'tries fit'} into the deadline of ${set(n.settings.renewDeadlineUs)}.`,
    truncated: (n) =>
      `A Lease holds whole seconds: the others read ${set(n.publishedUs)}, not ${set(n.settings.leaseDurationUs)}. client-go checks the longer one.`,
    timeoutFloor: (n) =>
      `A request may wait ${set(n.requestTimeoutUs)}, never less, and the deadline is ${set(n.settings.renewDeadlineUs)}: one that hangs takes more than half of it.`,
    alikeRenewals: () =>
      'Renewals within one second look alike to a standby, because times are compared in whole seconds. It may count from one that is up to a second older.',
    lateAnswer: (n) =>
      `Still open: a renewal whose answer is more than ${set(n.leaseOverActsUs)} late (the client would wait ${set(n.requestTimeoutUs)}) lets two lead.`,
    slowFailover: (n) =>
      `A crash can leave you without a leader for ${atMost(n.afterCrash.maxUs)}; polls are up to ${set(longestWaitUs(n))} apart.`,
  } satisfies Record<WarningName, (n: Calculation) => string> as Record<
    WarningName,
    (n: Calculation) => string
  >,
};

function formatRatio(ratio: number): string {
  return String(Math.floor(ratio * 100) / 100);
}

export type NumberStrings = typeof enNumbers;
