import type { Process } from '../../sim/process.ts';
import type { NodeId } from '../../sim/world.ts';
import { stepperOf, type Stepper } from '../step.ts';
import type { ProbeEvent } from './events.ts';
import { kubeletMachine, type Kubelet, type KubeletSettings } from './kubelet.ts';
import { KUBELET_PROBES, type KubeletProbe, type ProbeMessage } from './messages.ts';
import { proberMachine, type Prober, type ProberSettings } from './prober.ts';
import { targetMachine, type Target, type TargetSettings } from './target.ts';
import { workerMachines, type Worker, type WorkerSettings } from './worker.ts';

/** The node that is probed, and who probes it: a load balancer's check, or a kubelet and its probes. */
export const TARGET: NodeId = 'target';
export const PROBER: NodeId = 'target/health';
export const KUBELET: NodeId = 'kubelet';

/** A node of a run is one of these. */
export type ProbeState = Target | Prober | Kubelet | Worker;
export type ProbeProcess = Process<ProbeState, ProbeMessage, undefined, ProbeEvent>;

export interface KubeletProcessSettings extends KubeletSettings {
  readonly workers: Readonly<Partial<Record<KubeletProbe, WorkerSettings>>>;
}

export interface ProbeProcessOptions {
  readonly target: TargetSettings;
  readonly by:
    | { readonly kind: 'prober'; readonly settings: ProberSettings }
    | { readonly kind: 'kubelet'; readonly settings: KubeletProcessSettings };
}

type AnyStepper = Stepper<ProbeState, ProbeMessage, undefined, ProbeEvent>;

const steppers = {
  target: stepperOf<Target, ProbeMessage, undefined, ProbeEvent>(targetMachine),
  prober: stepperOf<Prober, ProbeMessage, undefined, ProbeEvent>(proberMachine),
  kubelet: stepperOf<Kubelet, ProbeMessage, undefined, ProbeEvent>(kubeletMachine),
  startup: stepperOf<Worker, ProbeMessage, undefined, ProbeEvent>(workerMachines.startup),
  liveness: stepperOf<Worker, ProbeMessage, undefined, ProbeEvent>(workerMachines.liveness),
  readiness: stepperOf<Worker, ProbeMessage, undefined, ProbeEvent>(workerMachines.readiness),
} as unknown as Readonly<Record<'target' | 'prober' | 'kubelet' | KubeletProbe, AnyStepper>>;

export function isTarget(state: ProbeState): state is Target {
  return 'pending' in state.context;
}

export function isProber(state: ProbeState): state is Prober {
  return 'health' in state.context;
}

export function isKubelet(state: ProbeState): state is Kubelet {
  return 'restarts' in state.context;
}

function stepperFor(state: ProbeState): AnyStepper {
  if (isTarget(state)) return steppers.target;
  if (isProber(state)) return steppers.prober;
  return isKubelet(state) ? steppers.kubelet : steppers[state.context.settings.probe];
}

/** A target and whoever probes it, as the simulator takes them. Nothing of them is on a disk. */
export function createProbeProcess({ target, by }: ProbeProcessOptions): ProbeProcess {
  return {
    boot: (id) => {
      if (id === TARGET) return steppers.target.boot({ id, settings: target });
      if (by.kind === 'prober') {
        return steppers.prober.boot({ id, target: TARGET, settings: by.settings });
      }
      if (id === KUBELET)
        return steppers.kubelet.boot({ id, target: TARGET, settings: by.settings });
      const probe = KUBELET_PROBES.find((one) => one === id);
      const settings = probe && by.settings.workers[probe];
      if (!settings) throw new Error(`There is no probe ${id}.`);
      return steppers[probe].boot({ id, target: TARGET, kubelet: KUBELET, settings });
    },
    step: (state, input) => stepperFor(state).step(state, input),
    timerEvent: (state, timer) => {
      // Timers whose names are not the machine's own: there are as many as a scenario has.
      if (timer.startsWith('flap')) return `flapOver.${timer}`;
      if (timer.startsWith('backOff')) return 'backOffOver';
      return stepperFor(state).timerEvent(state, timer);
    },
    describe,
  };
}

/** What a target turned into. Read off the states, so that no path can forget to report it. */
function describe(
  node: NodeId,
  { before, after }: { before: ProbeState; after: ProbeState },
): ProbeEvent[] {
  if (!isTarget(before) || !isTarget(after) || before.value === after.value) return [];
  return [{ type: 'state', node, from: before.value, to: after.value }];
}
