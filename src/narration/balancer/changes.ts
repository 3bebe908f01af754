/** Commands, and what they change in the balancer itself. */
import { endStretch } from './choices.ts';
import { readBalancerCommand, type BalancerCommand } from './command.ts';
import { beginEmptying, loadOf } from './emptying.ts';
import type { BalancerTraceEvent, Before, EventOf } from './facts.ts';
import { isLongLived, type Memory } from './memory.ts';
import type { Server } from './server.ts';
import { beginRolling } from './rolling.ts';
import { onRestartInPlace } from './servers.ts';

export function onCommand(memory: Memory, event: EventOf<'command'>): void {
  const command = readBalancerCommand(event.command);
  memory.command = command;
  endStretch(memory, event);
  startAnew(memory);
  if (command.type === 'restart') {
    for (const node of command.nodes) onRestartInPlace(memory, event, node);
  }
  const effective = withoutIdle(memory, command);
  if (!effective || hasEventOfItsOwn(command)) return;
  const before: Before = {
    strategy: memory.strategy,
    weights: new Map([...memory.servers].map(([id, { weight }]) => [id, weight])),
  };
  const has = nodesOf(memory, effective).reduce((sum, one) => sum + loadOf(memory, one), 0);
  const is = { command: effective, has, isLongLived: isLongLived(memory), before };
  memory.page.begin({ kind: 'command', ...is }, event);
  obey(memory, event, effective);
}

/** Without the servers at which it changes nothing, of which a note follows; none: nothing to tell. */
function withoutIdle(memory: Memory, command: BalancerCommand): BalancerCommand | undefined {
  const { servers } = memory;
  if (command.type === 'add') return servers.get(command.node)?.isThere ? undefined : command;
  if (command.type !== 'drain' && command.type !== 'ready' && command.type !== 'remove') {
    return command;
  }
  const nodes = command.nodes.filter((node) => {
    const server = servers.get(node);
    if (command.type === 'remove') return server?.isThere === true;
    return server?.isDraining === (command.type === 'ready');
  });
  return nodes.length === 0 ? undefined : { ...command, nodes };
}

/** Lines that count on stop where something is changed. */
function startAnew(memory: Memory): void {
  memory.failures = new Map();
  memory.droughts = 0;
  memory.moved.clear();
  memory.strays = undefined;
  memory.alarms = 0;
  memory.isDrawnTold = false;
  memory.furtherAlarms = undefined;
}

/** Of what happens to a process there is another event. */
function hasEventOfItsOwn({ type }: BalancerCommand): boolean {
  return ['crash', 'restart', 'hang', 'fail', 'recover'].includes(type);
}

function nodesOf({ servers }: Memory, command: BalancerCommand): Server[] {
  const nodes = 'nodes' in command ? command.nodes : [];
  return nodes.flatMap((node) => servers.get(node) ?? []);
}

function obey(memory: Memory, event: BalancerTraceEvent, command: BalancerCommand): void {
  switch (command.type) {
    case 'drain':
    case 'remove':
      for (const server of nodesOf(memory, command)) retire(memory, event, server, command.type);
      break;
    case 'ready':
      for (const server of nodesOf(memory, command)) {
        server.isDraining = false;
        server.emptyingUs = undefined;
      }
      break;
    case 'add':
      join(memory, command.node);
      break;
    case 'weight':
      for (const { node, to } of command.of) {
        const server = memory.servers.get(node);
        if (server) server.weight = to;
      }
      chooseAnew(memory);
      break;
    case 'strategy':
      memory.strategy = command.name;
      chooseAnew(memory);
      break;
    case 'rollingRestart':
      beginRolling(memory, command);
      break;
    default:
  }
}

/** The first choices by other rules are told again. */
function chooseAnew(memory: Memory): void {
  memory.isAgain = true;
  memory.picks = undefined;
}

function retire(
  memory: Memory,
  event: BalancerTraceEvent,
  server: Server,
  how: 'drain' | 'remove',
): void {
  if (how === 'drain') server.isDraining = true;
  else server.isThere = false;
  if (server.emptyingUs === undefined) beginEmptying(memory, event, server);
  if (how === 'remove' && loadOf(memory, server) === 0) memory.connections.delete(server.id);
}

function join(memory: Memory, node: string): void {
  const server = memory.servers.get(node);
  if (!server) return;
  server.isThere = true;
  server.isHealthy = true;
  server.emptyingUs = undefined;
  if (!memory.connections.has(node)) memory.connections.set(node, 0);
}

export function onNote(memory: Memory, event: EventOf<'note'>): void {
  const { note, node } = event;
  const { page, command, noEffect } = memory;
  if (note !== 'noEffect') {
    page.begin({ kind: 'note', note, node }, event);
    return;
  }
  const nodes = node === undefined ? [] : [node];
  if (noEffect?.atUs === event.atUs && noEffect.fact.command === command) {
    noEffect.fact.nodes.push(...nodes);
    page.renew(noEffect, event);
    return;
  }
  memory.noEffect = page.begin({ kind: 'noEffect' as const, command, nodes }, event);
}

export function onViolation(memory: Memory, event: EventOf<'violation'>): void {
  const { property, nodes } = event;
  memory.page.begin({ kind: 'violated', property, nodes }, event);
}

/** Somebody looks: every line says all there was. */
export function onExpect(memory: Memory, event: EventOf<'expect'>): void {
  memory.page.catchUp(event);
  endStretch(memory, event);
  if (event.met) return;
  const [key = '', wanted] = Object.entries(event.expect)[0] ?? [];
  const { seen, met: isMet } = event;
  memory.page.begin({ kind: 'expected', key, wanted, seen, isMet }, event);
}
