import { describe, expect, test } from 'vitest';
import { replacementSteps, type Replacement, type ReplacementStep } from './replacement.ts';
import { refusalOfAdding, refusalOfRemoving } from './reconfig-check.ts';

const steps = (given: Partial<Replacement>): readonly ReplacementStep[] =>
  replacementSteps({
    members: 3,
    isOldUp: false,
    othersDown: 0,
    order: 'removeFirst',
    isChecked: true,
    ...given,
  });

/** `add 4/3 3 up +0`: deed, size/quorum, voters up, failures to spare. */
function told({ deed, outcome, refusal, after }: ReplacementStep): string {
  if (outcome !== 'done') return `${deed ?? ''}: ${refusal ?? outcome}`;
  const learner = after.learners > 0 ? ' and a learner' : '';
  const { voters, quorum, up, spare } = after;
  return `${deed ?? 'begin'} ${String(voters)}/${String(quorum)} ${String(up)} up${learner} ${spare < 0 ? '' : '+'}${String(spare)}`;
}

describe('A dead member of three', () => {
  test('is removed first: the quorum stays two, and full tolerance is back at the end', () => {
    expect(steps({}).map(told)).toEqual([
      'begin 3/2 2 up +0',
      'remove 2/2 2 up +0',
      'add 3/2 2 up +0',
      'start 3/2 3 up +1',
    ]);
  });

  test('cannot be replaced by adding first, as voter or as learner: etcd refuses', () => {
    expect(steps({ order: 'addFirst' }).map(told)).toEqual(['begin 3/2 2 up +0', 'add: unhealthy']);
    expect(steps({ order: 'learnerFirst' }).map(told)).toEqual([
      'begin 3/2 2 up +0',
      'addLearner: unhealthy',
    ]);
  });

  test('replaced by adding first without the check: no quorum until the new one runs', () => {
    expect(steps({ order: 'addFirst', isChecked: false }).map(told)).toEqual([
      'begin 3/2 2 up +0',
      'add 4/3 2 up -1',
      'start 4/3 3 up +0',
      'remove 3/2 3 up +1',
    ]);
  });

  test('with another one down cannot be replaced at all: nobody can commit a change', () => {
    expect(steps({ othersDown: 1 }).map(told)).toEqual(['begin 3/2 1 up -1', 'remove: noQuorum']);
    expect(steps({ othersDown: 1, order: 'addFirst' }).map(told)).toEqual([
      'begin 3/2 1 up -1',
      'add: unhealthy',
    ]);
    expect(steps({ othersDown: 1, order: 'addFirst', isChecked: false }).map(told)).toEqual([
      'begin 3/2 1 up -1',
      'add: noQuorum',
    ]);
  });
});

describe('A healthy member of three', () => {
  test('is replaced with a learner first: one failure is survived all the way', () => {
    const all = steps({ isOldUp: true, order: 'learnerFirst' });
    expect(all.map(told)).toEqual([
      'begin 3/2 3 up +1',
      'addLearner 3/2 3 up and a learner +1',
      'start 3/2 3 up and a learner +1',
      'promote 4/3 4 up +1',
      'remove 3/2 3 up +1',
    ]);
    expect(all.every(({ after }) => after.oneMore === 'survives')).toBe(true);
  });

  test('is replaced by adding a voter first: none is survived until the new one runs', () => {
    expect(steps({ isOldUp: true, order: 'addFirst' }).map(told)).toEqual([
      'begin 3/2 3 up +1',
      'add 4/3 3 up +0',
      'start 4/3 4 up +1',
      'remove 3/2 3 up +1',
    ]);
  });

  test('is replaced by removing first: none is survived in between', () => {
    expect(steps({ isOldUp: true }).map(told)).toEqual([
      'begin 3/2 3 up +1',
      'remove 2/2 2 up +0',
      'add 3/2 2 up +0',
      'start 3/2 3 up +1',
    ]);
  });

  test('may not go while another one is down', () => {
    expect(steps({ isOldUp: true, othersDown: 1 }).map(told)).toEqual([
      'begin 3/2 2 up +0',
      'remove: unhealthy',
    ]);
  });
});

