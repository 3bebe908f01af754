/** What can be done to a backend or to the balancer, as commands of the scenario format. */
import type { Member } from '../../src/models/balancer/member.ts';
import type { StrategyName } from '../../src/models/balancer/strategy.ts';
import { BALANCER_NAMES } from '../../src/narration/balancer-names.ts';
import { trafficOf, type BalancerWorld } from '../../src/scenario/balancer/execute.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import type { NodeId } from '../../src/sim/world.ts';
import type { Choice, Fault } from '../kit/fault.ts';
import type { Command } from '../kit/session.ts';
import type { KitStrings } from '../kit/strings.en.ts';
import { BALANCER_FAULT_STRINGS } from './fault-strings.ts';
import { restartAll } from './restart.ts';
import { backendsOf, newName } from './variants.ts';

export interface BalancerTarget {
  readonly id: NodeId;
}

interface Now {
  readonly world: BalancerWorld;
  readonly source: ScenarioSource;
  readonly words: KitStrings;
}

/** The balancer's own name; no backend may have it. */
export const BALANCER: NodeId = 'balancer';
const WEIGHTS = [0, 1, 2, 5, 10];
const STRATEGIES = Object.keys(BALANCER_NAMES.en.strategies) as StrategyName[];

/** Nothing to choose for a name that is neither. */
export function faultsOf({ id }: BalancerTarget, now: Now): Choice | undefined {
  const { words, world } = now;
  if (id === BALANCER) {
    return {
      title: words.menuOf(BALANCER_NAMES[words.language].balancer),
      faults: ofBalancer(now),
    };
  }
  const member = trafficOf(world).memberNamed(id);
  return member && { title: words.menuOf(id), faults: ofBackend(member, now), machine: id };
}

function ofBackend(member: Member, { world, words }: Now): readonly Fault[] {
  const { id, index, liveness, slowness, isDraining, fullWeight } = member;
  const says = BALANCER_FAULT_STRINGS[words.language];
  const { commands } = BALANCER_NAMES[words.language];
  const state = world.nodes[id]?.state.value;
  const fault = (name: string, label: string, does: Command = { [name]: id }): Fault => {
    return { id: name, label, does };
  };
  if (index === -1) return [fault('add', says.addBack)];
  return [
    ...(liveness === 'dead' ? [] : [fault('crash', says.crash)]),
    fault('restart', commands.restart),
    ...(state === 'serving' ? [fault('hang', says.hang), fault('fail', commands.fail)] : []),
    ...(state === 'hung' || state === 'failing' ? [fault('recover', commands.recover)] : []),
    slowness === 1
      ? fault('slow', says.slow5, { slow: { [id]: 5 } })
      : fault('slow', says.normal, { slow: { [id]: 1 } }),
    isDraining ? fault('ready', says.ready) : fault('drain', says.drain),
    {
      id: 'weight',
      label: says.weight,
      does: WEIGHTS.filter((weight) => weight !== fullWeight).map((weight) =>
        fault(`weight ${weight}`, says.weightIs(weight), { weight: { [id]: weight } }),
      ),
    },
    fault('remove', says.remove),
  ];
}

function ofBalancer({ world, source, words }: Now): readonly Fault[] {
  const says = BALANCER_FAULT_STRINGS[words.language];
  const { strategies } = BALANCER_NAMES[words.language];
  const { members, strategyName } = trafficOf(world);
  const name = newName(members.map(({ id }) => id));
  // A new one works as the first does.
  const { service, capacity } = backendsOf(source)[0] ?? {};
  const like = {
    ...(service !== undefined && { service }),
    ...(capacity !== undefined && { capacity }),
  };
  const added = Object.keys(like).length > 0 ? { name, ...like } : name;
  return [
    {
      id: 'strategy',
      label: says.strategy,
      does: STRATEGIES.filter((one) => one !== strategyName).map((one) => {
        return { id: `strategy ${one}`, label: strategies[one], does: { strategy: one } };
      }),
    },
    { id: 'add', label: says.add(name), does: { add: added } },
    { id: 'restartAll', label: says.restartAll, does: restartAll('0s') },
    { id: 'restartAllLater', label: says.restartAllLater, does: restartAll('10s') },
  ];
}
