import { expect, test } from 'vitest';
import type { Cluster } from '../../models/control-plane/cluster.ts';
import { play } from './played.ts';

/** Everything in it, in an order of its own. */
const textOf = (cluster: Cluster): string =>
  JSON.stringify(cluster, (_key, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...value] : value,
  );

test('A copy of a cluster is like it, and shares nothing that changes.', () => {
  const { cluster } = play({
    config: { virtualIp: 'vrrp' },
    script: [
      { at: '10s', crash: 'm2' },
      { at: '12s', drain: 'm3' },
      { at: '13s', partition: [['w1'], ['m1', 'm2', 'm3']] },
      { at: '14s', expire: 'certificates@m2' },
      { at: '15s', pause: 'm1' },
    ],
    until: '60s',
  });
  const copy = cluster.copy();
  expect(textOf(copy)).toBe(textOf(cluster));
  const before = textOf(copy);
  // Every collection in it, and every record in those.
  for (const value of Object.values(cluster)) {
    if (value instanceof Set) value.add('x');
    if (value instanceof Map) {
      for (const one of value.values() as Iterable<unknown>) {
        if (typeof one === 'object' && one !== null && !Array.isArray(one)) {
          Object.assign(one, Object.isFrozen(one) ? {} : { changed: true });
        }
      }
      value.set('x', 0);
    }
  }
  const shared = ['etcd', 'api'];
  const without = (text: string): unknown => {
    const read = JSON.parse(text) as Record<string, unknown>;
    // Their records are replaced as a whole, never changed.
    return Object.fromEntries(Object.entries(read).filter(([key]) => !shared.includes(key)));
  };
  expect(without(textOf(copy))).toEqual(without(before));
  expect([...copy.etcd.keys()]).not.toContain('x');
});
