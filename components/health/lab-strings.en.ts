/** What the calculator says in English beside the picture. The other languages have the type of this object. */
import { formatNumber } from '../../src/narration/digits.ts';
import { formatSetting, formatShare } from '../../src/narration/numbers.ts';
import type { Calculation, Prospect } from './calculation.ts';
import type { CheckField, FaultName, ProbeField, ProbeKind } from './form.ts';
import type { Break, CheckTiming } from '../../src/scenario/probe/formula.ts';
import type { Asked } from './compare.ts';
import { DAY_US, inUnit, length, perDayText, range, UNITS_US, type TimeUnit } from './say.ts';
import { en as picture } from './strings.en.ts';

/** Longer than anybody looks after anything. */
const LONG_US = 1_000 * UNITS_US.year;

const set = (us: number): string => formatSetting(us, 'en');
const span = (at: { minUs: number; maxUs: number }): string => range(at, 'en');
const nb = (text: string): string => text.replaceAll(' ', '\u00a0');

/** A number to quote, what it is, and how it comes about. */
export type Said = readonly [value: string, label: string, how: string];

/** `23 min`, `4.1 h`, `12 days`: of a time between two events. */
function every(us: number): string {
  if (us > LONG_US) return nb('1 000 years or more');
  const { count, unit } = inUnit(us);
  const short: Partial<Record<TimeUnit, string>> = { second: 's', minute: 'min', hour: 'h' };
  const name = short[unit] ?? (count === 1 ? unit : unit === 'century' ? 'centuries' : `${unit}s`);
  return nb(`${formatNumber(count, 'en')} ${name}`);
}

const TIMES = ['zero', 'once', 'twice'];
const inARow = (count: number): string =>
  count < 3 ? (TIMES[count] ?? '') : `${formatNumber(count, 'en')} times in a row`;

