import { API } from '../../models/lease/machine.ts';
import { isApiServer, roleOf, type ApiServer, type Elector } from '../../models/lease/process.ts';
import { fixed } from '../../sim/distribution.ts';
import { heal, isolate, linksOf, slow } from '../../sim/network.ts';
import type { Node, NodeId } from '../../sim/world.ts';
import { linkName } from '../../sim/world.ts';
import type { SimulatorOf, WorldOf } from '../model.ts';
import { oneOrList, type Targets } from '../names.ts';
import { isRecord } from '../read.ts';
import { UnmatchedRole } from '../unmatched-role.ts';
import type { LeaseCommand, NodeCommand } from './commands.ts';
import type { LeaseTypes } from './model.ts';

export type LeaseWorld = WorldOf<LeaseTypes>;
type LeaseSimulator = SimulatorOf<LeaseTypes>;

/** A candidate as the world holds it. */
export type CandidateNode = Node<Elector, LeaseTypes['Message'], undefined>;

/** The processes that run for election, in the order of their names in the scenario. */
export function candidatesOf(world: LeaseWorld): CandidateNode[] {
  return Object.values(world.nodes).filter(
    (node): node is CandidateNode => !isApiServer(node.state),
  );
}

export function apiOf(world: LeaseWorld): ApiServer['context'] {
  const state = world.nodes[API]?.state;
  if (!state || !isApiServer(state)) throw new Error('There is no API server.');
  return state.context;
}

/** Whom the Lease names: an identity, or nothing. */
export function holderOf(world: LeaseWorld): string {
  return apiOf(world).lease?.record.holderIdentity ?? '';
}

/** A process that runs, or is paused, and acts as the leader. */
export function believes({ status, state }: CandidateNode): boolean {
  return status !== 'down' && roleOf(state) === 'leader';
}

/** Processes that believe they lead; the recorded holder first. */
export function leadersOf(world: LeaseWorld): CandidateNode[] {
  const holder = holderOf(world);
  const isHolder = ({ state }: CandidateNode): number => Number(state.context.identity === holder);
  return candidatesOf(world)
    .filter(believes)
    .sort((a, b) => isHolder(b) - isHolder(a));
}

/** The candidates that targets name at this moment, each once. Throws {@link UnmatchedRole}. */
export function resolveTargets(world: LeaseWorld, targets: Targets): readonly NodeId[] {
  const found = targets.flatMap((target): (NodeId | undefined)[] => {
    switch (target) {
      case 'all':
        return candidatesOf(world).map(({ id }) => id);
      case 'leader':
        return [leadersOf(world)[0]?.id];
      case 'follower':
        return [candidatesOf(world).find((node) => node.status !== 'down' && !believes(node))?.id];
      default:
        return [target];
    }
  });
  return [
    ...new Set(
      found.map((id, index) => {
        if (id === undefined) throw new UnmatchedRole(targets[index] ?? 'candidate', world.nowUs);
        return id;
      }),
    ),
  ];
}

/** Carries out a command and writes it, with its roles resolved, into the trace. Throws {@link UnmatchedRole}. */
export function execute(simulator: LeaseSimulator, command: LeaseCommand, written: unknown): void {
  const { world } = simulator;
  const record = (resolved: unknown): void => {
    simulator.emit({ type: 'command', command: resolved });
  };
  const note = (didSomething: boolean, node?: NodeId): void => {
    if (didSomething) return;
    const where = node === undefined ? undefined : { node };
    simulator.emit({ type: 'note', note: 'noEffect', ...where });
  };
  switch (command.type) {
    case 'outage':
    case 'restore': {
      record(written);
      const isRefusing = world.nodes[API]?.state.value === 'refusing';
      note(isRefusing === (command.type === 'restore'));
      simulator.signal(API, { type: command.type });
      break;
    }
    case 'heal': {
      const nodes =
        command.targets === 'all'
          ? candidatesOf(world).map(({ id }) => id)
          : resolveTargets(world, command.targets);
      record({ heal: command.targets === 'all' ? 'all' : oneOrList(nodes) });
      for (const node of nodes) for (const link of linksOf(world, node)) heal(link);
      break;
    }
    case 'slowApi': {
      const nodes = resolveTargets(world, command.targets);
      const { slowApi } = written as { slowApi: unknown };
      const isForSome = isRecord(slowApi) && slowApi['for'] !== undefined;
      record(isForSome ? { slowApi: { ...slowApi, for: oneOrList(nodes) } } : written);
      const isNothing = command.to.kind === 'fixed' && command.to.value === 0;
      for (const id of nodes) {
        const isRequest = command.part === 'request';
        const link = world.links[isRequest ? linkName(id, API) : linkName(API, id)];
        if (link) slow(link, isNothing ? fixed(0) : command.to);
      }
      break;
    }
    case 'clock':
      record(written);
      for (const [node, to] of Object.entries(command.clocks)) simulator.setClock(node, to);
      break;
    default: {
      const nodes = resolveTargets(world, command.targets);
      record({ [command.type]: command.isList ? nodes : oneOrList(nodes) });
      for (const node of nodes) note(actOn(simulator, command.type, node), node);
    }
  }
  simulator.onChange(undefined);
}

/** False when the command changes nothing. */
function actOn(simulator: LeaseSimulator, command: NodeCommand, node: NodeId): boolean {
  const { world } = simulator;
  switch (command) {
    case 'crash':
      return simulator.crash(node);
    case 'restart':
      return simulator.restart(node);
    case 'pause':
      return simulator.pause(node);
    case 'resume':
      return simulator.resume(node);
    case 'release':
      return simulator.signal(node, { type: 'cancel' });
    case 'hang':
      return simulator.signal(node, { type: 'hang' });
    case 'partition': {
      const isOpen = linksOf(world, node).some((link) => !link.isPartitioned);
      isolate(world, node);
      return isOpen;
    }
    case 'takeOver': {
      const state = world.nodes[node]?.state;
      if (!state || isApiServer(state) || !apiOf(world).lease) return false;
      const { identity } = state.context;
      if (holderOf(world) === identity) return false;
      return simulator.signal(API, { type: 'takeOver', identity });
    }
  }
}
