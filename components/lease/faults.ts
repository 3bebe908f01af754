/** What can be done to a candidate or to the API server, as commands of the scenario format. */
import { LEASE_NAMES, type LeaseCommandName } from '../../src/narration/lease-names.ts';
import {
  apiOf,
  candidatesOf,
  holderOf,
  type LeaseWorld,
} from '../../src/scenario/lease/execute.ts';
import type { NodeId } from '../../src/sim/world.ts';
import type { Choice, Fault } from '../kit/fault.ts';
import type { KitStrings } from '../kit/strings.en.ts';
import { LEASE_FAULT_STRINGS } from './fault-strings.ts';

export interface LeaseTarget {
  readonly id: NodeId;
}

const API = 'api';
const FAST = 1.5;
const AHEAD = '20s';
const RIGHT = { rate: 1, offset: '0s' };

/** Nothing to choose for a name that is no lane. */
export function faultsOf(
  { id }: LeaseTarget,
  world: LeaseWorld,
  words: KitStrings,
): Choice | undefined {
  if (!world.nodes[id]) return undefined;
  const title = words.menuOf(id === API ? LEASE_NAMES[words.language].api : id);
  return {
    title,
    faults: id === API ? ofApi(world, words) : ofCandidate(id, world, words),
    machine: id,
  };
}

function ofCandidate(id: NodeId, world: LeaseWorld, words: KitStrings): readonly Fault[] {
  const node = candidatesOf(world).find((one) => one.id === id);
  if (!node) return [];
  const { commands } = LEASE_NAMES[words.language];
  const says = LEASE_FAULT_STRINGS[words.language];
  const { status, clock, state } = node;
  const isUp = status === 'up';
  const isCutOff = world.links[`${id}->${API}`]?.isPartitioned === true;
  const isRight = clock.rate === 1 && clock.offsetUs === 0;
  const command = (name: LeaseCommandName, label: string = commands[name]): Fault => {
    return { id: name, label, does: { [name]: id } };
  };
  const clockTo = (name: string, label: string, to: object): Fault => {
    return { id: name, label, does: { clock: { [id]: to } } };
  };
  const isNamed = holderOf(world) === state.context.identity;
  return [
    ...(status === 'down' ? [command('restart')] : [command('crash')]),
    ...(isUp ? [command('pause')] : []),
    ...(status === 'paused' ? [command('resume')] : []),
    ...(isUp ? [command('release', says.release), command('hang', says.hang)] : []),
    isCutOff ? command('heal', says.reconnect) : command('partition', says.noAnswer),
    ...(apiOf(world).lease && !isNamed && status !== 'down'
      ? [command('takeOver', says.takeOver(id))]
      : []),
    {
      id: 'clock',
      label: says.clock,
      does: [
        ...(clock.rate === FAST ? [] : [clockTo('fast', says.fast, { rate: FAST })]),
        ...(clock.offsetUs === 0 ? [clockTo('ahead', says.ahead, { offset: AHEAD })] : []),
        ...(isRight ? [] : [clockTo('right', says.right, RIGHT)]),
      ],
    },
  ];
}

function ofApi(world: LeaseWorld, words: KitStrings): readonly Fault[] {
  const says = LEASE_FAULT_STRINGS[words.language];
  const isRefusing = world.nodes[API]?.state.value === 'refusing';
  const isSlow = Object.values(world.links).some(
    ({ extra }) => extra !== undefined && !(extra.kind === 'fixed' && extra.value === 0),
  );
  const slow = (to: string, label: string): Fault => {
    return { id: `slow ${to}`, label, does: { slowApi: to } };
  };
  return [
    isRefusing
      ? { id: 'restore', label: says.restore, does: { restore: API } }
      : { id: 'outage', label: says.outage, does: { outage: API } },
    slow('4s', says.slow4),
    slow('6s', says.slow6),
    ...(isSlow ? [slow('0s', says.fastAgain)] : []),
  ];
}
