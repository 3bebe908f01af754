import { describe, expect, test } from 'vitest';
import { play } from './played.ts';

const SOON = { tolerationSeconds: 20 };

// DefaultTolerationSeconds admission; pkg/controller/nodelifecycle.
test('The Pods of a lost worker are replaced elsewhere.', () => {
  const { at } = play({
    config: SOON,
    script: [{ at: '30s', crash: 'w1' }],
    until: '125s',
  });
  const [notReady = 0] = at('nodeNotReady');
  const [evicted = 0] = at('podsEvicted', { node: 'w1', pods: 10 });
  const [replaced = 0] = at('podsReplaced', { node: 'w1' });
  // The taint comes one look after the word: processTaintBaseEviction is given the condition as it was read.
  expect(evicted - notReady).toBeCloseTo(20 + 5, 3);
  expect(replaced).toBeGreaterThan(evicted);
});

// pkg/kubelet/config/common.go: static Pods tolerate every NoExecute taint.
test('A lost master is NotReady, and loses no Pods.', () => {
  const { at, cluster } = play({
    config: SOON,
    script: [{ at: '30s', crash: 'm2' }],
    until: '150s',
  });
  expect(cluster.nodes.get('m2')?.isReady).toBe(false);
  expect(at('podsEvicted')).toEqual([]);
});

// kubernetes.io concepts/architecture/nodes: 0.1 nodes a second.
test('Two workers lost at once lose their Pods ten seconds apart.', () => {
  const { at } = play({
    config: SOON,
    script: [{ at: '30s', crash: ['w1', 'w2'] }],
    until: '140s',
  });
  const [first = 0, second = 0] = at('podsEvicted');
  expect(second - first).toBeCloseTo(10, 0);
});

// kubernetes.io concepts/architecture/nodes: from 55 % of at least 3 on, eviction stops in clusters of up to 50 nodes.
describe('When most nodes are lost,', () => {
  const { unmet, at } = play({
    config: { ...SOON, workers: 6 },
    script: [
      { at: '30s', partition: [['w1', 'w2', 'w3', 'w4', 'w5']] },
      { at: '31s', crash: ['w1', 'm3'] },
      { at: '130s', expect: { nodes: { w1: 'notReady', w5: 'notReady', w6: 'ready' } } },
      { at: '140s', heal: 'all' },
    ],
    until: '220s',
  });

  test('eviction stops: at most the one that was lost first loses its Pods', () => {
    expect(unmet).toEqual([]);
    expect(at('nodeNotReady')).toHaveLength(6);
    expect(at('podsEvicted').filter((s) => s < 160).length).toBeLessThanOrEqual(1);
  });

  test('and enough of them are back, those that are not lose theirs, and those that are keep them', () => {
    expect(at('podsEvicted', { node: 'w1' })).toHaveLength(1);
    expect(at('podsEvicted', { node: 'w5' })).toEqual([]);
  });
});

// kubernetes.io concepts/architecture/nodes: if all are lost, something is wrong with the network, and nobody is evicted.
test('When all nodes are lost, what was begun is taken back.', () => {
  const { at, cluster } = play({
    config: SOON,
    // Every kubelet is gone, the last one later; the API stays.
    script: [
      ...['m1', 'm2', 'm3', 'w1', 'w2'].map((host) => ({ at: '30s', crash: `kubelet@${host}` })),
      { at: '32s', crash: 'kubelet@w3' },
    ],
    until: '150s',
  });
  expect([...cluster.nodes.values()].some(({ isReady }) => isReady)).toBe(false);
  expect(at('podsEvicted')).toEqual([]);
});

// pkg/controller/nodelifecycle: a controller manager that has just begun counts from when it first sees a node.
test('When the API was away for longer than the grace period, no node is declared lost.', () => {
  const { at, cluster } = play({
    script: [
      { at: '30s', crash: ['m2', 'm3'] },
      { at: '130s', restart: ['m2', 'm3'] },
    ],
    until: '220s',
  });
  expect(cluster.leading.has('kube-controller-manager')).toBe(true);
  expect(at('nodeNotReady')).toEqual([]);
});

// kubelet config/v1beta1: it renews about every 10 s; nodelifecycle looks every 5 s.
describe('A node that is back', () => {
  test('is Ready within 15 s and its retries, and keeps its Pods', () => {
    const { at } = play({
      script: [
        { at: '30s', crash: 'kubelet@w1' },
        { at: '120s', restart: 'kubelet@w1' },
      ],
      until: '150s',
    });
    expect(at('nodeNotReady', { node: 'w1' })).toHaveLength(1);
    const [ready = Infinity] = at('nodeReady', { node: 'w1' });
    expect(ready - 120).toBeLessThan(16);
    expect(at('podsEvicted')).toEqual([]);
  });

  test('asks anew, whoever its connection went to before', () => {
    for (let seed = 1; seed <= 6; seed += 1) {
      const { cluster } = play(
        {
          script: [
            { at: '30s', crash: 'w1' },
            { at: '31s', crash: 'm2' },
            // The balancer has noticed by then.
            { at: '50s', restart: 'w1' },
          ],
          until: '62s',
        },
        seed,
      );
      expect(['m1', 'm3']).toContain(cluster.nodes.get('w1')?.connectedTo);
      expect(cluster.nodes.get('w1')?.renewedUs).toBeGreaterThan(50_000_000);
    }
  });
});
