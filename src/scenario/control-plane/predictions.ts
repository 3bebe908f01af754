/**
 * What each clock of a cluster is to take, worked out from the defaults in the sources and from nothing else:
 * no number here comes from the models. Beside it a scenario whose fault comes at any instant, to compare.
 */
import type { Metrics } from '../model.ts';
import type { ScenarioSource } from '../scenario.ts';
import type { ControlPlaneMetric } from './metrics.ts';
import { ControlPlaneRun, readControlPlaneScenario } from './run.ts';

export interface Prediction {
  readonly name: string;
  /** Where the defaults stand. */
  readonly source: string;
  readonly defaults: string;
  /** How the range follows from them. */
  readonly formula: string;
  readonly rangeMs: { readonly min: number; readonly max: number };
  readonly metric: ControlPlaneMetric;
  readonly scenario: ScenarioSource;
}

/** etcd server/embed/config.go: heartbeat-interval, election-timeout. One tick is one heartbeat. */
const HEARTBEAT = 100;
const ELECTION = 1000;
/** raft.go, resetRandomizedElectionTimeout: at most one tick less than twice the time-out. */
const LONGEST_TIMEOUT = 2 * ELECTION - HEARTBEAT;
/** component-base config/v1alpha1/defaults.go; leaderelection.go, JitterFactor. */
const LEASE = 15_000;
const RETRY = 2_000;
const POLL = RETRY * (1 + 1.2);
/** haproxy doc/configuration.txt, `inter`, `fall`; a check without an answer ends after `inter`, too. */
const INTER = 2_000;
const FALL = 3;
/** pkg/controlplane/reconcilers/lease.go, instance.go. */
const REFRESH = 10_000;
const TTL = 15_000;
/** pkg/kubelet/apis/config: a quarter of 40 s; nodelifecycle: period and grace period. */
const RENEW = 10_000;
const LOOK = 5_000;
const GRACE = 50_000;
/** DefaultTolerationSeconds. */
const TOLERATION = 300_000;

/** The network of these scenarios, one way at most, and an answer to a check. */
const HOP = 3;
const ANSWER = 5;
/** A request about a Lease: to the API server, to etcd, and back. */
const REQUEST = 4 * HOP;

/** Two followers may split the vote, or one may ask too early: twice more is enough for one in a thousand. */
const FURTHER_VOTES = 2;

const election = {
  // The last heartbeat is up to one interval old, and the first of the ten ticks may follow it at once.
  min: ELECTION - 2 * HEARTBEAT,
  // A vote before the vote, and the vote.
  max: (1 + FURTHER_VOTES) * (LONGEST_TIMEOUT + 4 * HOP),
};

const takeover = {
  // The last renewal is a retry period old when the holder dies, and was seen at once.
  min: LEASE - RETRY - REQUEST,
  // It died right after a renewal that was seen one poll later, and the next poll comes one poll after expiry.
  max: POLL + LEASE + POLL + 4 * REQUEST,
};

const notReady = {
  // The last renewal is one period old and was seen at once.
  min: GRACE - RENEW,
  // It has just been renewed, is seen at the next look, and given up when the grace period ends: at a look, as
  // the period is a whole number of them and looks drift late (monitorNodeHealth).
  max: LOOK + GRACE + HOP,
};

/** Whenever: each clock stands anywhere in its period then. */
const WHEN = '30-60s';

const scenarioOf = (
  fault: object,
  { config, holder = 'm1', leader = 'm1', untilS = 150 }: Setting = {},
): ScenarioSource => ({
  model: 'control-plane',
  config: { workers: 1, ...config },
  initial: {
    leader,
    holders: { 'kube-controller-manager': holder, 'kube-scheduler': holder },
  },
  script: [{ at: WHEN, ...fault }],
  until: `${String(untilS)}s`,
});

interface Setting {
  readonly config?: object;
  readonly holder?: string;
  readonly leader?: string;
  readonly untilS?: number;
}

