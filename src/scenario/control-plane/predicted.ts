/**
 * What each clock of a cluster is to take, worked out from its settings and the sources: no number here comes
 * from a run. Beside it a scenario whose fault comes at any instant, to compare.
 */
import { quorumOf } from '../../models/quorum/majority.ts';
import type { ScenarioSource } from '../scenario.ts';
import {
  configOf,
  DEFAULT_CLOCKS,
  ENDPOINT_REFRESH_MS,
  ENDPOINT_TTL_MS,
  NODE_RENEWAL_MS,
  shortestTtlMs,
  type Clocks,
  type RangeMs,
} from './clocks.ts';
import { frontRows } from './predicted-front.ts';
import {
  electionMs,
  handoverMs,
  notReadyMs,
  plus,
  silenceMs,
  takeoverMs,
} from './predicted-spans.ts';
import {
  isPossible,
  written as s,
  type Impossible,
  type Obstacle,
  type Prediction,
  type Row,
  type Setting,
} from './prediction.ts';

/** What these clocks come to, a row for each thing that has to be noticed or mended. */
export function predictionsOf(clocks: Clocks): readonly (Prediction | Impossible)[] {
  return rowsOf(clocks).map(({ obstacle, fault, setting, ...row }) =>
    obstacle === undefined
      ? { ...row, scenario: scenarioOf(fault, setting, row.rangeMs, clocks) }
      : { id: row.id, obstacle },
  );
}

function rowsOf(clocks: Clocks): readonly Row[] {
  const { masters, members, heartbeatMs, electionMs: timeoutMs, lookMs, graceMs } = clocks;
  const { lease, tolerationMs } = clocks;
  const isStacked = clocks.topology === 'stacked';
  const poll = handoverMs(lease, clocks);
  const election = electionMs(clocks);
  const takeover = takeoverMs(lease, clocks);
  const notReady = notReadyMs(clocks);
  const ttlMs = Math.max(ENDPOINT_TTL_MS, shortestTtlMs(clocks));
  // Where a leader and a holder are that outlive the host m1.
  const elsewhere = isStacked ? 'm2' : 'e1';
  const withoutOne: Obstacle | undefined =
    members - 1 < quorumOf(members) ? 'noMajority' : undefined;
  const nobodyElse: Obstacle | undefined = masters < 2 ? 'nobodyElse' : undefined;
  // A master takes its member of etcd along.
  const withoutHost = nobodyElse ?? (isStacked ? withoutOne : undefined);
  const graceTooShort: Obstacle | undefined =
    graceMs < NODE_RENEWAL_MS + lookMs ? 'graceTooShort' : undefined;
  const keys = `refresh ${s(ENDPOINT_REFRESH_MS)}, TTL ${s(ttlMs)}`;
  const nodes = `renewed every 10 s, looked at every ${s(lookMs)}, grace ${s(graceMs)}`;
  return [
    {
      id: 'election',
      name: 'etcd elects',
      source: 'etcd server/embed/config.go; raft.go resetRandomizedElectionTimeout',
      defaults: `heartbeat ${s(heartbeatMs)}, election timeout ${String(timeoutMs)} ms`,
      formula: 'election − 2 × heartbeat … 3 × (2 × election − heartbeat)',
      rangeMs: election,
      metric: 'etcdLeaderMs',
      fault: { crash: isStacked ? 'm1' : 'e1' },
      setting: {},
      obstacle: members < 2 ? 'nobodyElse' : withoutOne,
    },
    {
      id: 'leaseCrash',
      name: 'Lease taken over, crash',
      source: 'client-go leaderelection.go; component-base config/v1alpha1/defaults.go',
      defaults: `lease ${s(lease.leaseMs)}, retry ${s(lease.retryMs)}, jitter 1.2`,
      formula: 'lease − retry … poll + lease + poll, poll = 2.2 × retry',
      rangeMs: takeover,
      metric: 'controllerMs',
      fault: { crash: 'kube-controller-manager@m1' },
      setting: {},
      obstacle: nobodyElse,
    },
    {
      id: 'leaseStop',
      name: 'Lease taken over, clean stop',
      source: 'client-go leaderelection.go (release); kube-scheduler app/server.go',
      defaults: `retry ${s(lease.retryMs)}, jitter 1.2`,
      formula: '0 … poll',
      rangeMs: poll,
      metric: 'schedulerMs',
      fault: { stop: 'kube-scheduler@m1' },
      setting: {},
      obstacle: nobodyElse,
    },
    ...frontRows(clocks, { nobodyElse, withoutHost, elsewhere }),
    {
      id: 'endpoint',
      name: 'endpoint removed, etcd leader elsewhere',
      source: 'kubernetes pkg/controlplane/reconcilers/lease.go, instance.go',
      defaults: keys,
      formula: 'TTL − refresh … TTL + refresh',
      rangeMs: { min: ttlMs - ENDPOINT_REFRESH_MS, max: ttlMs + ENDPOINT_REFRESH_MS },
      metric: 'endpointRemovedMs',
      fault: { crash: 'm1' },
      setting: { leader: elsewhere },
      obstacle: withoutHost,
    },
    {
      id: 'endpointAndLeader',
      name: 'endpoint removed, etcd leader lost',
      source: 'as above; etcd server/lease/lessor.go (Promote)',
      defaults: `${keys}, election timeout ${String(timeoutMs)} ms`,
      formula: 'election + TTL after the new leader … and one refresh more',
      rangeMs: plus(election, timeoutMs + ttlMs, timeoutMs + ttlMs + ENDPOINT_REFRESH_MS),
      metric: 'endpointRemovedMs',
      fault: { crash: 'm1' },
      setting: {},
      obstacle: isStacked ? withoutHost : 'otherHosts',
    },
    {
      id: 'notReady',
      name: 'node NotReady, holder elsewhere',
      source: 'kubelet config/v1beta1; pkg/controller/nodelifecycle',
      defaults: nodes,
      formula: 'grace − renewal … look + grace',
      rangeMs: notReady,
      metric: 'nodeNotReadyMs',
      fault: { crash: 'm1' },
      setting: { holder: 'm2', leader: elsewhere },
      obstacle: withoutHost ?? graceTooShort,
    },
    {
      id: 'notReadyAndHolder',
      name: 'node NotReady, holder on it',
      source: 'as above; leaderelection.go: the new holder counts from its beginning',
      defaults: 'Lease and node as above',
      formula: 'take-over + grace',
      rangeMs: plus(takeover, silenceMs(clocks), silenceMs(clocks) + clocks.oneWayMs.max),
      metric: 'nodeNotReadyMs',
      fault: { crash: 'm1' },
      setting: { leader: elsewhere },
      obstacle: withoutHost ?? graceTooShort,
    },
    {
      id: 'evicted',
      name: 'Pods evicted',
      source: 'DefaultTolerationSeconds; pkg/controller/nodelifecycle',
      defaults: `toleration ${s(tolerationMs)}, node as above`,
      formula: 'NotReady + look + toleration',
      // The taint comes one look after the word (processTaintBaseEviction is given the condition as it was read).
      rangeMs: plus(notReady, lookMs + tolerationMs),
      metric: 'podsEvictedMs',
      fault: { crash: 'w1' },
      setting: {},
      obstacle: graceTooShort,
    },
  ];
}

