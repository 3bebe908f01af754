import type { RaftMessage } from '../models/raft/messages.ts';
import { termIndex, type TermIndex } from './terms.ts';

/** How a message is marked wherever it is drawn. */
export interface MessageMark {
  readonly kind: RaftMessage['type'];
  /** H heartbeat, V vote, P pre-vote; an answer carries the letter of its question. */
  readonly letter: 'H' | 'V' | 'P';
  readonly isAnswer: boolean;
  /** Of an answer about a vote: yes or no. Drawn as a tick or a cross in place of the letter. */
  readonly isGranted: boolean | undefined;
  readonly term: number;
  readonly termIndex: TermIndex;
}

const LETTERS = {
  heartbeat: 'H',
  heartbeatResponse: 'H',
  requestVote: 'V',
  requestVoteResponse: 'V',
  preVote: 'P',
  preVoteResponse: 'P',
} as const satisfies Record<RaftMessage['type'], string>;

export function messageMark(message: RaftMessage): MessageMark {
  return {
    kind: message.type,
    letter: LETTERS[message.type],
    isAnswer: message.type.endsWith('Response'),
    isGranted: 'granted' in message ? message.granted : undefined,
    term: message.term,
    termIndex: termIndex(message.term),
  };
}
