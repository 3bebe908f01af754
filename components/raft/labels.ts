import { RAFT_NAMES } from '../../src/narration/roles.ts';
import type { RingLabels } from './ring-labels.ts';
import type { RaftStrings } from './strings.en.ts';

export function ringLabels(words: RaftStrings): RingLabels {
  const { roles } = RAFT_NAMES[words.language];
  const { term, voted, votes, waiting, comma } = words;
  return { roles, down: roles.down, paused: roles.paused, term, voted, votes, waiting, comma };
}
