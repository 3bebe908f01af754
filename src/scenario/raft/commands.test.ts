import { describe, expect, test } from 'vitest';
import { saidInChinese } from '../chinese-faults.ts';
import type { RaftTypes } from './model.ts';
import { readRaftScenario } from './run.ts';
import type { ScriptEntry } from '../scenario.ts';

function read(entry: object, nodes: unknown = 5): ScriptEntry<RaftTypes> | undefined {
  const source = { model: 'raft', config: { nodes }, script: [entry] };
  return saidInChinese(() => readRaftScenario(source)).script[0];
}

/** The command of an entry, as it was read. */
function commandOf(entry: object, nodes?: unknown): unknown {
  const action = read(entry, nodes)?.action;
  return action?.kind === 'command' ? action.command : undefined;
}

const TARGETS = 'Known: n1, n2, n3, n4, n5, leader, follower, all.';
const link = (found: string): string =>
  `Expected a link between members, such as n1->n2 (one way) or n1-n2, found ${found}.`;

describe('Entries that are refused:', () => {
  test.each<[object, string]>([
    [
      { at: '1s', crash: 'n1', restart: 'n2' },
      'script[0].restart: An entry has exactly one command; here are crash and restart. Make an entry of each.',
    ],
    [{ at: '1s' }, 'script[0]: An entry needs a command beside `at`: one of crash, restart,'],
    [{ at: '1s', crahs: 'n1' }, 'script[0].crahs: Unknown command "crahs". Did you mean "crash"?'],
    [{ at: 5, crash: 'n1' }, 'script[0].at: A duration needs a unit; found the bare number 5.'],
    [{ at: '-1s', crash: 'n1' }, 'script[0].at: A duration cannot be negative: "-1s".'],
    [
      { crash: 'n9' },
      `script[0].crash: Unknown member or role "n9". Did you mean "n1"? ${TARGETS}`,
    ],
    [{ crash: 'candidate' }, `script[0].crash: Unknown member or role "candidate". ${TARGETS}`],
    [{ crash: ['n1', 'n8'] }, 'script[0].crash[1]: Unknown member or role "n8".'],
    [{ crash: [] }, 'script[0].crash: Expected at least one member, found [].'],
    [
      { crash: 1 },
      'script[0].crash: Expected a member or role (n1, n2, n3, n4, n5, leader, follower, all), found 1.',
    ],
    [
      { partition: ['n1', 'n2'] },
      'script[0].partition: Expected a list of groups, such as [[n1, n2], [n3, n4, n5]], found ["n1","n2"].',
    ],
    [{ partition: [['n1'], ['n2', 'n1']] }, 'script[0].partition[1]: n1 stands in two groups.'],
    [{ cut: 'n1->n1' }, `script[0].cut: ${link('"n1->n1"')}`],
    [{ cut: ['n1-n2', 'n1-n7'] }, `script[0].cut[1]: ${link('"n1-n7"')}`],
    [
      { latency: { link: 'all', to: 5 } },
      'script[0].latency.to: A duration needs a unit; found the bare number 5.',
    ],
    [
      { loss: { link: 'all', to: 2 } },
      'script[0].loss.to: Expected a chance from 0 to 1, found 2.',
    ],
    [
      { loss: { links: 'all', to: 1 } },
      'script[0].loss.links: Unknown key "links". Did you mean "link"?',
    ],
    [{ slowDisk: { node: 'n1' } }, 'script[0].slowDisk.to: Expected a duration, found nothing.'],
    [
      { drop: { id: 3, from: 'n1' } },
      'script[0].drop: `id` names one message; leave the other keys out.',
    ],
    [
      { drop: { from: 'n1', to: 'n2', type: 'vote' } },
      'script[0].drop.type: Unknown value "vote".',
    ],
    [
      { drop: { from: 'n1', to: 'n2', count: 0 } },
      'script[0].drop.count: Expected a whole number from 1 to 1000000, found 0.',
    ],
    [{ heal: 'n1-n9' }, 'script[0].heal: Unknown member or role "n1-n9".'],
    [
      { expect: { leadrs: 1 } },
      'script[0].expect.leadrs: Unknown key "leadrs". Did you mean "leaders"?',
    ],
  ])('%j', (entry, problem) => {
    expect(() => read(entry)).toThrow(problem);
  });

  const later = 'propose read transfer add addLearner promote remove reconfigure compact';
  test.each(later.split(' '))(
    '%s is part of the format but not yet of this version, and says why.',
    (name) => {
      expect(() => read({ at: '1s', [name]: 'n1' })).toThrow(
        `script[0].${name}: "${name}" belongs to log replication, which this version does not simulate yet; elections are complete.`,
      );
    },
  );

  test.each(['applied', 'reads'])('The expectation %s is refused with the same reason.', (name) => {
    expect(() => read({ expect: { [name]: ['x=1'] } })).toThrow('belongs to log replication');
  });
});

