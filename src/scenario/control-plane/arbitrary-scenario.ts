/** Random faults within one virtual minute, for property tests; and when a cluster must be back after the last. */
import fc from 'fast-check';
import type { ScenarioSource } from '../scenario.ts';
import { takesTime } from './config.ts';
import { clusterOf } from './execute.ts';
import { ControlPlaneRun, readControlPlaneScenario } from './run.ts';

const oneOf = fc.constantFrom;
const MASTERS = ['m1', 'm2', 'm3'] as const;
const ETCD_HOSTS = ['e1', 'e2', 'e3'] as const;

/** A slow disk, from harmless to deposing; the last is what the bound counts with. */
const SLOW_DISKS = ['50ms', '500ms', '3s'] as const;
const LONGEST_WRITE_S = 3;
const FAST_DISK = '0ms';

/** The first and the last instant of a fault. */
const FIRST_S = 12;
const LAST_S = 60;

/**
 * By when reads and writes are back once the last fault is over, in seconds, layer after layer; no layer
 * begins before the one below has ended.
 */
export const BOUND_S = [
  // Members whose disks are good again end the write that they had begun.
  { layer: 'etcd ends a write', seconds: LONGEST_WRITE_S },
  // The process of etcd is started again (execute.ts, PROCESS_RESTART_US).
  { layer: 'etcd starts', seconds: 1 },
  // raft.go, resetRandomizedElectionTimeout: at most 19 ticks of 100 ms, and two rounds of votes of 3 ms one way. One
  // vote in ten is split between two members that may lead; five in a row are one in a hundred thousand.
  { layer: 'etcd elects', seconds: 6 * (1.9 + 4 * 0.003) },
  // `startTime`: from the start of the program until it listens.
  { layer: 'API server starts', seconds: 4 },
  // HAProxy: the check that is under way fails after its time-out (2 s); then `rise` 2 good ones, 2 s apart.
  { layer: 'balancer takes it in', seconds: 2 + 2 * (2 + 0.011) },
].reduce((sum, { seconds }) => sum + seconds, 0);

/** Messages of the last fault arrive after it: then it is seen who lives. */
export const SEEN_S = 0.05;

function faults(hosts: readonly string[]): fc.Arbitrary<object> {
  const master = oneOf(...MASTERS);
  const host = oneOf(...hosts);
  const process = fc.oneof(
    { weight: 3, arbitrary: master.map((at) => `kube-apiserver@${at}`) },
    {
      weight: 3,
      arbitrary: oneOf(...(hosts.length > 3 ? ETCD_HOSTS : MASTERS)).map((at) => `etcd@${at}`),
    },
    fc
      .tuple(oneOf('kube-scheduler', 'kube-controller-manager', 'kubelet'), master)
      .map(([one, at]) => `${one}@${at}`),
  );
  const sides = fc
    .array(fc.boolean(), { minLength: hosts.length, maxLength: hosts.length })
    .map((isFirst) => [
      hosts.filter((_, index) => isFirst[index]),
      hosts.filter((_, index) => !isFirst[index]),
    ])
    .filter(([a = [], b = []]) => a.length > 0 && b.length > 0);
  const disk = fc.tuple(
    oneOf(...(hosts.length > 3 ? ETCD_HOSTS : MASTERS)),
    oneOf(...SLOW_DISKS, FAST_DISK),
  );
  const on = (target: fc.Arbitrary<string>, ...words: string[]): fc.Arbitrary<object> =>
    fc.tuple(oneOf(...words), target).map(([word, at]) => ({ [word]: at }));
  return fc.oneof(
    { weight: 3, arbitrary: on(host, 'crash', 'crash', 'restart') },
    // Most of them at once.
    { weight: 1, arbitrary: host.map((left) => ({ crash: hosts.filter((at) => at !== left) })) },
    { weight: 1, arbitrary: on(master, 'pause', 'resume', 'resume') },
    {
      weight: 3,
      arbitrary: on(
        process,
        'crash',
        'restart',
        'hang',
        'recover',
        'recover',
        'pause',
        'resume',
        'resume',
      ),
    },
    { weight: 2, arbitrary: sides.map((groups) => ({ partition: groups })) },
    { weight: 2, arbitrary: fc.constant({ heal: 'all' }) },
    { weight: 2, arbitrary: disk.map(([node, to]) => ({ slowDisk: { node, to } })) },
  );
}

/** In the end, in half of them, everything is there again that can be. */
const repair = (hosts: readonly string[]): readonly object[] => [
  { at: `${String(LAST_S)}s`, heal: 'all' },
  { at: `${String(LAST_S)}s`, restart: hosts },
  { at: `${String(LAST_S)}s`, resume: MASTERS },
  { at: `${String(LAST_S)}s`, slowDisk: { node: hosts.slice(-MASTERS.length), to: FAST_DISK } },
];

