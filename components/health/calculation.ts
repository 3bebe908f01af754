/** A form, read: the numbers that follow from it, or what is wrong with which field. Needs no model. */
import {
  readProbeConfig,
  type KubeletConfig,
  type ProbeConfig,
} from '../../src/scenario/probe/config.ts';
import { ScenarioError } from '../../src/scenario/problem.ts';
import { answerOf, type Answer } from '../../src/scenario/probe/answer.ts';
import {
  CHECK_FIELDS,
  configOf,
  keyOf,
  PROBE_FIELDS,
  PROBES,
  sourceOf,
  written,
  type Form,
  type KubeletForm,
  type ProbeKind,
} from './form.ts';
import {
  BREAKS,
  checksPerDay,
  detection,
  falseAlarms,
  meanToVerdictUs,
  recovery,
  type Break,
  type CheckTiming,
  type FalseAlarms,
  type ProbeTiming,
  type Span,
} from '../../src/scenario/probe/formula.ts';
import { durationOf } from './read-field.ts';

/** A field by its name: `interval`, or `liveness.period`. */
export type FieldName = string;
export type Problems = Readonly<Partial<Record<FieldName, ScenarioError | TooMany>>>;

/** More checks than one picture can show. */
export interface TooMany {
  readonly tooMany: number;
}

/** What one prober's settings come to. */
export interface Prospect {
  readonly timing: CheckTiming | ProbeTiming;
  readonly detections: Readonly<Record<Break, Span>>;
  readonly alarms: FalseAlarms;
}

export interface Calculation {
  readonly answer: Answer;
  /** When the target is as slow as the form says. */
  readonly slow: Answer;
  readonly times: number;
  /** By what is asked: a health check, or each probe of a kubelet. */
  readonly prospects: Readonly<Partial<Record<'health' | ProbeKind, Prospect>>>;
  /** Of a health check. */
  readonly recovery: Span | undefined;
  readonly checksPerDay: number | undefined;
  /** What a program has to start in before a kubelet restarts it, at least; and whose probe that is. */
  readonly start: { readonly us: number; readonly by: 'startup' | 'liveness' } | undefined;
  /** The break that is spoken of: what happens, or a hang where nothing breaks. */
  readonly broken: Break;
}

/** The picture has room for so many. */
export const MOST_CHECKS = 2_500;
const MOST_TIMES = 1_000;

export function calculate(
  form: Form,
): { readonly numbers: Calculation } | { readonly problems: Problems } {
  const problems = problemsIn(form);
  if (Object.keys(problems).length > 0) return { problems };
  return { numbers: numbersOf(form, readProbeConfig(configOf(form), [])) };
}

function numbersOf(form: Form, { by, response }: ProbeConfig): Calculation {
  const times = timesOf(form) ?? 1;
  const [answer, slow] = [answerOf(response), answerOf(response, times)];
  const broken = BREAKS.find((one) => one === form.fault) ?? 'hang';
  const common = { answer, slow, times, broken };
  if (by.kind === 'check') {
    const timing: CheckTiming = {
      ...by,
      rise: by.successThreshold,
      fall: by.failureThreshold,
    };
    return {
      ...common,
      prospects: { health: prospectOf(timing, { answer, slow }) },
      recovery: recovery(timing, answer),
      checksPerDay: checksPerDay(timing, answer),
      start: undefined,
    };
  }
  const prospects = PROBES.flatMap((probe) => {
    const settings = by.probes[probe];
    if (!settings) return [];
    const { periodUs, timeoutUs, failureThreshold: fall } = settings;
    const timing: ProbeTiming = { kind: 'probe', periodUs, timeoutUs, fall };
    return [[probe, prospectOf(timing, { answer, slow })] as const];
  });
  return {
    ...common,
    prospects: Object.fromEntries(prospects),
    recovery: undefined,
    checksPerDay: undefined,
    start: startOf(by),
    // A process that ends needs no probe: its kubelet learns of it at once.
    broken: broken === 'crash' ? 'hang' : broken,
  };
}

/** Whoever refuses connections fails at the first probe, and at every period after that. */
function startOf({ probes }: KubeletConfig): Calculation['start'] {
  const by = probes.startup ? 'startup' : 'liveness';
  const settings = probes[by];
  if (!settings) return undefined;
  const { initialDelayUs, periodUs, failureThreshold } = settings;
  return { us: initialDelayUs + (failureThreshold - 1) * periodUs, by };
}

