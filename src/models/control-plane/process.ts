/** Every process of a control plane as a node of one simulation: the machines of the other models, side by side. */
import type { Action, Process, Step } from '../../sim/process.ts';
import type { Micros } from '../../sim/time.ts';
import type { NodeId } from '../../sim/world.ts';
import { API, electorMachine } from '../lease/machine.ts';
import type { LeaseEvent, LeaseMessage, LeaseRequest } from '../lease/messages.ts';
import { roleOf as leaseRoleOf, type Elector } from '../lease/process.ts';
import type { Lease } from '../lease/record.ts';
import type { LeaseSettings } from '../lease/settings.ts';
import { kubeletMachine, type Kubelet } from '../probe/kubelet.ts';
import { KUBELET_PROBES, type KubeletProbe, type ProbeMessage } from '../probe/messages.ts';
import { proberMachine, type Prober, type ProberSettings } from '../probe/prober.ts';
import type { ProbeEvent } from '../probe/events.ts';
import { targetMachine, type Target } from '../probe/target.ts';
import { workerMachines, type Worker, type WorkerSettings } from '../probe/worker.ts';
import { describe as describeMember } from '../raft/describe.ts';
import { raftMachine } from '../raft/machine.ts';
import type { Member, RaftDurable } from '../raft/member.ts';
import type { RaftEvent, RaftMessage } from '../raft/messages.ts';
import type { RaftSettings } from '../raft/settings.ts';
import { stepperOf } from '../step.ts';
import type { ClusterEvent } from './events.ts';
import type { Answered, ControlPlaneMessage } from './messages.ts';
import { ELECTED, hostOf, nodeAt, partOf, probeAt, STORE, type Elected } from './names.ts';
import { bootStore, refusal, stepStore, type Store } from './store.ts';

export type ControlPlaneState = Member | Elector | Target | Prober | Kubelet | Worker | Store;

/** An event of a component's own model, and whose it is. */
export type ComponentEvent = (RaftEvent | LeaseEvent | ProbeEvent) & { readonly component: string };
export type ControlPlaneEvent = ComponentEvent | ClusterEvent;

export type ControlPlaneProcess = Process<
  ControlPlaneState,
  ControlPlaneMessage,
  RaftDurable | undefined,
  ControlPlaneEvent
>;

export interface ControlPlaneProcessOptions {
  readonly raft: RaftSettings;
  readonly elections: Readonly<Record<Elected, LeaseSettings>>;
  readonly leases: Readonly<Record<Elected, Lease | undefined>>;
  readonly check: ProberSettings;
  readonly probes: Readonly<Record<KubeletProbe, WorkerSettings>>;
  readonly requestTimeoutUs: Micros;
}

type OwnStep = Step<
  ControlPlaneState,
  ControlPlaneMessage,
  RaftDurable | undefined,
  ControlPlaneEvent
>;
type OwnAction = Action<ControlPlaneMessage, RaftDurable | undefined, ControlPlaneEvent>;
type Input = Parameters<ControlPlaneProcess['step']>[1];

const steppers = {
  etcd: stepperOf<Member, RaftMessage, RaftDurable, RaftEvent>(raftMachine),
  elector: stepperOf<Elector, LeaseMessage, undefined, LeaseEvent>(electorMachine),
  target: stepperOf<Target, ProbeMessage, undefined, ProbeEvent>(targetMachine),
  prober: stepperOf<Prober, ProbeMessage, undefined, ProbeEvent>(proberMachine),
  kubelet: stepperOf<Kubelet, ProbeMessage, undefined, ProbeEvent>(kubeletMachine),
  startup: stepperOf<Worker, ProbeMessage, undefined, ProbeEvent>(workerMachines.startup),
  liveness: stepperOf<Worker, ProbeMessage, undefined, ProbeEvent>(workerMachines.liveness),
  readiness: stepperOf<Worker, ProbeMessage, undefined, ProbeEvent>(workerMachines.readiness),
} as const;

interface AnyStepper {
  boot(input: unknown): OwnStep;
  step(state: ControlPlaneState, event: { type: string }): OwnStep;
  timerEvent(state: ControlPlaneState, timer: string): string;
}

/** The kinds of nodes that are machines; the store is none. */
function stepperFor(node: NodeId): AnyStepper {
  const part = partOf(node);
  const kind =
    part === 'kube-apiserver'
      ? 'target'
      : part === 'check'
        ? 'prober'
        : (ELECTED as readonly string[]).includes(part)
          ? 'elector'
          : part;
  return steppers[kind as keyof typeof steppers] as unknown as AnyStepper;
}

export function isMember(state: ControlPlaneState): state is Member {
  return 'votes' in state.context;
}

export function isElector(state: ControlPlaneState): state is Elector {
  return 'identity' in state.context;
}

const REQUESTS: readonly string[] = ['get', 'create', 'update'] satisfies LeaseRequest['type'][];

