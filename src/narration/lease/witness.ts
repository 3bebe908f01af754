import { inOrder } from '../order.ts';
import { witnessArrival, witnessDrop, witnessSend, witnessWork } from './api.ts';
import {
  witnessFailedRenewal,
  witnessObservation,
  witnessRenewal,
  witnessRequest,
  witnessResponse,
} from './attempts.ts';
import { readLeaseCommand } from './command.ts';
import type { LeaseFact, LeaseTraceEvent, Post } from './facts.ts';
import {
  witnessAcquisition,
  witnessExit,
  witnessLoss,
  witnessRelease,
  witnessRole,
} from './leading.ts';
import {
  believes,
  candidateOf,
  countLeaders,
  createMemory,
  identityOf,
  nodeOf,
  ownTime,
  shown,
  startAgain,
  takeEnded,
  type LeaseNarrationConfig,
  type Memory,
  type Remembered,
} from './memory.ts';

type EventOf<Type extends LeaseTraceEvent['type']> = Extract<LeaseTraceEvent, { type: Type }>;

/** Watches a run from its first event on and says of each event what happened and why. */
export class LeaseWitness {
  readonly #memory: Memory;

  constructor(config: LeaseNarrationConfig) {
    this.#memory = createMemory(config);
  }

  take(event: LeaseTraceEvent): LeaseFact {
    const memory = this.#memory;
    const wasLed = isLed(memory);
    const fact = witness(memory, event);
    countLeaders(memory, event.atUs);
    const hasLeader = isLed(memory);
    if (wasLed && !hasLeader) memory.leaderlessUs = event.atUs;
    return fact;
  }
}

function isLed(memory: Memory): boolean {
  for (const candidate of memory.candidates.values()) if (believes(candidate)) return true;
  return false;
}

function witness(memory: Memory, event: LeaseTraceEvent): LeaseFact {
  switch (event.type) {
    case 'command':
      return witnessCommand(memory, event);
    case 'send':
      return witnessSend(memory, event);
    case 'deliver':
      return witnessArrival(memory, event);
    case 'drop':
      return witnessDrop(memory, event);
    case 'timer':
      return { kind: 'timer', node: event.node, timer: event.timer };
    case 'crash':
    case 'restart':
    case 'pause':
    case 'resume':
      return witnessProcess(memory, event);
    case 'note':
      return event.note === 'noEffect'
        ? {
            kind: 'noEffect',
            command: memory.command,
            nodes: event.node === undefined ? [] : [event.node],
          }
        : { kind: 'note', note: event.note, node: event.node };
    case 'violation': {
      const nodes = inOrder(event.nodes, memory.config.candidates);
      return { kind: 'violated', property: event.property, nodes };
    }
    case 'expect': {
      const [key = '', wanted] = Object.entries(event.expect)[0] ?? [];
      return { kind: 'expected', key, wanted, seen: event.seen, isMet: event.met };
    }
    case 'role':
      return witnessRole(memory, event);
    case 'request':
      return witnessRequest(memory, event);
    case 'response':
      return witnessResponse(memory, event);
    case 'observe':
      return witnessObservation(memory, event);
    case 'acquire':
      return witnessAcquisition(memory, event);
    case 'renew':
      return witnessRenewal(memory, event);
    case 'renewFailed':
      return witnessFailedRenewal(memory, event);
    case 'lost':
      return witnessLoss(memory, event);
    case 'release':
      return witnessRelease(memory, event);
    case 'exit':
      return witnessExit(memory, event);
    case 'work':
      return witnessWork(memory, event);
  }
}

