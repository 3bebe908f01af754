/**
 * Long-lived connections: a client is given a server once, and all its requests go over that connection
 * until something ends it (as Kubernetes' clients do over HTTP/2).
 */
import { updateRoom } from './eligibility.ts';
import type { CloseReason, ConnectReason } from './events.ts';
import type { Member, Request } from './member.ts';
import { countFailure, countSuccess, countTrial } from './passive.ts';
import { abandon, choose, fail, give } from './requests.ts';
import type { BalancerTraffic, Host } from './traffic.ts';

const CHANCE_SCALE = 1_000_000;

/** Connects a client; when nobody takes it, it comes back later. */
export function connect(
  host: Host,
  traffic: BalancerTraffic,
  { client, reason }: { client: number; reason: ConnectReason },
): void {
  const connection = traffic.connection(client);
  const member = dial(host, traffic, client);
  if (!member) {
    retryLater(host, traffic, client);
    return;
  }
  connection.slot = member.slot;
  connection.requests = 0;
  connection.epoch += 1;
  connection.failures = 0;
  member.active += 1;
  traffic.strategy.onTaken(traffic.pool, member.index);
  updateRoom(traffic, member);
  host.emit({ type: 'connect', client: traffic.clientId(client), backend: member.id, reason });
  countSuccess(host, traffic, member);
  const { lifetime } = traffic.settings;
  const { epoch } = connection;
  if (lifetime) {
    const endUs = host.nowUs + host.sample('lifetime', lifetime);
    host.schedule(endUs, { do: 'endOfLife', client, epoch });
  }
  if (member.liveness === 'hung') pingLater(host, traffic, client);
}

/** Tries one server, and as many others as there are retries. */
function dial(host: Host, traffic: BalancerTraffic, client: number): Member | undefined {
  const tried: number[] = [];
  for (;;) {
    const member = choose(host, traffic, { client, tried });
    const isRetried = member !== undefined && tried.length < traffic.settings.retries;
    if (member) countTrial(host, traffic, member);
    if (member && member.liveness !== 'dead') return member;
    host.emit({
      type: 'fail',
      request: undefined,
      client: traffic.clientId(client),
      backend: member?.id,
      reason: member ? 'refused' : 'noBackend',
      isRetried,
    });
    if (member) countFailure(host, traffic, member);
    if (!isRetried) return undefined;
    tried.push(member.slot);
  }
}

/** client-go's reflector: twice as long after each failure, stretched at random to at most twice that. */
function retryLater(host: Host, traffic: BalancerTraffic, client: number): void {
  const connection = traffic.connection(client);
  const { firstUs, mostUs } = traffic.settings.reconnection;
  const baseUs = Math.min(mostUs, firstUs * 2 ** Math.min(connection.failures, 30));
  connection.failures += 1;
  const waitUs = host.draw('reconnect', baseUs, 2 * baseUs);
  host.schedule(host.nowUs + waitUs, { do: 'reconnect', client, epoch: connection.epoch });
}

/** Ends a client's connection, and lets the client connect anew. */
export function reconnect(
  host: Host,
  traffic: BalancerTraffic,
  end: { client: number; reason: CloseReason },
): void {
  close(host, traffic, end);
  connect(host, traffic, end);
}

/** A request goes over the connection that its client has. */
export function requestOn(host: Host, traffic: BalancerTraffic, request: Request): void {
  const { client } = request;
  const { goawayChance, requestsPerConnection } = traffic.settings;
  const connection = traffic.connection(client);
  if (connection.slot === -1) {
    fail(host, traffic, { request, member: undefined, reason: 'disconnected' });
    return;
  }
  const member = traffic.member(connection.slot);
  connection.requests += 1;
  give(host, traffic, { request, member });
  // apiserver pkg/server/filters/goaway.go: what is under way ends on the old connection.
  const isSentAway =
    goawayChance > 0 &&
    host.draw('goaway', 0, CHANCE_SCALE - 1) < Math.round(goawayChance * CHANCE_SCALE);
  if (isSentAway) reconnect(host, traffic, { client, reason: 'goaway' });
  else if (connection.requests === requestsPerConnection) {
    reconnect(host, traffic, { client, reason: 'requests' });
  }
}

/** Every connection to a server ends at once. */
export function closeAllOf(
  host: Host,
  traffic: BalancerTraffic,
  { member, reason }: { member: Member; reason: CloseReason },
): void {
  const clients = traffic.connections.flatMap(({ slot }, client) =>
    slot === member.slot ? [client] : [],
  );
  // All are closed before the first one is back.
  for (const client of clients) close(host, traffic, { client, reason });
  for (const client of clients) connect(host, traffic, { client, reason });
}

function close(
  host: Host,
  traffic: BalancerTraffic,
  { client, reason }: { client: number; reason: CloseReason },
): void {
  const connection = traffic.connection(client);
  const member = traffic.member(connection.slot);
  connection.slot = -1;
  connection.epoch += 1;
  member.active -= 1;
  if (member.index !== -1) traffic.strategy.onReleased(traffic.pool, member.index);
  updateRoom(traffic, member);
  host.emit({ type: 'close', client: traffic.clientId(client), backend: member.id, reason });
}

/** A process hangs: whoever is connected to it will notice that pings stay without an answer. */
export function noticeHangOf(host: Host, traffic: BalancerTraffic, { slot }: Member): void {
  traffic.connections.forEach((connection, client) => {
    if (connection.slot === slot) pingLater(host, traffic, client);
  });
}

function pingLater(host: Host, traffic: BalancerTraffic, client: number): void {
  const { epoch } = traffic.connection(client);
  const atUs = host.nowUs + traffic.settings.pingTimeoutUs;
  host.schedule(atUs, { do: 'pingTimeout', client, epoch });
}

/** Nothing came back over a connection for too long: what was asked over it is lost. */
export function pingTimeout(host: Host, traffic: BalancerTraffic, client: number): void {
  const member = traffic.member(traffic.connection(client).slot);
  if (member.liveness !== 'hung') return;
  const lost = [...member.serving.values(), ...member.line].filter((one) => one.client === client);
  for (const request of lost) abandon(host, traffic, { request, reason: 'timeout' });
  reconnect(host, traffic, { client, reason: 'ping' });
}
