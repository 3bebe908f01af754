/** Requests that are given to servers and answered: the first choices one by one, all others in numbers. */
import type { BalancerTraceEvent, EventOf } from './facts.ts';
import { checkEmpty } from './emptying.ts';
import { addTo, createStretch, type Memory } from './memory.ts';

/** Two rounds of weights 5, 1, 1. */
const MOST_PICKS = 14;
/** A stretch with fewer answers says little. */
const FEW_ANSWERS = 20;

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

/** Sums up what has been answered since the last time. */
export function endStretch(memory: Memory, event: BalancerTraceEvent): void {
  const { stretch, page, last, connections } = memory;
  const { answered, by } = stretch;
  memory.stretch = createStretch(connections.keys(), event.atUs);
  if (answered < FEW_ANSWERS) return;
  const forUs = event.atUs - stretch.sinceUs;
  const meanUs = Math.round((stretch.tookMs * 1_000) / answered);
  // Whoever only looks, an expectation, is not what the line is about.
  page.begin({ kind: 'served', answered, by, forUs, meanUs }, last ?? event, event.atUs);
}
