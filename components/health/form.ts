/** What a reader can set, as text, and the scenario that it makes. The scenario is what is kept and shared. */
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { durationOf, durationText } from './read-field.ts';

/** What can happen to a target. `scripted`: what the scenario says, which may be more than one thing. */
export const FAULTS = ['crash', 'hang', 'fail', 'slow', 'flap'] as const;
export type FaultName = (typeof FAULTS)[number] | 'none' | 'scripted';

export const PROBES = ['startup', 'liveness', 'readiness'] as const;
export type ProbeKind = (typeof PROBES)[number];

/** The parts that a health check and a kubelet's probes have in common. */
interface Common {
  readonly response: string;
  readonly fault: FaultName;
  /** How long it lasts; nothing: for good. */
  readonly lasts: string;
  /** How many times as slow. */
  readonly times: string;
  /** Turns of flapping. */
  readonly every: string;
  readonly seed: number;
  /** What the form has no fields for, kept as it came. */
  readonly rest: Rest;
}

interface Rest {
  readonly config: Json;
  /** Title and sentence of a named scenario, as long as what happens is what they speak of. */
  readonly about: Json;
  readonly script: unknown;
  readonly until: unknown;
}

export const CHECK_FIELDS = ['interval', 'timeout', 'rise', 'fall', 'fastInterval'] as const;
export type CheckField = (typeof CHECK_FIELDS)[number];

export interface CheckForm extends Common, Readonly<Record<CheckField, string>> {
  readonly kind: 'check';
}

export const PROBE_FIELDS = ['initialDelay', 'period', 'timeout', 'failureThreshold'] as const;
export type ProbeField = (typeof PROBE_FIELDS)[number];

export interface ProbeForm extends Readonly<Record<ProbeField, string>> {
  readonly isOn: boolean;
  readonly rest: Json;
}

export interface KubeletForm extends Common, Readonly<Record<ProbeKind, ProbeForm>> {
  readonly kind: 'kubelet';
  readonly startTime: string;
  readonly terminationGracePeriod: string;
}

export type Form = CheckForm | KubeletForm;

type Json = Readonly<Record<string, unknown>>;

const NO_SCRIPT = { about: {}, script: undefined, until: undefined } as const;
const NO_REST: Rest = { config: {}, ...NO_SCRIPT };

const COMMON: Common = {
  response: 'exp(50ms)',
  fault: 'hang',
  lasts: '20s',
  times: '20',
  every: '3s',
  seed: 1,
  rest: NO_REST,
};

/** HAProxy's own settings: without `timeout check`, a check may take as long as the interval. */
export const DEFAULT_CHECK: CheckForm = {
  kind: 'check',
  ...COMMON,
  interval: '2s',
  timeout: '2s',
  rise: '2',
  fall: '3',
  fastInterval: '',
};

const probeForm = (part: Partial<Record<ProbeField, string>>): ProbeForm => ({
  isOn: true,
  // The API's defaults.
  ...{ initialDelay: '0s', period: '10s', timeout: '1s', failureThreshold: '3' },
  rest: {},
  ...part,
});

/** kubeadm's kube-apiserver. */
export const DEFAULT_KUBELET: KubeletForm = {
  kind: 'kubelet',
  ...COMMON,
  lasts: '',
  startup: probeForm({ initialDelay: '10s', timeout: '15s', failureThreshold: '24' }),
  liveness: probeForm({ initialDelay: '10s', timeout: '15s', failureThreshold: '8' }),
  readiness: probeForm({ period: '1s', timeout: '15s' }),
  startTime: '5s',
  terminationGracePeriod: '30s',
};

export const API_PROBE: ProbeForm = probeForm({});

/** In the format, thresholds are named as the API names them. */
const CHECK_KEYS: Readonly<Record<CheckField, string>> = {
  interval: 'interval',
  timeout: 'timeout',
  rise: 'successThreshold',
  fall: 'failureThreshold',
  fastInterval: 'fastInterval',
};
export const keyOf = (field: CheckField): string => CHECK_KEYS[field];

/** The form that shows a scenario. What it has no fields for is kept. */
export function formOf(source: ScenarioSource): Form {
  const form = scriptedFormOf(source);
  const plain = { ...form, ...happeningIn(source['script']), rest: { ...form.rest, ...NO_SCRIPT } };
  const { format: _, ...said } = source;
  return isSame(sourceOf(plain), said) ? plain : form;
}

