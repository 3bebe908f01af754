import { BALANCER_NAMES } from '../balancer-names.ts';
import { formatNames, formatNumber, formatSetting, formatWritten } from '../numbers.ts';
import type { BalancerCommand } from './command.ts';
import type { BalancerFactOf } from './facts.ts';
import { connections, isOne, list, many } from './words.en.ts';

const { strategies } = BALANCER_NAMES.en;
const written = (text: string): string => formatWritten(text, 'en', formatSetting);

/** What a command does, in the words of whoever watches. */
export function commandEn(fact: BalancerFactOf<'command'>): string {
  const { command, before } = fact;
  switch (command.type) {
    case 'drain':
      return `${list(command.nodes)} ${isOne(command.nodes) ? 'is' : 'are'} drained: nothing new goes there${stayingEn(fact)}.`;
    case 'ready':
      return `${list(command.nodes)} may get something again: the drain is over.`;
    case 'remove':
      return `${list(command.nodes)} ${isOne(command.nodes) ? 'is' : 'are'} taken away: nothing new goes there${stayingEn(fact)}.`;
    case 'add':
      return `${command.node} joins the backends, with weight ${String(command.weight)}.`;
    case 'weight': {
      const weights = command.of.map(({ node, to }) => {
        const was = String(before.weights.get(node) ?? 0);
        return `${node} ${isOne(command.of) ? 'is ' : ''}${String(to)} (was ${was})`;
      });
      const are = isOne(weights) ? 'the weight of' : 'the weights are';
      const idle = command.of.filter(({ to }) => to === 0).map(({ node }) => node);
      const nothing = isOne(idle) ? 'gets nothing new' : 'get nothing new';
      return `From now on ${are} ${formatNames(weights, 'en')}.${idle.length === 0 ? '' : ` ${list(idle)} ${nothing}.`}`;
    }
    case 'slow':
      return command.of.map(slowEn).join(' ');
    case 'strategy':
      return `From now on the balancer chooses by ${strategies[command.name]}, no longer by ${strategies[before.strategy]}.`;
    case 'rollingRestart': {
      const who = command.of === 'all' ? 'all backends' : list(command.of);
      const delay = /^0(?:\.0+)?[a-z]*$/.test(command.shutdownDelay)
        ? ''
        : ` Each says “not ready” ${written(command.shutdownDelay)} before it ends.`;
      return `A rolling restart begins: ${who} in turn, the next every ${written(command.every)}; each is away for ${written(command.down)}.${delay}`;
    }
    case 'other':
      return `Command: ${command.text}.`;
    default:
      return `Command: ${BALANCER_NAMES.en.commands[command.type].toLowerCase()} ${list(command.nodes)}.`;
  }
}

/** What a server that gets nothing new has still. */
function stayingEn({ has, isLongLived }: BalancerFactOf<'command'>): string {
  if (isLongLived) {
    return has === 0
      ? ''
      : `; ${connections(has)} ${has === 1 ? 'stays' : 'stay'} until something ends ${has === 1 ? 'it' : 'them'}`;
  }
  if (has === 0) return ', and nothing is under way';
  return `; ${many(has, 'request')} ${has === 1 ? 'is' : 'are'} still under way`;
}

function slowEn({ node, to }: { node: string; to: number }): string {
  if (to === 1) return `${node} works at its own speed again.`;
  return to > 1
    ? `${node} takes ${formatNumber(to, 'en')} times as long for everything from now on.`
    : `${node} works ${formatNumber(1 / to, 'en')} times as fast from now on.`;
}

/** Why a command changed nothing. */
export function nothingChangesEn(
  command: BalancerCommand | undefined,
  nodes: readonly string[],
): string {
  const [it, is, does, has] = isOne(nodes)
    ? ['it', 'is', 'does', 'has']
    : ['they', 'are', 'do', 'have'];
  const why: Readonly<Record<string, string>> = {
    crash: `${it} ${does} not run`,
    restart: `${it} ${is} just starting`,
    hang: `${it} ${does} not run, or ${is} hanging`,
    fail: `${it} ${is} out of order anyway`,
    recover: `nothing is wrong with ${isOne(nodes) ? 'it' : 'them'}, or ${it} ${does} not run`,
    drain: `${it} ${is} drained already`,
    ready: `${it} ${is} not drained`,
    add: `${it} ${is} there already`,
    remove: `${it} ${has} been taken away already`,
  };
  const reason = why[command?.type ?? ''];
  if (reason === undefined || nodes.length === 0) return 'The command changes nothing.';
  return `The command changes nothing at ${list(nodes)}: ${reason}.`;
}
