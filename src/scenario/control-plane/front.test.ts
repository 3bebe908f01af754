import { describe, expect, test } from 'vitest';
import { play } from './played.ts';

// RFC 5798, 6.1: 3 advertisements of 1 s and a skew of (256 − priority) / 256 s; kubeadm: priorities 101 and 100.
describe('keepalived', () => {
  test('moves the address to the next master 3.6 s after the first has died', () => {
    const { cluster, metrics } = play({
      config: { virtualIp: 'vrrp' },
      script: [{ at: '30s', crash: 'm1' }],
      until: '60s',
    });
    expect(cluster.virtualIp).toEqual(['m2']);
    expect(metrics['virtualIpMs']).toBeCloseTo(3_000 + (156 / 256) * 1000, 0);
  });

  test('moves it as well when no code runs on the first', () => {
    const { cluster } = play({
      config: { virtualIp: 'vrrp' },
      script: [{ at: '30s', pause: 'm1' }],
      until: '40s',
    });
    expect(cluster.virtualIp).toEqual(['m2']);
  });

  // RFC 5798, 6.4.3: the higher priority takes it back (Preempt_Mode is true by default).
  test('moves it back when the first is there again', () => {
    const { cluster } = play({
      config: { virtualIp: 'vrrp' },
      script: [
        { at: '30s', crash: 'm1' },
        { at: '60s', restart: 'm1' },
      ],
      until: '80s',
    });
    expect(cluster.virtualIp).toEqual(['m1']);
  });

  // RFC 5798, 6.4.3: who hears a higher priority steps back, at its next advertisement.
  test('in a partition has one on each side, and one again a second after it', () => {
    const { unmet } = play({
      config: { virtualIp: 'vrrp' },
      script: [
        { at: '30s', partition: [['m1'], ['m2', 'm3']] },
        { at: '40s', expect: { virtualIp: ['m1', 'm2'] } },
        { at: '60s', heal: 'all' },
        { at: '61100ms', expect: { virtualIp: 'm1' } },
      ],
      until: '62s',
    });
    expect(unmet).toEqual([]);
  });

  // kubeadm docs/ha-considerations.md: checked every 3 s, fall 10, weight −2.
  test('leaves the address for 30 s with a master whose API server is gone', () => {
    const { at, cluster } = play({
      config: { virtualIp: 'vrrp' },
      script: [
        { at: '20s', crash: 'kubelet@m1' },
        { at: '30s', crash: 'kube-apiserver@m1' },
      ],
      until: '80s',
    });
    const [moved = 0] = at('virtualIp').filter((s) => s > 30);
    expect(moved).toBeGreaterThan(60);
    expect(moved).toBeLessThan(65);
    expect(cluster.virtualIp).toEqual(['m2']);
  });
});

// kube-vip docs: who holds the Lease holds the address; client-go's elector with 15 s, 10 s, 2 s.
test('kube-vip moves the address with its Lease, 13 to 23.8 s after its holder has died.', () => {
  const { cluster, metrics } = play({
    config: { virtualIp: 'kube-vip' },
    initial: { leader: 'm2' },
    script: [{ at: '30s', crash: 'm1' }],
    until: '70s',
  });
  expect(cluster.virtualIp).toEqual([cluster.leading.get('kube-vip')]);
  expect(metrics['virtualIpMs']).toBeGreaterThan(12_980);
  expect(metrics['virtualIpMs']).toBeLessThan(23_900);
});

// haproxy: without `check` a server is always taken to be up.
test('A balancer without checks goes on to send a third of the connections to a dead master.', () => {
  const { cluster } = play({
    config: { loadBalancer: { health: 'off' } },
    script: [{ at: '30s', crash: 'm1' }],
    until: '120s',
  });
  expect(cluster.services.get('connections')).toBeCloseTo(2 / 3);
});

// kubernetes.io kubeadm high-availability: a single address is a single point of failure.
test('Without anything in front, the loss of the host that clients know ends everything for them, while the cluster goes on.', () => {
  const { unmet } = play({
    config: { loadBalancer: 'none' },
    script: [
      { at: '30s', crash: 'm1' },
      {
        at: '70s',
        expect: {
          connections: 'unavailable',
          writes: 'unavailable',
          scheduling: 'available',
          controllers: 'available',
        },
      },
    ],
    until: '71s',
  });
  expect(unmet).toEqual([]);
});
