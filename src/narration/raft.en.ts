/** The sentences of a Raft run in English. */
import { formatCount, formatMs, formatMsList, formatNames } from './numbers.ts';
import type { RaftPhrases } from './raft/facts.ts';
import { commandEn, nothingChangesEn } from './raft/command.en.ts';
import { expectationEn } from './raft/expectation.en.ts';
import { refusalEn, waitedEn, wasEn } from './raft/reasons.en.ts';
import { RAFT_NAMES } from './roles.ts';

const NAMES = RAFT_NAMES.en;

const ms = (us: number): string => formatMs(us, 'en');
const list = (names: readonly string[]): string => formatNames(names, 'en');
const count = (number: number): string => formatCount(number, 'en');
const others = (names: readonly string[], self: string): string[] =>
  names.filter((name) => name !== self);
const isOne = (names: readonly unknown[]): boolean => names.length === 1;
const whom = (names: readonly string[]): string => (names.length === 0 ? 'nobody' : list(names));

export const raftEn: RaftPhrases = {
  command: ({ command }) => commandEn(command),
  noEffect: ({ command, nodes }) => nothingChangesEn(command, nodes),
  note: ({ note, node }) => (node === undefined ? `Note: ${note}.` : `Note on ${node}: ${note}.`),

  sent: ({ from, to, message, askedTerm }) => {
    const { type, term } = message;
    switch (type) {
      case 'preVote':
        return `${from} asks ${to}: could I win term ${term}?`;
      case 'requestVote':
        return `${from} asks ${to} for its vote in term ${term}.`;
      case 'preVoteResponse':
        return message.granted
          ? `${from} answers ${to}: yes, you could win term ${term}.`
          : `${from} answers ${to}: no. I am in term ${term}.`;
      case 'requestVoteResponse':
        return message.granted
          ? `${from} answers ${to}: you have my vote in term ${term}.`
          : `${from} answers ${to}: no. I am in term ${term}.`;
      case 'heartbeat':
        return `${from} tells ${to}: I lead term ${term}.`;
      case 'heartbeatResponse':
        if (message.success) return `${from} answers ${to}: heard, I am in term ${term}.`;
        return askedTerm !== undefined && askedTerm < term
          ? `${from} answers ${to}: term ${askedTerm} is over, I am in term ${term}.`
          : `${from} answers ${to}: heard in term ${term}, but our logs differ.`;
    }
  },
  delivered: ({ from, to, message, tookUs, isCopy }) =>
    `${from}’s ${NAMES.messages[message.type]} reaches ${to} after ${ms(tookUs)}${isCopy ? ', a second time' : ''}.`,
  unknownMessage: ({ id, isDelivered }) => `Message ${id} ${isDelivered ? 'arrives' : 'is lost'}.`,
  dropped: ({ from, to, message, reason }) => {
    const what = `${from.map((name) => `${name}’s`).join(' and ')} ${NAMES.messages[message]}${isOne(from) && isOne(to) ? '' : 's'} to ${list(to)}`;
    const verb = isOne(from) && isOne(to) ? 'is' : 'are';
    const why = {
      loss: 'on the way',
      cut: ': the link is cut',
      partition: ': the network is split',
      down: `: ${list(to)} ${isOne(to) ? 'is' : 'are'} down`,
      chosen: 'on purpose',
    }[reason];
    return `${what} ${verb} ${reason === 'chosen' ? 'dropped' : 'lost'}${why.startsWith(':') ? '' : ' '}${why}.`;
  },
  unreachable: ({ nodes }) =>
    `Messages to ${list(nodes)} are lost from now on: ${isOne(nodes) ? 'it is' : 'they are'} down.`,

  timer: ({ node, timer, afterUs }) => {
    switch (timer) {
      case 'electionTimeout':
        return `${node}’s election timeout ends${afterUs === undefined ? '' : ` after ${ms(afterUs)}`}.`;
      case 'voteLease':
        return `${node} has not heard its leader for an election timeout: it no longer ignores other candidates.`;
      case 'heartbeat':
        return `It is time for ${node} to send heartbeats.`;
      default:
        return `${node}’s timer ${timer} ends.`;
    }
  },
  quorumCounted: ({ node, heard, electionTimeoutUs }) =>
    `${node} counts who answered it within an election timeout (${ms(electionTimeoutUs)}): ${whom(heard)}.`,

  crashed: (fact) => `${fact.node} is killed. ${wasEn(fact, 'past')}`,
  paused: (fact) =>
    `${fact.node} is paused: it runs no code, the clock goes on. ${wasEn(fact, 'present')}`,
  resumed: ({ node, afterUs }) =>
    afterUs === undefined
      ? `${node} runs again.`
      : `${node} runs again after ${ms(afterUs)}. What waited for it happens now.`,
  restarted: ({ node, disk, forgotten }) => {
    if (!disk) return `${node} starts again with what its disk held.`;
    if (forgotten !== undefined) {
      const whose = forgotten === node ? 'itself' : forgotten;
      return `${node} starts again with term ${disk.term}. Its vote for ${whose} is forgotten: the rule that keeps it is off.`;
    }
    const { votedFor } = disk;
    const vote =
      votedFor === undefined
        ? 'no vote'
        : `its vote for ${votedFor === node ? 'itself' : votedFor}`;
    return `${node} starts again with what its disk held: term ${disk.term}, ${vote}.`;
  },

  votedTwice: ({ voters, first, second, term }) =>
    `Durable vote is broken: ${list(voters)} voted for ${first ?? (isOne(voters) ? 'itself' : 'themselves')} and then for ${second} in term ${term}.`,
  violated: ({ property, nodes, term }) => {
    if (property === 'election-safety') {
      return `Election safety is broken: ${list(nodes)} ${nodes.length === 2 ? 'both' : 'all'} lead term ${term}.`;
    }
    const name = (NAMES.properties as Readonly<Record<string, string>>)[property] ?? property;
    return `Broken in term ${term}: ${name} (${list(nodes)}).`;
  },
  expected: expectationEn,

  asks: ({ node, term, waited, yes }) => {
    const answer = yes.length === 0 ? '' : ` ${list(yes)} ${isOne(yes) ? 'says' : 'say'} yes.`;
    const asks = waited.since === 'asked' ? 'asks again' : 'asks';
    return `${waitedEn([node], waited, `it ${asks}: could I win term ${term}?`)}${answer}`;
  },
  keepsAsking: ({ node, term, times: asked, forUs, yes }) => {
    const answer =
      yes.length === 0
        ? 'nobody answers'
        : `${list(yes)} ${isOne(yes) ? 'says' : 'say'} yes, too few`;
    return `${node} has asked ${count(asked)} times in ${ms(forUs)} whether it could win term ${term}: ${answer}.`;
  },
  stands: ({ nodes, term, after, members }) => {
    const self = isOne(nodes) ? 'itself' : 'themselves';
    const votes = isOne(nodes) ? ['votes', 'asks'] : ['vote', 'ask'];
    const campaign =
      members === 1
        ? `votes for ${self}`
        : `${votes[0] ?? ''} for ${self} and ${votes[1] ?? ''} for votes`;
    if ('since' in after) {
      const again = after.since === 'stood' ? ' again,' : ' for election';
      const verb = isOne(nodes) ? 'it stands' : 'all of them stand';
      return waitedEn(
        nodes,
        after,
        `${verb}${again} in term ${term}: ${isOne(nodes) ? 'it' : 'they'} ${campaign}.`,
      );
    }
    const [node = ''] = nodes;
    const yes = others(after.preVotes, node);
    return `${node} has the yes of ${list(yes)}: ${count(after.preVotes.length)} of ${count(members)} with its own. It stands for election in term ${term}: it ${campaign}.`;
  },
  keepsStanding: ({ nodes, term, times: stood, forUs }) =>
    isOne(nodes)
      ? `${list(nodes)} has stood ${count(stood)} times in ${ms(forUs)}, most recently in term ${term}, and has only its own vote.`
      : `${list(nodes)} have stood ${count(stood)} times in ${ms(forUs)}, each time all at once, most recently in term ${term}. Each has only its own vote.`,
  requestsStored: ({ node, term, tookUs }) =>
    `${node}’s vote for itself is on disk after ${ms(tookUs)}; only now does it ask for votes in term ${term}.`,
  votesStored: ({ voters, candidate, term, tookUs }) =>
    isOne(voters)
      ? `${list(voters)}’s vote for ${candidate} in term ${term} is on disk after ${formatMsList(tookUs, 'en')}; only now does it leave.`
      : `The votes of ${list(voters)} for ${candidate} in term ${term} are on disk after ${formatMsList(tookUs, 'en')}; only now do they leave.`,

  leads: ({ node, term, votes, members, gapUs, stillLead }) => {
    const from = others(votes, node);
    const won =
      from.length === 0
        ? `${node}’s own vote is enough: ${count(votes.length)} of ${count(members)}.`
        : `${node} has the ${isOne(from) ? 'vote' : 'votes'} of ${list(from)}: ${count(votes.length)} of ${count(members)} with its own.`;
    const leads =
      members === 1 ? ` It leads term ${term}.` : ` It leads term ${term} and says so to everyone.`;
    const gap = gapUs === undefined ? '' : ` Nobody led for ${ms(gapUs)}.`;
    const old = stillLead
      .map((other) => ` ${other.node} still believes that it leads term ${other.term}.`)
      .join('');
    return `${won}${leads}${gap}${old}`;
  },
  stepsDown: ({ nodes, from, oldTerm, term, members, why }) => {
    const names = list(nodes);
    const isSingle = isOne(nodes);
    const stops = {
      leader: isSingle ? 'steps down' : 'step down',
      candidate: isSingle ? 'gives up its candidacy' : 'give up their candidacies',
      preCandidate: isSingle ? 'stops asking' : 'stop asking',
    }[from];
    const over = from === 'leader' ? `: its own term ${oldTerm} is over` : '';
    switch (why.reason) {
      case 'refused': {
        const wanted = from === 'preCandidate' ? oldTerm + 1 : oldTerm;
        return `${names} cannot win term ${wanted}: ${list(why.refusedBy)} said no. It waits for its next election timeout.`;
      }
      case 'leaderHeard':
        return `${names} ${isSingle ? 'hears' : 'hear'} ${why.leader}, the leader of term ${term}, and ${stops}${over}.`;
      case 'higherTerm': {
        const what = why.message === undefined ? '' : `’s ${NAMES.messages[why.message]}`;
        return `${names} ${isSingle ? 'learns' : 'learn'} of term ${term} from ${why.cause}${what} and ${stops}${over}.`;
      }
      case 'quorumLost': {
        const heard = why.heard.length === 0 ? 'nobody' : `only ${list(why.heard)}`;
        const active = `${count(why.heard.length + 1)} of ${count(members)} with itself`;
        return `${names} has heard ${heard} within an election timeout (${ms(why.electionTimeoutUs)}): ${active}, no majority. It steps down (check-quorum).`;
      }
    }
  },
  adopts: ({ node, term, cause, message }) => {
    const what =
      cause === undefined
        ? ''
        : ` from ${cause}${message === undefined ? '' : `’s ${NAMES.messages[message]}`}`;
    return `${node} learns of term ${term}${what} and enters it.`;
  },
  follows: ({ followers, leader, term }) =>
    `${list(followers)} ${isOne(followers) ? 'hears' : 'hear'} ${leader}, the leader of term ${term}, and ${isOne(followers) ? 'follows' : 'follow'} it.`,

  saysYes: ({ voters, candidate, term }) =>
    `${list(voters)} ${isOne(voters) ? 'says' : 'say'} yes to ${candidate}: it could win term ${term}. Nothing is promised yet.`,
  votes: ({ voters, candidate, term, before, isRepeated, isLate }) => {
    if (isRepeated) return `${list(voters)} confirms its vote for ${candidate} in term ${term}.`;
    const voted = `${list(voters)} ${isOne(voters) ? 'votes' : 'vote'} for ${candidate} in term ${term}`;
    if (before !== undefined) {
      return `${voted}, though ${isOne(voters) ? 'it' : 'they'} already voted for ${isOne(voters) && before === voters[0] ? 'itself' : before}.`;
    }
    return isLate ? `${voted}, which ${candidate} has won already.` : `${voted}.`;
  },
  refuses: ({ voters, candidate, term, isPre, isSilent, why }) => {
    const verb = isSilent
      ? ['ignores', 'ignore']
      : isPre
        ? ['says no to', 'say no to']
        : ['refuses', 'refuse'];
    return `${list(voters)} ${isOne(voters) ? (verb[0] ?? '') : (verb[1] ?? '')} ${candidate}: ${refusalEn(why, { voters, candidate, term })}.`;
  },
  rivals: ({ voters, fromTerm, toTerm }) => {
    const terms = fromTerm === toTerm ? `term ${fromTerm}` : `terms ${fromTerm} to ${toTerm}`;
    return isOne(voters)
      ? `${list(voters)} refuses its rivals: it already voted for itself in ${terms}.`
      : `${list(voters)} refuse their rivals: each already voted for itself in ${terms}.`;
  },
};
