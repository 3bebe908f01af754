/** Which facts are one line of a story, and what that line then says. */
import type { NodeId } from '../../sim/world.ts';
import { inOrder } from '../order.ts';
import type { FactOf, RaftFact } from './facts.ts';
import { repeat } from './repeat.ts';

/** A line that one of these groups is open for may take the fact in. None: always a line of its own. */
export function groupsOf(fact: RaftFact): string[] {
  switch (fact.kind) {
    case 'asks':
      return [askGroup(fact.node)];
    case 'saysYes':
      return [askGroup(fact.candidate)];
    case 'stands':
      return [...fact.nodes.map(standGroup), `stand together ${fact.term}`];
    case 'votes':
      return [['votes', fact.candidate, fact.term, fact.before].join(' ')];
    case 'votedTwice':
      return [['votedTwice', fact.first, fact.second, fact.term].join(' ')];
    case 'refuses': {
      if (isByRival(fact)) return ['rivals'];
      const { candidate, term, isPre, why } = fact;
      // What a member that hears a leader says of a candidate is the same in every term.
      if (why.reason === 'leaseHeld') {
        return [['ignores', candidate, why.leader, why.heardUsAgo.length].join(' ')];
      }
      return [['refuses', candidate, term, isPre, JSON.stringify(why)].join(' ')];
    }
    case 'follows':
      return [['follows', fact.leader, fact.term].join(' ')];
    case 'votesStored':
      return [['votesStored', fact.candidate, fact.term].join(' ')];
    case 'unreachable':
      return ['unreachable'];
    case 'noEffect':
      return [`noEffect ${fact.command?.type ?? ''}`];
    case 'stepsDown': {
      const { from, oldTerm, term, why } = fact;
      if (from === 'leader' || why.reason === 'refused') return [];
      return [['stepsDown', from, oldTerm, term, JSON.stringify(why)].join(' ')];
    }
    case 'dropped': {
      const isAnswer = fact.message.endsWith('Response');
      const end = isAnswer ? ['to', ...fact.to] : ['from', ...fact.from];
      return [['dropped', ...end, fact.message, fact.reason].join(' ')];
    }
    default:
      return [];
  }
}

const askGroup = (node: NodeId): string => `asks ${node}`;
const standGroup = (node: NodeId): string => `stands ${node}`;

/** Groups whose line can grow no more once this has happened. */
export function closedBy(fact: RaftFact): string[] {
  switch (fact.kind) {
    case 'stands':
      return fact.nodes.map(askGroup);
    case 'leads':
    case 'crashed':
      return [askGroup(fact.node), standGroup(fact.node)];
    case 'stepsDown':
      return fact.nodes.flatMap((node) => [askGroup(node), standGroup(node)]);
    default:
      return [];
  }
}

/** A candidate refuses another one of its term. */
function isByRival({ why, isPre, voters }: FactOf<'refuses'>): boolean {
  return why.reason === 'alreadyVoted' && !isPre && why.votedFor === voters[0];
}

/**
 * Whom this reacts to, so that what it does next is news again. `all`: the network or the cluster
 * is another one.
 */
export function answeredBy(fact: RaftFact): NodeId | 'all' | undefined {
  switch (fact.kind) {
    case 'refuses':
      return isByRival(fact) ? undefined : fact.candidate;
    case 'votes':
      return fact.candidate;
    case 'command':
    case 'crashed':
    case 'restarted':
    case 'paused':
    case 'resumed':
      return 'all';
    default:
      return undefined;
  }
}

/** What is known of the line that may grow. */
export interface Growth {
  /** The order of names. */
  readonly nodes: readonly NodeId[];
  /** It last grew at this very instant; a moment ago; within the last two election timeouts. */
  readonly isNow: boolean;
  readonly isSoon: boolean;
  readonly isRecent: boolean;
  /** Something has been told since that makes a repetition news. */
  readonly isAnswered: boolean;
}

/**
 * The fact that says both, or `undefined` when they are two lines. The same object: the line says it
 * already.
 */
