/** What the calculator starts from, the settings of known projects, and the link that keeps an input. */
import type { Language } from '../../src/i18n/language.ts';
import { address } from '../../src/i18n/address.ts';
import type { CalculationInput } from '../../src/scenario/lease/calculation.ts';

/** client-go's defaults, and the API server of the lease laboratory: 5–20 ms each way. */
export const DEFAULT_INPUT: CalculationInput = {
  leaseDuration: '15s',
  renewDeadline: '10s',
  retryPeriod: '2s',
  request: '10-40ms',
  candidates: 2,
  releaseOnCancel: false,
};

export interface Preset {
  readonly name: string;
  /** In seconds: `15/10/2`. */
  readonly durations: string;
  /** Where these values stand. */
  readonly source: string;
}

/** Names and files are the projects' own, in every language. */
export const PRESETS: readonly Preset[] = [
  {
    name: 'Kubernetes',
    durations: '15/10/2',
    source: 'kubernetes/component-base config/v1alpha1/defaults.go; controller-runtime',
  },
  {
    name: 'kube-vip',
    durations: '5/3/1',
    source: 'kube-vip/website content/docs/installation/static.md, daemonset.md',
  },
  {
    name: 'OpenShift',
    durations: '137/107/26',
    source: 'openshift/library-go pkg/config/leaderelection/leaderelection.go',
  },
  {
    name: 'CSI',
    durations: '15/10/5',
    source: 'kubernetes-csi/csi-lib-utils leaderelection/leader_election.go, v0.24.0',
  },
  {
    name: 'Spark operator',
    durations: '15/14/4',
    source: 'kubeflow/spark-operator cmd/operator/webhook/start.go, v2.5.2',
  },
];

/** Two that nobody ships, and everybody could: client-go takes them. */
export const BAD_PRESETS: readonly string[] = ['15/14/2', '60/10/2'];

export function durationsOf(
  durations: string,
): Pick<CalculationInput, 'leaseDuration' | 'renewDeadline' | 'retryPeriod'> {
  const [lease = '', deadline = '', retry = ''] = durations.split('/');
  return { leaseDuration: `${lease}s`, renewDeadline: `${deadline}s`, retryPeriod: `${retry}s` };
}

export const CANDIDATES = [2, 3, 5] as const;

/** The calculator's own page, with the input in its address: `?lease=15s&deadline=10s&retry=2s…` */
export function calculatorLink(input: CalculationInput, language: Language): string {
  const query = new URLSearchParams({
    lease: input.leaseDuration.trim(),
    deadline: input.renewDeadline.trim(),
    retry: input.retryPeriod.trim(),
    request: input.request.trim(),
    candidates: String(input.candidates),
    ...(input.releaseOnCancel ? { release: '1' } : undefined),
  });
  return `${address(language, 'lab', 'lease-calculator')}?${query}`;
}

const LONGEST_TEXT = 40;

/** The input that an address holds; what it does not say, or says wrongly, is as at the start. */
export function inputOf(search: string): CalculationInput {
  const query = new URLSearchParams(search);
  const text = (key: string, fallback: string): string =>
    (query.get(key) ?? fallback).slice(0, LONGEST_TEXT);
  const candidates = Number(query.get('candidates'));
  return {
    leaseDuration: text('lease', DEFAULT_INPUT.leaseDuration),
    renewDeadline: text('deadline', DEFAULT_INPUT.renewDeadline),
    retryPeriod: text('retry', DEFAULT_INPUT.retryPeriod),
    request: text('request', DEFAULT_INPUT.request),
    candidates: CANDIDATES.find((one) => one === candidates) ?? DEFAULT_INPUT.candidates,
    releaseOnCancel: query.get('release') === '1',
  };
}
