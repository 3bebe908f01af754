import type { Service } from '../models/control-plane/events.ts';
import type { Elected, HostId } from '../models/control-plane/names.ts';
import type { TargetStateName } from '../models/probe/target.ts';
import { Track } from './balancer-series.ts';
import type { ControlPlaneHistory, Deed, Listing, MemberLook } from './control-plane-history.ts';
import {
  hostOf,
  partOf,
  type ClusterSetup,
  type ControlPlaneTraceEvent,
} from './control-plane-run.ts';

const SERVICES: readonly Service[] = [
  'connections',
  'reads',
  'writes',
  'scheduling',
  'controllers',
];
const ELECTED: readonly Elected[] = ['kube-controller-manager', 'kube-scheduler', 'kube-vip'];
const WHOLE: Listing = { is: 'whole', hosts: [] };

/** A member of etcd, or a process that elects by a Lease, as the trace shows it. */
interface Elector {
  role: string;
  term: number;
  status: 'up' | 'paused' | 'down';
}

export class ControlPlaneReader implements ControlPlaneHistory {
  eventsRead = 0;
  readonly services: ReadonlyMap<Service, Track<number>>;
  readonly etcdLeader = new Track<HostId | undefined>(undefined);
  readonly controllers = new Track<HostId | undefined>(undefined);
  readonly scheduler = new Track<HostId | undefined>(undefined);
  readonly virtualIp: Track<string>;
  readonly rotation = new Track<Listing>(WHOLE);
  readonly endpoints = new Track<Listing>(WHOLE);
  readonly nodes = new Track<Listing>(WHOLE);
  readonly api: ReadonlyMap<HostId, Track<TargetStateName>>;
  readonly ailing = new Track<string>('');
  readonly homeless = new Track<number>(0);
  readonly deeds: Deed[] = [];
  readonly restartsUs: number[] = [];
  readonly members: ReadonlyMap<HostId, Track<MemberLook>>;

  readonly #setup: ClusterSetup;
  readonly #electors = new Map<string, Elector>();
  /** What an API server was before it stood still. */
  readonly #apiBefore = new Map<HostId, TargetStateName>();
  readonly #down = new Set<HostId>();
  /** On another side than the balancer, and most of the others. */
  readonly #cutOff = new Set<HostId>();
  readonly #expired = new Set<HostId>();
  readonly #kubeletsDown = new Set<HostId>();
  readonly #outOfRotation = new Set<HostId>();
  readonly #unlisted = new Set<HostId>();
  readonly #notReady = new Set<HostId>();

  constructor(setup: ClusterSetup) {
    this.#setup = setup;
    const { masters, etcdHosts, front } = setup;
    this.services = new Map(SERVICES.map((one) => [one, new Track<number>(1)]));
    this.virtualIp = new Track<string>(front.kind === 'vrrp' ? (masters[0] ?? '') : '');
    this.api = new Map(masters.map((host) => [host, new Track<TargetStateName>('serving')]));
    this.members = new Map(etcdHosts.map((host) => [host, new Track<MemberLook>('follower 0')]));
  }

  read(events: readonly ControlPlaneTraceEvent[]): void {
    for (; this.eventsRead < events.length; this.eventsRead += 1) {
      const event = events[this.eventsRead];
      if (event) this.#take(event);
    }
  }