/** Each clock stands anywhere in its period then, and the slowest has gone round twice. */
function scenarioOf(
  fault: object,
  { config, holder = 'm1', leader }: Setting,
  { max }: RangeMs,
  clocks: Clocks,
): ScenarioSource {
  const { lease, front, lookMs, electionMs: timeoutMs } = clocks;
  const checkMs = front.kind === 'balancer' ? front.intervalMs + front.timeoutMs : 0;
  const slowestMs = Math.max(2.2 * lease.retryMs, lookMs, timeoutMs, checkMs, NODE_RENEWAL_MS);
  const fromS = Math.ceil(Math.max(30_000, 2 * slowestMs) / 1000);
  const lengthS = Math.ceil(Math.max(30_000, slowestMs) / 1000);
  return {
    model: 'control-plane',
    config: { workers: 1, ...configOf(clocks), ...config },
    initial: {
      leader: leader ?? (clocks.topology === 'stacked' ? 'm1' : 'e1'),
      holders: Object.fromEntries(HOLDERS.map((component) => [component, holder])),
    },
    script: [{ at: `${String(fromS)}-${String(fromS + lengthS)}s`, ...fault }],
    until: `${String(fromS + lengthS + Math.ceil(max / 1000) + 10)}s`,
  };
}

const HOLDERS = ['kube-controller-manager', 'kube-scheduler'];

/** What the defaults come to. */
export const PREDICTIONS: readonly Prediction[] = predictionsOf(DEFAULT_CLOCKS).filter(isPossible);
