/** Health checks that speak against the balancer's verdict. */
import type { Failure } from '../../models/probe/messages.ts';
import type { EventOf } from './facts.ts';
import { addTo, FEW, type Memory } from './memory.ts';
import type { Server } from './server.ts';

export function onCheck(memory: Memory, event: EventOf<'check'>): void {
  const server = memory.servers.get(event.target);
  const { reason, count, of } = event;
  // What the last one in a row brings, the verdict says.
  if (!server?.isHealthy || reason === 'answered' || count >= of) return;
  onFailure(memory, event, { server, reason });
}

function onFailure(
  memory: Memory,
  event: EventOf<'check'>,
  { server, reason }: { server: Server; reason: Failure },
): void {
  const { plight } = server;
  if (!plight) {
    onStray(memory, event, { server, reason });
    return;
  }
  if (plight.nodes.length > FEW) return;
  const { target, count: inRow, of } = event;
  const checks = { target, reason, inRow, of, timeoutUs: timeoutIn(memory), lastUs: event.atUs };
  if (server.checks) {
    Object.assign(server.checks.fact, checks);
    memory.page.renew(server.checks, event);
  } else server.checks = memory.page.begin({ kind: 'checkFails' as const, ...checks }, event);
}

/** The server does its work, and yet the check fails. */
function onStray(
  memory: Memory,
  event: EventOf<'check'>,
  { server, reason }: { server: Server; reason: Failure },
): void {
  const { page, strays } = memory;
  const { count: inRow, of } = event;
  if (strays) {
    const { fact } = strays;
    fact.times += 1;
    fact.most = Math.max(fact.most, inRow);
    addTo(fact.by, server.id);
    page.grow(strays, event, fact.times);
    return;
  }
  const by = new Map([[server.id, 1]]);
  const checks = { by, reason, of, times: 1, most: inRow, timeoutUs: timeoutIn(memory) };
  memory.strays = page.begin({ kind: 'strayChecks' as const, ...checks }, event);
}

export function timeoutIn({ config }: Memory): number {
  return config.health?.timeoutUs ?? 0;
}
