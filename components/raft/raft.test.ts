import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { en, type RaftStrings } from './strings.en.ts';
import { zhCn } from './strings.zh-cn.ts';
import { RaftEngine } from './engine.ts';
import Raft from './Raft.svelte';

const source = {
  model: 'raft',
  title: { en: 'The leader dies', 'zh-cn': '领导者宕机' },
  seed: 7,
  config: { nodes: 5 },
  script: [{ at: '3s', crash: 'leader' }],
  until: '8s',
};

interface Shown {
  words?: RaftStrings;
  of?: ScenarioSource;
}

function html(atMs: number, { words = en, of = source }: Shown = {}): string {
  const atUs = atMs * 1000;
  const engine = new RaftEngine(of, words);
  const frame = engine.frame({ atUs, playedUs: atUs, speed: 0.1 });
  return render(Raft, { props: { source: of, frame, words, name: 'leader-crash' } }).body;
}

const text = (markup: string): string => markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('the first frame of the widget', () => {
  it('is drawn by the server: members, the moment, the last sentence', () => {
    const markup = html(2900);
    expect(markup.match(/data-node=/g)).toHaveLength(5);
    expect(text(markup)).toContain(' 2 900 ms ');
    expect(text(markup)).toMatch(/follow it/);
  });

  it('tells nothing that has not been played', () => {
    expect(text(html(2900))).not.toContain('killed');
    expect(text(html(3000))).toContain('killed');
  });

  it('has no style attribute, which the policy would block', () => {
    expect(html(2900)).not.toMatch(/\sstyle=/);
  });

  it('is the same every time', () => {
    expect(html(2900)).toBe(html(2900));
  });

  it('leads to its moment in the laboratory', () => {
    expect(html(2900)).toContain('href="/en/lab/raft/?s=leader-crash&amp;t=2900"');
  });

  it('names every button, in both languages', () => {
    for (const words of [en, zhCn]) {
      const markup = html(2900, { words });
      const buttons = markup.match(/<button[\s\S]*?<\/button>/g) ?? [];
      expect(buttons.length).toBeGreaterThan(4);
      for (const button of buttons)
        expect(/aria-label="[^"]+"/.test(button) || text(button).trim() !== '').toBe(true);
    }
    expect(text(html(2900, { words: zhCn }))).toContain('领导者宕机');
  });

  it('carries a mark as long as a rule is off', () => {
    const modified = { ...source, config: { nodes: 5, rules: { majority: false } } };
    expect(text(html(0, { of: modified }))).toContain(en.modified);
    expect(text(html(0))).not.toContain(en.modified);
  });

  it('shows a broken property, where it broke, and the way there', () => {
    const broken = {
      model: 'raft',
      config: {
        nodes: 3,
        preset: 'paper',
        electionTimeout: '5s',
        rules: { oneVotePerTerm: false },
      },
      script: [
        { at: '100ms', campaign: 'n1' },
        { at: '100ms', campaign: 'n3' },
      ],
      until: '1s',
    };
    const shown = text(html(900, { of: broken }));
    expect(shown).toMatch(/election safety broken at \d+ ms Go there/);
  });
});
