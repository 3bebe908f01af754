/** What becomes of a request: it is given to a server, waits, is served, fails, is given to another. */
import { updateRoom } from './eligibility.ts';
import type { FailReason } from './events.ts';
import type { Member, Request } from './member.ts';
import { countFailure, countSuccess, countTrial } from './passive.ts';
import type { BalancerTraffic, Host } from './traffic.ts';

/** The stream of the strategies' own draws. */
const STRATEGY = 'strategy';

/** The balancer's choice; `undefined`: there is nobody. */
export function choose(
  host: Host,
  traffic: BalancerTraffic,
  { client, tried }: { readonly client: number; readonly tried: readonly number[] },
): Member | undefined {
  const { pool, strategy } = traffic;
  const key = traffic.clientAddress(client);
  const draw = host.drawing(STRATEGY);
  const choice =
    tried.length === 0
      ? { key, draw }
      : { key, draw, tried: tried.map((slot) => traffic.member(slot).index) };
  const index = strategy.pick(pool, choice);
  return index === undefined ? undefined : pool[index];
}

/** Chooses a server for a request that is a connection of its own. */
export function dispatch(host: Host, traffic: BalancerTraffic, request: Request): void {
  const member = choose(host, traffic, request);
  if (!member) {
    fail(host, traffic, { request, member: undefined, reason: 'noBackend' });
    return;
  }
  const { id, client } = request;
  const given = { request: id, client: traffic.clientId(client), backend: member.id };
  host.emit({ type: 'pick', ...given });
  countTrial(host, traffic, member);
  give(host, traffic, { request, member });
}

/** A server gets a request: it refuses, serves, lets it wait, or has no room. */
export function give(
  host: Host,
  traffic: BalancerTraffic,
  { request, member }: { request: Request; member: Member },
): void {
  const { id, client, arrivedUs, workUs, tried } = request;
  const { slot, liveness, serving, line, settings } = member;
  const taken: Request = { id, client, arrivedUs, workUs, slot, takenUs: host.nowUs, tried };
  if (liveness === 'dead') {
    fail(host, traffic, { request: taken, member, reason: 'refused' });
    return;
  }
  const isFull = settings.capacity !== undefined && serving.size >= settings.capacity;
  if (isFull && line.length >= traffic.settings.queue) {
    fail(host, traffic, { request: taken, member, reason: 'full' });
    return;
  }
  if (isFull) {
    line.push(taken);
    member.waiting = line.length;
    giveUpLater(host, traffic, taken);
  } else serve(host, traffic, taken);
  updateRoom(traffic, member);
}

function serve(host: Host, traffic: BalancerTraffic, request: Request): void {
  const member = traffic.member(request.slot);
  member.serving.set(request.id, request);
  if (traffic.isPerRequest) {
    member.active += 1;
    if (member.index !== -1) traffic.strategy.onTaken(traffic.pool, member.index);
  }
  if (member.liveness === 'hung') {
    member.stuck.push({ request, isDone: false });
    giveUpLater(host, traffic, request);
    return;
  }
  work(host, traffic, request);
}

function work(host: Host, traffic: BalancerTraffic, request: Request): void {
  const member = traffic.member(request.slot);
  const workUs = request.workUs[traffic.serviceOf(member)] ?? 0;
  const doneUs = host.nowUs + Math.round(workUs * member.slowness);
  host.schedule(doneUs, { do: 'complete', request });
  if (doneUs > request.takenUs + traffic.settings.requestTimeoutUs)
    giveUpLater(host, traffic, request);
}

/** Whoever asked waits only so long. */
function giveUpLater(host: Host, { settings }: BalancerTraffic, request: Request): void {
  const atUs = Math.max(host.nowUs, request.takenUs + settings.requestTimeoutUs);
  host.schedule(atUs, { do: 'giveUp', request });
}

export function complete(host: Host, traffic: BalancerTraffic, request: Request): void {
  const member = traffic.member(request.slot);
  if (member.serving.get(request.id) !== request) return;
  if (member.liveness === 'hung') {
    member.stuck.push({ request, isDone: true });
    giveUpLater(host, traffic, request);
    return;
  }
  const { id, client, arrivedUs } = request;
  const tookMs = (host.nowUs - arrivedUs) / 1000;
  const names = { client: traffic.clientId(client), backend: member.id };
  host.emit({ type: 'respond', request: id, ...names, tookMs });
  countSuccess(host, traffic, member);
  member.serving.delete(id);
  release(host, traffic, member);
}

/** A place at a server is free: whoever waits gets it. */
function release(host: Host, traffic: BalancerTraffic, member: Member): void {
  if (traffic.isPerRequest) {
    member.active -= 1;
    if (member.index !== -1) traffic.strategy.onReleased(traffic.pool, member.index);
  }
  const next = member.line.shift();
  member.waiting = member.line.length;
  if (next) serve(host, traffic, next);
  updateRoom(traffic, member);
}

export function giveUp(host: Host, traffic: BalancerTraffic, request: Request): void {
  const member = traffic.member(request.slot);
  if (member.serving.get(request.id) === request || member.line.includes(request)) {
    abandon(host, traffic, { request, reason: 'timeout' });
  }
}

/** Whoever asked waits no longer. */
export function abandon(
  host: Host,
  traffic: BalancerTraffic,
  { request, reason }: { request: Request; reason: FailReason },
): void {
  drop(host, traffic, request);
  fail(host, traffic, { request, member: traffic.member(request.slot), reason });
}

/** Takes a request away from its server, wherever it is there. */
function drop(host: Host, traffic: BalancerTraffic, request: Request): void {
  const member = traffic.member(request.slot);
  const isServed = member.serving.delete(request.id);
  member.stuck = member.stuck.filter((one) => one.request !== request);
  if (isServed) {
    release(host, traffic, member);
    return;
  }
  member.line = member.line.filter((one) => one !== request);
  member.waiting = member.line.length;
  updateRoom(traffic, member);
}

/** Everything that a server has is lost. */
export function failAllOf(
  host: Host,
  traffic: BalancerTraffic,
  { member, reason }: { member: Member; reason: FailReason },
): void {
  const lost = [...member.serving.values(), ...member.line];
  member.serving.clear();
  member.line = [];
  member.stuck = [];
  member.waiting = 0;
  if (traffic.isPerRequest) {
    member.active = 0;
    if (member.index !== -1) traffic.strategy.onReleased(traffic.pool, member.index);
  }
  updateRoom(traffic, member);
  for (const request of lost) fail(host, traffic, { request, member, reason });
}

/** A process that hung goes on. */
export function resumeAllOf(host: Host, traffic: BalancerTraffic, member: Member): void {
  const { stuck } = member;
  member.stuck = [];
  for (const { request, isDone } of stuck) {
    if (isDone) complete(host, traffic, request);
    else work(host, traffic, request);
  }
}

/** A request came to nothing: another server gets it, or its client sees the error. */
export function fail(
  host: Host,
  traffic: BalancerTraffic,
  { request, member, reason }: { request: Request; member: Member | undefined; reason: FailReason },
): void {
  const { retries } = traffic.settings;
  const isRetried = member !== undefined && traffic.isPerRequest && request.tried.length < retries;
  host.emit({
    type: 'fail',
    request: request.id,
    client: traffic.clientId(request.client),
    backend: member?.id,
    reason,
    isRetried,
  });
  if (member && reason !== 'full') countFailure(host, traffic, member);
  if (isRetried) {
    dispatch(host, traffic, { ...request, tried: [...request.tried, member.slot] });
  }
}
