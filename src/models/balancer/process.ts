/** Servers and their health checks as nodes of a simulation; the traffic between them is `rules.ts`. */
import type { Process } from '../../sim/process.ts';
import type { TrafficNode } from '../../sim/traffic.ts';
import type { NodeId } from '../../sim/world.ts';
import type { CheckEvent, CheckMessage, TargetSignal } from '../probe/messages.ts';
import { proberMachine, verdictOf, type Prober, type ProberSettings } from '../probe/prober.ts';
import { targetMachine, type Target } from '../probe/target.ts';
import { stepperOf } from '../step.ts';
import type { TrafficEvent } from './events.ts';
import type { Liveness } from './member.ts';
import type { Said } from './rules.ts';

/** A node of a run is either of the two. */
export type BalancerState = Prober | Target;
export type BalancerMessage = CheckMessage | TargetSignal;
export type BalancerEvent = TrafficEvent | CheckEvent | ProcessEvent;
export type BalancerProcess = Process<BalancerState, BalancerMessage, undefined, BalancerEvent>;

/** What happens to a server's process, as the trace says it. */
export type ProcessEvent =
  | { readonly type: 'crash' | 'restart'; readonly node: NodeId }
  /** It hangs, says that it is not ready, or does neither any more. */
  | { readonly type: 'hang' | 'unready' | 'recover'; readonly node: NodeId };

const CHECK = '/check';

/** The node that checks a server. */
export function checkOf(server: NodeId): NodeId {
  return `${server}${CHECK}`;
}

export function isCheck(node: NodeId): boolean {
  return node.endsWith(CHECK);
}

function isProber(state: BalancerState): state is Prober {
  return 'health' in state.context;
}

const LIVENESS: Readonly<Record<Target['value'], Liveness>> = {
  serving: 'serving',
  // Not ready, but it goes on with its work.
  failing: 'serving',
  hung: 'hung',
  starting: 'dead',
  dead: 'dead',
};

/** What the traffic has to know of a node. */
export function readNode({ id, status, state }: TrafficNode): Said | undefined {
  const known = state as BalancerState;
  if (!isProber(known)) return { of: id, liveness: LIVENESS[known.value] };
  if (status === 'down') return undefined;
  return { of: known.context.target, isHealthy: verdictOf(known) === 'healthy' };
}

export function createBalancerProcess(check: ProberSettings): BalancerProcess {
  const probers = stepperOf<Prober, BalancerMessage, undefined, BalancerEvent>(proberMachine);
  const targets = stepperOf<Target, BalancerMessage, undefined, BalancerEvent>(targetMachine);
  return {
    boot: (id) =>
      isCheck(id)
        ? probers.boot({ id, target: id.slice(0, -CHECK.length), settings: check })
        : targets.boot({ id, settings: { initial: 'serving' } }),
    step: (state, input) =>
      isProber(state) ? probers.step(state, input) : targets.step(state, input),
    timerEvent: (state, timer) =>
      isProber(state) ? probers.timerEvent(state, timer) : targets.timerEvent(state, timer),
    describe,
  };
}

/** The change of a server's process, read off its states. */
function describe(
  node: NodeId,
  { before, after }: { before: BalancerState; after: BalancerState },
): ProcessEvent[] {
  if (isProber(before) || isProber(after) || before.value === after.value) return [];
  switch (after.value) {
    case 'dead':
      return [{ type: 'crash', node }];
    case 'hung':
      return [{ type: 'hang', node }];
    case 'failing':
      return [{ type: 'unready', node }];
    case 'starting':
      return [];
    case 'serving':
      return [
        {
          type: before.value === 'hung' || before.value === 'failing' ? 'recover' : 'restart',
          node,
        },
      ];
  }
}
