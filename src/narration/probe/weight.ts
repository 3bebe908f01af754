/** Which facts a story tells, which of them are one line, and where their rules come from. */
import type { Language } from '../language.ts';
import type { Source } from '../sources.ts';
import type { ProbeFact } from './facts.ts';

/** `story`: a reader wants to know. `detail`: it goes without saying, or another sentence says it. */
export type Importance = 'story' | 'detail';

export function importanceOf(fact: ProbeFact): Importance {
  return isStory(fact) ? 'story' : 'detail';
}

function isStory(fact: ProbeFact): boolean {
  switch (fact.kind) {
    case 'sent':
    case 'delivered':
    case 'timer':
    case 'checked':
      return false;
    case 'dropped':
      return fact.reason === 'chosen';
    case 'expected':
      return !fact.isMet;
    case 'turned':
      // Everything else is said by a command, or by the kubelet.
      return fact.startUs !== undefined && fact.startUs > 0;
    case 'unhealthy':
    case 'healthy':
      // What a kubelet makes of it says more.
      return fact.probe === 'health';
    case 'containerExited':
      return !fact.isToldAlready;
    case 'notReady':
      return fact.by !== undefined;
    case 'ready':
      return fact.by !== undefined || fact.isFirst;
    default:
      return true;
  }
}

/** A line that one of these groups is open for may take the fact in. */
export function groupsOf(fact: ProbeFact): string[] {
  switch (fact.kind) {
    case 'fails':
    case 'passes':
      return [`fails ${fact.node}`];
    case 'rises':
      return [`rises ${fact.node}`];
    default:
      return [];
  }
}

/** Groups whose line can grow no more once this has happened. */
export function closedBy(fact: ProbeFact, nodes: readonly string[]): string[] {
  switch (fact.kind) {
    case 'unhealthy':
    case 'healthy':
      return [`fails ${fact.node}`, `rises ${fact.node}`];
    // The circumstances are others.
    case 'command':
    case 'containerStarted':
    case 'turned':
      return isStory(fact) ? nodes.flatMap((node) => [`fails ${node}`, `rises ${node}`]) : [];
    default:
      return [];
  }
}

/** The fact that says both, or `undefined` when they are two lines. */
export function merge(line: ProbeFact, next: ProbeFact): ProbeFact | undefined {
  if (line.kind === 'fails' && next.kind === 'passes') {
    return line.isOver ? line : { ...line, isOver: true };
  }
  if (line.kind === 'fails' && next.kind === 'fails') {
    const times = line.isOver ? line.times + 1 : line.times;
    return { ...next, times, most: Math.max(line.most, next.count) };
  }
  return line.kind === 'rises' && next.kind === 'rises' ? next : undefined;
}

const HAPROXY = 'https://github.com/haproxy/haproxy/blob/50872daa6a857e82afc40b1c5161924aef4172d7';
const KUBELET =
  'https://github.com/kubernetes/kubernetes/blob/00421113e1c655426f1954d9865726f491265bcd/pkg/kubelet';
const CLIENT_GO =
  'https://github.com/kubernetes/client-go/blob/32ce75a7d6bc6960fd048d3d1e3b34185418d8c8';

const SOURCES = {
  haproxyHealth: ['HAProxy, set_server_check_status', `${HAPROXY}/src/check.c`],
  worker: ['kubelet, worker.doProbe', `${KUBELET}/prober/worker.go`],
  backOff: ['client-go, Backoff.Next', `${CLIENT_GO}/util/flowcontrol/backoff.go`],
  probes: [
    'Kubernetes, Pod Lifecycle',
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-probes',
  ],
} as const;

/** Names of code are the same in every language. */
export function sourceOf(fact: ProbeFact, language: Language): Source | undefined {
  const of = (id: keyof typeof SOURCES): Source => {
    const [label, href] = SOURCES[id];
    return { label: language === 'en' ? label : label.replace(', ', '，'), href };
  };
  switch (fact.kind) {
    case 'unhealthy':
    case 'healthy':
      return of(fact.probe === 'health' ? 'haproxyHealth' : 'worker');
    case 'terminate':
      return of('worker');
    case 'ready':
    case 'notReady':
    case 'started':
      return of('probes');
    case 'backOff':
      return of('backOff');
    default:
      return undefined;
  }
}
