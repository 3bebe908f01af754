import { describe, expect, it } from 'vitest';
import { readLeaseScenario } from '../../src/scenario/lease/run.ts';
import { LEASE_NAMES } from '../../src/narration/lease-names.ts';
import { withCandidates } from './resized.ts';
import { en } from './strings.en.ts';
import { zhCn } from './strings.zh-cn.ts';
import { PRESETS, withDurations, withSetting } from './variants.ts';

const source = {
  model: 'lease',
  seed: 7,
  config: { candidates: 3, clocks: { c3: { rate: 1.5 } } },
  initial: { lease: { holder: 'c3' }, c3: { down: true } },
  script: [
    { at: '1s', crash: 'c3' },
    { at: '1s', clock: { c3: { offset: '3s' } } },
    { at: '2s', crash: 'leader' },
    { at: '3s', outage: 'api' },
  ],
};

describe('another scenario', () => {
  it('has the durations of a preset, and every preset is one that client-go takes', () => {
    for (const durations of PRESETS) {
      const { settings } = readLeaseScenario(withDurations(source, durations)).config;
      const { leaseDurationUs, renewDeadlineUs, retryPeriodUs } = settings;
      const us = [leaseDurationUs, renewDeadlineUs, retryPeriodUs];
      expect(us.map((one) => one / 1_000_000)).toEqual(durations);
    }
  });

  it('does not mention a setting that is back at its default', () => {
    const slow = withSetting(source, 'apiLatency', '100ms');
    expect(slow['config']).toHaveProperty('apiLatency', '100ms');
    expect(withSetting(slow, 'apiLatency', undefined)['config']).toEqual(source.config);
  });

  it('forgets what was said of candidates that are no more', () => {
    const smaller = withCandidates(source, 2);
    expect(smaller['script']).toEqual([
      { at: '2s', crash: 'leader' },
      { at: '3s', outage: 'api' },
    ]);
    expect(smaller['config']).toEqual({ candidates: 2 });
    expect(readLeaseScenario(smaller).config.candidates).toEqual(['c1', 'c2']);
  });

  it('keeps what was said of those that stay', () => {
    expect(withCandidates(source, 5)['script']).toEqual(source.script);
  });
});

it('every language names the properties as the narrator does', () => {
  for (const words of [en, zhCn]) {
    const { properties } = LEASE_NAMES[words.language];
    expect(words.properties.map(({ name, called }) => [name, called])).toEqual(
      Object.entries(properties),
    );
  }
});
