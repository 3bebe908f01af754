/** Servers that get nothing new because someone wants them so: when they have nothing left. */
import type { BalancerTraceEvent } from './facts.ts';
import { isLongLived, type Memory } from './memory.ts';
import type { Server } from './server.ts';

/** Requests or connections that a server has. */
export function loadOf(memory: Memory, { id, has }: Server): number {
  return isLongLived(memory) ? (memory.connections.get(id) ?? 0) : has;
}

export function beginEmptying(memory: Memory, event: BalancerTraceEvent, server: Server): void {
  server.emptyingUs = loadOf(memory, server) > 0 ? event.atUs : undefined;
}

/** Tells it if nothing is left. */
export function checkEmpty(memory: Memory, event: BalancerTraceEvent, server: Server): void {
  if (server.emptyingUs === undefined || loadOf(memory, server) > 0) return;
  const afterUs = event.atUs - server.emptyingUs;
  server.emptyingUs = undefined;
  if (!server.isThere) memory.connections.delete(server.id);
  // A server that ends has lost all at once, and its line says so.
  if (!server.isUp) return;
  memory.page.begin({ kind: 'emptied', node: server.id, afterUs }, event);
}
