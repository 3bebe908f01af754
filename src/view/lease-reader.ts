import type { LeaseResponse } from '../models/lease/messages.ts';
import type { Lease } from '../models/lease/record.ts';
import type { NodeId } from '../sim/world.ts';
import type { Mark, Span } from './bar-history.ts';
import type {
  Act,
  Holding,
  LeaseHistory,
  LeaseRequestSpan,
  LeaseSegment,
  LeaseVersion,
  Obstacle,
} from './lease-history.ts';
import { API, type LeaseStart, type LeaseTraceEvent } from './lease-run.ts';

type Open<T> = { -readonly [Key in keyof T]: T[Key] };
type Of<Type extends LeaseTraceEvent['type']> = Extract<LeaseTraceEvent, { type: Type }>;
type Command = Readonly<Record<string, unknown>>;
type Change = Partial<Pick<LeaseSegment, 'identity' | 'role' | 'status' | 'isHanging' | 'ended'>>;

/** Reads a trace event by event. What it has read is the {@link LeaseHistory}. */
export class LeaseReader implements LeaseHistory {
  readonly segments = new Map<NodeId, Open<LeaseSegment>[]>();
  readonly versions: Open<LeaseVersion>[] = [];
  readonly holdings: Open<Holding>[] = [];
  readonly outages: Open<Span>[] = [];
  readonly obstacles: Open<Obstacle>[] = [];
  readonly requests: Open<LeaseRequestSpan>[] = [];
  readonly acts: Act[] = [];
  readonly gaps: Open<Span>[] = [{ fromUs: 0, toUs: Infinity }];
  readonly overlaps: Open<Span>[] = [];
  readonly marks: Mark[] = [];
  eventsRead = 0;

  readonly #starts = new Map<NodeId, number>();
  readonly #purposes = new Map<NodeId, LeaseRequestSpan['purpose']>();
  /** By the message that asks, or that answers. */
  readonly #asked = new Map<number, Open<LeaseRequestSpan>>();
  readonly #answers = new Map<number, Open<LeaseRequestSpan>>();
  /** The request that a candidate waits for. */
  readonly #awaited = new Map<NodeId, Open<LeaseRequestSpan>>();

  constructor(candidates: readonly NodeId[], { lease, down }: LeaseStart) {
    for (const id of candidates) {
      const isDown = down.includes(id);
      this.#starts.set(id, isDown ? 0 : 1);
      this.segments.set(id, [
        {
          ...{ fromUs: 0, toUs: Infinity, identity: `${id}#1`, role: 'candidate' },
          ...{ status: isDown ? 'down' : 'up', isHanging: false, ended: undefined },
        },
      ]);
    }
    this.#write(lease, 0, 'start');
  }

  read(events: readonly LeaseTraceEvent[]): void {
    while (this.eventsRead < events.length) {
      const event = events[this.eventsRead];
      this.eventsRead += 1;
      if (event) this.#take(event);
    }
  }

