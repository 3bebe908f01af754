/** Settings that are in use somewhere, with where they stand. */
import { API_PROBE, DEFAULT_CHECK, DEFAULT_KUBELET, type Form } from './form.ts';

export type PresetName =
  | 'haproxy'
  | 'kubeadmSample'
  | 'kubespraySample'
  | 'apiserver'
  | 'api'
  | 'slowStart'
  | 'startupProbe';

interface Preset<Kind extends Form['kind']> {
  readonly name: PresetName;
  /** In short: interval, timeout, failures. */
  readonly short: string;
  readonly source: string;
  readonly set: Partial<Extract<Form, { kind: Kind }>>;
}

const { interval, timeout, rise, fall, fastInterval } = DEFAULT_CHECK;
const haproxy = { interval, timeout, rise, fall, fastInterval };

export const CHECK_PRESETS: readonly Preset<'check'>[] = [
  {
    name: 'haproxy',
    short: '2 s/2 s/3',
    source: 'haproxy/haproxy doc/configuration.txt: inter, rise, fall, timeout check',
    set: { ...haproxy, lasts: '20s' },
  },
  {
    name: 'kubeadmSample',
    short: '2 s/10 s/3',
    source: 'kubernetes/kubeadm docs/ha-considerations.md: check, timeout check 10s',
    set: { ...haproxy, timeout: '10s', lasts: '45s' },
  },
  {
    name: 'kubespraySample',
    short: '10 s/10 s/3',
    source: 'kubernetes-sigs/kubespray docs/operations/ha-mode.md: check inter 10000',
    set: { ...haproxy, interval: '10s', timeout: '10s', lasts: '2m' },
  },
];

const { startup, liveness, readiness, startTime, terminationGracePeriod } = DEFAULT_KUBELET;
const api = { ...API_PROBE };
const slowStart = {
  liveness: api,
  readiness: api,
  startTime: '60s',
  terminationGracePeriod: '30s',
  fault: 'none',
} as const;

export const KUBELET_PRESETS: readonly Preset<'kubelet'>[] = [
  {
    name: 'apiserver',
    short: '10 s/15 s/8',
    source: 'kubernetes/kubernetes cmd/kubeadm/app/util/staticpod/utils.go',
    set: { startup, liveness, readiness, startTime, terminationGracePeriod, fault: 'hang' },
  },
  {
    name: 'api',
    short: '10 s/1 s/3',
    source: 'kubernetes/api core/v1/types.go, Probe: what holds if a field is left out',
    set: {
      startup: { ...api, isOn: false },
      ...{ liveness: api, readiness: api, startTime: '2s', terminationGracePeriod: '30s' },
      fault: 'hang',
    },
  },
  {
    name: 'slowStart',
    short: '60 s',
    source: 'content/scenarios/health-slow-start.yaml',
    set: { startup: { ...api, isOn: false }, ...slowStart },
  },
  {
    name: 'startupProbe',
    short: '60 s',
    source: 'content/scenarios/health-startup-probe.yaml',
    set: { startup: { ...api, failureThreshold: '30' }, ...slowStart },
  },
];

/** Whether a form has a preset's values. */
export function isSet<F extends Form>(form: F, set: Partial<F>): boolean {
  return Object.entries(set).every(
    ([key, value]) =>
      key === 'lasts' || JSON.stringify(form[key as keyof F]) === JSON.stringify(value),
  );
}