describe('Entries that are taken:', () => {
  const n1n2 = { from: 'n1', to: 'n2' };
  const n2n1 = { from: 'n2', to: 'n1' };
  const fixed = (value: number) => ({ kind: 'fixed', value });

  test.each<[object, object]>([
    [{ crash: 'leader' }, { type: 'crash', targets: ['leader'], isList: false }],
    [{ restart: ['n1', 'all'] }, { type: 'restart', targets: ['n1', 'all'], isList: true }],
    [
      { partition: [['n1', 'leader'], ['n2']] },
      { type: 'partition', groups: [['n1', 'leader'], ['n2']] },
    ],
    [{ cut: 'n1->n2' }, { type: 'cut', links: [n1n2] }],
    [{ cut: 'n1-n2' }, { type: 'cut', links: [n1n2, n2n1] }],
    [{ cut: ['n1 -> n2', 'n2->n1'] }, { type: 'cut', links: [n1n2, n2n1] }],
    [{ heal: 'all' }, { type: 'heal', what: 'all' }],
    [{ heal: ['n1->n2', 'n3'] }, { type: 'heal', what: [[n1n2], ['n3']] }],
    [
      { latency: { link: 'all', to: '50ms' } },
      { type: 'latency', links: 'all', to: fixed(50_000) },
    ],
    [{ loss: { link: 'n1->n2', to: 0.5 } }, { type: 'loss', links: [n1n2], to: 0.5 }],
    [
      { slowDisk: { node: 'leader', to: '1s' } },
      { type: 'slowDisk', targets: ['leader'], to: fixed(1_000_000) },
    ],
    [
      { drop: { from: 'n1', to: 'all', type: 'heartbeat', count: 'all' } },
      {
        type: 'drop',
        from: ['n1'],
        to: ['all'],
        message: 'heartbeat',
        count: Number.MAX_SAFE_INTEGER,
      },
    ],
    [
      { drop: { from: 'n1', to: 'n2' } },
      { type: 'drop', from: ['n1'], to: ['n2'], message: undefined, count: 1 },
    ],
    [{ drop: { id: 7 } }, { type: 'dropMessage', id: 7 }],
  ])('%j', (entry, command) => {
    expect(commandOf(entry)).toEqual(command);
  });

  test('A link between members with hyphens in their names is read where it makes sense.', () => {
    expect(commandOf({ cut: 'eu-1-eu-2' }, ['eu-1', 'eu-2'])).toEqual({
      type: 'cut',
      links: [
        { from: 'eu-1', to: 'eu-2' },
        { from: 'eu-2', to: 'eu-1' },
      ],
    });
  });

  test('An instant can be drawn, and is 0 when it is left out.', () => {
    expect(read({ at: '2000-2075ms', crash: 'n1' })?.at).toEqual({
      kind: 'uniform',
      min: 2_000_000,
      max: 2_075_000,
    });
    expect(read({ crash: 'n1' })?.at).toEqual(fixed(0));
  });
});
