import { describe, expect, test } from 'vitest';
import { saidInChinese } from '../chinese-faults.ts';
import { readProbeScenario } from './run.ts';

const problemOf = (source: Readonly<Record<string, unknown>>): string => {
  try {
    saidInChinese(() => readProbeScenario({ model: 'probe', ...source }));
  } catch (error) {
    return (error as Error).message;
  }
  return 'no problem';
};

describe('A kubelet’s probe is refused with the API’s reason', () => {
  test.each([
    [
      { liveness: { successThreshold: 2 } },
      'config.liveness.successThreshold: The API refuses this: the successThreshold of a startup or liveness probe must be 1.',
    ],
    [
      { startup: { successThreshold: 3 } },
      'config.startup.successThreshold: The API refuses this: the successThreshold of a startup or liveness probe must be 1.',
    ],
    [
      { readiness: { period: '0s' } },
      'config.readiness.period: The API refuses this: periodSeconds is at least 1. Give 1s or more.',
    ],
    [
      { readiness: { interval: '1500ms' } },
      'config.readiness.interval: The API has whole seconds only: periodSeconds is a whole number. Give whole seconds, such as 1s or 2s.',
    ],
    [
      { liveness: { timeout: '500ms' } },
      'config.liveness.timeout: The API has whole seconds only: timeoutSeconds is a whole number. Give whole seconds, such as 1s or 2s.',
    ],
    [
      { liveness: { failureThreshold: 0 } },
      'config.liveness.failureThreshold: Expected a whole number from 1 to 1000, found 0.',
    ],
  ])('%j', (config, problem) => {
    expect(problemOf({ config })).toBe(problem);
  });

  test('and a successThreshold above 1 is right for readiness.', () => {
    expect(problemOf({ config: { readiness: { successThreshold: 2 } } })).toBe('no problem');
  });
});

describe('Misuse says where, what, and what would be right', () => {
  test.each([
    [
      { config: { intervall: '2s' } },
      'config.intervall: Unknown key "intervall". Did you mean "interval"?',
    ],
    [
      { config: { interval: '0s' } },
      'config.interval: Expected more than no time, such as 2s, found "0s".',
    ],
    [
      { config: { interval: 2 } },
      'config.interval: A duration needs a unit; found the bare number 2.',
    ],
    [
      { config: { liveness: {}, interval: '2s' } },
      'config.interval: `interval` belongs to a load balancer’s check, and a kubelet’s probes are given here.',
    ],
    [
      { config: { liveness: { period: '1s', interval: '1s' } } },
      'config.liveness.interval: `period` and `interval` are the same here: give one of them.',
    ],
    [
      { script: [{ crash: 'n1' }] },
      'script[0].crash: There is one target here, named target: write `target`, or nothing.',
    ],
    [{ script: [{ slow: 0 }] }, 'script[0].slow: Expected how many times as long everything takes'],
    [{ script: [{ flap: { every: '0s' } }] }, 'script[0].flap.every: Expected more than no time'],
    [{ script: [{ flap: { each: '7s' } }] }, 'script[0].flap.each: Unknown key "each".'],
    [
      { expect: [{ state: 'ready' }] },
      'expect[0].state: Unknown value "ready". Known: healthy, unhealthy.',
    ],
    [
      { config: { liveness: {} }, expect: [{ state: 'healthy' }] },
      'expect[0].state: Unknown value "healthy".',
    ],
    [{ initial: { n1: {} } }, 'initial: Expected nothing'],
  ])('%j', (source, problem) => {
    expect(problemOf(source).startsWith(problem) ? problem : problemOf(source)).toBe(problem);
  });
});

test('Every way to name the one target is taken.', () => {
  for (const value of ['target', null, true, ['target']]) {
    expect(problemOf({ script: [{ crash: value }, { hang: value }] })).toBe('no problem');
  }
});