/** What a form would have to say to make this script, if it could. */
function happeningIn(script: unknown): Partial<Pick<Common, 'fault' | 'lasts'>> {
  const entries = Array.isArray(script) ? script.map(recordOf) : [];
  const [first, second] = entries;
  if (!first) return { fault: 'none' };
  const fault = FAULTS.find((name) => first[name] !== undefined);
  const atUs = (entry: Json): number => durationOf(textOf(entry['at'], '')) ?? NaN;
  return {
    ...(fault ? { fault } : undefined),
    lasts: second ? durationText(atUs(second) - atUs(first)) : '',
  };
}

/** The order of keys says nothing. */
function isSame(a: unknown, b: unknown): boolean {
  if (!isRecord(a) || !isRecord(b)) return JSON.stringify(a) === JSON.stringify(b);
  const keys = Object.keys({ ...a, ...b });
  return keys.every((key) => isSame(a[key], b[key]));
}

function scriptedFormOf(source: ScenarioSource): Form {
  const config = recordOf(source['config']);
  const { seed = 0, script, until, title, why } = source;
  const isKubelet = [...PROBES, 'terminationGracePeriod', 'handlesSigterm', 'crashAfter'].some(
    (key) => config[key] !== undefined,
  );
  const defaults = isKubelet ? DEFAULT_KUBELET : DEFAULT_CHECK;
  const common = {
    response: textOf(config['response'], '1-5ms'),
    fault: 'scripted' as const,
    ...{ lasts: defaults.lasts, times: defaults.times, every: defaults.every },
    ...heldIn(script),
    seed: Number(seed),
  };
  const about = { ...(title ? { title } : undefined), ...(why ? { why } : undefined) };
  const restOf = (keys: readonly string[]): Rest => ({
    config: Object.fromEntries(Object.entries(config).filter(([key]) => !keys.includes(key))),
    ...{ about, script, until },
  });
  if (!isKubelet) {
    return {
      kind: 'check',
      ...common,
      interval: textOf(config['interval'], '2s'),
      timeout: textOf(config['timeout'], '1s'),
      rise: textOf(config['successThreshold'], '2'),
      fall: textOf(config['failureThreshold'], '3'),
      fastInterval: textOf(config['fastInterval'], ''),
      rest: restOf([...Object.values(CHECK_KEYS), 'response']),
    };
  }
  const probe = (name: ProbeKind): ProbeForm => probeFormOf(config[name]);
  return {
    kind: 'kubelet',
    ...common,
    ...{ startup: probe('startup'), liveness: probe('liveness'), readiness: probe('readiness') },
    startTime: textOf(config['startTime'], '0s'),
    terminationGracePeriod: textOf(config['terminationGracePeriod'], '30s'),
    rest: restOf([...PROBES, 'startTime', 'terminationGracePeriod', 'response']),
  };
}

function probeFormOf(value: unknown): ProbeForm {
  if (value === undefined) return { ...API_PROBE, isOn: false };
  const given = recordOf(value);
  const { initialDelay, period, interval, timeout, failureThreshold, ...rest } = given;
  return {
    isOn: true,
    initialDelay: textOf(initialDelay, API_PROBE.initialDelay),
    period: textOf(period ?? interval, API_PROBE.period),
    timeout: textOf(timeout, API_PROBE.timeout),
    failureThreshold: textOf(failureThreshold, API_PROBE.failureThreshold),
    rest,
  };
}

/** Numbers that a script speaks of, for whoever lets something else happen. */
function heldIn(script: unknown): Partial<Pick<Common, 'times' | 'every'>> {
  const entries = Array.isArray(script) ? script.map(recordOf) : [];
  const slow = entries.map(({ slow }) => slow).find((one) => typeof one === 'number' && one > 1);
  const flap = entries.map((entry) => recordOf(entry['flap'])['every']).find(Boolean);
  return {
    ...(typeof slow === 'number' ? { times: String(slow) } : undefined),
    ...(typeof flap === 'string' ? { every: flap } : undefined),
  };
}

/** The scenario that a form makes. Whether it can be read is the reader's to say. */
export function sourceOf(form: Form): ScenarioSource {
  const { rest, seed, fault } = form;
  const isScripted = fault === 'scripted';
  const config = { ...rest.config, ...configOf(form) };
  const happens = isScripted ? { script: rest.script, until: rest.until } : scriptOf(form);
  const source: Json = {
    model: 'probe',
    ...(isScripted ? rest.about : undefined),
    seed,
    config,
    ...happens,
  };
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined));
}

/** The part of a scenario's configuration that the form has fields for. */
export function configOf(form: Form): Json {
  const { response } = form;
  if (form.kind === 'check') {
    const { interval, timeout, rise, fall, fastInterval } = form;
    return {
      interval: written(interval),
      ...(fastInterval.trim() === '' ? undefined : { fastInterval: written(fastInterval) }),
      timeout: written(timeout),
      successThreshold: written(rise),
      failureThreshold: written(fall),
      response: written(response),
    };
  }
  return {
    ...Object.fromEntries(
      PROBES.flatMap((probe) => (form[probe].isOn ? [[probe, probeOf(form[probe])]] : [])),
    ),
    startTime: written(form.startTime),
    terminationGracePeriod: written(form.terminationGracePeriod),
    response: written(response),
  };
}