/** What other thresholds, or timeouts, would come to. */
export function prospectOf(
  timing: Prospect['timing'],
  { answer, slow }: Pick<Calculation, 'answer' | 'slow'>,
): Prospect {
  const spans = BREAKS.map((broken) => [broken, detection(timing, broken, answer)] as const);
  return {
    timing,
    detections: Object.fromEntries(spans) as Prospect['detections'],
    alarms: timing.kind === 'check' ? falseAlarms(timing, slow) : needlessVerdicts(timing, slow),
  };
}

const DAY_US = 86_400e6;

/** Of a probe: one over the mean time to so many late answers in a row. */
function needlessVerdicts(timing: ProbeTiming, slow: Answer): FalseAlarms {
  const late = slow.lateChance(timing.timeoutUs);
  const perDay = late > 0 ? DAY_US / meanToVerdictUs(timing, slow) : 0;
  return { late, perDay, isForGood: false };
}

function timesOf({ times }: Form): number | undefined {
  const value = written(times);
  return typeof value === 'number' && value >= 1 && value <= MOST_TIMES ? value : undefined;
}

/** Each field is read alone, so that every one that is wrong is named. */
function problemsIn(form: Form): Problems {
  const problems: Record<FieldName, ScenarioError | TooMany> = {};
  const attempt = (field: FieldName, read: () => unknown): void => {
    try {
      read();
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      problems[field] = new ScenarioError(error.problem);
    }
  };
  const config = configOf(form);
  const readKey = (field: FieldName, key: string): void =>
    attempt(field, () => readProbeConfig({ ...kindOf(form), [key]: config[key] }, []));
  readKey('response', 'response');
  if (form.kind === 'check') for (const field of CHECK_FIELDS) readKey(field, keyOf(field));
  else readKubelet(form, attempt, readKey);
  if (form.lasts.trim() !== '' && durationOf(form.lasts) === undefined)
    attempt('lasts', () => readProbeConfig({ initialDelay: written(form.lasts) }, []));
  if (timesOf(form) === undefined) problems['times'] = new ScenarioError(timesProblem(form.times));
  const everyUs = durationOf(form.every);
  if (everyUs === undefined || everyUs === 0)
    attempt('every', () => readProbeConfig({ interval: written(form.every) }, []));
  if (Object.keys(problems).length === 0) {
    const checks = checksIn(form);
    if (checks > MOST_CHECKS) {
      const at = form.kind === 'check' ? 'interval' : `${mostOften(form)}.period`;
      problems[at] = { tooMany: Math.round(checks) };
    }
  }
  return problems;
}

function readKubelet(
  form: KubeletForm,
  attempt: (field: FieldName, read: () => unknown) => void,
  readKey: (field: FieldName, key: string) => void,
): void {
  readKey('startTime', 'startTime');
  readKey('terminationGracePeriod', 'terminationGracePeriod');
  for (const probe of PROBES) {
    if (!form[probe].isOn) continue;
    for (const field of PROBE_FIELDS) {
      const value = written(form[probe][field]);
      attempt(`${probe}.${field}`, () => readProbeConfig({ [probe]: { [field]: value } }, []));
    }
  }
}

/** Enough for the reader to know which of the two it is. */
function kindOf(form: Form): Readonly<Record<string, unknown>> {
  return form.kind === 'kubelet' ? { handlesSigterm: true } : {};
}

function timesProblem(text: string): { en: string; 'zh-cn': string } {
  const found = JSON.stringify(written(text));
  return {
    en: `Expected how many times as slow, from 1 to ${MOST_TIMES}, found ${found}.`,
    'zh-cn': `这里应是慢多少倍，1～${MOST_TIMES}，却是 ${found}。`,
  };
}

/** How many checks the picture would have, at most. */
function checksIn(form: Form): number {
  const { until } = sourceOf(form);
  const untilUs = durationOf(typeof until === 'string' ? until : '') ?? 0;
  const { by } = readProbeConfig(configOf(form), []);
  if (by.kind === 'check') return untilUs / Math.min(by.intervalUs, by.fastIntervalUs);
  return PROBES.reduce((sum, probe) => sum + untilUs / (by.probes[probe]?.periodUs ?? Infinity), 0);
}

function mostOften(form: KubeletForm): ProbeKind {
  const period = (probe: ProbeKind): number =>
    form[probe].isOn ? (durationOf(form[probe].period) ?? Infinity) : Infinity;
  return [...PROBES].sort((a, b) => period(a) - period(b))[0] ?? 'readiness';
}
