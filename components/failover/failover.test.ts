import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import type { Command } from '../kit/session.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { FailoverEngine } from './engine.ts';
import { extras } from './extras.ts';
import Failover from './Failover.svelte';
import Outcome from './Outcome.svelte';
import { en, type FailoverStrings } from './strings.en.ts';
import { zhCn } from './strings.zh-cn.ts';
import {
  victimOf,
  withCheck,
  withFront,
  withMasters,
  withTopology,
  withVictim,
} from './variants.ts';

const dies: ScenarioSource = {
  format: 1,
  model: 'control-plane',
  title: { en: 'A master dies', 'zh-cn': '一个控制平面节点断电' },
  seed: 7,
  script: [{ at: '3s', crash: 'leader' }],
  until: '22s',
};

function html(
  seconds: number,
  {
    words = en,
    mode = 'chapter',
  }: { words?: FailoverStrings; mode?: 'chapter' | 'lab' | 'embed' } = {},
): string {
  const atUs = seconds * 1_000_000;
  const frame = new FailoverEngine(dies, words).frame({ atUs, playedUs: atUs, speed: 4 });
  const props = { source: dies, frame, words, name: 'dies', mode, offersVictim: true };
  return render(Failover, { props: mode === 'embed' ? props : { ...props, extras } }).body;
}

const text = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('\u202f', ' ')
    .replace(/\s+/g, ' ');

describe('the first frame of the widget', () => {
  it('is drawn by the server: layers, lanes, totals, the moment in seconds', () => {
    const markup = html(6);
    const shown = text(markup);
    expect(shown).toContain('6.000');
    expect(shown).toContain('1 in 3 fails for 3.0 s so far');
    expect(markup).toContain('aria-label="m1, no power, gets new connections"');
    expect(markup).toContain('aria-label="m1 API server: dead"');
    expect(markup).toMatch(/data-total="writes"[^>]*>1\.\d\u202fs</);
    expect(markup).not.toContain('style=');
  });

  it('has one stop for the Tab key in the picture', () => {
    const things = [...html(2).matchAll(/<g [^>]*data-node[^>]*>/g)].map(([tag]) => tag);
    expect(things.length).toBe(1 + 3 * 6 + 3);
    expect(things.filter((tag) => tag.includes('tabindex="0"'))).toHaveLength(1);
  });

  it('asks in a chapter which master dies, and nothing else', () => {
    const markup = html(2);
    expect([...markup.matchAll(/role="radiogroup"/g)].length).toBe(2);
    expect(markup).toContain('aria-label="Who dies?"');
    expect(html(2, { mode: 'lab' })).toContain('aria-label="Masters"');
  });

  it('says the same in Chinese', () => {
    const markup = html(6, { words: zhCn });
    expect(text(markup)).toContain('1/3 失败，已 3.0 s');
    expect(markup).toContain('aria-label="m1 API 服务器：已死"');
    expect(markup).toContain('aria-label="m1 控制器管理器：已死"');
  });

  it('stands on paper at its end, all of it in sight', () => {
    const shown = text(render(Outcome, { props: { source: dies, locale: 'en' } }).body);
    expect(shown).toContain('after 15');
    expect(shown).toContain('+15 s');
  });
});

