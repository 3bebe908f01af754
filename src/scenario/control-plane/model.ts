/** `model: control-plane` of the format. */
import {
  checkAt,
  ELECTED,
  nodeAt,
  probeAt,
  STORE,
  type HostId,
} from '../../models/control-plane/names.ts';
import type { ControlPlaneMessage } from '../../models/control-plane/messages.ts';
import {
  createControlPlaneProcess,
  type ControlPlaneEvent,
  type ControlPlaneState,
} from '../../models/control-plane/process.ts';
import { clusterRules } from '../../models/control-plane/rules.ts';
import { KUBELET_PROBES } from '../../models/probe/messages.ts';
import type { RaftDurable } from '../../models/raft/member.ts';
import type { NodeId } from '../../sim/world.ts';
import type { Model } from '../model.ts';
import { COMMANDS, readCommand, type ControlPlaneCommand } from './commands.ts';
import {
  leaseOf,
  readControlPlaneConfig,
  readControlPlaneInitial,
  requestTimeoutUs,
  type ControlPlaneConfig,
  type ControlPlaneInitial,
} from './config.ts';
import { execute } from './execute.ts';
import { readExpectations } from './expectations.ts';
import { ControlPlaneObserver } from './observer.ts';
import { timersOf } from './timers.ts';

export interface ControlPlaneTypes {
  readonly State: ControlPlaneState;
  readonly Message: ControlPlaneMessage;
  readonly Durable: RaftDurable | undefined;
  readonly Extra: ControlPlaneEvent;
  readonly Config: ControlPlaneConfig;
  readonly Initial: ControlPlaneInitial;
  readonly Command: ControlPlaneCommand;
}

export const controlPlaneModel: Model<ControlPlaneTypes> = {
  name: 'control-plane',
  commands: COMMANDS,
  readConfig: readControlPlaneConfig,
  readInitial: readControlPlaneInitial,
  readCommand: (name, value, where) => readCommand(name, value, where),
  readExpectations,
  createProcess: ({ config, initial }) => {
    const { election, check, kubelet } = config;
    const [startup, liveness, readiness] = KUBELET_PROBES.map((probe) => {
      const settings = kubelet.probes[probe];
      if (!settings) throw new Error(`kubeadm has a ${probe} probe.`);
      const { successThreshold, failureThreshold, initialDelayUs } = settings;
      return { probe, successThreshold, failureThreshold, isDelayed: initialDelayUs > 0 };
    });
    if (!startup || !liveness || !readiness) throw new Error('There are three probes.');
    return createControlPlaneProcess({
      raft: config.raft,
      elections: {
        'kube-controller-manager': election,
        // Since v1.13 the scheduler cancels its elector with ReleaseOnCancel (cmd/kube-scheduler/app/server.go).
        'kube-scheduler': { ...election, releaseOnCancel: true },
        'kube-vip': { ...election, releaseOnCancel: true },
      },
      leases: {
        'kube-controller-manager': leaseOf(
          'kube-controller-manager',
          initial.holders['kube-controller-manager'],
          config,
        ),
        'kube-scheduler': leaseOf('kube-scheduler', initial.holders['kube-scheduler'], config),
        'kube-vip': leaseOf('kube-vip', initial.holders['kube-vip'], config),
      },
      check: {
        probe: 'health',
        initial: 'fully-up',
        rise: check.successThreshold,
        fall: check.failureThreshold,
      },
      probes: { startup, liveness, readiness },
      requestTimeoutUs: requestTimeoutUs(config),
    });
  },
  simulatorOf: ({ config, initial }) => {
    const { masters, etcdHosts, front } = config.cluster;
    const isChecked = front.kind === 'balancer' && front.isChecked;
    const isElected = (component: string): boolean =>
      component !== 'kube-vip' || front.kind === 'kube-vip';
    const elected = ELECTED.filter(isElected);
    const durable: RaftDurable = { term: 0, log: [], commit: 0 };
    const up = (id: NodeId) => ({ id, durable: undefined, isDown: false });
    return {
      nodes: [
        ...etcdHosts.map((host) => ({ id: nodeAt('etcd', host), durable, isDown: false })),
        up(STORE),
        ...masters.flatMap((host) => [
          up(nodeAt('kube-apiserver', host)),
          ...KUBELET_PROBES.map((probe) => up(probeAt(probe, host))),
          up(nodeAt('kubelet', host)),
          ...elected.map((component) => up(nodeAt(component, host))),
        ]),
        ...(isChecked ? masters.map((host) => up(checkAt(host))) : []),
      ],
      timers: timersOf(config),
      network: {
        latency: config.latency,
        loss: 0,
        duplicate: 0,
        reorder: false,
        pairs: [
          ...etcdHosts.flatMap((a, index) =>
            etcdHosts.slice(index + 1).map((b) => [nodeAt('etcd', a), nodeAt('etcd', b)] as const),
          ),
          ...masters.flatMap((host) => pairsOn(host, elected, isChecked)),
        ],
      },
      diskWrite: config.diskWrite,
      isOneLoop: true,
      traffic: clusterRules(config.cluster, initial.leader),
    };
  },
  execute,
  observe: (run) => new ControlPlaneObserver(run),
};

/** Who talks to whom on a master; the store stands for what a majority of etcd has agreed on. */
function pairsOn(
  host: HostId,
  elected: readonly (typeof ELECTED)[number][],
  isChecked: boolean,
): readonly (readonly [NodeId, NodeId])[] {
  const api = nodeAt('kube-apiserver', host);
  const kubelet = nodeAt('kubelet', host);
  return [
    [api, STORE],
    [api, kubelet],
    ...elected.map((component) => [nodeAt(component, host), api] as const),
    ...KUBELET_PROBES.flatMap((probe) => [
      [probeAt(probe, host), api] as const,
      [probeAt(probe, host), kubelet] as const,
    ]),
    ...(isChecked ? [[checkAt(host), api] as const] : []),
  ];
}
