import type { Process } from '../../sim/process.ts';
import type { NodeId } from '../../sim/world.ts';
import { stepperOf, type Snapshot } from '../step.ts';
import { apiMachine, type ApiContext } from './api-server.ts';
import type { ElectorContext } from './elector.ts';
import { API, electorMachine } from './machine.ts';
import type { LeaseEvent, LeaseMessage, LeaseRole } from './messages.ts';
import type { Lease } from './record.ts';
import type { ApiSettings, LeaseSettings } from './settings.ts';

/** A state of XState's, of any depth: `{ leading: { renewing: 'reading' } }`. */
export type Nested = string | { readonly [state: string]: Nested };

export type Elector = Snapshot<Nested, ElectorContext>;
export type ApiServer = Snapshot<Nested, ApiContext>;
/** A node of a run is either of the two. */
export type LeaseState = Elector | ApiServer;

export type LeaseProcess = Process<LeaseState, LeaseMessage, undefined, LeaseEvent>;

export interface LeaseProcessOptions {
  readonly settings: LeaseSettings;
  readonly api: ApiSettings;
  /** The Lease that is there at the start, if one is. */
  readonly lease: Lease | undefined;
  /** Another elector than client-go's, to see what breaks. */
  readonly elector?: typeof electorMachine;
}

export function isApiServer(state: LeaseState): state is ApiServer {
  return 'revision' in state.context;
}

/** What an elector is to those who watch it. A leader is one that believes it leads. */
export function roleOf({ value }: Elector): LeaseRole {
  const [top] = typeof value === 'string' ? [value] : Object.keys(value);
  switch (top) {
    case 'leading':
      return 'leader';
    case 'releasing':
      return 'releasing';
    case 'stopped':
      return 'stopped';
    default:
      return 'candidate';
  }
}

/** The candidates and the API server as the simulator takes them. Nothing of either survives on a disk. */
export function createLeaseProcess(options: LeaseProcessOptions): LeaseProcess {
  const { settings, api, lease, elector = electorMachine } = options;
  const electors = stepperOf<Elector, LeaseMessage, undefined, LeaseEvent>(elector);
  const apis = stepperOf<ApiServer, LeaseMessage, undefined, LeaseEvent>(apiMachine);
  return {
    boot: (id, _durable, { count, now, wall }) => {
      if (id === API) return apis.boot({ id, settings: api, lease });
      const identity = `${id}#${String(count)}`;
      return electors.boot({ id, identity, settings, now, wall });
    },
    step: (state, input) =>
      isApiServer(state) ? apis.step(state, input) : electors.step(state, input),
    timerEvent: (state, timer) =>
      isApiServer(state) ? apis.timerEvent(state, timer) : electors.timerEvent(state, timer),
    describe,
  };
}

/** The change of role that a step made. Read off the states, so that no path can forget to report it. */
function describe(
  node: NodeId,
  { before, after }: { before: LeaseState; after: LeaseState },
): LeaseEvent[] {
  if (isApiServer(before) || isApiServer(after)) return [];
  const [from, to] = [roleOf(before), roleOf(after)];
  if (from === to) return [];
  return [{ type: 'role', node, identity: after.context.identity, from, to }];
}
