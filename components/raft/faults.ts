/** What can be done to what a reader has selected, as commands of the scenario format. */
import { RAFT_NAMES } from '../../src/narration/roles.ts';
import type { RaftWorld } from '../../src/scenario/raft/execute.ts';
import type { NodeId } from '../../src/sim/world.ts';
import type { RingTarget } from '../../src/view/ring.ts';
import type { Choice, Fault } from '../kit/fault.ts';
import type { KitStrings } from '../kit/strings.en.ts';
import { FAULT_STRINGS } from './fault-strings.ts';

const SLOW = '200ms';

/** Nothing to choose when what was selected is no more: a message that has arrived. */
export function faultsOf(
  target: RingTarget,
  world: RaftWorld,
  words: KitStrings,
): Choice | undefined {
  switch (target.kind) {
    case 'node':
      return {
        title: words.menuOf(target.id),
        faults: ofNode(target.id, world, words),
        machine: target.id,
      };
    case 'link':
      return {
        title: words.menuOf(FAULT_STRINGS[words.language].link(target.from, target.to)),
        faults: ofLink(target.from, target.to, world, words),
      };
    case 'message':
      return ofMessage(target.id, world, words);
  }
}

function ofNode(id: NodeId, world: RaftWorld, words: KitStrings): readonly Fault[] {
  const node = world.nodes[id];
  const { commands } = RAFT_NAMES[words.language];
  if (!node) return [];
  const command = (
    name: 'crash' | 'restart' | 'pause' | 'resume' | 'isolate' | 'campaign',
  ): Fault => ({
    id: name,
    label: commands[name],
    does: { [name]: id },
  });
  const peers = Object.keys(world.nodes).filter((peer) => peer !== id);
  const ways = peers.flatMap((peer) => [[id, peer] as const, [peer, id] as const]);
  const isSlow = node.diskWrite !== undefined;
  const says = FAULT_STRINGS[words.language];
  return [
    ...(node.status === 'down' ? [command('restart')] : [command('crash')]),
    ...(node.status === 'up' ? [command('pause')] : []),
    ...(node.status === 'paused' ? [command('resume')] : []),
    ...(node.status === 'up' && node.timers['electionTimeout'] ? [command('campaign')] : []),
    ...(ways.some(([from, to]) => isOpen(world, from, to)) ? [command('isolate')] : []),
    ...(ways.every(([from, to]) => isOpen(world, from, to))
      ? []
      : [{ id: 'reconnect', label: says.reconnect, does: { heal: id } }]),
    {
      id: 'cutLinkTo',
      label: says.cutLinkTo,
      does: peers.flatMap((peer) => cuts(id, peer, world, words)),
    },
    {
      id: 'dropMessage',
      label: says.dropMessage,
      does: messagesOf(id, world, words),
    },
    {
      id: 'slowDisk',
      label: isSlow ? says.fastDisk : says.slowDisk,
      does: { slowDisk: { node: id, to: isSlow ? '0ms' : SLOW } },
    },
  ].filter(({ does }) => !Array.isArray(does) || does.length > 0);
}

function ofLink(from: NodeId, to: NodeId, world: RaftWorld, words: KitStrings): readonly Fault[] {
  const says = FAULT_STRINGS[words.language];
  const isWhole = isOpen(world, from, to) && isOpen(world, to, from);
  return [
    ...cuts(from, to, world, words),
    ...(isOpen(world, to, from) ? cuts(to, from, world, words).slice(-1) : []),
    ...(isWhole ? [] : [{ id: 'heal', label: says.heal, does: { heal: `${from}-${to}` } }]),
    {
      id: 'slowLink',
      label: says.slowLink,
      does: { latency: { link: `${from}-${to}`, to: SLOW } },
    },
  ];
}

function cuts(from: NodeId, to: NodeId, world: RaftWorld, words: KitStrings): readonly Fault[] {
  const says = FAULT_STRINGS[words.language];
  const isThere = isOpen(world, from, to);
  const both = {
    id: `cut ${from}-${to}`,
    label: says.cutBoth(from, to),
    does: { cut: `${from}-${to}` },
  };
  const oneWay = {
    id: `cut ${from}->${to}`,
    label: says.cutOneWay(from, to),
    does: { cut: `${from}->${to}` },
  };
  return [...(isThere || isOpen(world, to, from) ? [both] : []), ...(isThere ? [oneWay] : [])];
}

function ofMessage(id: number, world: RaftWorld, words: KitStrings): Choice | undefined {
  const entry = underWay(world).find((one) => one.id === id);
  if (!entry) return undefined;
  return {
    title: nameOf(entry, words),
    faults: [{ id: 'drop', label: FAULT_STRINGS[words.language].drop, does: { drop: { id } } }],
  };
}

/** Messages to or from a member, for whoever cannot click them. */
function messagesOf(node: NodeId, world: RaftWorld, words: KitStrings): readonly Fault[] {
  return underWay(world)
    .filter(({ from, to }) => from === node || to === node)
    .map((entry) => ({
      id: `drop ${entry.id}`,
      label: nameOf(entry, words),
      does: { drop: { id: entry.id } },
    }));
}

type Entry = RaftWorld['queue'][number];
type Delivery = Extract<Entry, { kind: 'deliver' }>;

function underWay(world: RaftWorld): readonly Delivery[] {
  return world.queue.filter((entry) => entry.kind === 'deliver');
}

function nameOf({ message, from, to }: Delivery, words: KitStrings): string {
  const { language } = words;
  return FAULT_STRINGS[language].message(RAFT_NAMES[language].messages[message.type], from, to);
}

function isOpen(world: RaftWorld, from: NodeId, to: NodeId): boolean {
  const link = world.links[`${from}->${to}`];
  return link !== undefined && !link.isCut && !link.isPartitioned;
}
