import type { Role } from '../models/raft/messages.ts';
import type { NodeId, NodeStatus } from '../sim/world.ts';
import type { Mark, Span } from './bar-history.ts';
import type { Drop, Flight, History, Partition, Segment } from './history.ts';
import type { InitialMembers, RaftTraceEvent } from './raft-run.ts';

type Open<T> = { -readonly [Key in keyof T]: T[Key] };
type Of<Type extends RaftTraceEvent['type']> = Extract<RaftTraceEvent, { type: Type }>;

/** Reads a trace event by event. What it has read is the {@link History}. */
export class HistoryReader implements History {
  readonly segments = new Map<NodeId, Open<Segment>[]>();
  readonly gaps: Open<Span>[] = [];
  readonly partitions: Open<Partition>[] = [];
  readonly marks: Mark[] = [];
  readonly flights: Open<Flight>[] = [];
  readonly drops: Drop[] = [];
  eventsRead = 0;

  /** The last flight of each message. */
  readonly #flightOf = new Map<number, Open<Flight>>();
  readonly #resumedUs = new Map<NodeId, number>();

  constructor(nodes: readonly NodeId[], initial: InitialMembers) {
    for (const id of nodes) {
      const { isDown = false, durable } = initial[id] ?? {};
      const status = isDown ? 'down' : 'up';
      const term = durable?.term ?? 0;
      this.segments.set(id, [{ fromUs: 0, toUs: Infinity, role: 'follower', status, term }]);
    }
    this.gaps.push({ fromUs: 0, toUs: Infinity });
  }

  read(events: readonly RaftTraceEvent[]): void {
    while (this.eventsRead < events.length) {
      const event = events[this.eventsRead];
      this.eventsRead += 1;
      if (event) this.#take(event);
    }
  }

  #take(event: RaftTraceEvent): void {
    switch (event.type) {
      case 'send':
        this.#send(event);
        break;
      case 'deliver':
      case 'drop':
        this.#end(event);
        break;
      case 'role':
        this.#become(event.node, event.atUs, { role: event.to, term: event.term });
        break;
      case 'crash':
        this.#mark(event, 'crash', [event.node]);
        this.#become(event.node, event.atUs, { status: 'down', role: 'follower' });
        break;
      case 'restart':
        this.#mark(event, 'restart', [event.node]);
        this.#become(event.node, event.atUs, { status: 'up', role: 'follower' });
        break;
      case 'pause':
        this.#mark(event, 'pause', [event.node]);
        this.#become(event.node, event.atUs, { status: 'paused' });
        break;
      case 'resume':
        this.#mark(event, 'resume', [event.node]);
        this.#resumedUs.set(event.node, event.atUs);
        this.#become(event.node, event.atUs, { status: 'up' });
        break;
      case 'violation':
        // A candidate that votes again is named twice: as the voter, and as whom it voted for.
        this.#mark(event, 'violation', [...new Set(event.nodes)], event.property);
        break;
      case 'command':
        this.#command(event);
        break;
      default:
    }
  }

  #become(
    id: NodeId,
    atUs: number,
    change: { role?: Role; status?: NodeStatus; term?: number },
  ): void {
    const segments = this.segments.get(id);
    const last = segments?.at(-1);
    if (!segments || !last) return;
    const { role, status, term } = { ...last, ...change };
    if (role !== last.role || status !== last.status || term !== last.term) {
      // What lasted no time is not a segment.
      if (last.fromUs === atUs) segments.pop();
      else last.toUs = atUs;
      segments.push({ fromUs: atUs, toUs: Infinity, role, status, term });
    }
    this.#noteLeaders(atUs);
  }

  #noteLeaders(atUs: number): void {
    const isLed = [...this.segments.values()].some((segments) => {
      const last = segments.at(-1);
      return last?.role === 'leader' && last.status === 'up';
    });
    const gap = this.gaps.at(-1);
    const isOpen = gap?.toUs === Infinity;
    if (isLed && gap && isOpen) gap.toUs = atUs;
    else if (!isLed && !isOpen) this.gaps.push({ fromUs: atUs, toUs: Infinity });
  }

  #mark(
    event: RaftTraceEvent,
    kind: Mark['kind'],
    nodes: readonly NodeId[],
    name: string = kind,
  ): void {
    this.marks.push({ atUs: event.atUs, kind, nodes, name });
  }

  #command(event: Of<'command'>): void {
    const command = event.command as Readonly<Record<string, unknown>>;
    const name = Object.keys(command).find((key) => key !== 'at') ?? 'command';
    // Crashes and the like leave an event of their own.
    if (!['crash', 'restart', 'pause', 'resume'].includes(name))
      this.#mark(event, 'command', [], name);
    const groups = groupsOf(name, command[name]);
    for (const open of this.partitions) {
      if (open.toUs === Infinity && endsPartition(name, command[name], open))
        open.toUs = event.atUs;
    }
    if (groups) this.partitions.push({ fromUs: event.atUs, toUs: Infinity, groups });
  }

  #send({ id, from, to, message, atUs: sentUs }: Of<'send'>): void {
    const flight: Open<Flight> = {
      ...{ id, from, to, message, sentUs },
      ...{ endUs: Infinity, dropped: undefined, wasHeld: false, isCopy: false },
    };
    this.flights.push(flight);
    this.#flightOf.set(id, flight);
  }

  #end(event: Of<'deliver'> | Of<'drop'>): void {
    const sent = this.#flightOf.get(event.id);
    if (!sent) return;
    const dropped = event.type === 'drop' ? event.reason : undefined;
    const isCopy = event.copy === true;
    const end = {
      endUs: event.atUs,
      dropped,
      wasHeld: this.#resumedUs.get(sent.to) === event.atUs,
    };
    if (isCopy) this.flights.push({ ...sent, ...end, isCopy });
    else Object.assign(sent, end);
    if (dropped === undefined) return;
    const { id, from, to, message, sentUs } = sent;
    this.drops.push({
      id,
      from,
      to,
      message,
      sentUs,
      droppedUs: event.atUs,
      reason: dropped,
      isCopy,
    });
  }
}

/** A new partition replaces the last; healing ends all of them, or the isolation of one member. */
function endsPartition(name: string, value: unknown, { groups }: Partition): boolean {
  if (name !== 'heal') return name === 'partition';
  const isIsolation = groups.length === 1;
  return value === 'all' || (isIsolation && [value].flat().includes(groups[0]?.[0]));
}

function groupsOf(name: string, value: unknown): readonly (readonly NodeId[])[] | undefined {
  if (name === 'partition') return value as readonly (readonly NodeId[])[];
  if (name !== 'isolate') return undefined;
  return [Array.isArray(value) ? (value as readonly NodeId[]) : [value as NodeId]];
}
