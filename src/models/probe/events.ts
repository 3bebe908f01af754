import type { Micros } from '../../sim/time.ts';
import type { NodeId } from '../../sim/world.ts';
import type { CheckEvent, Exit } from './messages.ts';
import type { TargetStateName } from './target.ts';

/** What a kubelet adds to a trace. */
export type ContainerEvent =
  /** A new container runs. */
  | {
      readonly type: 'containerStarted';
      readonly node: NodeId;
      readonly target: NodeId;
      readonly restarts: number;
    }
  /** The startup probe has succeeded: from now on the other probes count. */
  | { readonly type: 'started'; readonly node: NodeId; readonly target: NodeId }
  /** The container is added to the endpoints of its Services, or taken out of them. */
  | { readonly type: 'ready'; readonly node: NodeId; readonly target: NodeId }
  | { readonly type: 'notReady'; readonly node: NodeId; readonly target: NodeId }
  /** SIGTERM, because of a probe. */
  | {
      readonly type: 'terminate';
      readonly node: NodeId;
      readonly target: NodeId;
      readonly because: 'startup' | 'liveness';
    }
  /** SIGKILL: the grace period is over. */
  | { readonly type: 'kill'; readonly node: NodeId; readonly target: NodeId }
  | {
      readonly type: 'containerExited';
      readonly node: NodeId;
      readonly target: NodeId;
      readonly exit: Exit;
    }
  /** CrashLoopBackOff: the restart has to wait. */
  | {
      readonly type: 'backOff';
      readonly node: NodeId;
      readonly target: NodeId;
      readonly forMs: number;
    };

/** What a target truly is, which no prober sees. */
export interface TargetEvent {
  readonly type: 'state';
  readonly node: NodeId;
  readonly from: TargetStateName;
  readonly to: TargetStateName;
}

/** What a run of probes adds to a trace. */
export type ProbeEvent = CheckEvent | ContainerEvent | TargetEvent;

export const msOf = (us: Micros): number => us / 1_000;