  #take(event: LeaseTraceEvent): void {
    const { atUs } = event;
    switch (event.type) {
      case 'request':
        this.#purposes.set(event.node, event.purpose);
        break;
      case 'send':
        if (event.from === API) this.#answer(event);
        else this.#ask(event);
        break;
      case 'deliver': {
        const answered = this.#answers.get(event.id);
        if (answered) answered.answeredUs = atUs;
        break;
      }
      case 'drop':
        this.#lose(event);
        break;
      case 'response':
        this.#goOn(event.node, event.code, atUs);
        break;
      case 'work': {
        const { node, accepted, identity, holder } = event;
        const verdict = !accepted ? 'refused' : identity === holder ? 'taken' : 'stale';
        this.acts.push({ atUs, node, verdict });
        break;
      }
      case 'role':
        this.#become(event.node, atUs, { role: event.to });
        break;
      case 'crash':
        this.#end(event.node, atUs, 'crash');
        break;
      case 'exit':
        this.#end(event.node, atUs, event.reason === 'cancelled' ? 'stop' : 'exit');
        break;
      case 'restart':
        this.#restart(event.node, atUs);
        break;
      case 'pause':
      case 'resume':
        this.#mark(event, event.type, [event.node]);
        this.#become(event.node, atUs, { status: event.type === 'pause' ? 'paused' : 'up' });
        break;
      case 'violation':
        this.#mark(event, 'violation', [...new Set(event.nodes)], event.property);
        break;
      case 'command':
        this.#command(event);
        break;
      default:
    }
  }

  #become(id: NodeId, atUs: number, change: Change): void {
    const segments = this.segments.get(id);
    const last = segments?.at(-1);
    if (!segments || !last) return;
    const next = { ...last, ...change };
    const isSame = (Object.keys(change) as (keyof Change)[]).every(
      (key) => next[key] === last[key],
    );
    if (isSame) return;
    // What lasted no time is not a segment.
    if (last.fromUs === atUs) segments.pop();
    else last.toUs = atUs;
    segments.push({ ...next, fromUs: atUs, toUs: Infinity });
    this.#noteBeliefs(atUs);
  }

  #noteBeliefs(atUs: number): void {
    const lasts = [...this.segments.values()].map((segments) => segments.at(-1));
    const count = lasts.filter((last) => last?.role === 'leader' && last.status !== 'down').length;
    openOrClose(this.gaps, count === 0, atUs);
    openOrClose(this.overlaps, count > 1, atUs);
  }

  #end(id: NodeId, atUs: number, ended: 'crash' | 'exit' | 'stop'): void {
    this.marks.push({ atUs, kind: 'crash', nodes: [id], name: ended });
    this.#goOn(id, 'cancelled', atUs);
    this.#become(id, atUs, { status: 'down', role: 'stopped', isHanging: false, ended });
  }

  #restart(id: NodeId, atUs: number): void {
    const starts = (this.#starts.get(id) ?? 0) + 1;
    this.#starts.set(id, starts);
    this.marks.push({ atUs, kind: 'restart', nodes: [id], name: 'restart' });
    const identity = `${id}#${String(starts)}`;
    this.#become(id, atUs, { identity, status: 'up', role: 'candidate', ended: undefined });
  }

  #mark(
    event: LeaseTraceEvent,
    kind: Mark['kind'],
    nodes: readonly NodeId[],
    name: string = kind,
  ): void {
    this.marks.push({ atUs: event.atUs, kind, nodes, name });
  }

  #write(lease: Lease | undefined, atUs: number, by: LeaseVersion['by']): void {
    const version = this.versions.at(-1);
    if (version) version.toUs = atUs;
    this.versions.push({ fromUs: atUs, toUs: Infinity, lease, by });
    const holder = lease?.record.holderIdentity;
    const transitions = lease?.record.leaseTransitions ?? 0;
    const holding = this.holdings.at(-1);
    if (holding?.holder === holder && holding?.transitions === transitions) return;
    if (holding) holding.toUs = atUs;
    this.holdings.push({ fromUs: atUs, toUs: Infinity, holder, transitions });
  }

  #ask({ id, from, message, atUs: sentUs }: Of<'send'>): void {
    if (!('request' in message) || message.type === 'response') return;
    const identity = this.segments.get(from)?.at(-1)?.identity ?? from;
    const request: Open<LeaseRequestSpan> = {
      ...{ key: `${identity}/${String(message.request)}`, id, node: from, identity },
      ...{ verb: message.type, purpose: this.#purposes.get(from) ?? 'acquire' },
      ...{ sentUs, arrivedUs: Infinity, code: undefined, answerId: undefined },
      ...{ answeredUs: Infinity, lost: undefined, endUs: Infinity, outcome: undefined },
    };
    this.requests.push(request);
    this.#asked.set(id, request);
    this.#awaited.set(from, request);
  }

  #answer({ id, message, replyTo, atUs }: Of<'send'>): void {
    const request = replyTo === undefined ? undefined : this.#asked.get(replyTo);
    if (!request) return;
    const { code, verb, lease } = message as LeaseResponse;
    Object.assign(request, { arrivedUs: atUs, code, answerId: id });
    this.#answers.set(id, request);
    if (verb !== 'get' && lease) this.#write(lease, atUs, 'write');
  }

  #lose({ id, reason, atUs }: Of<'drop'>): void {
    const [asked, answered] = [this.#asked.get(id), this.#answers.get(id)];
    // It got there, and there was nobody.
    if (answered && reason === 'down') answered.answeredUs = atUs;
    else if (answered) answered.lost = 'answer';
    else if (asked) asked.lost = 'request';
  }

  #goOn(node: NodeId, outcome: NonNullable<LeaseRequestSpan['outcome']>, atUs: number): void {
    const request = this.#awaited.get(node);
    if (!request) return;
    this.#awaited.delete(node);
    Object.assign(request, { endUs: atUs, outcome });
  }

  #command(event: Of<'command'>): void {
    const { atUs } = event;
    const command = event.command as Command;
    const name = Object.keys(command).find((key) => key !== 'at') ?? 'command';
    const value = command[name];
    const nodes = this.#nodesOf(value);
    switch (name) {
      case 'crash':
      case 'restart':
      case 'pause':
      case 'resume':
        // They leave an event of their own.
        return;
      case 'outage':
      case 'restore':
        openOrClose(this.outages, name === 'outage', atUs);
        break;
      case 'partition':
        for (const node of nodes) this.#hinder(node, atUs, { kind: 'partition', by: '' });
        break;
      case 'heal':
        for (const node of nodes) this.#free(node, atUs, (one) => one === 'partition');
        break;
      case 'slowApi':
        this.#slow(value, atUs);
        break;
      case 'hang':
        for (const node of nodes) this.#hang(node, atUs);
        break;
      case 'takeOver':
        for (const node of nodes) this.#edit(node, atUs);
        break;
      default:
    }
    const isAtApi = ['outage', 'restore', 'takeOver'].includes(name);
    const places = isAtApi || nodes.length === this.segments.size ? [API] : nodes;
    this.#mark(event, 'command', places, name);
  }

  /** The candidates that a command's value names. */
  #nodesOf(value: unknown): readonly NodeId[] {
    const all = [...this.segments.keys()];
    if (typeof value === 'string' && value !== 'all') return all.filter((id) => id === value);
    if (Array.isArray(value)) return all.filter((id) => value.includes(id));
    if (!isRecord(value)) return all;
    if ('for' in value) return this.#nodesOf(value['for']);
    const named = all.filter((id) => id in value);
    return named.length > 0 ? named : all;
  }

  #hang(node: NodeId, atUs: number): void {
    const last = this.segments.get(node)?.at(-1);
    if (last && last.status !== 'down') this.#become(node, atUs, { isHanging: true });
  }

  #slow(value: unknown, atUs: number): void {
    const { to = value, part = 'request' } = isRecord(value) ? value : {};
    const kind = part === 'answer' ? 'slowAnswer' : 'slowRequest';
    const by = typeof to === 'string' ? to : '';
    for (const node of this.#nodesOf(isRecord(value) ? value : 'all')) {
      this.#free(node, atUs, (one) => one === kind);
      if (!/^0(ms|s|m)?$/.test(by)) this.#hinder(node, atUs, { kind, by });
    }
  }

  #hinder(node: NodeId, atUs: number, { kind, by }: Pick<Obstacle, 'kind' | 'by'>): void {
    const isThere = (one: Obstacle): boolean =>
      one.node === node && one.kind === kind && one.toUs === Infinity;
    if (!this.obstacles.some(isThere))
      this.obstacles.push({ fromUs: atUs, toUs: Infinity, node, kind, by });
  }

  #free(node: NodeId, atUs: number, isMeant: (kind: Obstacle['kind']) => boolean): void {
    for (const one of this.obstacles) {
      if (one.node === node && one.toUs === Infinity && isMeant(one.kind)) one.toUs = atUs;
    }
  }

  /** Somebody writes a candidate's present process into the Lease, by hand. */
  #edit(node: NodeId, atUs: number): void {
    const lease = this.versions.at(-1)?.lease;
    const holderIdentity = this.segments.get(node)?.at(-1)?.identity;
    if (!lease || holderIdentity === undefined) return;
    if (lease.record.holderIdentity === holderIdentity) return;
    const record = { ...lease.record, holderIdentity };
    this.#write({ resourceVersion: lease.resourceVersion + 1, record }, atUs, 'hand');
  }
}

function openOrClose(spans: Open<Span>[], isOpen: boolean, atUs: number): void {
  const last = spans.at(-1);
  const wasOpen = last?.toUs === Infinity;
  if (isOpen && !wasOpen) spans.push({ fromUs: atUs, toUs: Infinity });
  if (!isOpen && last && wasOpen) last.toUs = atUs;
}

function isRecord(value: unknown): value is Command {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
