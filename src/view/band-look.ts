import type { Role } from '../models/raft/messages.ts';
import type { Segment } from './history.ts';

/** A pause hides what the member was, except that a leader still believes it leads. */
export type MemberLook = Role | 'down' | 'paused' | 'pausedLeader';

/** What a band says by its height and fill. Of an API server: who holds what it stores. */
export type BandLook = MemberLook | 'api';

export function lookOf({ status, role }: Segment): MemberLook {
  if (status === 'up') return role;
  if (status === 'down') return 'down';
  return role === 'leader' ? 'pausedLeader' : 'paused';
}
