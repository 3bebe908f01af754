import type { Role } from '../models/raft/messages.ts';
import type { Segment } from './history.ts';

/** A pause hides what the member was, except that a leader still believes it leads. */
export type BandLook = Role | 'down' | 'paused' | 'pausedLeader';

export function lookOf({ status, role }: Segment): BandLook {
  if (status === 'up') return role;
  if (status === 'down') return 'down';
  return role === 'leader' ? 'pausedLeader' : 'paused';
}