export const PREDICTIONS: readonly Prediction[] = [
  {
    name: 'etcd elects',
    source: 'etcd server/embed/config.go; raft.go resetRandomizedElectionTimeout',
    defaults: 'heartbeat 100 ms, election timeout 1000 ms',
    formula: 'election − 2 × heartbeat … 3 × (2 × election − heartbeat)',
    rangeMs: election,
    metric: 'etcdLeaderMs',
    scenario: scenarioOf({ crash: 'm1' }, { untilS: 75 }),
  },
  {
    name: 'Lease taken over, crash',
    source: 'client-go leaderelection.go; component-base config/v1alpha1/defaults.go',
    defaults: 'lease 15 s, retry 2 s, jitter 1.2',
    formula: 'lease − retry … poll + lease + poll, poll = 2.2 × retry',
    rangeMs: takeover,
    metric: 'controllerMs',
    scenario: scenarioOf({ crash: 'kube-controller-manager@m1' }, { untilS: 90 }),
  },
  {
    name: 'Lease taken over, clean stop',
    source: 'client-go leaderelection.go (release); kube-scheduler app/server.go',
    defaults: 'retry 2 s, jitter 1.2',
    formula: '0 … poll',
    rangeMs: { min: 0, max: POLL + 4 * REQUEST },
    metric: 'schedulerMs',
    scenario: scenarioOf({ stop: 'kube-scheduler@m1' }, { untilS: 75 }),
  },
  {
    name: 'balancer notices, process crashed',
    source: 'HAProxy doc/configuration.txt (inter, fall)',
    defaults: 'inter 2 s, fall 3',
    formula: '(fall − 1) × inter … fall × inter',
    rangeMs: {
      min: (FALL - 1) * INTER,
      max: FALL * (INTER + 2 * HOP + ANSWER),
    },
    metric: 'balancerMs',
    // It must stay away for long enough.
    scenario: scenarioOf(
      { crash: 'kube-apiserver@m1' },
      { config: { startTime: '60s' }, untilS: 75 },
    ),
  },
  {
    name: 'balancer notices, host dead',
    source: 'HAProxy doc/configuration.txt (inter, fall, timeout check)',
    defaults: 'inter 2 s, fall 3, time-out 2 s',
    formula: 'fall × time-out + (fall − 1) × inter … and one inter more',
    rangeMs: {
      // A check that was under way counts.
      min: FALL * INTER + (FALL - 1) * INTER - (2 * HOP + ANSWER),
      max: FALL * INTER + FALL * INTER + (2 * HOP + ANSWER),
    },
    metric: 'balancerMs',
    scenario: scenarioOf({ crash: 'm1' }, { untilS: 80 }),
  },
  {
    name: 'endpoint removed, etcd leader elsewhere',
    source: 'kubernetes pkg/controlplane/reconcilers/lease.go, instance.go',
    defaults: 'refresh 10 s, TTL 15 s',
    formula: 'TTL − refresh … TTL + refresh',
    rangeMs: { min: TTL - REFRESH, max: TTL + REFRESH },
    metric: 'endpointRemovedMs',
    scenario: scenarioOf({ crash: 'm1' }, { leader: 'm2', untilS: 95 }),
  },
  {
    name: 'endpoint removed, etcd leader lost',
    source: 'as above; etcd server/lease/lessor.go (Promote)',
    defaults: 'refresh 10 s, TTL 15 s, election timeout 1000 ms',
    formula: 'election + TTL after the new leader … and one refresh more',
    rangeMs: {
      min: election.min + ELECTION + TTL,
      max: election.max + ELECTION + TTL + REFRESH,
    },
    metric: 'endpointRemovedMs',
    scenario: scenarioOf({ crash: 'm1' }, { untilS: 100 }),
  },
  {
    name: 'node NotReady, holder elsewhere',
    source: 'kubelet config/v1beta1; pkg/controller/nodelifecycle',
    defaults: 'renewed every 10 s, looked at every 5 s, grace 50 s',
    formula: 'grace − renewal … look + grace',
    rangeMs: notReady,
    metric: 'nodeNotReadyMs',
    scenario: scenarioOf({ crash: 'm1' }, { holder: 'm2', leader: 'm2', untilS: 130 }),
  },
  {
    name: 'node NotReady, holder on it',
    source: 'as above; leaderelection.go: the new holder counts from its beginning',
    defaults: 'Lease and node as above',
    formula: 'take-over + grace',
    rangeMs: {
      min: takeover.min + GRACE,
      max: takeover.max + GRACE + HOP,
    },
    metric: 'nodeNotReadyMs',
    scenario: scenarioOf({ crash: 'm1' }, { leader: 'm2', untilS: 145 }),
  },
  {
    name: 'Pods evicted',
    source: 'DefaultTolerationSeconds; pkg/controller/nodelifecycle',
    defaults: 'toleration 300 s, node as above',
    formula: 'NotReady + look + toleration',
    // The taint comes one look after the word (processTaintBaseEviction is given the condition as it was read).
    rangeMs: { min: notReady.min + LOOK + TOLERATION, max: notReady.max + LOOK + TOLERATION },
    metric: 'podsEvictedMs',
    scenario: scenarioOf({ crash: 'w1' }, { untilS: 430 }),
  },
];

/** How long it took under each seed; a run ends as soon as that is known. */
export function simulated(
  { metric, scenario }: Pick<Prediction, 'metric' | 'scenario'>,
  seeds: readonly number[],
): readonly (number | undefined)[] {
  const read = readControlPlaneScenario(scenario);
  return seeds.map((seed) => {
    const run = new ControlPlaneRun(read, { seed, keepsTrace: false });
    const known = (): number | undefined => (run.metrics as Partial<Metrics>)[metric];
    while (run.nowUs < run.plan.untilUs && known() === undefined) run.advance(run.nowUs + STEP_US);
    return known();
  });
}

const STEP_US = 1_000_000;
