/** Rules of etcd, of the balancer and of the node controller that a cluster bends. Data; words are the page's. */
import { NODE_RENEWAL_MS } from '../control-plane/clocks.ts';
import { answersLate, noticedMs } from '../control-plane/predicted-spans.ts';
import type { Group } from './input.ts';
import { CONNECTION_MS, ROUND_TRIPS } from './numbers.ts';
import type { Source } from './presets.ts';
import type { ClusterReading } from './read.ts';

export type RuleName =
  | 'graceBelowRenewal'
  | 'oneAddress'
  | 'electionBelowRoundTrips'
  | 'checkBelowAnswer'
  | 'electionEmptiesBalancer'
  | 'heartbeatBelowRoundTrip'
  | 'graceBelowConnection'
  | 'evenMembers'
  | 'fallOne'
  | 'slowTimeout'
  | 'unevenElection';

/** `unsafe`: it will fail; `careful`: it costs more than it seems to; `note`: good to know. */
export type RuleLevel = 'unsafe' | 'careful' | 'note';

export interface BentRule {
  readonly name: RuleName;
  readonly level: RuleLevel;
  readonly source: Source;
}

const TUNING: Source = {
  label: 'etcd v3.6, tuning: time parameters',
  url: 'https://etcd.io/docs/v3.6/tuning/#time-parameters',
};
const CONFIG: Source = {
  label: 'etcd v3.7.1, server/embed/config.go: ElectionTicks',
  url: 'https://github.com/etcd-io/etcd/blob/v3.7.1/server/embed/config.go',
};
const GRACE: Source = {
  label: 'kubernetes 126287',
  url: 'https://github.com/kubernetes/kubernetes/pull/126287',
};
const NODES: Source = {
  label: 'Kubernetes documentation, node heartbeats',
  url: 'https://kubernetes.io/docs/reference/node/node-status/#heartbeats',
};
const FAQ: Source = {
  label: 'etcd FAQ: why an odd number of members?',
  url: 'https://etcd.io/docs/v3.6/faq/#why-an-odd-number-of-cluster-members',
};
const HAPROXY: Source = {
  label: 'HAProxy v3.4.0, configuration.txt: inter, fall, timeout check',
  url: 'https://github.com/haproxy/haproxy/blob/v3.4.0/doc/configuration.txt',
};
const READYZ: Source = {
  label: 'kubernetes/apiserver v0.36.0, options/etcd.go: etcd in /readyz, 2 s',
  url: 'https://github.com/kubernetes/apiserver/blob/v0.36.0/pkg/server/options/etcd.go',
};
const HA_TOPOLOGY: Source = {
  label: 'kubeadm, ha-considerations.md',
  url: 'https://github.com/kubernetes/kubeadm/blob/1ee96035d157d53aa766c8d8945959cdc2fbf75b/docs/ha-considerations.md',
};

/** `/readyz` fails once etcd has not answered for so long (kube-apiserver --etcd-healthcheck-timeout). */
const ETCD_CHECK_MS = 2_000;

/** The gravest first; nothing about groups that cannot be read. */
export function bentRules(reading: ClusterReading): readonly BentRule[] {
  const { clocks, roundTripMs, writtenElectionMs, unread } = reading;
  const { heartbeatMs, electionMs, members, masters, front, graceMs, lookMs } = clocks;
  const isBalancer = front.kind === 'balancer';
  const rules: readonly (readonly [boolean, RuleLevel, RuleName, Source, ...Group[]])[] = [
    [graceMs < NODE_RENEWAL_MS + lookMs, 'unsafe', 'graceBelowRenewal', NODES, 'nodes'],
    [front.kind === 'none' && masters > 1, 'unsafe', 'oneAddress', HA_TOPOLOGY, 'size'],
    [
      members > 1 && electionMs < ROUND_TRIPS.election * roundTripMs.max,
      'unsafe',
      'electionBelowRoundTrips',
      TUNING,
      'etcd',
      'network',
    ],
    [
      isBalancer && answersLate(front, clocks),
      'unsafe',
      'checkBelowAnswer',
      HAPROXY,
      'front',
      'network',
    ],
    [
      // An election takes less than twice the timeout; all checks fail for what is left of it.
      isBalancer &&
        members > 2 &&
        noticedMs(front, 'crash', clocks).min < 2 * electionMs - ETCD_CHECK_MS,
      'careful',
      'electionEmptiesBalancer',
      READYZ,
      'etcd',
      'front',
    ],
    [
      members > 1 && heartbeatMs < ROUND_TRIPS.heartbeat.min * roundTripMs.max,
      'careful',
      'heartbeatBelowRoundTrip',
      TUNING,
      'etcd',
      'network',
    ],
    [
      graceMs <= CONNECTION_MS && graceMs >= NODE_RENEWAL_MS + lookMs,
      'careful',
      'graceBelowConnection',
      GRACE,
      'nodes',
    ],
    [members % 2 === 0, 'careful', 'evenMembers', FAQ, 'size'],
    [isBalancer && front.fall === 1, 'careful', 'fallOne', HAPROXY, 'front'],
    [isBalancer && front.timeoutMs > front.intervalMs, 'note', 'slowTimeout', HAPROXY, 'front'],
    [writtenElectionMs !== electionMs, 'note', 'unevenElection', CONFIG, 'etcd'],
  ];
  return rules
    .filter(([holds, , , , ...groups]) => holds && !groups.some((one) => unread.includes(one)))
    .map(([, level, name, source]) => ({ name, level, source }));
}
