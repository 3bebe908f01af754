import type { NodeId } from '../../sim/world.ts';

/** The probes of a kubelet. */
export const KUBELET_PROBES = ['startup', 'liveness', 'readiness'] as const;
export type KubeletProbe = (typeof KUBELET_PROBES)[number];

/** Which probe asks. `health`: a load balancer's. */
export type ProbeName = 'health' | KubeletProbe;

/** The question whether a target is well. Rounds are counted by the prober. */
export interface Check {
  readonly type: 'check';
  readonly probe: ProbeName;
  readonly round: number;
}

/** What came of a check that was not answered well. */
export type Failure =
  /** The target says that it is not well. */
  | 'failing'
  /** Nobody listens there. */
  | 'refused'
  | 'timeout';

/** What a check gave, and what a verdict rests on. */
export type Outcome = 'answered' | Failure;

/** The answer of a target. A hung one gives none. */
export interface Checked {
  readonly type: 'checked';
  readonly probe: ProbeName;
  readonly round: number;
  readonly ok: boolean;
  /** Absent when all is well. */
  readonly reason?: Exclude<Failure, 'timeout'>;
}

/** What reaches a target from whoever runs or breaks it, not over the network. */
export type TargetSignal =
  | {
      readonly type:
        | 'crash'
        | 'restart'
        /** Takes connections and answers nobody: a deadlock. */
        | 'hang'
        /** Answers, but not that it is well. */
        | 'fail'
        /** From hanging or failing. */
        | 'recover';
    }
  /** Fails and recovers in turns, at every end of this timer; `undefined`: no longer. */
  | { readonly type: 'flap'; readonly timer: string | undefined };

/** What a kubelet does to the process of a container. */
export interface Order {
  readonly type: 'start' | 'sigterm' | 'sigkill';
}

/** How a process ended. */
export type Exit = 'crashed' | 'stopped' | 'terminated' | 'killed';

/** The process of a container tells its kubelet that it has ended. */
export interface Exited {
  readonly type: 'exited';
  readonly exit: Exit;
}

/** What a kubelet and its probes tell each other. */
export type ProbeOrder =
  /** A new container runs. */
  | { readonly type: 'running' }
  | { readonly type: 'stopped' }
  /** The container has started: the startup probe, if there is one, has succeeded. */
  | { readonly type: 'started' }
  /** Asks a readiness probe to look at once. */
  | { readonly type: 'look' };

/** The result of a probe is another one. */
export interface ProbeResult {
  readonly type: 'result';
  readonly probe: KubeletProbe;
  readonly ok: boolean;
}

export type CheckMessage = Check | Checked;
export type ProbeMessage = CheckMessage | TargetSignal | Order | Exited | ProbeOrder | ProbeResult;

/** A message as it reaches a machine. */
export type Received<Message> = Message & { readonly from: NodeId };

/** What probers add to a trace. */
export type CheckEvent =
  | {
      readonly type: 'check';
      readonly node: NodeId;
      readonly target: NodeId;
      readonly ok: boolean;
      readonly reason: Outcome;
      /** How many checks in a row have ended as well, or as badly, as this one. */
      readonly count: number;
      /** So many in a row it takes to change the verdict. */
      readonly of: number;
    }
  | VerdictEvent;

/** A change of verdict, and the last check that led to it. */
export type VerdictEvent = VerdictOf<'healthy'> | VerdictOf<'unhealthy'>;

interface VerdictOf<Verdict extends 'healthy' | 'unhealthy'> {
  readonly type: Verdict;
  readonly node: NodeId;
  readonly target: NodeId;
  readonly reason: Outcome;
  readonly count: number;
}
