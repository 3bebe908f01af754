/** The two things a Raft picture is drawn from, as types. */
import type { Member, RaftDurable } from '../models/raft/member.ts';
import type { RaftEvent, RaftMessage } from '../models/raft/messages.ts';
import type { SimEvent, Timed } from '../sim/trace.ts';
import type { World } from '../sim/world.ts';

export type RaftWorld = World<Member, RaftMessage, RaftDurable>;
export type RaftTraceEvent = Timed<SimEvent<RaftMessage> | RaftEvent>;

/** How members stood at the start, where it is not "up, in term 0". A scenario's `initial` fits. */
export type InitialMembers = Readonly<
  Record<string, { readonly isDown?: boolean; readonly durable?: { readonly term: number } }>
>;
