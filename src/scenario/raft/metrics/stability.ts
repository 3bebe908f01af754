import { quorumSize, type RaftSettings } from '../../../models/raft/settings.ts';
import type { Micros } from '../../../sim/time.ts';
import type { NodeId } from '../../../sim/world.ts';
import { inMs, type Meter } from './meter.ts';

/** Heartbeat rounds that a majority must acknowledge (scenario format 1). */
const STABLE_ROUNDS = 16;

/** A time in office, and who answered the heartbeats that were sent at each instant. */
interface Office {
  readonly sinceUs: Micros;
  readonly answers: Map<Micros, Set<NodeId>>;
  rounds: number;
}

/** `firstLeaderMs`, `firstStableLeaderMs`: the instants at which those leaders took office. */
export function stabilityMeter(settings: RaftSettings): Meter {
  const others = quorumSize(settings) - 1;
  const offices = new Map<NodeId, Office>();
  const heartbeats = new Map<number, Micros>();
  let firstLeaderUs: Micros | undefined;
  let firstStableUs: Micros | undefined;

  const acknowledge = (leader: NodeId, follower: NodeId, roundUs: Micros | undefined): void => {
    const office = offices.get(leader);
    if (!office || roundUs === undefined || roundUs < office.sinceUs) return;
    const answered = office.answers.get(roundUs) ?? new Set();
    office.answers.set(roundUs, answered);
    if (answered.has(follower)) return;
    answered.add(follower);
    if (answered.size === others) office.rounds += 1;
    if (office.rounds >= STABLE_ROUNDS) firstStableUs = office.sinceUs;
  };

  return {
    onEvent: (event, sent) => {
      if (firstStableUs !== undefined) return;
      if (event.type === 'role' && event.to === 'leader') {
        firstLeaderUs ??= event.atUs;
        // A leader of one needs nobody's answer.
        if (others === 0) firstStableUs = event.atUs;
        offices.set(event.node, { sinceUs: event.atUs, answers: new Map(), rounds: 0 });
      } else if (event.type === 'role' && event.from === 'leader') offices.delete(event.node);
      else if (event.type === 'crash') offices.delete(event.node);
      else if (event.type === 'send' && event.message.type === 'heartbeat') {
        heartbeats.set(event.id, event.atUs);
      } else if (sent?.message.type === 'heartbeatResponse' && sent.replyTo !== undefined) {
        acknowledge(sent.to, sent.from, heartbeats.get(sent.replyTo));
      }
    },
    metrics: () => inMs({ firstLeaderMs: firstLeaderUs, firstStableLeaderMs: firstStableUs }),
  };
}
