/** Clients and their long-lived connections: how these end, and where the next ones lead. */
import type { BalancerTraceEvent, Cut, EventOf, Growing } from './facts.ts';
import { checkEmpty } from './emptying.ts';
import { addTo, noCounts, noCut, prefersIdle, type Memory } from './memory.ts';
import type { Line, Server } from './server.ts';
import { maybeSettle } from './rolling.ts';

type Mover = 'goaway' | 'lifetime' | 'requests';

export function onConnect(memory: Memory, event: EventOf<'connect'>): void {
  const { backend, reason } = event;
  addTo(memory.connections, backend);
  memory.waiting -= 1;
  switch (reason) {
    case 'start':
      countFirst(memory, event);
      break;
    case 'reconnect':
      countReturn(memory, event);
      break;
    case 'goaway':
    case 'lifetime':
    case 'requests':
      countMove(memory, event, reason);
      break;
    default: {
      const { burst } = memory;
      if (!burst) return;
      addTo(burst.cut.to, backend);
      memory.page.grow(burst.line, event, burst.cut.clients);
    }
  }
}

function countFirst(memory: Memory, event: EventOf<'connect'>): void {
  const { connected, page } = memory;
  if (connected) {
    connected.fact.clients += 1;
    addTo(connected.fact.to, event.backend);
    page.grow(connected, event, connected.fact.clients);
    return;
  }
  const to = noCounts(memory);
  addTo(to, event.backend);
  memory.connected = page.begin({ kind: 'connected', clients: 1, to }, event);
}

function countMove(memory: Memory, event: EventOf<'connect'>, reason: Mover): void {
  const { moved, page, config } = memory;
  const known = moved.get(reason);
  if (known) {
    known.fact.times += 1;
    known.fact.lastUs = event.atUs;
    page.grow(known, event, known.fact.times);
    return;
  }
  const fact = {
    kind: 'moved' as const,
    reason,
    times: 1,
    lastUs: event.atUs,
    perConnection: config.requestsPerConnection,
    now: memory.connections,
  };
  moved.set(reason, page.begin(fact, event));
}

/** A client that had to wait has a connection again. */
function countReturn(memory: Memory, event: EventOf<'connect'>): void {
  const line = backLine(memory, event);
  line.fact.clients += 1;
  addTo(line.fact.to, event.backend);
  sayBack(memory, event, line);
  if (memory.waiting > 0) return;
  memory.back = undefined;
  maybeSettle(memory, event);
}

/** Nobody takes a client that wants to connect. */
export function onFailedAttempt(memory: Memory, event: EventOf<'fail'>): void {
  if (event.isRetried) return;
  const { burst, page } = memory;
  if (burst?.atUs === event.atUs) {
    burst.cut.left += 1;
    if (event.reason === 'refused' && prefersIdle(memory) && !memory.isDrawnTold) {
      burst.cut.isDrawn = true;
      memory.isDrawnTold = true;
    }
    page.grow(burst.line, event, burst.cut.left);
    return;
  }
  const line = backLine(memory, event);
  line.fact.attempts += 1;
  sayBack(memory, event, line);
}

function backLine(memory: Memory, event: BalancerTraceEvent): Line<'comingBack'> {
  memory.back ??= memory.page.begin(
    {
      kind: 'comingBack' as const,
      attempts: 0,
      clients: 0,
      to: noCounts(memory),
      waiting: memory.waiting,
      lastUs: event.atUs,
    },
    event,
  );
  return memory.back;
}

function sayBack(memory: Memory, event: BalancerTraceEvent, line: Line<'comingBack'>): void {
  const { fact } = line;
  fact.waiting = memory.waiting;
  fact.lastUs = event.atUs;
  // The last one closes the line, which then says all.
  if (fact.waiting === 0) memory.page.renew(line, event);
  else memory.page.grow(line, event, fact.attempts + fact.clients);
}

export function onClose(memory: Memory, event: EventOf<'close'>): void {
  const { backend, reason } = event;
  addTo(memory.connections, backend, -1);
  memory.waiting += 1;
  const server = memory.servers.get(backend);
  if (!server) return;
  if (reason === 'reset' || reason === 'ping' || reason === 'markedDown') {
    cutOff(memory, event, { server, reason });
  }
  if (server.emptyingUs !== undefined) checkEmpty(memory, event, server);
}

/** The connection ends with others, in the line that says why. */
function cutOff(
  memory: Memory,
  event: EventOf<'close'>,
  { server, reason }: { server: Server; reason: 'reset' | 'ping' | 'markedDown' },
): void {
  const line = {
    reset: () => server.plight?.line,
    ping: () => pingLine(memory, event, server),
    markedDown: () => server.verdict,
  }[reason]();
  if (!line) {
    memory.burst = undefined;
    return;
  }
  const cut: Growing<Cut> = line.fact.cut;
  cut.clients += 1;
  memory.burst = { atUs: event.atUs, cut, line };
  memory.page.grow(line, event, cut.clients);
}

function pingLine(memory: Memory, event: BalancerTraceEvent, server: Server): Line<'pinged'> {
  const { pingTimeoutUs } = memory.config;
  server.pinged ??= memory.page.begin(
    { kind: 'pinged' as const, node: server.id, afterUs: pingTimeoutUs, cut: noCut(memory) },
    event,
  );
  return server.pinged;
}