  #take(event: ControlPlaneTraceEvent): void {
    const { atUs } = event;
    switch (event.type) {
      case 'service':
        this.services.get(event.service)?.set(atUs, event.share);
        break;
      case 'role':
        this.#elector(event.node, atUs, {
          role: event.to,
          ...('term' in event && { term: event.term }),
        });
        break;
      case 'crash':
        this.#stop(event.node, atUs);
        break;
      case 'exit':
        this.#elector(event.node, atUs, { status: 'down' });
        break;
      case 'restart':
        this.#elector(event.node, atUs, { status: 'up', role: 'follower' });
        if (partOf(event.node) === 'kubelet') this.#kubeletsDown.delete(hostOf(event.node));
        break;
      case 'pause':
        this.#elector(event.node, atUs, { status: 'paused' });
        if (partOf(event.node) === 'kube-apiserver') {
          const at = hostOf(event.node);
          this.#apiBefore.set(at, this.api.get(at)?.last ?? 'serving');
          this.#apiIs(at, atUs, 'hung');
        }
        break;
      case 'resume':
        this.#elector(event.node, atUs, { status: 'up' });
        if (partOf(event.node) === 'kube-apiserver') {
          const at = hostOf(event.node);
          this.#apiIs(at, atUs, this.#apiBefore.get(at) ?? 'serving');
        }
        break;
      case 'diskWait':
      case 'diskFree': {
        const isStill = event.type === 'diskWait' && event.isLong;
        this.#elector(`etcd@${event.node}`, atUs, { status: isStill ? 'paused' : 'up' });
        break;
      }
      case 'state':
        this.#apiIs(hostOf(event.node), atUs, event.to);
        break;
      case 'healthy':
      case 'unhealthy':
        if (event.component !== 'balancer') break;
        toggle(this.#outOfRotation, hostOf(event.node), event.type === 'unhealthy');
        this.#list(atUs);
        break;
      case 'virtualIp':
        this.virtualIp.set(atUs, event.holders.join(' '));
        break;
      case 'endpointAdded':
      case 'endpointRemoved':
        toggle(this.#unlisted, event.node, event.type === 'endpointRemoved');
        this.#list(atUs);
        break;
      case 'nodeReady':
      case 'nodeNotReady':
        toggle(this.#notReady, event.node, event.type === 'nodeNotReady');
        this.#list(atUs);
        break;
      case 'podsEvicted':
        this.homeless.set(atUs, this.homeless.last + event.pods);
        break;
      case 'podsReplaced':
        this.homeless.set(atUs, Math.max(0, this.homeless.last - event.pods));
        break;
      case 'terminate':
        this.restartsUs.push(atUs);
        break;
      case 'command':
        this.#command(atUs, event.command as Readonly<Record<string, unknown>>);
        break;
      default:
    }
  }

  #stop(node: string, atUs: number): void {
    const [part, at] = [partOf(node), hostOf(node)];
    if (part === 'kube-apiserver') this.#apiIs(at, atUs, 'dead');
    else if (part === 'kubelet') {
      this.#kubeletsDown.add(at);
      this.#list(atUs);
    } else this.#elector(node, atUs, { status: 'down' });
  }

  #apiIs(at: HostId, atUs: number, is: TargetStateName): void {
    this.api.get(at)?.set(atUs, is);
    const ailing = this.#setup.masters.filter((host) => this.api.get(host)?.last !== 'serving');
    this.ailing.set(atUs, ailing.join(' '));
    this.#list(atUs);
  }

  #elector(node: string, atUs: number, change: Partial<Elector>): void {
    const part = partOf(node);
    const isMember = part === 'etcd';
    if (!isMember && !(ELECTED as readonly string[]).includes(part)) return;
    const before = this.#electors.get(node) ?? { role: 'follower', term: 0, status: 'up' };
    const now: Elector = { ...before, ...change };
    this.#electors.set(node, now);
    if (isMember) {
      this.members.get(hostOf(node))?.set(atUs, lookOf(now));
      this.etcdLeader.set(atUs, this.#leaderOf('etcd'));
    } else if (part === 'kube-controller-manager') {
      this.controllers.set(atUs, this.#leaderOf(part));
    } else if (part === 'kube-scheduler') this.scheduler.set(atUs, this.#leaderOf(part));
  }

  #leaderOf(part: string): HostId | undefined {
    return [...this.#electors]
      .filter(
        ([node, { role, status }]) => partOf(node) === part && role === 'leader' && status === 'up',
      )
      .sort(([, a], [, b]) => b.term - a.term)
      .map(([node]) => hostOf(node))[0];
  }

  /** Lists of hosts, held against what is true of the hosts. */
  #list(atUs: number): void {
    const { masters, workers } = this.#setup;
    const isLost = (host: HostId): boolean => {
      const is = this.api.get(host)?.last;
      const answers = is === 'serving' || is === 'failing';
      return !answers || this.#down.has(host) || this.#cutOff.has(host) || this.#expired.has(host);
    };
    const isGone = (host: HostId): boolean =>
      this.#down.has(host) || this.#cutOff.has(host) || this.#kubeletsDown.has(host);
    const all = [...masters, ...workers];
    set(this.rotation, atUs, listing(masters, isLost, this.#outOfRotation));
    set(this.endpoints, atUs, listing(masters, isLost, this.#unlisted));
    set(this.nodes, atUs, listing(all, isGone, this.#notReady));
  }

  #command(atUs: number, command: Readonly<Record<string, unknown>>): void {
    const name = Object.keys(command).find((key) => key !== 'at') ?? 'command';
    const value = command[name];
    const on = namesIn(value);
    const hosts = on.filter((one) => !one.includes('@'));
    switch (name) {
      case 'crash':
        for (const host of hosts) this.#down.add(host);
        break;
      case 'restart':
        for (const host of hosts) this.#down.delete(host);
        break;
      case 'partition': {
        const groups = value as readonly (readonly HostId[])[];
        const largest = [...groups].sort((a, b) => b.length - a.length)[0];
        this.#cutOff.clear();
        for (const group of groups) {
          if (group !== largest) for (const host of group) this.#cutOff.add(host);
        }
        break;
      }
      case 'heal':
        this.#cutOff.clear();
        break;
      case 'expire':
        for (const one of on) this.#expired.add(hostOf(one));
        break;
      default:
    }
    this.deeds.push({
      atUs,
      name,
      on: name === 'partition' ? [...this.#cutOff] : name === 'heal' ? [] : on,
    });
    this.#list(atUs);
  }
}

function lookOf({ role, term, status }: Elector): MemberLook {
  if (status !== 'up') return `${status} ${term}`;
  const is = role === 'leader' || role === 'follower' ? role : 'candidate';
  return `${is} ${term}`;
}

/** Wrongly named ones come first: they are what hurts. */
function listing(
  hosts: readonly HostId[],
  isLost: (host: HostId) => boolean,
  left: ReadonlySet<HostId>,
): Listing {
  const stale = hosts.filter((host) => isLost(host) && !left.has(host));
  if (stale.length > 0) return { is: 'stale', hosts: stale };
  const out = hosts.filter((host) => left.has(host));
  return out.length > 0 ? { is: 'out', hosts: out } : WHOLE;
}

function set(track: Track<Listing>, atUs: number, now: Listing): void {
  const { is, hosts } = track.last;
  if (is !== now.is || hosts.join(' ') !== now.hosts.join(' ')) track.set(atUs, now);
}

function toggle(all: Set<HostId>, one: HostId, isIn: boolean): void {
  if (isIn) all.add(one);
  else all.delete(one);
}

/** `m1`, `[m1, kube-scheduler@m2]`, `{ node: m1, to: 1.37 }`. */
function namesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(namesIn);
  const node = (value as Readonly<Record<string, unknown>> | null)?.['node'];
  return node === undefined ? [] : namesIn(node);
}
