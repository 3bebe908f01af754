/** The names that a program finds: one for each model, and `print`. */
import type { BalancerSettings } from './balancer-settings.ts';
import { BuiltBalancerRun, type BalancerRun } from './balancer.ts';
import type { ControlPlaneSettings } from './control-plane-settings.ts';
import { BuiltControlPlaneRun, type ControlPlaneRun } from './control-plane.ts';
import type { LeaseSettings } from './lease-settings.ts';
import { BuiltLeaseRun, type LeaseRun } from './lease.ts';
import type { ProbeSettings } from './probe-settings.ts';
import { BuiltProbeRun, type ProbeRun } from './probe.ts';
import type { Program } from './program.ts';
import type { RaftSettings } from './raft-settings.ts';
import { BuiltRaftRun, type RaftRun } from './raft.ts';

export interface Builder {
  /**
   * A Raft cluster, at its start.
   * @zh 一个 Raft 集群，从头开始。
   * @example const run = raft({ nodes: 5, preset: 'etcd', seed: 7 })
   */
  raft(settings?: RaftSettings): RaftRun;
  /**
   * An election by a Lease, as client-go does it, at its start.
   * @zh 一次用 Lease 的选举，照 client-go 的做法，从头开始。
   * @example const run = lease({ candidates: 2, seed: 7 })
   */
  lease(settings?: LeaseSettings): LeaseRun;
  /**
   * A load balancer with its backends and clients, at its start.
   * @zh 一个负载均衡器，连同它的后端和客户端，从头开始。
   * @example const run = balancer({ strategy: 'least-connections', seed: 7 })
   */
  balancer(settings?: BalancerSettings): BalancerRun;
  /**
   * A target under health checks, at its start.
   * @zh 一个被健康检查的目标，从头开始。
   * @example const run = probe({ interval: '2s', failureThreshold: 3 })
   */
  probe(settings?: ProbeSettings): ProbeRun;
  /**
   * A whole Kubernetes control plane, at its start.
   * @zh 整个 Kubernetes 控制平面，从头开始。
   * @example const run = controlPlane({ masters: 3, seed: 7 })
   */
  controlPlane(settings?: ControlPlaneSettings): ControlPlaneRun;
  /**
   * Prints values, with spaces between them, as one line.
   * @zh 打印若干个值，以空格隔开，成一行。
   * @example print(run.leader, run.nowMs)
   */
  print(...values: readonly unknown[]): void;
}

/** The names for one program; what it makes and prints is kept there. */
export function createBuilder(program: Program): Builder {
  return {
    raft: (settings) => new BuiltRaftRun(program, settings) as RaftRun,
    lease: (settings) => new BuiltLeaseRun(program, settings) as LeaseRun,
    balancer: (settings) => new BuiltBalancerRun(program, settings) as BalancerRun,
    probe: (settings) => new BuiltProbeRun(program, settings) as ProbeRun,
    controlPlane: (settings) => new BuiltControlPlaneRun(program, settings) as ControlPlaneRun,
    print: (...values) => {
      program.print(values);
    },
  };
}
