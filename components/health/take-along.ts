/** Settings as they are written where they are used. */
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import {
  PROBES,
  type CheckForm,
  type KubeletForm,
  type ProbeForm,
  type ProbeKind,
} from './form.ts';
import { durationOf } from './read-field.ts';

/** HAProxy reads `500ms`, `2s` and `1m` as the scenario format does. */
export function haproxyText({ interval, timeout, rise, fall, fastInterval }: CheckForm): string {
  const fast = fastInterval.trim() === '' ? '' : ` fastinter ${fastInterval.trim()}`;
  return [
    ...(timeout.trim() === interval.trim() ? [] : [`timeout check ${timeout.trim()}`]),
    `default-server check inter ${interval.trim()}${fast} fall ${fall.trim()} rise ${rise.trim()}`,
  ].join('\n');
}

const PATHS: Readonly<Record<ProbeKind, string>> = {
  startup: '/livez',
  liveness: '/livez',
  readiness: '/readyz',
};

export function podText(form: KubeletForm): string {
  const probes = PROBES.filter((probe) => form[probe].isOn);
  return [
    ...probes.flatMap((probe) => probeLines(probe, form[probe])),
    '# of the Pod:',
    `terminationGracePeriodSeconds: ${seconds(form.terminationGracePeriod)}`,
  ].join('\n');
}

function probeLines(
  probe: ProbeKind,
  { initialDelay, period, timeout, failureThreshold }: ProbeForm,
): string[] {
  const delay = seconds(initialDelay);
  return [
    `${probe}Probe:`,
    `  httpGet: { path: ${PATHS[probe]}, port: 6443, scheme: HTTPS }`,
    ...(delay === '0' ? [] : [`  initialDelaySeconds: ${delay}`]),
    `  periodSeconds: ${seconds(period)}`,
    `  timeoutSeconds: ${seconds(timeout)}`,
    `  failureThreshold: ${failureThreshold.trim()}`,
  ];
}

function seconds(text: string): string {
  return String((durationOf(text) ?? 0) / 1_000_000);
}

/** A scenario as its author would write it: settings and commands on one line each. */
export function yamlText(source: ScenarioSource): string {
  return [
    'format: 1',
    ...Object.entries(source).flatMap(([key, value]) => entryLines(key, value)),
  ].join('\n');
}

function entryLines(key: string, value: unknown): string[] {
  if (key === 'script' && Array.isArray(value)) {
    if (value.length === 0) return [];
    return ['script:', ...value.map((entry) => `  - ${flow(entry)}`)];
  }
  if (key !== 'config' || !isRecord(value)) return [`${key}: ${flow(value)}`];
  const isNested = Object.values(value).some(isRecord);
  if (!isNested) return [`config: ${flow(value)}`];
  return ['config:', ...Object.entries(value).map(([name, one]) => `  ${name}: ${flow(one)}`)];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** YAML in one line. Only what could be read as something else is quoted. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (isRecord(value)) {
    const parts = Object.entries(value).map(([key, one]) => `${key}: ${flow(one)}`);
    return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
  }
  if (typeof value !== 'string') return JSON.stringify(value);
  return /^[a-zA-Z0-9][\w.()-]*$/.test(value) && !/^(true|false|null|yes|no|on|off)$/i.test(value)
    ? value
    : JSON.stringify(value);
}
