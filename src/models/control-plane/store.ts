/**
 * The state that a majority of etcd has agreed on, as far as Leases are concerned. An API server whose way
 * to a majority is closed waits: what it asks is carried out when the way is open again, or given up
 * after etcd's own time-out (etcd server/config/config.go, ReqTimeout: 5 s + 2 × election timeout).
 */
import type { Step } from '../../sim/process.ts';
import type { Micros } from '../../sim/time.ts';
import type { NodeId } from '../../sim/world.ts';
import { apiMachine } from '../lease/api-server.ts';
import type { LeaseEvent, LeaseMessage, LeaseResponse, Verb } from '../lease/messages.ts';
import type { ApiServer } from '../lease/process.ts';
import type { Lease } from '../lease/record.ts';
import { stepperOf } from '../step.ts';
import type { Answered, Forwarded, StoreSignal } from './messages.ts';
import { hostOf, partOf, type HostId } from './names.ts';

/** A request that waits for a majority. */
interface Waiting {
  readonly sinceUs: Micros;
  /** The API server that asks. */
  readonly from: NodeId;
  readonly request: Forwarded;
}

export interface StoreContext {
  readonly id: NodeId;
  readonly requestTimeoutUs: Micros;
  /** By the component that elects by it. */
  readonly leases: Readonly<Record<string, ApiServer>>;
  /** Hosts whose API server reaches a majority. */
  readonly open: Readonly<Record<HostId, boolean>>;
  /** Hosts whose certificates have expired. */
  readonly denied: readonly HostId[];
  readonly waiting: readonly Waiting[];
}

export interface Store {
  readonly value: 'serving';
  readonly context: StoreContext;
}

export interface StoreInput {
  readonly id: NodeId;
  readonly requestTimeoutUs: Micros;
  readonly leases: Readonly<Record<string, Lease | undefined>>;
}

type Event = { readonly now: Micros; readonly wall: Micros; readonly from?: NodeId } & (
  Forwarded | StoreSignal
);
type StoreStep = Step<Store, Answered, undefined, never>;

const objects = stepperOf<ApiServer, LeaseMessage, undefined, LeaseEvent>(apiMachine);

export function bootStore({ id, requestTimeoutUs, leases }: StoreInput): StoreStep {
  const context: StoreContext = {
    id,
    requestTimeoutUs,
    leases: Object.fromEntries(
      Object.entries(leases).map(([name, lease]) => [
        name,
        objects.boot({ id: name, settings: { fencing: false }, lease }).state,
      ]),
    ),
    open: {},
    denied: [],
    waiting: [],
  };
  return { state: { value: 'serving', context }, actions: [] };
}

export function stepStore(state: Store, event: Event): StoreStep {
  const { context } = state;
  const become = (change: Partial<StoreContext>): Store => ({
    ...state,
    context: { ...context, ...change },
  });
  switch (event.type) {
    case 'deny':
      return { state: become({ denied: [...context.denied, event.host] }), actions: [] };
    case 'access': {
      const opened = become({ open: { ...context.open, [event.host]: event.isOpen } });
      return event.isOpen ? flush(opened, event) : { state: opened, actions: [] };
    }
    case 'forwarded': {
      const from = event.from ?? '';
      const { client, asked } = event;
      const one: Waiting = {
        sinceUs: event.now,
        from,
        request: { type: 'forwarded', client, asked },
      };
      if (context.open[hostOf(from)] !== true) {
        return { state: become({ waiting: [...context.waiting, one] }), actions: [] };
      }
      return carryOut(state, one, event);
    }
  }
}

/** The way is open again: what still waits is carried out, in order. */
function flush(state: Store, at: Event & { type: 'access' }): StoreStep {
  const { waiting, requestTimeoutUs } = state.context;
  const isOfHost = ({ from }: Waiting): boolean => hostOf(from) === at.host;
  const rest = {
    ...state,
    context: { ...state.context, waiting: waiting.filter((one) => !isOfHost(one)) },
  };
  return waiting
    .filter((one) => isOfHost(one) && at.now - one.sinceUs <= requestTimeoutUs)
    .reduce<StoreStep>(
      (step, one) => {
        const next = carryOut(step.state, one, at);
        return { state: next.state, actions: [...step.actions, ...next.actions] };
      },
      { state: rest, actions: [] },
    );
}

function carryOut(
  state: Store,
  { from, request: { client, asked } }: Waiting,
  { now, wall }: Pick<Event, 'now' | 'wall'>,
): StoreStep {
  const name = partOf(client);
  const lease = state.context.leases[name];
  if (!lease || state.context.denied.includes(hostOf(client))) {
    return { state, actions: [answerTo(from, client, refusal(asked.type, asked.request))] };
  }
  const event = { ...asked, from: client, now, wall };
  const step = objects.step(lease, event);
  const leases = { ...state.context.leases, [name]: step.state };
  const answers = step.actions.flatMap((action) =>
    action.type === 'send' ? [answerTo(from, client, action.message as LeaseResponse)] : [],
  );
  return { state: { ...state, context: { ...state.context, leases } }, actions: answers };
}

function answerTo(to: NodeId, client: NodeId, answer: LeaseResponse): StoreStep['actions'][number] {
  return { type: 'send', to: [to], message: { type: 'answered', client, answer } };
}

/** Grows with every write. */
export function revisionsOf({ context }: Store): number {
  return Object.values(context.leases).reduce((sum, one) => sum + one.context.revision, 0);
}

/** What a client gets that nobody lets in. */
export function refusal(verb: Verb, request: number): LeaseResponse {
  return { type: 'response', verb, request, code: 'refused' };
}
