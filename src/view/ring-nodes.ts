import type { Member } from '../models/raft/member.ts';
import { arc, onCircle } from './arc.ts';
import type { RaftWorld } from './raft-run.ts';
import { ARC_ROOM, type RingLayout } from './ring-layout.ts';
import type { RingInput, RingLogCell, RingNode, RingTimer, RingVotes } from './ring.ts';
import { round } from './round.ts';
import { termIndex } from './terms.ts';

/** Newer entries than these are what an election compares. */
const CELLS_SHOWN = 4;

export function ringNodes(input: RingInput, layout: RingLayout): RingNode[] {
  const { world, nodes } = input;
  const circleUs = input.longestTimeoutUs ?? longestRunningUs(world);
  return nodes.flatMap((id) => {
    const node = world.nodes[id];
    const place = layout.places.get(id);
    if (!node || !place) return [];
    const isDown = node.status === 'down';
    const { context, value: role } = node.state;
    // What a crash leaves is what the disk holds.
    const { term, votedFor, log, commit } = isDown ? node.durable : context;
    const { radius, outerRadius, isDense } = layout;
    const canVote = role === 'candidate' || role === 'preCandidate';
    return {
      id,
      ...place,
      radius,
      outerRadius,
      isDense,
      role,
      status: node.status,
      term,
      termIndex: termIndex(term),
      votedFor,
      lead: isDown ? undefined : context.lead,
      timer: isDown
        ? undefined
        : timerOf(node.timers['electionTimeout'], { ...input, circleUs, radius }),
      votes: canVote && !isDown ? votesOf(context, radius) : undefined,
      log: cellsOf(log, commit),
      logTerms: log.map((entry) => entry.term),
      heldMessages: node.held.filter((entry) => entry.kind === 'deliver').length,
    };
  });
}

function longestRunningUs(world: RaftWorld): number {
  const lengths = Object.values(world.nodes).flatMap(({ timers }) => {
    const timer = timers['electionTimeout'];
    return timer ? [timer.dueUs - timer.startedUs] : [];
  });
  return Math.max(1, ...lengths);
}

function timerOf(
  timer: { readonly startedUs: number; readonly dueUs: number } | undefined,
  { atUs, circleUs, radius }: { atUs: number; circleUs: number; radius: number },
): RingTimer | undefined {
  if (!timer) return undefined;
  const lengthUs = Math.max(1, timer.dueUs - timer.startedUs);
  const remainingUs = Math.max(0, timer.dueUs - atUs);
  const arcRadius = radius + ARC_ROOM - 3;
  return {
    fraction: round(Math.min(1, remainingUs / lengthUs)),
    remainingUs,
    track: arc(arcRadius, 0, Math.min(1, lengthUs / circleUs)),
    arc: arc(arcRadius, 0, Math.min(1, remainingUs / circleUs)),
  };
}

function votesOf({ votes, settings }: Member['context'], radius: number): RingVotes {
  const size = settings.voters.length;
  const granted = Object.values(votes).filter((vote) => vote).length;
  const refused = Object.values(votes).filter((vote) => !vote).length;
  // Half is enough where the rule `majority` is off.
  const needed = settings.rules.majority ? Math.floor(size / 2) + 1 : Math.ceil(size / 2);
  const [inner, outer] = [onCircle(radius - 4, needed / size), onCircle(radius + 4, needed / size)];
  return {
    granted,
    refused,
    needed,
    size,
    grantedArc: arc(radius, 0, granted / size),
    openArc: arc(radius, granted / size, 1),
    majority: { x1: inner.x, y1: inner.y, x2: outer.x, y2: outer.y },
  };
}

function cellsOf(log: readonly { readonly term: number }[], commit: number): RingLogCell[] {
  const start = Math.max(0, log.length - CELLS_SHOWN);
  return log.slice(start).map(({ term }, offset) => {
    const index = start + offset + 1;
    return { index, term, termIndex: termIndex(term), isCommitted: index <= commit };
  });
}
