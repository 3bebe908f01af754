import { durableVote } from './durable-vote.ts';
import { electionSafety } from './election-safety.ts';
import type { Property } from './property.ts';

/** The properties that every Raft run is held to. */
export const RAFT_PROPERTIES: readonly Property[] = [electionSafety, durableVote];

/** Every property that format 1 names, whether or not this version can check it. */
export const RAFT_PROPERTY_NAMES = [
  'election-safety',
  'leader-append-only',
  'log-matching',
  'leader-completeness',
  'state-machine-safety',
  'durable-vote',
  'linearizable-read',
] as const;