function witnessCommand(memory: Memory, { command: written, atUs }: EventOf<'command'>): LeaseFact {
  const command = readLeaseCommand(written);
  memory.command = command;
  if (['outage', 'restore', 'partition', 'heal', 'slowApi'].includes(command.type)) {
    memory.changedUs = atUs;
  }
  const nodes = 'nodes' in command ? command.nodes : [];
  const targets = nodes.map((node) => candidateOf(memory, node));
  const waiting = targets.filter(({ status }) => status === 'paused').map(({ id }) => id);
  switch (command.type) {
    case 'hang':
      for (const target of targets) {
        if (target.status !== 'up' || target.role === 'releasing') continue;
        target.isHanging = true;
        target.silentUs ??= atUs;
      }
      break;
    case 'partition':
      for (const target of targets) {
        target.isCutOff = true;
        target.silentUs ??= atUs;
      }
      break;
    case 'heal':
      for (const candidate of memory.candidates.values()) {
        if (command.what !== 'all' && !command.what.includes(candidate.id)) continue;
        candidate.isCutOff = false;
        if (candidate.status === 'up' && !candidate.isHanging) candidate.silentUs = undefined;
      }
      break;
    case 'clock':
      for (const { node, rate } of command.clocks) {
        const candidate = candidateOf(memory, node);
        const ownUs = ownTime(candidate.clock, atUs);
        candidate.clock = { rate: rate ?? candidate.clock.rate, ownUs, sinceUs: atUs };
      }
      break;
    case 'takeOver':
      for (const target of targets) editByHand(memory, identityOf(target), atUs);
      break;
    default:
  }
  return { kind: 'command', command, waiting };
}

function editByHand(memory: Memory, holder: string, atUs: number): void {
  const { lease } = memory;
  if (!lease || lease.holder === holder) return;
  const version = lease.version + 1;
  memory.lease = { ...lease, holder, version, sinceUs: atUs, sinceVersion: version };
}

function witnessProcess(
  memory: Memory,
  { type, node, atUs }: EventOf<'crash' | 'restart' | 'pause' | 'resume'>,
): LeaseFact {
  const candidate = candidateOf(memory, node);
  switch (type) {
    case 'crash':
      candidate.silentUs ??= atUs;
      return {
        kind: 'crashed',
        nodes: [node],
        ...leave(memory, candidate, { status: 'down', atUs }),
      };
    case 'pause':
      candidate.pausedUs = atUs;
      candidate.silentUs ??= atUs;
      return { kind: 'paused', ...leave(memory, candidate, { status: 'paused', atUs }) };
    case 'restart': {
      const isAgain = candidate.starts > 0;
      startAgain(memory, candidate);
      return { kind: 'restarted', nodes: [node], identities: [identityOf(candidate)], isAgain };
    }
    case 'resume': {
      const { pausedUs, isCutOff, isHanging } = candidate;
      candidate.status = 'up';
      candidate.pausedUs = undefined;
      if (!isCutOff && !isHanging) candidate.silentUs = undefined;
      return {
        kind: 'resumed',
        node,
        afterUs: pausedUs === undefined ? undefined : atUs - pausedUs,
        isLeading: believes(candidate),
        held: heldByOther(memory, candidate, atUs),
      };
    }
  }
}

/** What a process was, as its status becomes another one. */
function leave(
  memory: Memory,
  candidate: Remembered,
  { status, atUs }: { status: Remembered['status']; atUs: number },
): Post {
  const { id, role, isHanging, wroteUs, isNew } = candidate;
  const isLeader = role === 'leader' && wroteUs !== undefined;
  candidate.status = status;
  countLeaders(memory, atUs);
  return {
    node: id,
    role,
    isHanging,
    wrote: isLeader ? { usAgo: atUs - wroteUs, isFirst: isNew } : undefined,
    overlap: takeEnded(memory),
  };
}

function heldByOther(
  memory: Memory,
  candidate: Remembered,
  atUs: number,
): Extract<LeaseFact, { kind: 'resumed' }>['held'] {
  const { lease } = memory;
  if (!lease || lease.holder === '' || nodeOf(lease.holder) === candidate.id) return undefined;
  return { holder: shown(memory, lease.holder), forUs: atUs - lease.sinceUs };
}
