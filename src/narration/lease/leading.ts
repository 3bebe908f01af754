/** How a process comes to lead, and how it stops. */
import type { Micros } from '../../sim/time.ts';
import type { NodeId } from '../../sim/world.ts';
import type { LeaseFact, LeaseTraceEvent, NextStart, Unaware, Unchanged } from './facts.ts';
import {
  believes,
  between,
  candidateOf,
  clocked,
  countLeaders,
  identify,
  nodeOf,
  shown,
  takeEnded,
  type Memory,
  type Remembered,
} from './memory.ts';

type EventOf<Type extends LeaseTraceEvent['type']> = Extract<LeaseTraceEvent, { type: Type }>;

export function witnessRole(memory: Memory, event: EventOf<'role'>): LeaseFact {
  const { node, identity, from, to, atUs } = event;
  const candidate = candidateOf(memory, node);
  identify(candidate, identity);
  candidate.role = to;
  candidate.leftRole = from;
  countLeaders(memory, atUs);
  if (to === 'releasing') return { kind: 'stopsWork', node, overlap: takeEnded(memory) };
  return { kind: 'changesRole', node, from, to };
}

export function witnessAcquisition(memory: Memory, event: EventOf<'acquire'>): LeaseFact {
  const { node, identity, because, before, transitions, atUs } = event;
  const candidate = candidateOf(memory, node);
  identify(candidate, identity);
  const { leaderlessUs } = memory;
  memory.leaderlessUs = undefined;
  const unchanged = because === 'expired' ? unchangedFor(candidate) : undefined;
  candidate.wroteUs = atUs;
  candidate.isNew = true;
  candidate.transitions = transitions;
  candidate.failures = 0;
  candidate.trying = undefined;
  candidate.knownUs = undefined;
  candidate.isTrying = false;
  return {
    kind: 'leads',
    node,
    because,
    before: before === '' ? '' : shown(memory, before),
    transitions,
    unchanged,
    released: because === 'free' ? releaseOf(memory, atUs) : undefined,
    gapUs: leaderlessUs === undefined ? undefined : atUs - leaderlessUs,
    stillLead: othersThatLead(memory, node),
  };
}

/** From the last change that it saw to the start of the attempt: what client-go compares. */
function unchangedFor({ observed, attempt, durationUs }: Remembered): Unchanged | undefined {
  return observed && { ...between(observed.at, attempt), limitUs: durationUs };
}

function releaseOf(
  memory: Memory,
  atUs: Micros,
): Extract<LeaseFact, { kind: 'leads' }>['released'] {
  const { released } = memory;
  return released && { by: shown(memory, released.by), usAgo: atUs - released.atUs };
}

function othersThatLead(memory: Memory, node: NodeId): Unaware[] {
  return [...memory.candidates.values()]
    .filter((other) => other.id !== node && believes(other))
    .map(({ id, status }) => ({ node: id, isPaused: status === 'paused' }));
}

export function witnessLoss(memory: Memory, event: EventOf<'lost'>): LeaseFact {
  const { node, identity, reason, atUs } = event;
  const candidate = candidateOf(memory, node);
  identify(candidate, identity);
  const { trying, wroteUs, knownUs, cancelled } = candidate;
  candidate.lostUs = atUs;
  const isPending = cancelled?.atUs === atUs && atUs - cancelled.sentUs >= 1_000;
  return {
    kind: 'lost',
    node,
    reason,
    tried: trying && between(trying, clocked(candidate, atUs)),
    pending: isPending ? { verb: cancelled.verb, forUs: atUs - cancelled.sentUs } : undefined,
    known:
      knownUs === undefined
        ? undefined
        : { holder: shown(memory, event.holder), forUs: atUs - knownUs },
    deadlineUs: memory.config.renewDeadlineUs,
    wroteUsAgo: wroteUs === undefined ? undefined : atUs - wroteUs,
    // Whoever knows another holder finds nothing to give back.
    willRelease:
      reason === 'renewDeadline' && memory.config.releaseOnCancel && knownUs === undefined,
    next: undefined,
    overlap: undefined,
  };
}

export function witnessRelease(memory: Memory, event: EventOf<'release'>): LeaseFact {
  const { node, identity, before } = event;
  const candidate = candidateOf(memory, node);
  identify(candidate, identity);
  candidate.hasReleased = true;
  return {
    kind: 'releases',
    node,
    wiped: before === identity || before === '' ? undefined : shown(memory, before),
    isOver: false,
    next: undefined,
    overlap: undefined,
  };
}

export function witnessExit(memory: Memory, event: EventOf<'exit'>): LeaseFact {
  const { node, identity, reason, atUs } = event;
  const candidate = candidateOf(memory, node);
  identify(candidate, identity);
  const { config, lease } = memory;
  const { leftRole: was, lostUs, knownUs } = candidate;
  const isTrying = lostUs !== undefined && lostUs < atUs && knownUs === undefined;
  candidate.status = 'down';
  candidate.silentUs ??= atUs;
  const isHolder = lease?.holder === identity && !candidate.hasReleased;
  const next: NextStart | undefined =
    reason === 'cancelled'
      ? undefined
      : { afterUs: config.restartAfterUs, identity: `${nodeOf(identity)}#${candidate.starts + 1}` };
  return {
    kind: 'exits',
    node,
    reason,
    was,
    triedUs: isTrying ? atUs - lostUs : undefined,
    leaves: isHolder ? (config.releaseOnCancel ? 'leaseUnreleased' : 'lease') : undefined,
    durationUs: lease?.durationUs ?? config.leaseDurationUs,
    next,
    overlap: takeEnded(memory),
  };
}
