import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { LeaseEngine } from './engine.ts';
import { extras } from './extras.ts';
import Lease from './Lease.svelte';
import Outcome from './Outcome.svelte';
import { en, type LeaseStrings } from './strings.en.ts';
import { zhCn } from './strings.zh-cn.ts';

const source = {
  model: 'lease',
  title: { en: 'A leader wakes late', 'zh-cn': '领导者醒得晚' },
  seed: 1,
  initial: { lease: { holder: 'none' }, c2: { down: true } },
  script: [
    { at: '3s', restart: 'c2' },
    { at: '15s', pause: 'c1' },
    { at: '40s', resume: 'c1' },
  ],
  until: '60s',
};

interface Shown {
  words?: LeaseStrings;
  of?: ScenarioSource;
  offersFencing?: boolean;
}

function html(atMs: number, { words = en, of = source, offersFencing }: Shown = {}): string {
  const atUs = atMs * 1000;
  const frame = new LeaseEngine(of, words).frame({ atUs, playedUs: atUs, speed: 4 });
  const props = { source: of, frame, words, name: 'lease-paused-leader', extras, offersFencing };
  return render(Lease, { props }).body;
}

const text = (markup: string): string => markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('the first frame of the widget', () => {
  it('is drawn by the server: lanes, the Lease, the moment in seconds', () => {
    const markup = html(12_000);
    const names = [...markup.matchAll(/data-node="(\w+)"/g)].map(([, name]) => name);
    expect(names).toEqual(['c1', 'api', 'c2']);
    expect(text(markup)).toContain(' 12.000 s ');
    expect(text(markup)).toContain(' believes it leads ');
    expect(text(html(20_000))).toContain('holder c1#1 · transitions 1');
    expect(text(markup)).toMatch(/holderIdentity: c1#1/);
  });

  it('tells nothing that has not been played', () => {
    expect(text(html(14_999))).not.toContain('paused');
    expect(text(html(20_000))).toContain('paused');
    expect(text(html(29_000))).not.toMatch(/two (believe they )?lead/);
    expect(text(html(39_000))).toMatch(/two (believe they )?lead/);
  });

  it('has no style attribute, which the policy would block', () => {
    expect(html(42_000)).not.toMatch(/\sstyle=/);
  });

  it('is the same every time', () => {
    expect(html(42_000)).toBe(html(42_000));
  });

  it('leads to its moment in the laboratory', () => {
    expect(html(12_000)).toContain('href="/en/lab/lease/?s=lease-paused-leader&amp;t=12000"');
  });

  it('says of every lane what it is, in both languages', () => {
    const lanes = (markup: string): (string | undefined)[] =>
      [...markup.matchAll(/role="button"[^>]* aria-label="([^"]*)"/g)].map(([, said]) => said);
    expect(lanes(html(42_000))).toEqual([
      'c1, believes it leads',
      'api, serves',
      'c2, believes it leads, holds the lease',
    ]);
    expect(lanes(html(42_000, { words: zhCn }))).toEqual([
      'c1，自认为是领导者',
      'api，正常服务',
      'c2，自认为是领导者，持有租约',
    ]);
  });

  it('names every button', () => {
    const buttons = html(12_000).match(/<button[\s\S]*?<\/button>/g) ?? [];
    expect(buttons.length).toBeGreaterThan(4);
    for (const button of buttons)
      expect(/aria-label="[^"]+"/.test(button) || text(button).trim() !== '').toBe(true);
  });

  it('says aloud what the picture shows', () => {
    const [, label] = /role="img" aria-label="([^"]*)"/.exec(html(20_000)) ?? [];
    expect(label).toContain('at 20.000\u00a0s');
    expect(label).toContain('c1, believes it leads, holds the lease, paused');
  });

  it('offers fencing where the page asks for it', () => {
    expect(text(html(0))).not.toContain('Fencing');
    expect(text(html(0, { offersFencing: true }))).toContain('Fencing');
  });

  it('shows acts that fencing refuses otherwise than those that are taken', () => {
    const fenced = { ...source, config: { fencing: true } };
    expect(html(44_000)).toContain('class="act stale');
    expect(html(44_000, { of: fenced })).toContain('class="act refused');
  });
});

describe('on paper', () => {
  it('shows one moment, and nothing to press', () => {
    const { body } = render(Outcome, { props: { source, locale: 'en', atUs: 44_000_000 } });
    expect(text(body)).toContain('two lead 13.8');
    expect(body).not.toMatch(/role="button"|<button|tabindex/);
  });
});
