/** Requests that come to nothing: each server's failures of one kind are one line, as long as nothing changes. */
import { onFailedAttempt } from './connections.ts';
import { checkEmpty } from './emptying.ts';
import type { BalancerFactOf, Because, EventOf } from './facts.ts';
import { addTo, FEW, isLongLived, prefersIdle, type Memory } from './memory.ts';
import { isUsable, type FailureRun, type Server } from './server.ts';

type Fail = EventOf<'fail'> & { readonly request: number };

/** A request that fails, or an attempt to connect. */
export function onFail(memory: Memory, event: EventOf<'fail'>): void {
  const { request, backend } = event;
  if (request === undefined) {
    onFailedAttempt(memory, event);
    return;
  }
  if (request > memory.newest) memory.newest = request;
  if (event.isRetried) memory.retried += 1;
  else memory.failed += 1;
  const server = backend === undefined ? undefined : memory.servers.get(backend);
  if (!isLostWith(memory, event, server)) count(memory, { ...event, request }, server);
  if (!server) return;
  server.has -= 1;
  if (server.emptyingUs !== undefined) checkEmpty(memory, event, server);
}

/** What a server has when it ends is told with its end. */
function isLostWith(memory: Memory, event: EventOf<'fail'>, server: Server | undefined): boolean {
  const plight = event.reason === 'reset' ? server?.plight : undefined;
  if (!plight?.line || plight.atUs !== event.atUs) return false;
  const { fact } = plight.line;
  fact.lost += 1;
  if (event.isRetried) fact.retried += 1;
  memory.page.renew(plight.line, event);
  return true;
}

function count(memory: Memory, event: Fail, server: Server | undefined): void {
  const { request, reason, atUs } = event;
  const isTrial = server?.trial === request;
  const runs = server?.plight?.failures ?? memory.failures;
  const key = isTrial ? 'trial' : reason;
  const known = runs.get(key);
  if (!known) {
    const fact = begin(memory, event, { server, isTrial });
    const line = memory.page.begin(fact, event);
    runs.set(key, { line, sinceUs: atUs, firstRequest: request });
    if (reason === 'noBackend') memory.droughts += 1;
    return;
  }
  grow(memory, event, { known, server });
}

function grow(
  memory: Memory,
  event: Fail,
  { known, server }: { known: FailureRun; server: Server | undefined },
): void {
  const { line, sinceUs, firstRequest } = known;
  const { fact } = line;
  if (event.isRetried) fact.retried += 1;
  else fact.failed += 1;
  if (server) addTo(fact.by, server.id);
  fact.forUs = event.atUs - sinceUs;
  const times = fact.failed + fact.retried;
  // An old request that is retried is none of those since the first.
  if (event.request < firstRequest) fact.of = undefined;
  if (fact.of !== undefined) {
    fact.of = event.request - firstRequest + 1;
    fact.isDrawn =
      event.reason === 'refused' &&
      prefersIdle(memory) &&
      isMoreThanItsShare(memory, times, fact.of);
  }
  memory.page.grow(line, event, times);
}

/** From now on servers fail for other reasons; that there is nobody is another matter. */
export function endFailures({ failures }: Memory): void {
  for (const reason of failures.keys()) if (reason !== 'noBackend') failures.delete(reason);
}

/** Whether there is somebody to choose, or why there is nobody, is another matter now. */
export function endDrought({ failures, droughts }: Memory): void {
  // Where that goes to and fro, one line counts on.
  if (droughts < FEW) failures.delete('noBackend');
}

/** By half at least, of so many that it is no chance. */
function isMoreThanItsShare({ connections }: Memory, times: number, of: number): boolean {
  return times >= 10 && times * connections.size > 1.5 * of;
}

function begin(
  memory: Memory,
  { reason, isRetried }: Fail,
  { server, isTrial }: { server: Server | undefined; isTrial: boolean },
): BalancerFactOf<'failures'> & { by: Map<string, number> } {
  const { config } = memory;
  const by = new Map([...memory.servers.keys()].map((id) => [id, 0]));
  if (server) by.set(server.id, 1);
  const isImmediate = reason !== 'timeout' && reason !== 'reset' && !isTrial;
  return {
    kind: 'failures',
    by,
    reason,
    failed: isRetried ? 0 : 1,
    retried: isRetried ? 1 : 0,
    of: isImmediate ? 1 : undefined,
    forUs: 0,
    because: isTrial ? 'trial' : becauseOf(memory, reason, server),
    isServing: server !== undefined && !server.plight,
    isDrawn: false,
    limits: {
      requestTimeoutUs: isLongLived(memory) ? undefined : config.requestTimeoutUs,
      capacity: server?.capacity,
      queue: config.queue,
      failTimeoutUs: config.passive?.failTimeoutUs,
    },
  };
}

function becauseOf(
  { config, servers }: Memory,
  reason: Fail['reason'],
  server: Server | undefined,
): Because | undefined {
  if (reason === 'refused' && server) {
    if (config.health) return server.isHealthy ? 'unnoticed' : undefined;
    return config.passive ? undefined : 'unwatched';
  }
  if (reason !== 'noBackend') return undefined;
  const all = [...servers.values()];
  const usable = all.filter(isUsable);
  if (usable.length > 0) {
    return usable.some(({ capacity }) => capacity !== undefined) ? 'allFull' : 'allTried';
  }
  const isWanted = ({ isThere, isDraining, weight }: Server): boolean =>
    isThere && !isDraining && weight > 0;
  return all.some(isWanted) ? 'noneHealthy' : 'noneInUse';
}
