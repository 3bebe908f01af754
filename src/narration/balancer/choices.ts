/** Requests that are given to servers and answered: the first choices one by one, all others in numbers. */
import type { BalancerTraceEvent, EventOf } from './facts.ts';
import { checkEmpty } from './emptying.ts';
import { addTo, createStretch, type Memory } from './memory.ts';

/** Two rounds of weights 5, 1, 1. */
const MOST_PICKS = 14;
/** A stretch with fewer answers says little. */
const FEW_ANSWERS = 50;

export function onPick(memory: Memory, event: EventOf<'pick'>): void {
  const server = memory.servers.get(event.backend);
  if (server) {
    server.has += 1;
    if (server.isLeftOut) server.trial = event.request;
  }
  // A request that is retried is picked for again.
  if (event.request <= memory.newest) return;
  memory.newest = event.request;
  const { picks, page, strategy, isAgain } = memory;
  if (!picks) {
    const fact = { kind: 'picks' as const, order: [event.backend], strategy, isAgain };
    memory.picks = page.begin(fact, event);
  } else if (picks.fact.order.length < MOST_PICKS) {
    picks.fact.order.push(event.backend);
    page.renew(picks, event);
  }
}

export function onRespond(memory: Memory, event: EventOf<'respond'>): void {
  const { stretch } = memory;
  stretch.answered += 1;
  stretch.tookMs += event.tookMs;
  addTo(stretch.by, event.backend);
  if (event.request > memory.newest) memory.newest = event.request;
  const server = memory.servers.get(event.backend);
  if (!server) return;
  server.has -= 1;
  if (server.emptyingUs !== undefined) checkEmpty(memory, event, server);
}

/** Sums up what was answered until something is changed. */
export function endStretch(memory: Memory, event: BalancerTraceEvent): void {
  if (memory.stretch.line || memory.stretch.answered >= FEW_ANSWERS) tellStretch(memory, event);
  memory.stretch = createStretch(memory.connections.keys(), event.atUs);
}

/** Sums up what was answered so far. */
export function tellStretch(memory: Memory, event: BalancerTraceEvent): void {
  const { stretch, page, last } = memory;
  if (stretch.answered === 0) return;
  const sum = {
    answered: stretch.answered,
    forUs: event.atUs - stretch.sinceUs,
    meanUs: Math.round((stretch.tookMs * 1_000) / stretch.answered),
  };
  if (stretch.line) {
    Object.assign(stretch.line.fact, sum);
    page.renew(stretch.line, event);
    return;
  }
  const fact = { kind: 'served' as const, ...sum, by: stretch.by };
  stretch.line = page.begin(fact, last ?? event, event.atUs);
}
