import { expect, test } from 'vitest';
import { saidInChinese } from './chinese-faults.ts';
import { override } from './overrides.ts';

const SOURCE = {
  model: 'raft',
  config: { nodes: 5, latency: '10ms' },
  script: [{ at: '1s', crash: 'n1' }],
};

test.each<[string, object]>([
  ['seed=7', { ...SOURCE, seed: 7 }],
  ['config.latency=20ms', { ...SOURCE, config: { nodes: 5, latency: '20ms' } }],
  [
    'config.rules.majority=false',
    { ...SOURCE, config: { ...SOURCE.config, rules: { majority: false } } },
  ],
  ['config.nodes=["a","b"]', { ...SOURCE, config: { ...SOURCE.config, nodes: ['a', 'b'] } }],
  ['script.0.at=2s', { ...SOURCE, script: [{ at: '2s', crash: 'n1' }] }],
  [
    'script.1={"at":"3s","restart":"n1"}',
    { ...SOURCE, script: [SOURCE.script[0], { at: '3s', restart: 'n1' }] },
  ],
  ['title=a=b', { ...SOURCE, title: 'a=b' }],
  ['title=', { ...SOURCE, title: '' }],
  ['title="7"', { ...SOURCE, title: '7' }],
  ['config.nodes.x=1', { ...SOURCE, config: { ...SOURCE.config, nodes: { x: 1 } } }],
])('%s changes that and nothing else.', (assignment, result) => {
  const before = structuredClone(SOURCE);
  expect(override(SOURCE, assignment)).toEqual(result);
  expect(SOURCE).toEqual(before);
});

test.each([
  ['latency', '--set takes KEY=VALUE, such as config.latency=20ms; found "latency".'],
  ['=5', '--set takes KEY=VALUE, such as config.latency=20ms; found "=5".'],
  ['config..x=5', '--set takes KEY=VALUE, such as config.latency=20ms; found "config..x=5".'],
  ['script.crash=n1', '--set: "crash" is not a position in a list of 1.'],
  ['script.2.at=1s', '--set: "2" is not a position in a list of 1.'],
  ['script.-1.at=1s', '--set: "-1" is not a position in a list of 1.'],
])('%s is refused.', (assignment, problem) => {
  expect(() => saidInChinese(() => override(SOURCE, assignment))).toThrow(problem);
});

test('Names of JavaScript’s own are keys like any other.', () => {
  const changed = override(SOURCE, '__proto__.polluted=true');
  expect(Object.keys(changed)).toContain('__proto__');
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
