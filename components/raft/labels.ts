import { RAFT_NAMES } from '../../src/narration/roles.ts';
import type { KitStrings } from '../kit/strings.en.ts';
import type { RingLabels } from './ring-labels.ts';

export function ringLabels(words: KitStrings): RingLabels {
  const { roles } = RAFT_NAMES[words.language];
  const { term, voted, votes, waiting, comma } = words;
  return { roles, down: roles.down, paused: roles.paused, term, voted, votes, waiting, comma };
}
