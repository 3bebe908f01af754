import { expect, it } from 'vitest';
import { nextSeed, withConfig, withSeed } from './variants.ts';

const source = { model: 'raft', seed: 7, config: { nodes: 5 }, expect: [{ leaders: 1 }] };

it('has another seed and expects nothing', () => {
  const { expect: _said, ...rest } = source;
  expect(withSeed(source, 8)).toEqual({ ...rest, seed: 8 });
  expect([nextSeed(7), nextSeed(0xffff_ffff)]).toEqual([8, 0]);
});

it('has other settings beside those it had', () => {
  const config = { nodes: 5, latency: '1ms' };
  expect(withConfig(source, { latency: '1ms' })).toEqual({ model: 'raft', seed: 7, config });
});
