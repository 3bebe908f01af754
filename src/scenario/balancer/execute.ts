import { setDraining, add, placesOf, remove } from '../../models/balancer/membership.ts';
import { setWeight } from '../../models/balancer/eligibility.ts';
import type { Member } from '../../models/balancer/member.ts';
import { checkOf } from '../../models/balancer/process.ts';
import { beginRollingRestart } from '../../models/balancer/rolling-restart.ts';
import { createStrategy } from '../../models/balancer/strategy.ts';
import { BalancerTraffic } from '../../models/balancer/traffic.ts';
import type { NodeId } from '../../sim/world.ts';
import type { SimulatorOf, WorldOf } from '../model.ts';
import { oneOrList } from '../names.ts';
import type { BalancerCommand, ServerCommand, Servers } from './commands.ts';
import type { BalancerTypes } from './model.ts';

export type BalancerWorld = WorldOf<BalancerTypes>;
type BalancerSimulator = SimulatorOf<BalancerTypes>;

export function trafficOf(world: Pick<BalancerWorld, 'traffic'>): BalancerTraffic {
  if (world.traffic instanceof BalancerTraffic) return world.traffic;
  throw new Error('This world has no balancer.');
}

/** Carries out a command and writes it into the trace. */
export function execute(
  simulator: BalancerSimulator,
  command: BalancerCommand,
  written: unknown,
): void {
  const { world } = simulator;
  const traffic = trafficOf(world);
  const record = (resolved: unknown): void => {
    simulator.emit({ type: 'command', command: resolved });
  };
  const note = (didSomething: boolean, node: NodeId): void => {
    if (!didSomething) simulator.emit({ type: 'note', note: 'noEffect', node });
  };
  switch (command.type) {
    case 'add':
      record(written);
      note(
        moving(simulator, () => addServer(simulator, command.server)),
        command.server,
      );
      break;
    case 'slow':
      record(written);
      for (const [id, times] of Object.entries(command.of)) {
        memberOf(traffic, id).slowness = times;
        simulator.setClock(id, { rate: 1 / times });
      }
      break;
    case 'weight':
      record(written);
      for (const [id, weight] of Object.entries(command.of)) {
        setWeight(traffic, memberOf(traffic, id), weight);
      }
      break;
    case 'strategy':
      record(written);
      traffic.strategyName = command.name;
      traffic.strategy = createStrategy(
        { ...traffic.settings.strategy, name: command.name },
        traffic.pool,
      );
      break;
    case 'rollingRestart':
      record(written);
      beginRollingRestart(simulator.host, {
        ...command.plan,
        slots: resolve(traffic, command.of).map((id) => memberOf(traffic, id).slot),
      });
      break;
    default: {
      const servers = resolve(traffic, command.servers);
      record({ [command.type]: oneOrList(servers) });
      for (const server of servers) note(actOn(simulator, command.type, server), server);
    }
  }
  simulator.onChange(undefined);
}

function resolve({ pool }: BalancerTraffic, servers: Servers): readonly NodeId[] {
  return servers === 'all' ? pool.map(({ id }) => id) : servers;
}

function memberOf(traffic: BalancerTraffic, id: NodeId): Member {
  const member = traffic.memberNamed(id);
  if (!member) throw new Error(`There is no backend ${id}.`);
  return member;
}

/** False when the command changes nothing. */
function actOn(simulator: BalancerSimulator, command: ServerCommand, id: NodeId): boolean {
  const traffic = trafficOf(simulator.world);
  const member = memberOf(traffic, id);
  switch (command) {
    case 'drain':
      return setDraining(traffic, member, true);
    case 'ready':
      return setDraining(traffic, member, false);
    case 'remove':
      return moving(simulator, () => removeServer(simulator, member));
    default: {
      const before = simulator.node(id).state;
      simulator.signal(id, { type: command });
      return simulator.node(id).state.value !== before.value;
    }
  }
}

function addServer(simulator: BalancerSimulator, id: NodeId): boolean {
  const traffic = trafficOf(simulator.world);
  const isNew = add(traffic, memberOf(traffic, id));
  if (isNew && traffic.settings.hasChecks) simulator.restart(checkOf(id));
  return isNew;
}

function removeServer(simulator: BalancerSimulator, member: Member): boolean {
  const traffic = trafficOf(simulator.world);
  const wasThere = remove(traffic, member);
  if (wasThere && traffic.settings.hasChecks) simulator.crash(checkOf(member.id));
  return wasThere;
}

/** Changes who is there, and remembers how many clients that sends elsewhere. */
function moving({ world }: BalancerSimulator, change: () => boolean): boolean {
  const traffic = trafficOf(world);
  const before = placesOf(traffic);
  if (!change()) return false;
  const after = placesOf(traffic);
  traffic.moved = before.filter((place, client) => place !== after[client]).length / before.length;
  return true;
}
