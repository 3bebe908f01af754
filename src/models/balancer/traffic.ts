/** The traffic of a balancer: servers, clients with their connections, requests under way. */
import type { Distribution } from '../../sim/distribution.ts';
import type * as sim from '../../sim/traffic.ts';
import type { Micros } from '../../sim/time.ts';
import type { TrafficEvent } from './events.ts';
import { copyMember, createMember, type Member, type Request } from './member.ts';
import type { BalancerSettings } from './settings.ts';
import { createStrategy, type Strategy } from './strategy.ts';

/** What the traffic sets itself for later. */
export type Later =
  | { readonly do: 'arrive' }
  | { readonly do: 'complete'; readonly request: Request }
  | { readonly do: 'giveUp'; readonly request: Request }
  /** Passive health lets one request try it again. */
  | { readonly do: 'tryAgain'; readonly slot: number }
  | { readonly do: 'warmUp'; readonly slot: number; readonly untilUs: Micros }
  | {
      readonly do: 'reconnect' | 'endOfLife' | 'pingTimeout';
      readonly client: number;
      readonly epoch: number;
    }
  | { readonly do: 'turn'; readonly slot: number; readonly to: 'unready' | 'stopped' | 'started' };

export type Host = sim.TrafficHost<Later, TrafficEvent>;

/** A client's long-lived connection. Changed in place. */
export interface Connection {
  /** Slot of the server at its other end; -1: there is none. */
  slot: number;
  /** Requests made over it. */
  requests: number;
  /** Counts connections; what an earlier one left in the queue is recognised by it. */
  epoch: number;
  /** Failed attempts in a row. */
  failures: number;
}

export class BalancerTraffic implements sim.Traffic {
  readonly settings: BalancerSettings;
  /** By slot: every server that is or may come. */
  members: Member[];
  /** Those that the balancer has, in their order. */
  pool: Member[];
  strategy: Strategy;
  strategyName: string;
  /** By client; empty when a request is a connection of its own. */
  connections: Connection[];
  requests = 0;
  /** The share of the clients that the last change of members sent elsewhere. */
  moved: number | undefined;
  /** The distinct distributions of service times, each with its stream. */
  readonly services: readonly { readonly stream: string; readonly service: Distribution }[];
  readonly serviceOfSlot: readonly number[];

  constructor(settings: BalancerSettings) {
    this.settings = settings;
    this.members = settings.everBackends.map(createMember);
    this.pool = this.members.slice(0, settings.backends.length);
    this.pool.forEach((member, index) => {
      member.index = index;
      member.isUp = member.isEligible = member.fullWeight > 0;
    });
    const written = settings.everBackends.map(({ service }) => JSON.stringify(service));
    const distinct = [...new Set(written)];
    this.serviceOfSlot = written.map((one) => distinct.indexOf(one));
    this.services = distinct.map((one, index) => ({
      stream: `service/${String(index)}`,
      service: JSON.parse(one) as Distribution,
    }));
    this.strategy = createStrategy(settings.strategy, this.pool);
    this.strategyName = settings.strategy.name;
    this.connections =
      settings.connections === 'per-request'
        ? []
        : settings.clients.map(() => ({ slot: -1, requests: 0, epoch: 0, failures: 0 }));
  }

  copy(): BalancerTraffic {
    const copy = Object.create(BalancerTraffic.prototype) as BalancerTraffic;
    Object.assign(copy, this);
    copy.members = this.members.map(copyMember);
    copy.pool = this.pool.map(({ slot }) => copy.member(slot));
    copy.strategy = this.strategy.copy();
    copy.connections = this.connections.map((connection) => ({ ...connection }));
    return copy;
  }

  member(slot: number): Member {
    const member = this.members[slot];
    if (!member) throw new Error(`There is no server in slot ${String(slot)}.`);
    return member;
  }

  /** The server of a name, in the pool or not. */
  memberNamed(id: string): Member | undefined {
    return this.members.find((member) => member.id === id);
  }

  connection(client: number): Connection {
    const connection = this.connections[client];
    if (!connection) throw new Error(`There is no client ${String(client)}.`);
    return connection;
  }

  clientId(client: number): string {
    return this.settings.clients[client]?.id ?? '';
  }

  clientAddress(client: number): string {
    return this.settings.clients[client]?.address ?? '';
  }

  /** A request is a connection of its own. */
  get isPerRequest(): boolean {
    return this.settings.connections === 'per-request';
  }

  /** Which of `services` is that of a server. */
  serviceOf({ slot }: Member): number {
    return this.serviceOfSlot[slot] ?? 0;
  }
}

/** A server that warms up gets its weight in sixteenths, which is how fine HAProxy weighs (lb_fwrr.c). */
export const WARM_STEPS = 16;
