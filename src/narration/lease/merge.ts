/** Which facts are one line of a story, and what that line then says. */
import type { Micros } from '../../sim/time.ts';
import type { NodeId } from '../../sim/world.ts';
import { inOrder } from '../order.ts';
import type { LeaseFact, LeaseFactOf } from './facts.ts';
import { nodeOf } from './memory.ts';

/** A line that one of these groups is open for may take the fact in. None: always a line of its own. */
export function groupsOf(fact: LeaseFact): string[] {
  switch (fact.kind) {
    case 'renews':
      return [`renews ${fact.node}`];
    case 'renewFails':
      return [`renewFails ${fact.node} ${fact.reason}`];
    case 'lost':
    case 'releases':
    case 'exits':
      return [`end ${fact.node}`];
    case 'observes':
      return [['observes', fact.news, fact.holder, fact.isAgain].join(' ')];
    case 'tooLate':
      return [['tooLate', fact.verb, fact.winner].join(' ')];
    case 'attemptFails':
      return [['attemptFails', fact.code].join(' ')];
    case 'staleWork':
      return [['staleWork', fact.node, fact.holder, fact.isAccepted].join(' ')];
    case 'fallsBack':
      return [`fallsBack ${fact.node} ${fact.code}`];
    case 'crashed':
      return ['crashed'];
    case 'restarted':
      return [`restarted ${fact.isAgain}`];
    case 'noEffect':
      return [`noEffect ${fact.command?.type ?? ''}`];
    default:
      return [];
  }
}

/** Groups whose line can grow no more once this has happened. */
export function closedBy(fact: LeaseFact): string[] {
  switch (fact.kind) {
    case 'leads':
      return [`end ${fact.node}`, `staleWork ${fact.node}`];
    case 'restarted':
      return fact.nodes.map((node) => `end ${node}`);
    default:
      return [];
  }
}

/** True: what the line repeats from now on is news. */
export function answers(fact: LeaseFact, line: LeaseFact): boolean {
  switch (line.kind) {
    case 'renews':
      return isTurn(fact) || isTrouble(fact, line.node);
    case 'renewFails':
      return isTurn(fact);
    case 'staleWork':
      return fact.kind === 'resumed' || fact.kind === 'paused';
    case 'attemptFails':
      return isTurn(fact) || (fact.kind === 'restarted' && isWithin(fact.nodes, line.nodes));
    default:
      return false;
  }
}

/** The circumstances are others. */
function isTurn({ kind }: LeaseFact): boolean {
  return ['command', 'crashed', 'paused', 'resumed', 'leads'].includes(kind);
}

/** A leader that renewed until now does not get through. */
function isTrouble(fact: LeaseFact, node: NodeId): boolean {
  const isKind = fact.kind === 'renewFails' || fact.kind === 'fallsBack' || fact.kind === 'lost';
  return isKind && fact.node === node;
}

function isWithin(some: readonly string[], all: readonly string[]): boolean {
  return some.every((one) => all.includes(one));
}

/** What is known of the line that may grow. */
export interface Growth {
  /** The order of names. */
  readonly nodes: readonly NodeId[];
  readonly sinceUs: Micros;
  /** Less than a round of everybody's polls ago. */
  readonly isSoon: boolean;
  readonly isAnswered: boolean;
}

/**
 * The fact that says both, or `undefined` when they are two lines. The same object: the line says it
 * already.
 */
export function merge(line: LeaseFact, next: LeaseFact, growth: Growth): LeaseFact | undefined {
  const { nodes, sinceUs, isSoon, isAnswered } = growth;
  const join = (a: readonly NodeId[], b: readonly NodeId[]): NodeId[] =>
    inOrder([...a, ...b], nodes);
  const isNow = sinceUs === 0;
  if (line.kind === 'renews' && next.kind === 'renews') {
    const isOwnLine = next.afterUs !== undefined || next.retaken !== undefined;
    if (isAnswered || isOwnLine) return undefined;
    return { ...line, times: line.times + 1, last: next.last };
  }
  if (line.kind === 'renewFails' && next.kind === 'renewFails') {
    if (isAnswered) return undefined;
    return { ...next, times: line.times + 1 };
  }
  if (line.kind === 'staleWork' && next.kind === 'staleWork') {
    if (isAnswered) return undefined;
    return { ...next, times: line.times + 1 };
  }
  if (next.kind === 'exits' && isNow) {
    const { next: start, overlap } = next;
    if (line.kind === 'lost') return { ...line, next: start, overlap };
    if (line.kind === 'releases') return { ...line, isOver: true, next: start, overlap };
    return undefined;
  }
  if (line.kind === 'observes' && next.kind === 'observes') {
    return isSoon ? joinObservers(line, next, growth) : undefined;
  }
  if (line.kind === 'tooLate' && next.kind === 'tooLate') {
    return isSoon ? { ...line, nodes: join(line.nodes, next.nodes) } : undefined;
  }
  if (line.kind === 'attemptFails' && next.kind === 'attemptFails') {
    if (isAnswered) return undefined;
    if (isWithin(next.nodes, line.nodes)) return line;
    return isSoon ? { ...line, nodes: join(line.nodes, next.nodes) } : undefined;
  }
  if (line.kind === 'crashed' && next.kind === 'crashed') {
    const isAlike = isNow && isBystander(line) && isBystander(next);
    return isAlike ? { ...line, nodes: join(line.nodes, next.nodes) } : undefined;
  }
  if (line.kind === 'restarted' && next.kind === 'restarted') {
    return isNow ? joinStarts(line, next, growth) : undefined;
  }
  if (line.kind === 'fallsBack' && next.kind === 'fallsBack') return isSoon ? line : undefined;
  if (line.kind === 'noEffect' && next.kind === 'noEffect') {
    return isNow ? { ...line, nodes: join(line.nodes, next.nodes) } : undefined;
  }
  return undefined;
}

/** Nothing but a candidate: nothing changes with it. */
function isBystander({ role, isHanging, overlap }: LeaseFactOf<'crashed'>): boolean {
  return role === 'candidate' && !isHanging && overlap === undefined;
}

/** Names and identities alike, in the order of the nodes. */
function sorted(names: readonly string[], { nodes }: Growth): string[] {
  const placeOf = (name: string): number => {
    const place = nodes.indexOf(nodeOf(name));
    return place === -1 ? nodes.length : place;
  };
  return [...new Set(names)].sort((a, b) => placeOf(a) - placeOf(b));
}

function joinStarts(
  line: LeaseFactOf<'restarted'>,
  next: LeaseFactOf<'restarted'>,
  growth: Growth,
): LeaseFact {
  return {
    ...line,
    nodes: sorted([...line.nodes, ...next.nodes], growth),
    identities: sorted([...line.identities, ...next.identities], growth),
  };
}

/** Each keeps the number that is its own. */
function joinObservers(
  line: LeaseFactOf<'observes'>,
  next: LeaseFactOf<'observes'>,
  growth: Growth,
): LeaseFact {
  if (isWithin(next.nodes, line.nodes)) return line;
  const names = sorted([...line.nodes, ...next.nodes], growth);
  const silentUs = names.flatMap((name) =>
    [line, next].flatMap((one) => one.silentUs[one.nodes.indexOf(name)] ?? []).slice(0, 1),
  );
  return { ...line, nodes: names, silentUs };
}
