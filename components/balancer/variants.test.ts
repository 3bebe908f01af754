import { describe, expect, it } from 'vitest';
import { BALANCER_NAMES } from '../../src/narration/balancer-names.ts';
import { readBalancerScenario } from '../../src/scenario/balancer/run.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { firstSpeed } from './speeds.ts';
import { en } from './strings.en.ts';
import { zhCn } from './strings.zh-cn.ts';
import {
  backendsOf,
  withBackends,
  withCount,
  withInner,
  withService,
  withSetting,
  withShutdownDelay,
  withStrategy,
  withWeights,
} from './variants.ts';

const source: ScenarioSource = {
  model: 'balancer',
  config: { backends: 3, health: { interval: '1s' } },
  script: [
    { at: '1s', crash: 'b3' },
    { at: '2s', slow: { b1: 5 } },
    { at: '3s', strategy: 'random' },
    { at: '4s', rollingRestart: { every: '30s' } },
  ],
  expect: [{ errors: 0 }],
};

const backends = (of: ScenarioSource): unknown => (of['config'] as { backends?: unknown }).backends;
const settingsOf = (of: ScenarioSource) => readBalancerScenario(of).config.settings;

describe('another scenario', () => {
  it('runs under one strategy all the time', () => {
    const other = withStrategy(source, 'maglev');
    expect(settingsOf(other).strategy.name).toBe('maglev');
    expect(JSON.stringify(other['script'])).not.toContain('random');
    expect(other['expect']).toBeUndefined();
  });

  it('writes backends as shortly as it can', () => {
    expect(backends(withCount(source, 5))).toBe(5);
    expect(backends(withService(source, { service: '20ms' }))).toEqual({
      count: 3,
      service: '20ms',
    });
    expect(backends(withWeights(source, '5, 1'))).toEqual([
      { name: 'b1', weight: 5 },
      { name: 'b2' },
      { name: 'b3' },
    ]);
    const named = [{ name: 'left', weight: 1 }];
    expect(backends(withBackends(source, named))).toEqual([{ name: 'left' }]);
  });

  it('reads backends however they are written', () => {
    const alike = withService(source, { service: '20ms', capacity: 4 });
    const weighted = withWeights(alike, '3 2 1');
    expect(backendsOf(weighted).map(({ weight }) => weight)).toEqual([3, 2, 1]);
    expect(settingsOf(weighted).backends.map(({ capacity }) => capacity)).toEqual([4, 4, 4]);
    expect(
      backendsOf({ ...source, config: { backends: ['x', { name: 'y', weight: 2 }] } }),
    ).toEqual([
      { name: 'x', weight: 1 },
      { name: 'y', weight: 2 },
    ]);
  });

  it('forgets what was said of backends that are no more, and keeps the rest', () => {
    const smaller = withCount(source, 2);
    expect(JSON.stringify(smaller['script'])).not.toContain('b3');
    expect(smaller['script']).toHaveLength(3);
    expect(settingsOf(smaller).backends).toHaveLength(2);
  });

  it('gives a new one no weight of its own', () => {
    expect(backendsOf(withCount(withWeights(source, '5'), 4)).map(({ weight }) => weight)).toEqual([
      5, 5, 5, 1,
    ]);
  });

  it('leaves what is no number to the reader of scenarios', () => {
    expect(() => readBalancerScenario(withWeights(source, '5, x'))).toThrow(/whole number.*"x"/);
    expect(() => readBalancerScenario(withService(source, { capacity: 'lots' }))).toThrow(/"lots"/);
  });

  it('does not mention a setting that is back at its default', () => {
    const queued = withSetting(source, 'queue', 5);
    expect(queued['config']).toHaveProperty('queue', 5);
    expect(withSetting(queued, 'queue', undefined)['config']).toEqual(source['config']);
    expect(withInner(source, ['health', 'interval'], undefined)['config']).toEqual({ backends: 3 });
    expect(withInner(source, ['health', 'fall'], 5)['config']).toHaveProperty('health', {
      interval: '1s',
      fall: 5,
    });
  });

  it('warns the balancer before every restart of its script', () => {
    const warned = withShutdownDelay(source, '10s');
    expect(JSON.stringify(warned['script'])).toContain(
      '"rollingRestart":{"every":"30s","shutdownDelay":"10s"}',
    );
    expect(() => readBalancerScenario(withShutdownDelay(source, 'soon'))).toThrow(/soon/);
  });
});

it('a run takes a quarter of a minute or more to watch at first, if it is that long', () => {
  expect([5, 20, 30, 60, 180, 600, 3600].map((s) => firstSpeed(s * 1e6))).toEqual([
    0.1, 1, 1, 4, 10, 10, 60,
  ]);
});

it('every language names the properties as the narrator does', () => {
  for (const words of [en, zhCn]) {
    const { properties } = BALANCER_NAMES[words.language];
    expect(words.properties.map(({ name, called }) => [name, called])).toEqual(
      Object.entries(properties),
    );
  }
});
