import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashedBytes } from './client-address.ts';
import { crc32, crc32Onward } from './crc32.ts';
import { createRing, placeOf } from './hash-ring.ts';
import { fillTable, slotOf, tableOf } from './maglev-table.ts';
import { clientAddress, createBackend } from './replay.ts';
import { createStrategy, type Backend, type Pool, type StrategyName } from './strategy.ts';
import { xxhash64 } from './xxhash64.ts';

const CLIENTS = Array.from({ length: 200 }, (_, i) => clientAddress(i));

function poolOf(count: number, weight = 1): Backend[] {
  return Array.from({ length: count }, (_, index) => createBackend(index, weight));
}

function zeros(count: number): number[] {
  return new Array<number>(count).fill(0);
}

/** Whom each client is given, by id. */
function placesOf(name: StrategyName, pool: Pool): readonly (string | undefined)[] {
  const options = { name, ties: 'nginx', withReplacement: false, tableSize: 65_537 } as const;
  const strategy = createStrategy(options, pool);
  return CLIENTS.map((key) => pool[strategy.pick(pool, { key, draw: () => 0 }) ?? -1]?.id);
}

describe('checksums', () => {
  it('CRC-32 has its check value', () => {
    expect(crc32('123456789')).toBe(0xcbf43926);
  });

  it('CRC-32 goes on where it stopped', () => {
    expect(crc32Onward(crc32('12345'), 0x39383736)).toBe(crc32('123456789'));
  });

  it('xxHash64 has the values of its specification', () => {
    expect(xxhash64('')).toBe(0xef46db3751d8e999n);
    expect(xxhash64('abc')).toBe(0x44bc2cf5ad770999n);
  });
});

describe('ip_hash', () => {
  it('looks at three octets of an IPv4 address and at all of an IPv6 address', () => {
    expect(hashedBytes('10.7.13.1')).toEqual([10, 7, 13]);
    expect(hashedBytes('2001:db8::1')).toEqual([0x20, 1, 0x0d, 0xb8, ...zeros(11), 1]);
    expect(hashedBytes('::ffff:1.2.3.4')).toEqual([...zeros(10), 255, 255, 1, 2, 3, 4]);
    expect(hashedBytes('unix:')).toEqual([0, 0, 0]);
  });

  it('gives all clients of one /24 the same backend', () => {
    const options = { name: 'source-hash', ties: 'nginx', withReplacement: false } as const;
    const pool = poolOf(5);
    const strategy = createStrategy({ ...options, tableSize: 7 }, pool);
    const picks = CLIENTS.map((_, i) => strategy.pick(pool, { key: `10.1.2.${i}`, draw: () => 0 }));
    expect(new Set(picks).size).toBe(1);
  });
});

describe('consistent hashing', () => {
  it('has 160 points per unit of weight, in order', () => {
    const { points, owners } = createRing(poolOf(3, 2));
    expect(points).toHaveLength(960);
    expect(points).toEqual([...points].sort((one, other) => one - other));
    expect(owners.filter((owner) => owner === 1)).toHaveLength(320);
  });

  it('has no point twice', () => {
    const { points } = createRing(poolOf(8, 256));
    expect(points.length).toBeLessThan(8 * 256 * 160);
    expect(new Set(points).size).toBe(points.length);
  });

  it('a hash that is a point belongs to that point', () => {
    const ring = createRing(poolOf(2));
    const places = [0, 7, 319];
    expect(places.map((place) => placeOf(ring, ring.points[place] ?? -1))).toEqual(places);
    expect(placeOf(ring, 0xffff_ffff)).toBe(320);
  });

  // ngx_http_upstream_get_chash_peer raises the effective weight as round robin does.
  it('a backend that failed gets its weight back by what the ring gives it', () => {
    const pool = poolOf(2, 9);
    const options = { name: 'consistent-hash', ties: 'nginx', withReplacement: false } as const;
    const strategy = createStrategy({ ...options, tableSize: 7 }, pool);
    const pick = (one: typeof strategy, key: string): number | undefined =>
      one.pick(pool, { key, draw: () => 0 });
    strategy.onFailed(pool, 0);
    expect(pick(strategy.copy(), '')).toBe(1);
    for (const key of CLIENTS) pick(strategy, key);
    expect(pick(strategy, '')).toBe(0);
  });

  it('another weight makes another ring', () => {
    const pool = poolOf(3);
    const options = { name: 'consistent-hash', ties: 'nginx', withReplacement: false } as const;
    const strategy = createStrategy({ ...options, tableSize: 7 }, pool);
    const pick = (key: string): number | undefined => strategy.pick(pool, { key, draw: () => 0 });
    const before = CLIENTS.map(pick);
    for (const backend of pool.slice(0, 1)) backend.weight = 3;
    strategy.onChange(pool, 0);
    const after = CLIENTS.map(pick);
    expect(after).not.toEqual(before);
    expect(after.map((index) => pool[index ?? -1]?.id)).toEqual(placesOf('consistent-hash', pool));
  });

  it('without one backend only its own clients move', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 7 }), fc.nat(6), (count, number) => {
        const pool = poolOf(count);
        const gone = pool[number % count]?.id;
        const before = placesOf('consistent-hash', pool);
        const after = placesOf(
          'consistent-hash',
          pool.filter(({ id }) => id !== gone),
        );
        const moved = before.filter((id, client) => id !== gone && id !== after[client]);
        expect(moved).toEqual([]);
      }),
    );
  });
});

describe('Maglev', () => {
  it('hosts of weights 1 and 2 get 21846 and 43691 of 65537 slots', () => {
    const pool = [createBackend(0, 1), createBackend(1, 2)];
    const table = tableOf(pool, 65_537);
    expect([0, 1].map((host) => table.filter((owner) => owner === host).length)).toEqual([
      21_846, 43_691,
    ]);
  });

  it('equal hosts differ by one slot at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), (count) => {
        const table = tableOf(poolOf(count), 251);
        const sizes = poolOf(count).map(
          (_, host) => table.filter((owner) => owner === host).length,
        );
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('the order of the hosts does not matter', () => {
    const pool = poolOf(6);
    const reversed = tableOf(pool.toReversed(), 251).map((index) => 5 - index);
    expect(reversed).toEqual(tableOf(pool, 251));
  });

  it('a host that is down has no slot, one without room keeps its own', () => {
    const pool = poolOf(3);
    const before = tableOf(pool, 251);
    for (const backend of pool.slice(0, 1)) backend.isEligible = false;
    expect(tableOf(pool, 251)).toEqual(before);
    for (const backend of pool.slice(0, 1)) backend.isUp = false;
    expect(tableOf(pool, 251)).not.toContain(0);
  });

  it('a retry goes to the slots of Envoy’s test (BasicWithRetryHostPredicate)', () => {
    const table = tableOf(
      [90, 91, 92, 93, 94, 95].map((port, i) => createBackend(i, 1, `127.0.0.1:${port}`)),
      7,
    );
    expect([0, 1, 2].map((retry) => table[slotOf(10n, 7, retry)])).toEqual([1, 0, 5]);
  });

  it('a table of nobody is empty', () => {
    expect([...fillTable([], 7)]).toEqual([-1, -1, -1, -1, -1, -1, -1]);
  });
});
