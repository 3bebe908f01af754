import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedIn, inputOf, queryOf, withPreset } from './address.ts';
import { FRONTS, isIdle, KEYS, PRESET_NAMES, TEXT_FIELDS, TOPOLOGIES } from './input.ts';
import type { ClusterInput } from './input.ts';
import { PRESETS } from './presets.ts';
import { readCluster } from './read.ts';

const texts = fc.oneof(
  fc.constantFrom('3', '15s', '100ms', '10-40ms', '', '-5s', '1e9', '三', '½', 'soon'),
  fc.string({ maxLength: 40 }),
);
const inputs: fc.Arbitrary<ClusterInput> = fc
  .record({
    preset: fc.constantFrom(...PRESET_NAMES),
    topology: fc.constantFrom(...TOPOLOGIES),
    front: fc.constantFrom(...FRONTS),
    typed: fc.dictionary(fc.constantFrom(...TEXT_FIELDS), texts),
  })
  .map(({ typed, preset, topology, front }) => {
    const trimmed = Object.fromEntries(
      Object.entries(typed).map(([field, text]): [string, string] => [field, text.trim()]),
    );
    return { ...PRESETS[preset].input, ...trimmed, topology, front };
  });

test('what is typed comes back from the address, but for fields that do not count', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const { input: back, ignored } = inputOf(queryOf(input));
      expect(ignored).toEqual([]);
      for (const field of TEXT_FIELDS) {
        const usual = PRESETS[input.preset].input[field];
        expect(back[field]).toBe(isIdle(field, input) ? usual : input[field]);
      }
      expect([back.preset, back.topology, back.front]).toEqual([
        input.preset,
        input.topology,
        input.front,
      ]);
      expect(queryOf(back)).toBe(queryOf(input));
    }),
  );
});

test('no query stops the page: it is read, and what comes of it is computed', () => {
  const keys = fc.oneof(fc.constantFrom('preset', 'front', ...Object.values(KEYS)), fc.string());
  fc.assert(
    fc.property(fc.array(fc.tuple(keys, fc.oneof(texts, fc.string()))), (pairs) => {
      const { input } = inputOf(`?${new URLSearchParams(pairs).toString()}`);
      const { clocks } = readCluster(input);
      expect(clocks.masters).toBeGreaterThan(0);
      expect(clocks.electionMs).toBeGreaterThanOrEqual(5 * clocks.heartbeatMs);
    }),
  );
  fc.assert(fc.property(fc.string(), (search) => void readCluster(inputOf(search).input)));
});

test('the address says only what differs from the preset, by the flags’ names', () => {
  expect(queryOf(PRESETS.kubeadm.input)).toBe('');
  expect(queryOf(PRESETS.k3s.input)).toBe('?preset=k3s');
  expect(queryOf({ ...PRESETS.k3s.input, masters: '5', leaseDuration: '30s' })).toBe(
    '?preset=k3s&masters=5&lease-duration=30s',
  );
});

test('an unknown key and an unknown choice are named, with what could stand there', () => {
  expect(inputOf('?preset=k0s&colour=red&masters=5')).toMatchObject({
    input: { preset: 'kubeadm', masters: '5' },
    ignored: [
      { key: 'preset', value: 'k0s', why: 'choice', choices: ['kubeadm', 'k3s', 'rke2'] },
      { key: 'colour', value: 'red', why: 'unknown' },
    ],
  });
});

test('of a key that stands twice the first value is taken, and the second is named', () => {
  expect(inputOf('?masters=5&masters=7')).toMatchObject({
    input: { masters: '5' },
    ignored: [{ key: 'masters', value: '7', why: 'second' }],
  });
});

test('another preset brings its values, and leaves what the reader has changed', () => {
  const mine = {
    ...PRESETS.kubeadm.input,
    masters: '5',
    front: 'vrrp',
    election: '3000ms',
  } as const;
  expect(changedIn(mine)).toEqual({ masters: '5', front: 'vrrp', election: '3000ms' });
  expect(withPreset(mine, 'k3s')).toEqual({
    ...PRESETS.k3s.input,
    ...{ masters: '5', front: 'vrrp', election: '3000ms' },
  });
  expect(changedIn(PRESETS.rke2.input)).toEqual({});
});
