/** The reasons inside sentences in English: what was waited for, why a request is refused. */
import { formatCount, formatMs, formatMsList, formatNames } from '../numbers.ts';
import type { LogEnd, Post, Refusal, Waited } from './facts.ts';

const ms = (us: number): string => formatMs(us, 'en');
const list = (names: readonly string[]): string => formatNames(names, 'en');
const count = (number: number): string => formatCount(number, 'en');
const isOne = (names: readonly unknown[]): boolean => names.length === 1;

/** What a member was when it was killed or paused. */
export function wasEn({ role, term, leader }: Post, tense: 'past' | 'present'): string {
  const [was, led, followed, asked] =
    tense === 'past'
      ? ['was', 'led', 'followed', 'was asking']
      : ['is', 'leads', 'follows', 'is asking'];
  switch (role) {
    case 'leader':
      return `It ${led} term ${term}.`;
    case 'candidate':
      return `It ${was} a candidate in term ${term}.`;
    case 'preCandidate':
      return `It ${asked} whether it could win term ${term + 1}.`;
    case 'follower':
      return leader === undefined
        ? `It ${was} a follower in term ${term} and knew no leader.`
        : `It ${followed} ${leader} in term ${term}.`;
  }
}

/** What was waited for, and what follows from it (`then` begins with "it"). */
export function waitedEn(nodes: readonly string[], waited: Waited, then: string): string {
  const names = list(nodes);
  const time = ms(waited.forUs);
  const [it, its] = isOne(nodes) ? ['it', 'its'] : ['they', 'their'];
  switch (waited.since) {
    case 'told':
      return `${names} ${isOne(nodes) ? 'is' : 'are'} made to wait no longer, so ${then}`;
    case 'heard':
      return `${names} heard no leader for ${time}, so ${then}`;
    case 'start':
      return `${names} heard no leader in ${its} first ${time}, so ${then}`;
    case 'restart':
      return `${names} heard no leader in the ${time} since ${it} started again, so ${then}`;
    case 'steppedDown':
      return `${names} heard no leader in the ${time} since ${it} stepped back, so ${then}`;
    case 'voted':
      return `${names} heard no leader in the ${time} since ${it} voted for ${waited.candidate}, so ${then}`;
    case 'newTerm':
      return `${names} heard no leader in the ${time} since ${it} learned of term ${waited.term}, so ${then}`;
    case 'asked':
      return `${names} got no majority in ${time}, so ${then}`;
    case 'stood': {
      const { split, term } = waited;
      const shares = split.map(({ candidate, votes }) => `${count(votes)} for ${candidate}`);
      const isEach = split.every(({ votes }) => votes === 1);
      const how = isEach
        ? `: ${count(split.length)} stood, each has one vote`
        : `: the votes are split, ${list(shares)}`;
      return `${names} got no majority for term ${term} in ${time}${split.length === 0 ? ', so' : `${how}. So`} ${then}`;
    }
  }
}

/** Why a request is refused, without the full stop. */
export function refusalEn(
  why: Refusal,
  { voters, candidate, term }: { voters: readonly string[]; candidate: string; term: number },
): string {
  const they = isOne(voters) ? 'it' : 'they';
  switch (why.reason) {
    case 'staleTerm':
      return `term ${term} is over, ${isOne(voters) ? `${list(voters)} is` : 'they are'} in term ${why.ownTerm}`;
    case 'alreadyVoted': {
      const isSelf = isOne(voters) && why.votedFor === voters[0];
      return `${they} already voted for ${isSelf ? 'itself' : (why.votedFor ?? 'another')} in term ${term}`;
    }
    case 'leaderKnown':
      return `term ${term} has a leader already${why.leader === undefined ? '' : `, ${why.leader}`}`;
    case 'logBehind':
      return logBehindEn(why.own, why.asked, { isMany: !isOne(voters), candidate });
    case 'leaseHeld': {
      if (why.heardUsAgo.length === 0)
        return `${list(voters)} ${isOne(voters) ? 'is the leader' : 'are leaders'}`;
      const ago = formatMsList(why.heardUsAgo, 'en');
      const whose = isOne(voters) ? 'its leader' : 'their leader';
      const isShort = why.heardUsAgo.every((us) => us < why.electionTimeoutUs);
      const than = isShort ? `, less than an election timeout (${ms(why.electionTimeoutUs)})` : '';
      return `${they} heard ${whose}${why.leader === undefined ? '' : `, ${why.leader},`} ${ago} ago${than}`;
    }
  }
}

function logBehindEn(
  own: LogEnd | undefined,
  asked: LogEnd | undefined,
  { isMany, candidate }: { isMany: boolean; candidate: string },
): string {
  const its = isMany ? 'their' : 'its';
  if (!own || !asked) return `${candidate}’s log is behind ${its} own`;
  if (asked.index === 0) return `${candidate}’s log is empty, ${its} own ends in term ${own.term}`;
  if (own.term !== asked.term)
    return `${its} last entry is of term ${own.term}, ${candidate}’s is of term ${asked.term}`;
  return `both logs end in term ${own.term}, but ${its} own has ${count(own.index)} entries, ${candidate}’s ${count(asked.index)}`;
}