describe('A cluster of one', () => {
  test('may always grow, and stalls until the second one runs', () => {
    expect(steps({ members: 1, isOldUp: true, order: 'addFirst' }).map(told)).toEqual([
      'begin 1/1 1 up +0',
      'add 2/2 1 up -1',
      'start 2/2 2 up +0',
      'remove 1/1 1 up +0',
    ]);
  });

  test('with a learner first never stalls', () => {
    const all = steps({ members: 1, isOldUp: true, order: 'learnerFirst' });
    expect(all.map(({ after }) => after.spare)).toEqual([0, 0, 0, 0, 0]);
  });

  test('may not lose its only member', () => {
    expect(steps({ members: 1, isOldUp: true }).map(told)).toEqual([
      'begin 1/1 1 up +0',
      'remove: notEnoughStarted',
    ]);
  });
});

// etcd server/etcdserver/server.go, util.go @ v3.7.1, as the project's facts count them.
describe('The check before an add', () => {
  test.each([
    { members: 1, down: 0, isRefused: false },
    { members: 3, down: 0, isRefused: false },
    { members: 3, down: 1, isRefused: true },
    { members: 4, down: 1, isRefused: false },
    { members: 5, down: 1, isRefused: false },
    { members: 5, down: 2, isRefused: true },
  ])('of $members members with $down down: refused $isRefused', ({ members, down, isRefused }) => {
    const voters = { count: members, connected: members - down, started: members };
    for (const isLearner of [false, true])
      expect(refusalOfAdding(voters, { isLearner }) !== undefined).toBe(isRefused);
  });

  test('of a voter counts who has started: one that was added and never came blocks the next', () => {
    const voters = { count: 2, connected: 1, started: 1 };
    expect(refusalOfAdding(voters, { isLearner: false })).toBe('notEnoughStarted');
  });
});

describe('The check before a removal', () => {
  test('lets what is down go, and what is up only if the rest is a quorum of the rest', () => {
    const voters = { count: 5, connected: 3, started: 5 };
    const [gone, alive] = [
      { isConnected: false, hasStarted: true },
      { isConnected: true, hasStarted: true },
    ];
    expect(refusalOfRemoving(voters, gone)).toBeUndefined();
    expect(refusalOfRemoving(voters, alive)).toBe('unhealthy');
    expect(refusalOfRemoving({ ...voters, connected: 4 }, alive)).toBeUndefined();
  });
});

test('Whatever happens in between, a replacement that ends has the size it began with.', () => {
  for (let members = 1; members <= 15; members += 1) {
    for (const order of ['addFirst', 'removeFirst', 'learnerFirst'] as const) {
      for (const isOldUp of [true, false]) {
        for (const isChecked of [true, false]) {
          for (let othersDown = 0; othersDown < members; othersDown += 1) {
            const all = steps({ members, order, isOldUp, isChecked, othersDown });
            const [first, last] = [all[0], all.at(-1)];
            if (last?.outcome !== 'done') continue;
            expect(last.after.voters).toBe(members);
            expect(last.after.learners).toBe(0);
            expect(last.after.up).toBe((first?.after.up ?? 0) + (isOldUp ? 0 : 1));
          }
        }
      }
    }
  }
});

test('With the check, no change takes the quorum away, except of a cluster that has one member.', () => {
  for (let members = 1; members <= 15; members += 1) {
    for (const order of ['addFirst', 'removeFirst', 'learnerFirst'] as const) {
      for (const isOldUp of [true, false]) {
        for (let othersDown = 0; othersDown < members; othersDown += 1) {
          const all = steps({ members, order, isOldUp, othersDown });
          all.slice(1).forEach(({ after }, index) => {
            const before = all[index]?.after;
            if (before === undefined || before.voters === 1 || before.spare < 0) return;
            expect(after.spare).toBeGreaterThanOrEqual(0);
          });
        }
      }
    }
  }
});
