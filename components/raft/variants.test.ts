import { describe, expect, it } from 'vitest';
import { readRaftScenario } from '../../src/scenario/raft/run.ts';
import { withSize } from './resized.ts';
import { withPreset, withRule } from './variants.ts';

const source = {
  model: 'raft',
  seed: 7,
  config: { nodes: 5, preset: 'paper', electionTimeout: '150-300ms', latency: '1ms' },
  initial: { n1: { log: [1] }, n5: { log: [1, 1] } },
  script: [
    { at: '1s', crash: 'n5' },
    { at: '2s', crash: 'leader' },
  ],
};

describe('another scenario', () => {
  it('runs the same faults under the other preset, with that preset’s own timing', () => {
    const other = withPreset(source, 'etcd');
    expect(other['config']).toEqual({ nodes: 5, latency: '1ms', preset: 'etcd' });
    expect(readRaftScenario(other).script).toHaveLength(2);
  });

  it('names only the rules that are off', () => {
    const off = withRule(withRule(source, 'majority', false), 'termCheck', false);
    expect(off['config']).toHaveProperty('rules', { majority: false, termCheck: false });
    const on = withRule(withRule(off, 'majority', true), 'termCheck', true);
    expect(on['config']).toEqual(source.config);
  });

  it('forgets what was said of members that are no more', () => {
    const smaller = withSize(source, 3);
    expect(smaller['script']).toEqual([{ at: '2s', crash: 'leader' }]);
    expect(smaller['initial']).toEqual({ n1: { log: [1] } });
    expect(readRaftScenario(smaller).config.nodes).toEqual(['n1', 'n2', 'n3']);
  });
});