export function createControlPlaneProcess(
  options: ControlPlaneProcessOptions,
): ControlPlaneProcess {
  return {
    boot: (id, durable, start) => {
      if (id === STORE) {
        const { requestTimeoutUs, leases } = options;
        return bootStore({ id, requestTimeoutUs, leases });
      }
      return own(id, stepperFor(id).boot(inputOf(id, durable, start, options)));
    },
    step: (state, input) => {
      const { id } = state.context;
      if (id === STORE) return stepStore(state as Store, input as never);
      if (partOf(id) === 'kube-apiserver') {
        const passed = passOn(state as Target, input);
        if (passed) return passed;
      }
      return own(id, stepperFor(id).step(state, input));
    },
    timerEvent: (state, timer) => {
      if (timer.startsWith('backOff')) return 'backOffOver';
      return stepperFor(state.context.id).timerEvent(state, timer);
    },
    describe,
  };
}

/** What a node's machine is started with. */
function inputOf(
  id: NodeId,
  durable: RaftDurable | undefined,
  { count, now, wall }: { count: number; now: Micros; wall: Micros },
  { raft, elections, check, probes }: ControlPlaneProcessOptions,
): unknown {
  const [part, host] = [partOf(id), hostOf(id)];
  const target = nodeAt('kube-apiserver', host);
  switch (part) {
    case 'etcd':
      return { id, settings: raft, durable };
    case 'kube-apiserver':
      // The first is there already; later ones are started by their kubelet.
      return {
        id,
        settings: { initial: count <= 1 ? 'serving' : 'dead', supervisor: nodeAt('kubelet', host) },
      };
    case 'check':
      return { id, target, settings: check };
    case 'kubelet':
      return { id, target, settings: { probes: KUBELET_PROBES } };
    case 'startup':
    case 'liveness':
    case 'readiness':
      return { id, target, kubelet: nodeAt('kubelet', host), settings: probes[part] };
    default:
      return {
        id,
        identity: `${id}#${String(count)}`,
        settings: elections[part as Elected],
        now,
        wall,
      };
  }
}

/** An API server hands requests on to the store, and answers back; it keeps nothing itself. */
function passOn(state: Target, input: Input): OwnStep | undefined {
  const { value } = state;
  if (input.type === 'answered') {
    const { client, answer } = input as unknown as Answered;
    // A process that hangs or is gone says nothing.
    const isAlive = value === 'serving' || value === 'failing';
    return {
      state,
      actions: isAlive ? [{ type: 'send', to: [client], message: answer }] : [],
    };
  }
  if (!REQUESTS.includes(input.type)) return undefined;
  const {
    from,
    now: _now,
    wall: _wall,
    ...asked
  } = input as LeaseRequest & {
    from: NodeId;
    now: Micros;
    wall: Micros;
  };
  switch (value) {
    case 'hung':
      return { state, actions: [] };
    case 'dead':
    case 'starting':
      return {
        state,
        actions: [{ type: 'send', to: [from], message: refusal(asked.type, asked.request) }],
      };
    default: {
      const message = { type: 'forwarded' as const, client: from, asked };
      return { state, actions: [{ type: 'send', to: [STORE], message }] };
    }
  }
}

/** The actions of a machine with the names that nodes have here. */
function own(id: NodeId, step: OwnStep): OwnStep {
  const host = hostOf(id);
  const named = (to: NodeId): NodeId => {
    if (to === API) return nodeAt('kube-apiserver', host);
    return (KUBELET_PROBES as readonly string[]).includes(to) ? probeAt(to, host) : to;
  };
  return { state: step.state, actions: step.actions.map((action) => ownAction(id, action, named)) };
}

function ownAction(id: NodeId, action: OwnAction, named: (to: NodeId) => NodeId): OwnAction {
  switch (action.type) {
    case 'send':
      return { ...action, to: action.to.map(named) };
    case 'record':
    case 'exit':
      return action.event === undefined
        ? action
        : { ...action, event: withComponent(id, action.event) };
    default:
      return action;
  }
}

function withComponent<E>(id: NodeId, event: E): E & { component: string } {
  const part = partOf(id);
  const component = part === 'check' ? 'balancer' : isProbe(part) ? 'kubelet' : part;
  return { ...event, component };
}

function isProbe(part: string): boolean {
  return (KUBELET_PROBES as readonly string[]).includes(part);
}

/** What a step changed in a component, read off its states as its own model reads it. */
function describe(
  node: NodeId,
  change: { before: ControlPlaneState; after: ControlPlaneState; input: Input },
): ControlPlaneEvent[] {
  const { before, after } = change;
  if (isMember(before) && isMember(after)) {
    return describeMember(node, change as Parameters<typeof describeMember>[1]).map((event) =>
      withComponent(node, event),
    );
  }
  if (isElector(before) && isElector(after)) {
    const [from, to] = [leaseRoleOf(before), leaseRoleOf(after)];
    if (from === to) return [];
    const { identity } = after.context;
    return [withComponent(node, { type: 'role', node, identity, from, to })];
  }
  if (partOf(node) !== 'kube-apiserver' || before.value === after.value) return [];
  const [from, to] = [(before as Target).value, (after as Target).value];
  return [withComponent(node, { type: 'state', node, from, to })];
}
