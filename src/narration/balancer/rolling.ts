/** A rolling restart: whose turn it is, and what it leaves behind. */
import type { BalancerCommand } from './command.ts';
import type { BalancerFactOf, BalancerTraceEvent, Turn } from './facts.ts';
import { isLongLived, type Memory, type Rolling } from './memory.ts';
import { usOf } from './duration.ts';

/** What the command says of it. */
export function beginRolling(
  memory: Memory,
  { of, shutdownDelay }: Extract<BalancerCommand, { type: 'rollingRestart' }>,
): void {
  const { failed, retried, servers } = memory;
  const nodes = of === 'all' ? [...servers.keys()] : of;
  memory.rolling = { nodes, delayUs: usOf(shutdownDelay), failed, retried, started: 0 };
}

/** A server's place among those that are restarted. */
export function turnOf(rolling: Rolling | undefined, node: string): Turn {
  const nodes = rolling?.nodes ?? [node];
  return { index: nodes.indexOf(node) + 1, of: nodes.length };
}

/** The turn that a change of a process belongs to. */
export function turnNow({ turn }: Memory, node: string, atUs: number): Turn | undefined {
  if (turn?.node !== node || turn.atUs !== atUs) return undefined;
  const { index, of } = turn;
  return { index, of };
}

/** True when all have started, are chosen from again, and every client has a connection. */
export function willSettle({ rolling, waiting, servers }: Memory): boolean {
  if (!rolling || rolling.started < rolling.nodes.length || waiting > 0) return false;
  return rolling.nodes.every((node) => {
    const server = servers.get(node);
    return server === undefined || (server.isUp && server.isHealthy && !server.isLeftOut);
  });
}

/** Tells how the requests and connections stand once a rolling restart is over. */
export function maybeSettle(memory: Memory, event: BalancerTraceEvent): void {
  const { rolling, page } = memory;
  if (!rolling || !willSettle(memory)) return;
  memory.rolling = undefined;
  memory.moved.clear();
  page.begin(
    {
      kind: 'settled',
      last: rolling.nodes.at(-1) ?? '',
      now: isLongLived(memory) ? memory.connections : undefined,
      mover: moverIn(memory),
      failed: memory.failed - rolling.failed,
      retried: memory.retried - rolling.retried,
    },
    event,
  );
}

function moverIn({ config }: Memory): BalancerFactOf<'settled'>['mover'] {
  const { goawayChance, hasLifetime, requestsPerConnection } = config;
  if (goawayChance > 0) return 'goaway';
  if (hasLifetime) return 'lifetime';
  return requestsPerConnection === undefined ? undefined : 'requests';
}
