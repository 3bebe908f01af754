import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import type { StrategyName } from '../../src/models/balancer/strategy.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import Balancer from './Balancer.svelte';
import type { Offer } from './balancer-laboratory.svelte.ts';
import { BalancerEngine } from './engine.ts';
import { extras } from './extras.ts';
import Outcome from './Outcome.svelte';
import { en, type BalancerStrings } from './strings.en.ts';
import { zhCn } from './strings.zh-cn.ts';

const crash = {
  model: 'balancer',
  title: { en: 'A backend dies', 'zh-cn': '一个后端死掉' },
  seed: 13,
  script: [{ at: '10s', crash: 'b2' }],
  until: '30s',
};
const watches = {
  model: 'balancer',
  seed: 16,
  config: {
    clients: 90,
    connections: 'long-lived',
    strategy: 'least-connections',
    arrivals: '50ms',
  },
  script: [{ at: '10s', rollingRestart: { every: '30s', shutdownDelay: '10s', down: '10s' } }],
  until: '180s',
};

interface Shown {
  words?: BalancerStrings;
  of?: ScenarioSource;
  compare?: StrategyName;
  offers?: Offer;
  offersRestart?: boolean;
  isFramed?: boolean;
}

function html(atMs: number, shown: Shown = {}): string {
  const { words = en, of = crash, compare, isFramed = false, ...offered } = shown;
  const atUs = atMs * 1000;
  const frame = new BalancerEngine(of, words).frame({ atUs, playedUs: atUs, speed: 10, compare });
  const props = { source: of, frame, words, name: 'lb-crash', compare, ...offered };
  return render(Balancer, { props: isFramed ? { ...props, mode: 'embed' } : { ...props, extras } })
    .body;
}

const text = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('\u202f', ' ')
    .replace(/\s+/g, ' ');

describe('the first frame of the widget', () => {
  it('is drawn by the server: names, lanes, shares, numbers, the moment in seconds', () => {
    const markup = html(9_000);
    const names = [...markup.matchAll(/data-node="(\w+)"/g)].map(([, name]) => name);
    expect(names).toEqual(['balancer', 'b1', 'b2', 'b3']);
    expect(text(markup)).toContain(' 9.000 s ');
    expect(text(markup)).toContain(' round robin ');
    expect(text(markup)).toContain(' share so far 33% 33% 33% ');
    expect(text(markup)).toMatch(/p50 \d+ ms p90 \d+ ms p99 \d+ ms max \d+ ms mean \d+ ms/);
  });

  it('tells nothing that has not been played', () => {
    expect(text(html(9_999))).not.toMatch(/dead|unnoticed/);
    expect(text(html(14_000))).toMatch(/unnoticed for 4\.0 s, \d+ requests fail/);
    expect(text(html(14_000))).toContain(' 2/3 ');
    expect(text(html(29_000))).toContain('unnoticed for 5.0 s, 170 requests fail');
  });

  it('has no style attribute, which the policy would block', () => {
    expect(html(20_000)).not.toMatch(/\sstyle=/);
    expect(html(100_000, { of: watches, compare: 'round-robin' })).not.toMatch(/\sstyle=/);
  });

  it('is the same every time', () => {
    expect(html(20_000)).toBe(html(20_000));
  });

  it('leads to its moment in the laboratory', () => {
    expect(html(12_000)).toContain('href="/en/lab/balancer/?s=lb-crash&amp;t=12000"');
  });

  it('says of every backend what it is held to be and what it is, in both languages', () => {
    const said = (markup: string): (string | undefined)[] =>
      [...markup.matchAll(/role="button"[^>]* aria-label="([^"]*)"/g)].map(([, words]) => words);
    const [head, , dead] = said(html(12_000));
    expect(head).toBe('balancer, round robin');
    expect(dead).toMatch(/^b2, held healthy, 1 of 3 checks failed, process dead, has 0, share 33%/);
    const [zhHead, , zhDead] = said(html(12_000, { words: zhCn }));
    expect(zhHead).toBe('负载均衡器，轮转');
    expect(zhDead).toMatch(/^b2，判定健康，检查已连续失败 1 次，满 3 次才算不健康，进程已死/);
  });

  it('names every button and every field', () => {
    const markup = html(12_000, { offers: 'strategy', compare: 'random' });
    const buttons = markup.match(/<button[\s\S]*?<\/button>/g) ?? [];
    expect(buttons.length).toBeGreaterThan(4);
    for (const button of buttons)
      expect(/aria-label="[^"]+"/.test(button) || text(button).trim() !== '').toBe(true);
    const labels = markup.match(/<label[^>]*><span[^>]*>[^<]+<\/span>\s*(<!--.*?-->)*\s*<select/g);
    expect(labels).toHaveLength(2);
  });

  it('says aloud what the picture shows', () => {
    const [, label] = /role="img" aria-label="(Load[^"]*)"/.exec(html(20_000)) ?? [];
    expect(label).toContain('at 20.000\u00a0s, round robin: b1, held healthy, process serves');
    expect(label).toContain('b2, held unhealthy, process dead');
  });

  it('has a line for each connection that stays, and numbers of connections', () => {
    const markup = html(100_000, { of: watches });
    expect(text(markup)).toContain(' connections 45 45 0 ');
    expect(text(markup)).toContain(' 90 clients ');
    expect(text(markup)).toMatch(/reconnects 120/);
  });

  it('offers what the page asks for, and no more', () => {
    const offered = (shown: Shown): string => text(html(9_000, shown));
    expect(html(9_000)).not.toContain('<select');
    expect(html(9_000, { offers: 'strategy' }).match(/<select/g)).toHaveLength(1);
    expect(offered({ of: watches })).not.toContain('GOAWAY');
    expect(offered({ of: watches, offers: 'goaway' })).toContain('GOAWAY');
    expect(offered({ of: watches })).not.toContain(en.restartAll);
    expect(offered({ of: watches, offersRestart: true })).toContain(en.restartAll);
  });

  it('in a frame is as much of a picture, without what is beside it', () => {
    const markup = html(9_000, { isFramed: true });
    expect(text(markup)).toContain(' round robin ');
    expect(markup).not.toMatch(/<select|class="legend/);
    expect(markup).toContain('role="button"');
  });
});

