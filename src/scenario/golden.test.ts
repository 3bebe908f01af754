import { expect, test } from 'vitest';
import { RaftRun } from './raft/run.ts';
import type { RaftTraceEvent, Sent } from './raft/metrics/meter.ts';
import { readRaftScenario } from './raft/run.ts';
import { digestOf } from '../sim/digest.ts';

/**
 * Whole traces, to be read: a change of a golden file is a change of what every reader sees.
 * `vitest -u src/scenario/golden` writes them anew.
 */
const SCENARIOS = {
  'vote-survives-restart': {
    model: 'raft',
    config: { nodes: 3, preset: 'paper', electionTimeout: '5s', diskWrite: '3ms' },
    script: [
      { at: '0s', cut: 'n1-n3' },
      { at: '100ms', campaign: 'n1' },
      { at: '180ms', crash: 'n2' },
      { at: '190ms', restart: 'n2' },
      { at: '200ms', campaign: 'n3' },
      { at: '230ms', expect: { vote: { n2: 'n1' }, leader: 'n1' } },
    ],
    until: '240ms',
  },
  'etcd-failover': {
    model: 'raft',
    seed: 4,
    config: { nodes: 3, preset: 'etcd', heartbeat: '200ms' },
    initial: { n1: { log: [1, 1] }, n2: { log: [1, 1] }, n3: { log: [1] } },
    script: [
      { at: '2s', crash: 'leader' },
      { at: '4s', restart: 'all' },
    ],
    until: '4200ms',
    expect: [{ leaders: 1, term: 3 }],
  },
} as const;

/** A run as lines: `216 n3 electionTimeout → candidate, term 1`. */
function linesOf(events: readonly RaftTraceEvent[]): string {
  const sent = new Map<number, Sent>();
  const lines = events.map((event) => {
    if (event.type === 'send') sent.set(event.id, event);
    return `${String(event.atUs / 1000)} ${describe(event, sent)}`;
  });
  return [...lines, digestOf(events), ''].join('\n');
}

function describe(event: RaftTraceEvent, sent: ReadonlyMap<number, Sent>): string {
  const ends = (id: number): string => {
    const message = sent.get(id);
    return `#${String(id)} ${message?.message.type ?? '?'} ${message?.from ?? '?'} → ${message?.to ?? '?'}`;
  };
  switch (event.type) {
    case 'command':
      return `command ${JSON.stringify(event.command)}`;
    case 'send': {
      const { type: _type, ...fields } = event.message;
      const answers = event.replyTo === undefined ? '' : ` (on #${String(event.replyTo)})`;
      return `sent ${ends(event.id)} ${JSON.stringify(fields)}${answers}`;
    }
    case 'deliver':
      return `arrived ${ends(event.id)}`;
    case 'drop':
      return `lost ${ends(event.id)}: ${event.reason}`;
    case 'timer':
      return `${event.node} timer ${event.timer}`;
    case 'role': {
      const by = event.cause === undefined ? '' : ` by ${event.cause}`;
      const votes = event.votes === undefined ? '' : `, votes ${event.votes.join(' ')}`;
      return `${event.node} ${event.reason}${by} → ${event.to}, term ${String(event.term)}${votes}`;
    }
    case 'vote': {
      const said = event.granted ? 'votes for' : 'refuses';
      const why = event.reason === undefined ? '' : `: ${event.reason}`;
      const kind = event.pre ? ' (pre-vote)' : '';
      return `${event.node} ${said} ${event.candidate}, term ${String(event.term)}${kind}${why}`;
    }
    case 'expect':
      return `expected ${JSON.stringify(event.expect)}: ${event.met ? 'met' : 'failed'}`;
    case 'note':
      return `note ${event.note}${event.node === undefined ? '' : ` ${event.node}`}`;
    case 'violation':
      return `violation ${event.property} ${event.nodes.join(' ')}, term ${String(event.term)}`;
    default:
      return `${event.node} ${event.type}`;
  }
}

test.each(Object.entries(SCENARIOS))(
  'The trace of %s is the golden one, word for word.',
  async (name, source) => {
    const run = new RaftRun(readRaftScenario(source));
    expect(run.finish().verdicts.filter(({ isMet }) => !isMet)).toEqual([]);
    await expect(linesOf(run.events)).toMatchFileSnapshot(`./golden/${name}.txt`);
  },
);
