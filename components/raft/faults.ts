/** What can be done to what a reader has selected, as commands of the scenario format. */
import { RAFT_NAMES } from '../../src/narration/roles.ts';
import type { RaftWorld } from '../../src/scenario/raft/execute.ts';
import type { NodeId } from '../../src/sim/world.ts';
import type { RingTarget } from '../../src/view/ring.ts';
import type { Choice, Fault } from '../kit/fault.ts';
import type { RaftStrings } from './strings.en.ts';

const SLOW = '200ms';

/** Nothing to choose when what was selected is no more: a message that has arrived. */
export function faultsOf(
  target: RingTarget,
  world: RaftWorld,
  words: RaftStrings,
): Choice | undefined {
  switch (target.kind) {
    case 'node':
      return { title: words.menuOf(target.id), faults: ofNode(target.id, world, words) };
    case 'link':
      return {
        title: words.menuOf(words.link(target.from, target.to)),
        faults: ofLink(target.from, target.to, world, words),
      };
    case 'message':
      return ofMessage(target.id, world, words);
  }
}

function ofNode(id: NodeId, world: RaftWorld, words: RaftStrings): readonly Fault[] {
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
  const { faults } = words;
  return [
    ...(node.status === 'down' ? [command('restart')] : [command('crash')]),
    ...(node.status === 'up' ? [command('pause')] : []),
    ...(node.status === 'paused' ? [command('resume')] : []),
    ...(node.status === 'up' && node.timers['electionTimeout'] ? [command('campaign')] : []),
    ...(ways.some(([from, to]) => isOpen(world, from, to)) ? [command('isolate')] : []),
    ...(ways.every(([from, to]) => isOpen(world, from, to))
      ? []
      : [{ id: 'reconnect', label: faults.reconnect, does: { heal: id } }]),
    {
      id: 'cutLinkTo',
      label: faults.cutLinkTo,
      does: peers.flatMap((peer) => cuts(id, peer, world, words)),
    },
    {
      id: 'dropMessage',
      label: faults.dropMessage,
      does: messagesOf(id, world, words),
    },
    {
      id: 'slowDisk',
      label: isSlow ? faults.fastDisk : faults.slowDisk,
      does: { slowDisk: { node: id, to: isSlow ? '0ms' : SLOW } },
    },
  ].filter(({ does }) => !Array.isArray(does) || does.length > 0);
}

function ofLink(from: NodeId, to: NodeId, world: RaftWorld, words: RaftStrings): readonly Fault[] {
  const { faults } = words;
  const isWhole = isOpen(world, from, to) && isOpen(world, to, from);
  return [
    ...cuts(from, to, world, words),
    ...(isOpen(world, to, from) ? cuts(to, from, world, words).slice(-1) : []),
    ...(isWhole ? [] : [{ id: 'heal', label: faults.heal, does: { heal: `${from}-${to}` } }]),
    {
      id: 'slowLink',
      label: faults.slowLink,
      does: { latency: { link: `${from}-${to}`, to: SLOW } },
    },
  ];
}

function cuts(
  from: NodeId,
  to: NodeId,
  world: RaftWorld,
  { faults }: RaftStrings,
): readonly Fault[] {
  const isThere = isOpen(world, from, to);
  const both = {
    id: `cut ${from}-${to}`,
    label: faults.cutBoth(from, to),
    does: { cut: `${from}-${to}` },
  };
  const oneWay = {
    id: `cut ${from}->${to}`,
    label: faults.cutOneWay(from, to),
    does: { cut: `${from}->${to}` },
  };
  return [...(isThere || isOpen(world, to, from) ? [both] : []), ...(isThere ? [oneWay] : [])];
}

function ofMessage(id: number, world: RaftWorld, words: RaftStrings): Choice | undefined {
  const entry = underWay(world).find((one) => one.id === id);
  if (!entry) return undefined;
  return {
    title: nameOf(entry, words),
    faults: [{ id: 'drop', label: words.faults.drop, does: { drop: { id } } }],
  };
}

/** Messages to or from a member, for whoever cannot click them. */
function messagesOf(node: NodeId, world: RaftWorld, words: RaftStrings): readonly Fault[] {
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

function nameOf({ message, from, to }: Delivery, words: RaftStrings): string {
  return words.message(RAFT_NAMES[words.language].messages[message.type], from, to);
}

function isOpen(world: RaftWorld, from: NodeId, to: NodeId): boolean {
  const link = world.links[`${from}->${to}`];
  return link !== undefined && !link.isCut && !link.isPartitioned;
}