describe('a comparison', () => {
  const slow = {
    model: 'balancer',
    seed: 8,
    config: { backends: { count: 3, capacity: 4 }, queue: 1000 },
    script: [{ at: '10s', slow: { b3: 5 } }],
    until: '40s',
  };

  it('shows both runs, their numbers and the difference in a sentence', () => {
    const markup = html(40_000, { of: slow, compare: 'least-connections' });
    expect(markup.match(/role="img" aria-label="Load/g)).toHaveLength(2);
    expect(text(markup)).toContain(
      'With least connections, 99% are answered within 551 ms instead of 14.6 s.',
    );
    expect(text(markup)).toMatch(/p99 14\.6 s 551 ms/);
    const chinese = html(40_000, { of: slow, compare: 'least-connections', words: zhCn });
    expect(text(chinese)).toContain(
      '换成最少连接：99% 的请求在 551 ms 内得到应答，原来要 14.6 s。',
    );
  });

  it('has one set of names to press, and the arrivals are the same', () => {
    const markup = html(40_000, { of: slow, compare: 'least-connections' });
    expect(markup.match(/data-node="b1"/g)).toHaveLength(1);
    const engine = new BalancerEngine(slow, en);
    const of = (compare?: StrategyName) =>
      engine.view({ atUs: 40e6, playedUs: 40e6, speed: 0, compare }).figures.cells;
    const sum = (index: number): number =>
      ['answered', 'failed'].reduce((all, name) => {
        const value = of('random').find((cell) => cell.name === name)?.values[index] ?? '';
        return all + Number(value.replace(/\D/g, ''));
      }, 0);
    // What is still in progress at the end differs; what arrived does not.
    expect(Math.abs(sum(0) - sum(1))).toBeLessThan(700);
  });

  it('is none with the strategy that runs', () => {
    const markup = html(9_000, { of: slow, compare: 'round-robin' });
    expect(markup.match(/role="img" aria-label="Load/g)).toHaveLength(1);
  });

  it('says of connections where they went', () => {
    const markup = text(html(150_000, { of: watches, compare: 'round-robin' }));
    expect(markup).toContain('connections are spread 56, 34 and 0 instead of 45, 45 and 0');
  });

  it('that cannot be run is refused in the words of the scenario’s reader', () => {
    const warming = { ...slow, config: { strategy: 'random', slowStart: '10s' } };
    const engine = new BalancerEngine(warming, en);
    expect(() => engine.checkTwin('maglev')).toThrow(/slowStart/);
    expect(() => engine.checkTwin('least-connections')).not.toThrow();
  });
});

describe('on paper', () => {
  it('shows one moment, and nothing to press', () => {
    const { body } = render(Outcome, { props: { source: crash, locale: 'en', atUs: 20_000_000 } });
    expect(text(body)).toContain('170 requests fail');
    expect(body).not.toMatch(/role="button"|<button|tabindex/);
  });
});
