import { fixed, minimumOf, type Distribution } from '../../sim/distribution.ts';
import type { Micros } from '../../sim/time.ts';
import type { TimerRule } from '../../sim/world.ts';
import type { RaftSettings } from '../../models/raft/settings.ts';

/** The lengths of a member's timers, by the names that the machine gives them. */
export type RaftTimers = Readonly<
  Record<'electionTimeout' | 'voteLease' | 'heartbeat' | 'quorumCheck', TimerRule | undefined>
>;

export interface RaftTiming {
  readonly heartbeatUs: Micros;
  /** `paper`: drawn at every start of the timer. `etcd`: fixed, a whole multiple of the heartbeat. */
  readonly electionTimeout: Distribution;
}

/**
 * `paper`: durations; the election timeout is drawn anew each time it starts (Raft §5.2, §9.3).
 *
 * `etcd`: ticks of the member's own ticker, one heartbeat interval long. The election timeout is
 * E … 2E−1 ticks, drawn at start and when the machine asks; heartbeats every tick; quorum check and
 * vote lease E ticks (etcd-io/raft raft.go, tickElection, tickHeartbeat, resetRandomizedElectionTimeout).
 */
export function timersOf(
  settings: Pick<RaftSettings, 'preset' | 'checkQuorum' | 'rules'>,
  { heartbeatUs, electionTimeout }: RaftTiming,
): RaftTimers {
  const isRandomized = settings.rules.randomizedTimeout;
  const onlyWithCheckQuorum = (rule: TimerRule): TimerRule | undefined =>
    settings.checkQuorum ? rule : undefined;
  if (settings.preset === 'paper') {
    const shortest = fixed(minimumOf(electionTimeout));
    const base: TimerRule = { length: shortest, renewed: 'atStart' };
    return {
      electionTimeout: { length: isRandomized ? electionTimeout : shortest, renewed: 'atStart' },
      voteLease: onlyWithCheckQuorum(base),
      heartbeat: { length: fixed(heartbeatUs), renewed: 'atStart' },
      quorumCheck: onlyWithCheckQuorum(base),
    };
  }
  const ticks = minimumOf(electionTimeout) / heartbeatUs;
  const inTicks = (length: Distribution): TimerRule => ({
    length,
    tickUs: heartbeatUs,
    renewed: 'onRequest',
  });
  return {
    electionTimeout: inTicks(
      isRandomized ? { kind: 'uniform', min: ticks, max: 2 * ticks - 1 } : fixed(ticks),
    ),
    voteLease: onlyWithCheckQuorum(inTicks(fixed(ticks))),
    heartbeat: inTicks(fixed(1)),
    quorumCheck: onlyWithCheckQuorum(inTicks(fixed(ticks))),
  };
}