export const en = {
  ...picture,
  wordSpace: ' ',

  pageTitle: 'Dead, slow, or flapping?',
  lead: 'A health check sees a target only now and then, and must not believe everything it sees. Every threshold buys fewer false alarms with a later one when it matters.',
  questions: 'Who checks',
  tabs: { check: 'A balancer’s check', kubelet: 'A kubelet’s probes' },

  presets: 'Known settings',
  presetNames: {
    haproxy: 'HAProxy',
    kubeadmSample: 'kubeadm’s sample',
    kubespraySample: 'Kubespray’s sample',
    apiserver: 'kubeadm’s kube-apiserver',
    api: 'API defaults',
    slowStart: 'No startup probe, slow start',
    startupProbe: 'Startup probe, slow start',
  },
  notHere:
    'Open-source nginx is not among them: it does not check, it notes failed requests (max_fails).',
  fromChapters: 'From the chapters',
  chooseScenario: 'choose …',

  settings: 'Settings',
  fields: {
    interval: 'Interval',
    timeout: 'Timeout',
    rise: 'Rise',
    fall: 'Fall',
    fastInterval: 'Fast interval',
    response: 'An answer takes',
    times: 'When slow, times',
    lasts: 'It lasts',
    every: 'Turns of flapping',
    startTime: 'The program starts in',
    terminationGracePeriod: 'Grace period',
  } satisfies Record<CheckField, string> & Record<string, string>,
  fieldCodes: {
    interval: 'inter',
    timeout: 'timeout check',
    rise: 'rise',
    fall: 'fall',
    fastInterval: 'fastinter',
    terminationGracePeriod: 'terminationGracePeriodSeconds',
  } as Readonly<Record<string, string>>,
  fieldHelp: {
    interval: 'from the end of a check to the next',
    timeout: 'so long an answer is waited for',
    rise: 'good checks in a row to put it back',
    fall: 'bad checks in a row to take it out',
    fastInterval: 'while in doubt; empty: the interval',
    response: '50ms, 20-80ms or exp(50ms)',
    times: 'so many times as slow as usual',
    lasts: 'empty: for good',
    every: 'so long bad, so long well',
    startTime: 'until it listens',
    terminationGracePeriod: 'between SIGTERM and SIGKILL',
  } as Readonly<Record<string, string>>,
  probeDoes: {
    startup: 'fails: restart. Until it succeeds, the others wait.',
    liveness: 'fails: restart in place.',
    readiness: 'fails: out of the endpoints, no restart.',
  } satisfies Record<ProbeKind, string>,
  probeFields: {
    initialDelay: 'initial delay',
    period: 'period',
    timeout: 'timeout',
    failureThreshold: 'failures',
  } satisfies Record<ProbeField, string>,

  happens: 'What happens',
  faults: {
    none: 'nothing',
    crash: 'crash',
    hang: 'hang',
    fail: 'fail',
    slow: 'slow',
    flap: 'flap',
    scripted: 'as the scenario has it',
  } satisfies Record<FaultName, string>,
  faultHelp: {
    none: 'the target stays well',
    crash: 'nobody listens: connections are refused',
    hang: 'takes connections, answers nobody',
    fail: 'answers that it is not well',
    slow: 'works on, and takes longer',
    flap: 'fails and is well again in turns',
    scripted: 'what its author wrote',
  } satisfies Record<FaultName, string>,
  refused: 'With these settings there is nothing to run.',
  tooMany: (checks: number): string =>
    `That would be ${formatNumber(checks, 'en')} checks in one picture. Check less often, or let it last shorter.`,

  results: 'What the settings allow',
  numbers: {
    hang: ({ timing, detections }: Prospect): Said => [
      span(detections.hang),
      'until a target that hangs is taken out',
      `${inARow(timing.fall)} a timeout of ${set(timing.timeoutUs)}, the pauses between, and the wait for the first.`,
    ],
    crash: ({ detections }: Prospect): Said => [
      span(detections.crash),
      'until one that refuses connections is taken out',
      'Refused checks cost no time: only the pauses count.',
    ],
    fail: ({ detections }: Prospect): Said => [
      length(detections.fail.minUs, 'down', 'en'),
      'may be bad and never be noticed',
      `A bad turn longer than ${length(detections.fail.maxUs, 'up', 'en')} is always noticed, one shorter than this never.`,
    ],
    recovery: (back: { minUs: number; maxUs: number }, { rise }: CheckTiming): Said => [
      Number.isFinite(back.maxUs) ? span(back) : `≥ ${length(back.minUs, 'down', 'en')}`,
      'until one that is well again is used again',
      rise === 1
        ? 'One good check.'
        : `${formatNumber(rise, 'en')} good checks in a row${Number.isFinite(back.maxUs) ? '' : '; late answers set it back'}.`,
    ],
    alarms: ({ alarms }: Prospect, { times }: Calculation): Said => {
      const label = `false alarms a day while ${formatNumber(times, 'en')} times as slow`;
      if (alarms.isForGood)
        return ['1', label, 'No answer is ever in time: it is out, and stays out.'];
      if (alarms.perDay === 0) return ['none', label, 'No answer takes as long as the timeout.'];
      const chance = lateText(alarms.late);
      if (alarms.perDay < 1e-9)
        return ['≈ 0', label, `${chance}; that many in a row never happen.`];
      return [
        alarms.perDay >= 0.95 ? perDayText(alarms.perDay, 'en') : '< 1',
        label,
        `${chance}: one false alarm every ${every(DAY_US / alarms.perDay)}.`,
      ];
    },
    checks: (perDay: number): Said => [
      formatNumber(Math.round(perDay / 100) * 100, 'en'),
      'checks a day, from each balancer to each target',
      'A check also costs something.',
    ],
    restart: ({ timing, detections }: Prospect, broken: Break): Said => [
      span(detections[broken]),
      broken === 'hang'
        ? 'until a hung container is being restarted'
        : 'until one that answers “not well” is being restarted',
      `liveness: ${formatNumber(timing.fall, 'en')} failures, each up to ${set(timing.timeoutUs)}.`,
    ],
    endpoints: ({ timing, detections }: Prospect, broken: Break): Said => [
      span(detections[broken]),
      'until it gets no more requests',
      `readiness: ${formatNumber(timing.fall, 'en')} failures, each up to ${set(timing.timeoutUs)}.`,
    ],
    start: (us: number, by: 'startup' | 'liveness'): Said => [
      length(us, 'down', 'en'),
      'to start in, at least',
      by === 'startup'
        ? 'Initial delay and all failures but one of the startup probe. Then it is restarted while it starts.'
        : 'There is no startup probe: the liveness probe counts from the beginning, and restarts it while it starts.',
    ],
    needless: (
      { alarms }: Prospect,
      { times }: Calculation,
      probe: 'liveness' | 'readiness',
    ): Said => {
      const what = probe === 'liveness' ? 'restarted for nothing' : 'taken out for nothing';
      const label = `${what}, while ${formatNumber(times, 'en')} times as slow`;
      if (alarms.perDay < 1e-9) {
        const late =
          alarms.late < 1e-12
            ? 'No answer is late.'
            : 'So many late answers in a row never happen.';
        return ['never', label, late];
      }
      return [`every ${every(DAY_US / alarms.perDay)}`, label, `${lateText(alarms.late)}.`];
    },
  },

  tradeOff: 'What a threshold buys',
  tradeOffStarts: 'What a threshold buys.',
  tradeOffSays: (times: string): string =>
    `Each bar is a threshold: across, how long a broken target stays in use, from the formula’s shortest to its longest; down, how seldom one that is only ${times} times as slow is taken for broken. Dotted: another timeout.`,
  tradeOffX: {
    hang: 'from the hang to the verdict',
    crash: 'from the crash to the verdict',
    fail: 'from the first bad answer to the verdict',
  } satisfies Record<Break, string>,
  tradeOffY: {
    health: 'one false alarm in',
    startup: 'one needless restart in',
    liveness: 'one needless restart in',
    readiness: 'taken out for nothing once in',
  } satisfies Record<Asked, string>,
  units: {
    second: '1 s',
    minute: '1 min',
    hour: '1 hour',
    day: '1 day',
    month: '1 month',
    year: '1 year',
    century: '100 years',
  } satisfies Record<TimeUnit, string>,
  never: 'never',
  fallIs: (fall: number): string => `fall ${fall}`,
  failuresIs: (fall: number): string => `${fall} ${fall === 1 ? 'failure' : 'failures'}`,
  timeoutIs: (us: number): string => `timeout ${set(us)}`,
  noTradeOff: (times: string): string =>
    `With these answers, ${times} times as slow as usual, no check runs into its timeout: a higher threshold buys nothing. Try exp(50ms), or a shorter timeout.`,
  dotsAre: 'Rings in the picture: counted in runs of the model, ± 2 standard errors.',
  pointSays: (fall: string, took: string, alarm: string): string => `${fall}: ${took}, ${alarm}`,
  alarmEvery: (perDay: number): string =>
    perDay < 1e-9 ? 'never a false alarm' : `a false alarm every ${every(DAY_US / perDay)}`,

  simulation: 'Formula and simulation',
  simulationStarts: 'Formula and simulation.',
  simulationSays: (runs: string): string =>
    `The formulas give the ends, and the average over years. The model itself runs ${runs} times; each time the target breaks at a random moment. False alarms are counted where they come often enough.`,
  runMany: (runs: string): string => `Run the model ${runs} times`,

  take: 'Take along',
  takeKinds: { haproxy: 'HAProxy', pod: 'Pod', yaml: 'Scenario', link: 'Link' },
  takeSays: {
    haproxy: 'In a backend. Without timeout check, the interval is the timeout.',
    pod: 'In the container’s specification',
    yaml: 'This run as a scenario',
    link: 'This page with these values',
  },
};

function lateText(chance: number): string {
  if (chance >= 0.0005) return `${formatShare(chance, 'en')} of the answers are late`;
  return `One answer in ${formatNumber(Number((1 / chance).toPrecision(2)), 'en')} is late`;
}

export type LabStrings = typeof en;
