import type { Simulator } from '../../sim/simulator.ts';
import { heal, isolate, linkOf, partition } from '../../sim/network.ts';
import type { Link, NodeId, World } from '../../sim/world.ts';
import type { Member, RaftDurable } from '../../models/raft/member.ts';
import type { RaftEvent, RaftMessage } from '../../models/raft/messages.ts';
import type { LinkChoice, NodeCommand, RaftCommand } from './commands.ts';
import { oneOrList, property, type Targets } from '../names.ts';
import { UnmatchedRole } from '../unmatched-role.ts';

export type RaftWorld = World<Member, RaftMessage, RaftDurable>;
export type RaftSimulator<Command> = Simulator<
  Member,
  RaftMessage,
  RaftDurable,
  RaftEvent,
  Command
>;

/** Members in the leader role, reachable or not; the highest term first. */
export function leadersOf(world: RaftWorld): RaftWorld['nodes'][string][] {
  return Object.values(world.nodes)
    .filter((node) => node.status !== 'down' && node.state.value === 'leader')
    .sort((a, b) => b.state.context.term - a.state.context.term);
}

/** The members that targets name at this moment, each once. Throws {@link UnmatchedRole}. */
export function resolveTargets(world: RaftWorld, targets: Targets): readonly NodeId[] {
  const found = targets.flatMap((target) => {
    switch (target) {
      case 'all':
        return Object.keys(world.nodes);
      case 'leader':
        return [leadersOf(world)[0]?.id];
      case 'follower':
        return [
          Object.values(world.nodes).find(
            (node) => node.status !== 'down' && node.state.value === 'follower',
          )?.id,
        ];
      default:
        return [target];
    }
  });
  return [...new Set(found.map((id, index) => id ?? unmatched(world, targets[index])))];
}

function unmatched(world: RaftWorld, role: string | undefined): never {
  throw new UnmatchedRole(role ?? 'member', world.nowUs);
}

/** Carries out a command and writes it, with its roles resolved, into the trace. Throws {@link UnmatchedRole}. */
export function execute<Command>(
  simulator: RaftSimulator<Command>,
  command: RaftCommand,
  written: unknown,
): void {
  const { world } = simulator;
  const record = (resolved: unknown): void => {
    simulator.emit({ type: 'command', command: resolved });
  };
  const note = (didSomething: boolean, node?: NodeId): void => {
    if (didSomething) return;
    simulator.emit({
      type: 'note',
      note: 'noEffect',
      ...(node === undefined ? undefined : { node }),
    });
  };
  switch (command.type) {
    case 'partition': {
      const groups = command.groups.map((group) => resolveTargets(world, group));
      record({ partition: groups });
      partition(world, groups);
      break;
    }
    case 'heal':
      record(written);
      for (const link of healedLinks(world, command.what)) heal(link);
      break;
    case 'cut':
      record(written);
      for (const ends of command.links) linkOf(world, ends).isCut = true;
      break;
    case 'latency':
      record(written);
      for (const link of chosenLinks(world, command.links)) link.latency = command.to;
      break;
    case 'loss':
      record(written);
      for (const link of chosenLinks(world, command.links)) link.loss = command.to;
      break;
    case 'slowDisk': {
      const nodes = resolveTargets(world, command.targets);
      record({ slowDisk: { ...property(written, 'slowDisk'), node: oneOrList(nodes) } });
      for (const node of nodes) simulator.setDiskWrite(node, command.to);
      break;
    }
    case 'drop': {
      const ends = {
        from: resolveTargets(world, command.from),
        to: resolveTargets(world, command.to),
      };
      record({
        drop: { ...property(written, 'drop'), from: oneOrList(ends.from), to: oneOrList(ends.to) },
      });
      for (const from of ends.from) {
        for (const to of ends.to) {
          if (from !== to)
            simulator.dropNext({ from, to, type: command.message, count: command.count });
        }
      }
      break;
    }
    case 'dropMessage':
      record(written);
      note(simulator.dropInFlight(command.id));
      break;
    default: {
      const nodes = resolveTargets(world, command.targets);
      record({ [command.type]: command.isList ? nodes : oneOrList(nodes) });
      for (const node of nodes) note(actOn(simulator, command.type, node), node);
    }
  }
  simulator.onChange(undefined);
}

function actOn<Command>(
  simulator: RaftSimulator<Command>,
  command: NodeCommand,
  node: NodeId,
): boolean {
  switch (command) {
    case 'crash':
      return simulator.crash(node);
    case 'restart':
      return simulator.restart(node);
    case 'pause':
      return simulator.pause(node);
    case 'resume':
      return simulator.resume(node);
    case 'isolate':
      isolate(simulator.world, node);
      return true;
    case 'campaign':
      return simulator.fireTimer(node, 'electionTimeout');
  }
}

function chosenLinks(world: RaftWorld, choice: LinkChoice): Link[] {
  return choice === 'all' ? Object.values(world.links) : choice.map((ends) => linkOf(world, ends));
}

function healedLinks(
  world: RaftWorld,
  what: Extract<RaftCommand, { type: 'heal' }>['what'],
): Link[] {
  if (what === 'all') return Object.values(world.links);
  return what.flatMap((one) => {
    const first = one[0];
    if (typeof first === 'object')
      return one.map((ends) => linkOf(world, ends as { from: NodeId; to: NodeId }));
    return resolveTargets(world, one as Targets).flatMap((node) =>
      Object.keys(world.nodes)
        .filter((other) => other !== node)
        .flatMap((other) => [
          linkOf(world, { from: node, to: other }),
          linkOf(world, { from: other, to: node }),
        ]),
    );
  });
}
