import { formatCount, formatNames, formatNumber, formatShare, formatWritten } from '../numbers.ts';
import { RAFT_NAMES } from '../roles.ts';
import type { Link, NarratedCommand } from './command.ts';

const list = (names: readonly string[]): string => formatNames(names, 'en');
const MESSAGES: Readonly<Record<string, string>> = RAFT_NAMES.en.messages;

/** What a command does, in the words of whoever watches. */
export function commandEn(command: NarratedCommand): string {
  switch (command.type) {
    case 'crash':
      return `Command: kill ${list(command.nodes)}.`;
    case 'restart':
      return `Command: start ${list(command.nodes)} again.`;
    case 'pause':
      return `Command: pause ${list(command.nodes)}.`;
    case 'resume':
      return `Command: resume ${list(command.nodes)}.`;
    case 'campaign':
      return `Command: ${list(command.nodes)} is to stand for election now.`;
    case 'isolate':
      return `${list(command.nodes)} ${command.nodes.length === 1 ? 'is' : 'are each'} cut off: no message gets in or out.`;
    case 'partition':
      return `The network splits: ${command.groups.map(list).join(' | ')}. Nothing passes between the sides.`;
    case 'heal':
      return healEn(command.what);
    case 'cut':
      return cutEn(command.links);
    case 'latency':
      return `From now on a message${whereEn(command.links)} takes ${formatWritten(command.to, 'en')}.`;
    case 'loss':
      return command.to === 0
        ? `From now on no message${whereEn(command.links)} is lost by chance.`
        : `From now on ${formatShare(command.to, 'en')} of all messages${whereEn(command.links)} are lost.`;
    case 'slowDisk':
      return `From now on a write to the disk of ${list(command.nodes)} takes ${formatWritten(command.to, 'en')}.`;
    case 'drop': {
      const { count, from, to } = command;
      const name = MESSAGES[command.message ?? ''] ?? command.message ?? 'message';
      const ends = `from ${list(from)} to ${list(to)}`;
      if (count === 'all') return `From now on every ${name} ${ends} is dropped.`;
      return count === 1
        ? `The next ${name} ${ends} will be dropped.`
        : `The next ${formatCount(count, 'en')} ${name}s ${ends} will be dropped.`;
    }
    case 'dropMessage':
      return `Command: drop message ${formatNumber(command.id, 'en')}.`;
    case 'other':
      return `Command: ${command.text}.`;
  }
}

/** Why a command changed nothing. */
export function nothingChangesEn(
  command: NarratedCommand | undefined,
  nodes: readonly string[],
): string {
  if (command?.type === 'dropMessage') {
    return `The command changes nothing: message ${formatNumber(command.id, 'en')} is not on its way.`;
  }
  const [it, is, has] = nodes.length === 1 ? ['it', 'is', 'has'] : ['they', 'are', 'have'];
  const why: Readonly<Record<string, string>> = {
    crash: `${it} ${is} down already`,
    restart: `${it} ${is} running`,
    pause: `${it} ${is} not running`,
    resume: `${it} ${is} not paused`,
    campaign: `${it} ${has} no election timeout to end`,
  };
  const reason = why[command?.type ?? ''];
  if (nodes.length === 0 || reason === undefined) return 'The command changes nothing.';
  return `The command changes nothing at ${list(nodes)}: ${reason}.`;
}

function healEn(what: Extract<NarratedCommand, { type: 'heal' }>['what']): string {
  if (what === 'all') return 'The network is whole again: no link is cut.';
  const { nodes, links } = what;
  const parts = [
    ...(nodes.length > 0 ? [`the links of ${list(nodes)}`] : []),
    ...(links.length > 0 ? [`the ${links.length === 1 ? 'link' : 'links'} ${linksEn(links)}`] : []),
  ];
  const isOne = nodes.length === 0 && links.length === 1;
  return `${list(parts).replace('the', 'The')} ${isOne ? 'works' : 'work'} again.`;
}

function cutEn(links: readonly Link[]): string {
  const isOneWay = links.every((link) => link.isOneWay);
  const only = isOneWay ? ', in this direction only' : '';
  return `The ${links.length === 1 ? 'link' : 'links'} ${linksEn(links)} ${links.length === 1 ? 'is' : 'are'} cut${only}.`;
}

function linksEn(links: readonly Link[]): string {
  return list(links.map(({ from, to, isOneWay }) => `${from}${isOneWay ? ' → ' : '–'}${to}`));
}

function whereEn(links: 'all' | readonly Link[]): string {
  if (links === 'all') return '';
  const parts = links.map(({ from, to, isOneWay }) =>
    isOneWay ? `from ${from} to ${to}` : `between ${from} and ${to}`,
  );
  return ` ${parts.join(' or ')}`;
}
