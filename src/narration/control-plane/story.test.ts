import { describe, expect, test } from 'vitest';
import { narrationConfig } from '../../scenario/control-plane/narration-config.ts';
import { readControlPlaneScenario } from '../../scenario/control-plane/run.ts';
import { finished, storyOf } from '../../scenario/control-plane/told.ts';
import type { ScenarioSource } from '../../scenario/scenario.ts';
import { ControlPlaneStory, tellControlPlaneStory } from '../control-plane.ts';
import { storyAt } from '../story.ts';

const SEED = 7;

/** What goes wrong, by the name of the file that holds its story. */
const RUNS: Readonly<Record<string, ScenarioSource>> = {
  'everything-on-one': { script: [{ at: '30s', crash: 'm1' }], until: '110s' },
  'plain-master': { script: [{ at: '30s', crash: 'm3' }], until: '90s' },
  partition: {
    script: [
      { at: '30s', partition: [['m1'], ['m2', 'm3']] },
      { at: '80s', heal: 'all' },
    ],
    until: '95s',
  },
  'two-of-three': {
    script: [
      { at: '30s', crash: ['m1', 'm2'] },
      { at: '150s', restart: ['m1', 'm2'] },
    ],
    until: '180s',
  },
  'api-server-hangs': { script: [{ at: '30s', hang: 'kube-apiserver@m1' }], until: '195s' },
  'process-crashes': {
    script: [
      { at: '30s', crash: 'kube-apiserver@m1' },
      { at: '70s', crash: 'etcd@leader' },
      { at: '90s', crash: 'kube-scheduler@scheduler' },
    ],
    until: '120s',
  },
  'processes-stop': {
    script: [
      { at: '30s', stop: 'kube-scheduler@scheduler' },
      { at: '50s', stop: 'kube-controller-manager@controllers' },
      { at: '55s', restart: 'm2' },
    ],
    until: '75s',
  },
  'two-holders': {
    config: { virtualIp: 'vrrp', workers: 2 },
    script: [
      {
        at: '30s',
        partition: [
          ['m1', 'w1'],
          ['m2', 'm3', 'w2'],
        ],
      },
      { at: '60s', heal: 'all' },
    ],
    until: '70s',
  },
  'kube-vip': {
    config: { virtualIp: 'kube-vip' },
    script: [{ at: '30s', crash: 'm1' }],
    until: '60s',
  },
  'worker-dies': { script: [{ at: '30s', crash: 'w1' }], until: '400s' },
};

describe('The story of a control plane', () => {
  test.each(Object.keys(RUNS))('says what each layer did: %s', async (name) => {
    for (const language of ['en', 'zh-cn'] as const) {
      const lines = storyOf(RUNS[name] ?? {}, language, SEED);
      await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`golden/${name}.${language}.txt`);
    }
  });

  test('is told as the run goes on, and never takes a line back', () => {
    const source = RUNS['partition'] ?? {};
    const config = narrationConfig(readControlPlaneScenario({ model: 'control-plane', ...source }));
    const { events } = finished(source, SEED);
    const whole = tellControlPlaneStory(events, { language: 'en', config });
    const story = new ControlPlaneStory({ language: 'en', config });
    const atUs = 60_000_000;
    for (const event of events) if (event.atUs <= atUs) story.take(event);
    expect(storyAt(story.lines, atUs)).toEqual(storyAt(whole, atUs));
  });

  test('has nothing to tell of the start but how all stands', () => {
    const lines = storyOf({ until: '60s' }, 'en', SEED);
    expect(lines).toHaveLength(1);
  });

  test('says who has which office, also where they are apart', () => {
    const initial = { leader: 'm2', holders: { 'kube-scheduler': 'm3' } };
    expect(storyOf({ initial, until: '1s' }, 'en', SEED)).toEqual([
      '0.000 All is well: m2 leads etcd (3 members); m1 holds the Lease of the controller manager, m3 that of the scheduler; the load balancer sends to all three API servers.',
    ]);
  });

  test('says of an expectation that was not met what was seen', () => {
    const source = {
      script: [{ at: '30s', crash: 'm1' }],
      until: '31s',
      expect: { writes: 'available' },
    };
    expect(storyOf(source, 'en', SEED).at(-1)).toBe(
      '31.000 Not as expected. Expected: writes: available. Seen: writes: unavailable.',
    );
    expect(storyOf(source, 'zh-cn', SEED).at(-1)).toBe(
      '31.000 不符合预期。预期：写可用；实际：写不可用。',
    );
  });
});