/** Any faults of hosts, processes, disks and the network; what comes after them is nothing. */
export const faultScenarios: fc.Arbitrary<ScenarioSource> = oneOf('stacked', 'external').chain(
  (topology) => {
    const hosts = topology === 'stacked' ? MASTERS : [...MASTERS, ...ETCD_HOSTS];
    const fault = fc.tuple(fc.integer({ min: FIRST_S * 1000, max: LAST_S * 1000 }), faults(hosts));
    const script = fc
      .tuple(fc.array(fault, { minLength: 1, maxLength: 12 }), fc.boolean())
      .map(([list, isRepaired]) => [
        ...[...list]
          .sort(([a], [b]) => a - b)
          .map(([ms, what]) => ({ at: `${String(ms)}ms`, ...what })),
        ...(isRepaired ? repair(hosts) : []),
      ]);
    return fc.record({
      model: fc.constant('control-plane'),
      seed: fc.nat(1_000_000),
      config: fc.record({ topology: fc.constant(topology), workers: fc.nat(2) }),
      script,
      until: fc.constant(`${String(Math.ceil(LAST_S + SEEN_S + BOUND_S))}s`),
    });
  },
);

/**
 * On the balancer's side of the network live a majority of etcd and an API server that has its way to it: by
 * the nodes of the run alone, without what the model makes of them.
 */
export function mustComeBack(run: ControlPlaneRun): boolean {
  const { world } = run;
  const { topology, cluster } = run.scenario.config;
  const sideOf = partitionSoFar(run);
  const isHere = (host: string): boolean => sideOf(host) === sideOf('lb');
  const members = cluster.etcdHosts.filter((host) => {
    const node = world.nodes[`etcd@${host}`];
    const isComing = node?.status === 'down' && node.restartUs !== undefined;
    return isHere(host) && (node?.status === 'up' || isComing);
  });
  // Whoever's disk stays slow may win an election, and lose its office with the next write.
  if (cluster.etcdHosts.some((host) => takesTime(world.nodes[`etcd@${host}`]?.diskWrite)))
    return false;
  if (members.length * 2 <= cluster.etcdHosts.length) return false;
  return cluster.masters.some((host) => {
    const node = world.nodes[`kube-apiserver@${host}`];
    const isLive =
      node?.status === 'up' &&
      ['serving', 'failing', 'starting'].includes(node.state.value as string);
    return isHere(host) && isLive && (topology === 'external' || members.includes(host));
  });
}

/** Which side of the last partition a host is on: the balancer is with most. */
function partitionSoFar({ scenario }: ControlPlaneRun): (host: string) => number {
  let groups: readonly (readonly string[])[] = [];
  for (const { action } of scenario.script) {
    if (action.kind !== 'command') continue;
    if (action.command.type === 'partition') groups = action.command.groups;
    if (action.command.type === 'heal') groups = [];
  }
  const largest = [...groups].sort((a, b) => b.length - a.length)[0] ?? [];
  return (host) => {
    const side = groups.findIndex((group) => group.includes(host));
    return side === -1 ? groups.indexOf(largest) : side;
  };
}

export interface Recovery {
  readonly run: ControlPlaneRun;
  /** Whether it had to come back. */
  readonly isCounted: boolean;
  /** From the last fault until reads and writes were whole for good; absent: they are not at the bound. */
  readonly backS: number | undefined;
}

/** Runs a schedule of faults to the bound after its last one. */
export function recoveryOf(source: ScenarioSource): Recovery {
  const scenario = readControlPlaneScenario(source);
  let sinceUs = 0;
  const run = new ControlPlaneRun(scenario, {
    keepsTrace: false,
    onEvent: (event) => {
      if (event.type !== 'service' || !['reads', 'writes'].includes(event.service)) return;
      if (event.share === 1) sinceUs = event.atUs;
    },
  });
  const lastUs = run.plan.simulator.commands.at(-1)?.atUs ?? 0;
  run.advance(lastUs + SEEN_S * 1_000_000);
  const isCounted = mustComeBack(run);
  if (!isCounted) return { run, isCounted, backS: undefined };
  run.advance(lastUs + Math.floor((SEEN_S + BOUND_S) * 1_000_000));
  const { services } = clusterOf(run.world);
  const isBack = services.get('reads') === 1 && services.get('writes') === 1;
  return { run, isCounted, backS: isBack ? Math.max(0, sinceUs - lastUs) / 1_000_000 : undefined };
}
