/** What happens to the processes of servers. The same at the same instant is one line. */
import { loadOf } from './emptying.ts';
import type { BalancerFactOf, BalancerTraceEvent, EventOf, Trouble } from './facts.ts';
import { endFailures } from './failures.ts';
import { connectionsIn, isLongLived, noCut, widen, type Memory } from './memory.ts';
import type { Line, Plight, Server } from './server.ts';
import { maybeSettle, turnNow, willSettle } from './rolling.ts';

export function onCrash(memory: Memory, event: EventOf<'crash'>): void {
  const server = memory.servers.get(event.node);
  if (!server) return;
  const how = turnNow(memory, event.node, event.atUs) ? 'stop' : 'crash';
  end(memory, event, { server, how });
}

/** Ends a process, if it runs, that is about to start anew: the trace has no event for that. */
export function onRestartInPlace(memory: Memory, event: BalancerTraceEvent, node: string): void {
  const server = memory.servers.get(node);
  if (server?.isUp) end(memory, event, { server, how: 'restart' });
}

function end(
  memory: Memory,
  event: BalancerTraceEvent,
  { server, how }: { server: Server; how: 'crash' | 'stop' | 'restart' },
): void {
  const plight = befall(memory, event, { server, how });
  memory.moved.clear();
  server.isUp = false;
  server.back = undefined;
  if (plight.line) {
    plight.line.fact.nodes.push(server.id);
    memory.page.renew(plight.line, event);
    return;
  }
  const turn = turnNow(memory, server.id, event.atUs);
  const counts = { lost: 0, retried: 0, cut: noCut(memory) };
  const fact = { kind: 'ended' as const, nodes: [server.id], how, turn, ...counts };
  plight.line = memory.page.begin(fact, event);
}

export function onHang(memory: Memory, event: EventOf<'hang'>): void {
  const server = memory.servers.get(event.node);
  if (!server) return;
  befall(memory, event, { server, how: 'hang' });
  const load = loadOf(memory, server);
  const [waiting, clients] = isLongLived(memory) ? [0, load] : [load, 0];
  const known = joined(memory, 'hung', event);
  if (known) {
    known.fact.nodes.push(server.id);
    known.fact.waiting += waiting;
    known.fact.clients += clients;
    memory.page.renew(known, event);
    return;
  }
  const { pingTimeoutUs } = memory.config;
  const fact = { kind: 'hung' as const, nodes: [server.id], waiting, clients, pingTimeoutUs };
  memory.groups.hung = memory.page.begin(fact, event);
}

export function onUnready(memory: Memory, event: EventOf<'unready'>): void {
  const server = memory.servers.get(event.node);
  if (!server) return;
  befall(memory, event, { server, how: 'unready' });
  const turn = turnNow(memory, server.id, event.atUs);
  const known = turn ? undefined : joined(memory, 'unready', event);
  if (known) {
    known.fact.nodes.push(server.id);
    memory.page.renew(known, event);
    return;
  }
  const delayUs = turn && memory.rolling?.delayUs;
  const fact = { kind: 'unready' as const, nodes: [server.id], turn, delayUs };
  memory.groups.unready = memory.page.begin(fact, event);
}

export function onRecover(memory: Memory, event: EventOf<'recover'>): void {
  const server = memory.servers.get(event.node);
  if (!server) return;
  const { plight } = server;
  const from: 'hang' | 'unready' = plight?.how === 'hang' ? 'hang' : 'unready';
  const afterUs = event.atUs - (plight?.atUs ?? event.atUs);
  comeBack(memory, event, server);
  const waiting = isLongLived(memory) ? 0 : server.has;
  const known = joined(memory, 'recovered', event);
  if (known?.fact.from === from && known.fact.afterUs === afterUs) {
    known.fact.nodes.push(server.id);
    known.fact.waiting += waiting;
    memory.page.renew(known, event);
    return;
  }
  const fact = { kind: 'recovered' as const, nodes: [server.id], from, afterUs, waiting };
  memory.groups.recovered = memory.page.begin(fact, event);
}

export function onStart(memory: Memory, event: EventOf<'restart'>): void {
  const server = memory.servers.get(event.node);
  if (!server) return;
  const { plight } = server;
  const afterUs = event.atUs - (plight?.atUs ?? event.atUs);
  server.isUp = true;
  comeBack(memory, event, server);
  // That it was restarted says it already.
  if (plight?.how !== 'restart' || afterUs > 0) tellStart(memory, event, { server, afterUs });
  maybeSettle(memory, event);
}

function tellStart(
  memory: Memory,
  event: EventOf<'restart'>,
  { server, afterUs }: { server: Server; afterUs: number },
): void {
  const turn = turnNow(memory, server.id, event.atUs);
  const next = nextFor(memory, server);
  const known = turn ? undefined : joined(memory, 'started', event);
  if (known && known.fact.next === next) {
    known.fact.nodes.push(server.id);
    known.fact.afterUs = widen(known.fact.afterUs, afterUs);
    memory.page.renew(known, event);
    return;
  }
  memory.groups.started = memory.page.begin(
    {
      kind: 'started' as const,
      nodes: [server.id],
      turn,
      afterUs: { minUs: afterUs, maxUs: afterUs },
      next,
      now: next === 'checks' || willSettle(memory) ? undefined : connectionsIn(memory),
    },
    event,
  );
}

/** What has to happen before it gets something. */
function nextFor({ config }: Memory, server: Server): BalancerFactOf<'started'>['next'] {
  if (!config.health || !server.isThere) return undefined;
  return server.isHealthy ? 'unnoticed' : 'checks';
}

/** The same at the same instant is one plight. */
function befall(
  memory: Memory,
  { atUs }: BalancerTraceEvent,
  { server, how }: { server: Server; how: Trouble },
): Plight {
  const { latest, failed, retried } = memory;
  const isShared = latest?.atUs === atUs && latest.how === how && !turnNow(memory, server.id, atUs);
  const plight: Plight = isShared
    ? latest
    : {
        how,
        nodes: [],
        atUs,
        failed,
        retried,
        failures: new Map(),
        line: undefined,
        verdicts: undefined,
      };
  plight.nodes.push(server.id);
  memory.latest = plight;
  memory.leftOuts = 0;
  memory.leftOut = undefined;
  memory.trusts = 0;
  endFailures(memory);
  server.plight = plight;
  forgetLines(server);
  return plight;
}

/** It does its work again. */
function comeBack(memory: Memory, { atUs }: BalancerTraceEvent, server: Server): void {
  const { latestReturn } = memory;
  const back =
    latestReturn?.atUs === atUs ? latestReturn : { atUs, nodes: [], verdicts: undefined };
  back.nodes.push(server.id);
  memory.latestReturn = back;
  endFailures(memory);
  server.plight = undefined;
  server.back = server.isHealthy ? undefined : back;
  forgetLines(server);
}

function forgetLines(server: Server): void {
  server.checks = undefined;
  server.leftOut = undefined;
  server.pinged = undefined;
}

/** The line about such a change at this very instant. */
function joined<Kind extends 'hung' | 'unready' | 'recovered' | 'started'>(
  { groups }: Memory,
  kind: Kind,
  { atUs }: BalancerTraceEvent,
): Line<Kind> | undefined {
  const line = groups[kind];
  return line?.atUs === atUs ? line : undefined;
}
