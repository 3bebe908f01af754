/** Which facts are one line of a story, and what that line then says. */
import type { Micros } from '../../sim/time.ts';
import type { NodeId } from '../../sim/world.ts';
import { inOrder } from '../order.ts';
import type { LeaseFact } from './facts.ts';

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
      return [['observes', fact.news, fact.holder].join(' ')];
    case 'tooLate':
      return [['tooLate', fact.verb, fact.winner].join(' ')];
    case 'attemptFails':
      return [['attemptFails', fact.code].join(' ')];
    case 'staleWork':
      return [['staleWork', fact.node, fact.holder, fact.isAccepted].join(' ')];
    case 'fallsBack':
      return [`fallsBack ${fact.node} ${fact.code}`];
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
      return [`end ${fact.node}`];
    default:
      return [];
  }
}

/** True: what the line repeats from now on is news. */
export function answers(fact: LeaseFact, line: LeaseFact): boolean {
  switch (line.kind) {
    case 'renews':
      return endsRenewals(fact);
    case 'renewFails':
    case 'staleWork':
      return isTurn(fact) || ('node' in fact && fact.node === line.node && endsRenewals(fact));
    case 'attemptFails':
      return isTurn(fact) || (fact.kind === 'restarted' && line.nodes.includes(fact.node));
    default:
      return false;
  }
}

/** Something else has happened; what others read meanwhile, or do in vain, has not changed anything. */
function endsRenewals(fact: LeaseFact): boolean {
  return ![
    'renews',
    'staleWork',
    'observes',
    'tooLate',
    'attemptFails',
    'renewFails',
    'works',
  ].includes(fact.kind);
}

/** The circumstances are others. */
function isTurn({ kind }: LeaseFact): boolean {
  return kind === 'command' || kind === 'leads' || kind === 'resumed' || kind === 'paused';
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
    if (isAnswered || next.afterUs !== undefined) return undefined;
    return { ...line, times: line.times + 1, lastUs: next.lastUs };
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
    return isSoon ? { ...line, nodes: join(line.nodes, next.nodes) } : undefined;
  }
  if (line.kind === 'tooLate' && next.kind === 'tooLate') {
    return isSoon ? { ...line, nodes: join(line.nodes, next.nodes) } : undefined;
  }
  if (line.kind === 'attemptFails' && next.kind === 'attemptFails') {
    if (isAnswered) return undefined;
    const joined = join(line.nodes, next.nodes);
    return joined.length === line.nodes.length ? line : { ...line, nodes: joined };
  }
  if (line.kind === 'fallsBack' && next.kind === 'fallsBack') return isSoon ? line : undefined;
  if (line.kind === 'noEffect' && next.kind === 'noEffect') {
    return isNow ? { ...line, nodes: join(line.nodes, next.nodes) } : undefined;
  }
  return undefined;
}
