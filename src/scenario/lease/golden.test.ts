import { expect, test } from 'vitest';
import { digestOf } from '../../sim/digest.ts';
import { LeaseRun, readLeaseScenario } from './run.ts';
import type { EventNamed, LeaseTraceEvent } from './told.ts';

/**
 * A whole trace, to be read: a change of the golden file is a change of what every reader sees.
 * `vitest -u src/scenario/lease/golden` writes it anew.
 */
const SCENARIOS = {
  'lease-crash-and-takeover': {
    model: 'lease',
    seed: 3,
    config: {
      candidates: 2,
      leaseDuration: '4s',
      renewDeadline: '3s',
      retryPeriod: '1s',
      apiLatency: '5-20ms',
      work: '3s',
      fencing: true,
    },
    script: [
      { at: '3500ms', crash: 'leader' },
      { at: '8s', restart: 'all' },
    ],
    until: '10s',
    expect: [{ leaders: 1, transitions: 1, staleWrites: 0 }],
  },
} as const;

/** A run as lines, in seconds: `0.052799 c2#1 acquires, created, before nobody, transitions 0`. */
function linesOf(events: readonly LeaseTraceEvent[]): string {
  const sent = new Map<number, EventNamed<'send'>>();
  const lines = events.map((event) => {
    if (event.type === 'send') sent.set(event.id, event);
    return `${(event.atUs / 1_000_000).toFixed(6)} ${describe(event, sent)}`;
  });
  return [...lines, digestOf(events), ''].join('\n');
}

function describe(event: LeaseTraceEvent, sent: ReadonlyMap<number, EventNamed<'send'>>): string {
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
    case 'role':
      return `${event.identity} ${event.from} → ${event.to}`;
    case 'request':
      return `${event.node} asks: ${event.verb} ${String(event.request)}, to ${event.purpose}`;
    case 'response':
      return `${event.node} hears: ${event.verb} ${String(event.request)} ${String(event.code)}`;
    case 'observe':
      return `${event.node} sees ${event.holder || 'nobody'} in version ${String(event.resourceVersion)}`;
    case 'acquire':
      return `${event.identity} acquires, ${event.because}, before ${event.before || 'nobody'}, transitions ${String(event.transitions)}`;
    case 'renew':
      return `${event.identity} renews${event.optimistic ? '' : ' after a read'}: version ${String(event.resourceVersion)}`;
    case 'renewFailed':
      return `${event.identity} fails to renew: ${String(event.reason)}, holder ${event.holder}`;
    case 'lost':
      return `${event.identity} loses the lease: ${event.reason}`;
    case 'release':
      return `${event.identity} releases the Lease of ${event.before}`;
    case 'exit':
      return `${event.identity} exits: ${event.reason}`;
    case 'work':
      return `${event.identity} acts: ${event.accepted ? 'accepted' : 'refused'}, holder ${event.holder}`;
    case 'expect':
      return `expected ${JSON.stringify(event.expect)}: ${event.met ? 'met' : 'failed'}`;
    case 'note':
      return `note ${event.note}${event.node === undefined ? '' : ` ${event.node}`}`;
    case 'violation':
      return `violation ${event.property} ${event.nodes.join(' ')}, transitions ${String(event.term)}`;
    default:
      return `${event.node} ${event.type}`;
  }
}

test.each(Object.entries(SCENARIOS))(
  'The trace of %s is the golden one, word for word.',
  async (name, source) => {
    const run = new LeaseRun(readLeaseScenario(source));
    expect(run.finish().verdicts.filter(({ isMet }) => !isMet)).toEqual([]);
    await expect(linesOf(run.events)).toMatchFileSnapshot(`../golden/${name}.txt`);
  },
);