describe('the engine', () => {
  it('measures a moment as the metrics of a run that ends there do', () => {
    const engine = new FailoverEngine(dies, en);
    const later = engine.metricsAt(10_000_000);
    const short = new FailoverEngine({ ...dies, until: '10s' }, en);
    expect(later).toEqual(short.metricsAt(10_000_000));
    expect(engine.metricsAt(4_000_000)['writeUnavailableMs']).toBe(1000);
  });

  it('gives commands that can be carried out, and only what makes sense now', () => {
    const engine = new FailoverEngine(dies, en);
    const ids = (target: string, us: number): string[] =>
      (engine.faults({ id: target }, us)?.faults ?? []).map(({ id }) => id);
    const ofMaster = ['crash', 'partition', 'drain', 'pause', 'expire', 'slowDisk'];
    expect(ids('m1', 2_000_000)).toEqual(ofMaster);
    expect(ids('m1', 4_000_000)).toEqual(['restart']);
    expect(ids('etcd@m1', 4_000_000)).toEqual(['restart']);
    expect(ids('kube-apiserver@m2', 2_000_000)).toEqual(['crash', 'hang', 'stop']);
    expect(ids('w1', 2_000_000)).toEqual(['crash', 'partition']);
    expect(ids('lb', 2_000_000)).toEqual(['leader', 'controllers', 'plain']);
    expect(engine.faults({ id: 'm9' }, 0)).toBeUndefined();
    for (const id of ['m2', 'kube-apiserver@m2', 'kube-scheduler@m3', 'kubelet@m1', 'w1', 'lb']) {
      for (const { does } of engine.faults({ id }, 2_000_000)?.faults ?? []) {
        expect(engine.reads({ ...dies, script: [{ at: '2s', ...(does as Command) }] })).toBe(true);
      }
    }
  });

  it('cuts a host off and connects it again', () => {
    const engine = new FailoverEngine({ ...dies, script: [] }, en);
    const does = (id: string, us: number): unknown =>
      engine.faults({ id: 'm2' }, us)?.faults.find((one) => one.id === id)?.does;
    const cut = does('partition', 1_000_000);
    expect(cut).toEqual({ partition: [['m1', 'm3', 'w1', 'w2', 'w3'], ['m2']] });
    const us = engine.act(cut as Record<string, unknown>, 1_000_000);
    expect(does('heal', us)).toEqual({ heal: 'all' });
  });
});

describe('a slow disk', () => {
  const engine = new FailoverEngine({ ...dies, script: [] }, en);
  const does = (id: string, us: number): unknown =>
    engine.faults({ id }, us)?.faults.find((one) => one.id === 'slowDisk')?.does;

  it('is for hosts of etcd, and can be given back', () => {
    expect(does('w1', 1_000_000)).toBeUndefined();
    const slow = does('m1', 1_000_000);
    expect(slow).toEqual({ slowDisk: { node: 'm1', to: '3s' } });
    const us = engine.act(slow as Record<string, unknown>, 1_000_000);
    expect(does('m1', us)).toEqual({ slowDisk: { node: 'm1', to: '5ms' } });
  });

  it('is drawn on the member that waits, and leaves the lane of etcd’s leader empty until the next leads', () => {
    const us = 6_000_000;
    const { layers, gantt } = engine.frame({ atUs: us, playedUs: us, speed: 4 });
    const member = layers.hosts
      .flatMap(({ processes }) => processes)
      .find(({ id }) => id === 'etcd@m1');
    expect(member?.look).toBe('waiting');
    expect(layers.texts['etcd@m1']?.note).toBe('waits for disk');
    expect(gantt.bands.some(({ key, look }) => key.startsWith('etcd') && look === 'none')).toBe(
      true,
    );
  });
});

describe('other scenarios', () => {
  const engine = new FailoverEngine(dies, en);
  it('are scenarios, and are written shortly', () => {
    expect(victimOf(dies)).toBe('leader');
    expect(victimOf(withVictim(dies, 'plain'))).toBe('plain');
    expect(withFront(withFront(dies, 'vrrp'), 'balancer')['config']).toEqual({});
    for (const front of ['balancer', 'unchecked', 'vrrp', 'kube-vip', 'none'] as const) {
      expect(engine.reads(withFront(dies, front))).toBe(true);
    }
    expect(engine.reads(withTopology(dies, 'external'))).toBe(true);
    expect(withCheck(withCheck(dies, 'fall', 2), 'fall', undefined)['config']).toEqual({});
    expect(engine.reads(withCheck(dies, 'interval', '1s'))).toBe(true);
  });

  it('leave out commands to masters that are no more', () => {
    const script = [
      { at: '1s', crash: 'kube-scheduler@m3' },
      { at: '2s', crash: 'm1' },
    ];
    const initial = { leader: 'm3' };
    const fewer = withMasters({ ...dies, script, initial }, 2);
    expect(fewer['script']).toEqual([{ at: '2s', crash: 'm1' }]);
    expect(fewer['initial']).toBeUndefined();
    expect(engine.reads(fewer)).toBe(true);
  });
});