export function merge(line: RaftFact, next: RaftFact, growth: Growth): RaftFact | undefined {
  const join = (a: readonly NodeId[], b: readonly NodeId[]): NodeId[] =>
    inOrder([...a, ...b], growth.nodes);
  if (next.kind === 'asks' || next.kind === 'stands') return repeat(line, next, growth);
  if (next.kind === 'refuses' && isByRival(next)) return joinRivals(line, next, growth);
  if (next.kind === 'saysYes') {
    if ((line.kind !== 'asks' && line.kind !== 'keepsAsking') || line.term !== next.term)
      return undefined;
    const yes = join(line.yes, next.voters);
    return yes.length === line.yes.length ? line : { ...line, yes };
  }
  if (line.kind === 'dropped' && next.kind === 'dropped') {
    const isOngoing = next.reason === 'chosen' && next.message.startsWith('heartbeat');
    if (!growth.isSoon && !isOngoing) return undefined;
    const [from, to] = [join(line.from, next.from), join(line.to, next.to)];
    return from.length === line.from.length && to.length === line.to.length
      ? line
      : { ...line, from, to };
  }
  if (!growth.isSoon) return undefined;
  if (line.kind === 'noEffect' && next.kind === 'noEffect') {
    return growth.isNow ? { ...line, nodes: join(line.nodes, next.nodes) } : undefined;
  }
  if (line.kind === 'votesStored' && next.kind === 'votesStored') {
    const voters = join(line.voters, next.voters);
    return {
      ...line,
      voters,
      tookUs: numbersOf(voters, [line.voters, line.tookUs], [next.voters, next.tookUs]),
    };
  }
  if (line.kind === 'votes' && next.kind === 'votes') {
    return { ...line, voters: join(line.voters, next.voters) };
  }
  if (line.kind === 'votedTwice' && next.kind === 'votedTwice') {
    return { ...line, voters: join(line.voters, next.voters) };
  }
  if (line.kind === 'follows' && next.kind === 'follows') {
    return { ...line, followers: join(line.followers, next.followers) };
  }
  if (line.kind === 'unreachable' && next.kind === 'unreachable') {
    return { ...line, nodes: join(line.nodes, next.nodes) };
  }
  if (line.kind === 'stepsDown' && next.kind === 'stepsDown') {
    return { ...line, nodes: join(line.nodes, next.nodes) };
  }
  if (line.kind === 'refuses' && next.kind === 'refuses') return joinRefusals(line, next, join);
  return undefined;
}

/** Each voter keeps the number that is its own; one that refuses once more is told already. */
function joinRefusals(
  line: FactOf<'refuses'>,
  next: FactOf<'refuses'>,
  join: (a: readonly NodeId[], b: readonly NodeId[]) => NodeId[],
): RaftFact | undefined {
  if (next.voters.some((voter) => line.voters.includes(voter))) return line;
  const voters = join(line.voters, next.voters);
  if (line.why.reason !== 'leaseHeld' || next.why.reason !== 'leaseHeld')
    return { ...line, voters };
  const heardUsAgo = numbersOf(
    voters,
    [line.voters, line.why.heardUsAgo],
    [next.voters, next.why.heardUsAgo],
  );
  return { ...line, voters, why: { ...line.why, heardUsAgo } };
}

/** The numbers of members that were two lists, in the order that their names have now. */
function numbersOf(
  names: readonly NodeId[],
  ...lists: [readonly NodeId[], readonly number[]][]
): number[] {
  return names.flatMap((name) =>
    lists.flatMap(([of, numbers]) => numbers[of.indexOf(name)] ?? []).slice(0, 1),
  );
}

/** Rivals of one term are one line; so are those who meet again in the terms that follow. */
function joinRivals(
  line: RaftFact,
  { voters: [voter = ''], term }: FactOf<'refuses'>,
  { nodes, isSoon, isRecent }: Growth,
): RaftFact | undefined {
  if (line.kind !== 'refuses' && line.kind !== 'rivals') return undefined;
  const { voters } = line;
  const [fromTerm, toTerm] =
    line.kind === 'rivals' ? [line.fromTerm, line.toTerm] : [line.term, line.term];
  const isKnown = voters.includes(voter);
  const isSameTerm = term === toTerm;
  if (isSameTerm ? !isSoon : !(isRecent && isKnown && term > toTerm)) return undefined;
  if (isSameTerm && isKnown && line.kind === 'rivals') return line;
  return { kind: 'rivals', voters: inOrder([...voters, voter], nodes), fromTerm, toTerm: term };
}