function probeOf({ initialDelay, period, timeout, failureThreshold, rest }: ProbeForm): Json {
  return {
    ...(initialDelay.trim() === '0s' ? undefined : { initialDelay: written(initialDelay) }),
    period: written(period),
    timeout: written(timeout),
    failureThreshold: written(failureThreshold),
    ...rest,
  };
}

/** A number as one; anything else as it was written, so that the reader can say what is wrong with it. */
export function written(text: string): number | string {
  return /^\s*-?\d+(\.\d+)?\s*$/.test(text) ? Number(text) : text.trim();
}

/** What happens, and until when it is worth looking: the whole of it, and a little before and after. */
function scriptOf(form: Form): Json {
  const { fault, times, every } = form;
  const { atUs, settleUs } = paceOf(form);
  // A kubelet ends what a crash began; nothing has no end.
  const isEndless = fault === 'none' || (fault === 'crash' && form.kind === 'kubelet');
  const lastsUs = isEndless || form.lasts.trim() === '' ? undefined : durationOf(form.lasts);
  const at = durationText(atUs);
  const over = lastsUs === undefined ? undefined : durationText(atUs + lastsUs);
  const until = durationText(roundUp(atUs + (lastsUs ?? 0) + settleUs));
  const then = (entry: Json): readonly Json[] =>
    over === undefined ? [] : [{ at: over, ...entry }];
  switch (fault) {
    case 'none':
    case 'scripted':
      return { script: [], until };
    case 'crash':
      return {
        script: [{ at, crash: 'target' }, ...then({ restart: 'target' })],
        until,
      };
    case 'hang':
    case 'fail':
      return { script: [{ at, [fault]: 'target' }, ...then({ recover: 'target' })], until };
    case 'slow':
      return { script: [{ at, slow: written(times) }, ...then({ slow: 1 })], until };
    case 'flap':
      return { script: [{ at, flap: { every: written(every) } }, ...then({ flap: 'off' })], until };
  }
}

/** When it begins, and how much longer it takes until everybody knows. Never fails: it only sets the scene. */
function paceOf(form: Form): { atUs: number; settleUs: number } {
  const us = (text: string, fallbackUs: number): number => durationOf(text) ?? fallbackUs;
  if (form.kind === 'check') {
    const intervalUs = us(form.interval, 2e6);
    const timeoutUs = us(form.timeout, 1e6);
    const fastUs = us(form.fastInterval, intervalUs);
    const [rise, fall] = [Number(form.rise) || 1, Number(form.fall) || 1];
    const toNoticeUs = intervalUs + fall * (timeoutUs + fastUs);
    const toReturnUs = timeoutUs + intervalUs + rise * fastUs;
    const isForGood = form.lasts.trim() === '';
    return {
      atUs: roundUp(2.5 * intervalUs),
      settleUs: (isForGood || form.fault === 'flap' ? toNoticeUs : toReturnUs) + 1.5 * intervalUs,
    };
  }
  const { startup, liveness, readiness, startTime, terminationGracePeriod } = form;
  const startUs = us(startTime, 0);
  const lengthOf = (probe: ProbeForm): number => {
    if (!probe.isOn) return 0;
    const eachUs = Math.max(us(probe.period, 1e7), us(probe.timeout, 1e6));
    return us(probe.period, 1e7) + (Number(probe.failureThreshold) || 1) * eachUs;
  };
  const periodUs = (probe: ProbeForm): number =>
    probe.isOn ? us(probe.initialDelay, 0) + us(probe.period, 1e7) : 0;
  const readyUs = startUs + periodUs(startup) + Math.max(periodUs(readiness), periodUs(liveness));
  const graceUs = liveness.isOn ? us(terminationGracePeriod, 3e7) : 0;
  const toRestartUs = Math.max(lengthOf(liveness) + graceUs, lengthOf(readiness)) + readyUs;
  return { atUs: roundUp(1.3 * readyUs + 2e6), settleUs: toRestartUs + 0.2 * readyUs + 2e6 };
}

/** To two digits: what begins at a round moment is easier to read. */
function roundUp(us: number): number {
  const step = 10 ** Math.max(3, Math.floor(Math.log10(Math.max(1, us))) - 1);
  return Math.ceil(us / step) * step;
}

function textOf(value: unknown, fallback: string): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : fallback;
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function recordOf(value: unknown): Json {
  return isRecord(value) ? value : {};
}
