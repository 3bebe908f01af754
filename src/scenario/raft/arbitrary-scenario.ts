/** Random Raft scenarios for property tests. */
import fc from 'fast-check';
import type { ScenarioSource } from '../scenario.ts';

const UNTIL_MS = { paper: 2_000, etcd: 6_000 } as const;

const ms = (most: number): fc.Arbitrary<string> =>
  fc.nat(most).map((length) => `${String(length)}ms`);
const range = (most: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.nat(most), fc.nat(most))
    .map(([a, b]) => `${String(Math.min(a, b))}-${String(Math.max(a, b))}ms`);
const chance = fc.constantFrom(0, 0, 0.05, 0.3);

/** Commands on `size` members: every fault there is, and members that stand out of turn. */
function commands(size: number): fc.Arbitrary<object> {
  const name = fc.integer({ min: 1, max: size }).map((index) => `n${String(index)}`);
  const node = fc.oneof(
    { weight: 6, arbitrary: name },
    { weight: 1, arbitrary: fc.constantFrom('all', 'leader', 'follower') },
  );
  const onNode = [
    'crash',
    'restart',
    'restart',
    'pause',
    'resume',
    'resume',
    'isolate',
    'campaign',
  ];
  const slowDisk = fc.record({ node, to: range(200) }).map((value) => ({ slowDisk: value }));
  const single = fc
    .tuple(fc.constantFrom(...onNode), node)
    .map(([key, value]) => ({ [key]: value }));
  if (size === 1) return fc.oneof({ weight: 4, arbitrary: single }, slowDisk);
  const ends = fc.uniqueArray(name, { minLength: 2, maxLength: 2 });
  const link = fc.tuple(ends, fc.constantFrom('-', '->')).map(([pair, arrow]) => pair.join(arrow));
  const groups = fc.array(fc.nat(2), { minLength: size, maxLength: size }).map((groupOf) => {
    const members = groupOf.map((group, index) => ({ group, name: `n${String(index + 1)}` }));
    const partition = [0, 1].map((group) =>
      members.filter((one) => one.group === group).map((one) => one.name),
    );
    return { partition: partition.filter((one) => one.length > 0) };
  });
  const drop = fc.record({ from: name, to: name, count: fc.constantFrom(1, 3, 'all') });
  return fc.oneof(
    { weight: 6, arbitrary: single },
    slowDisk,
    groups,
    link.map((cut) => ({ cut })),
    fc.oneof(fc.constant('all'), link, name).map((heal) => ({ heal })),
    fc.record({ link, to: range(300) }).map((latency) => ({ latency })),
    fc.record({ link: fc.oneof(link, fc.constant('all')), to: chance }).map((loss) => ({ loss })),
    drop.map((value) => ({ drop: value })),
  );
}

/** A cluster of one to seven members in trouble, with every rule on. */
export const scenarios: fc.Arbitrary<ScenarioSource> = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.constantFrom('paper' as const, 'etcd' as const))
  .chain(([nodes, preset]) =>
    fc.record({
      model: fc.constant('raft'),
      seed: fc.nat(),
      config: fc.record({
        nodes: fc.constant(nodes),
        preset: fc.constant(preset),
        preVote: fc.boolean(),
        checkQuorum: fc.boolean(),
        latency: range(60),
        loss: chance,
        duplicate: chance,
        reorder: fc.boolean(),
        diskWrite: range(30),
      }),
      script: fc.array(
        fc
          .tuple(fc.oneof(ms(UNTIL_MS[preset]), range(UNTIL_MS[preset])), commands(nodes))
          .map(([at, command]) => ({ at, ...command })),
        { maxLength: 20, size: 'max' },
      ),
      until: fc.constant(`${String(UNTIL_MS[preset])}ms`),
    }),
  );
