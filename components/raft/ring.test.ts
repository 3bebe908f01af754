import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { RaftRun } from '../../src/scenario/raft/run.ts';
import { readRaftScenario } from '../../src/scenario/raft/run.ts';
import { ringView } from '../../src/view/ring.ts';
import { ringLabels } from './labels.ts';
import Ring from './Ring.svelte';
import { raftStrings } from './strings.ts';

const labels = ringLabels(raftStrings('en'));

function ringAt(source: object, atUs: number, selected?: string): string {
  const run = new RaftRun(readRaftScenario({ model: 'raft', seed: 7, ...source }));
  const view = ringView({ world: run.worldAt(atUs), nodes: run.scenario.config.nodes, atUs });
  const { body } = render(Ring, { props: { view, label: 'The cluster', labels, selected } });
  return body.replaceAll(/<!--.*?-->/g, '');
}

/** One tag a line, so that a difference can be read. */
function lines(markup: string): string {
  return `${markup.replaceAll(/\s*</g, '\n<').replaceAll(/\n<\//g, '</').trim()}\n`;
}

const names = (markup: string): string[] =>
  [...markup.matchAll(/aria-label="(n\d[^"]*)"/g)].flatMap(([, name]) => name ?? []);

describe('a ring', () => {
  test('says of every member what it is', () => {
    expect(names(ringAt({ config: { nodes: 3 } }, 0))).toEqual([
      'n1 term 0, follower',
      'n2 term 0, follower',
      'n3 term 0, follower',
    ]);
  });

  test('gives a leader the hexagon, and nobody else', () => {
    const markup = ringAt({ config: { preset: 'paper' } }, 1_000_000);
    expect(markup.match(/<polygon/g)).toHaveLength(1);
    expect(markup).toMatch(/class="node leader[^>]*>(?:(?!class="node).)*<polygon/s);
  });

  test('crosses out who is down, and says so', () => {
    const markup = ringAt({ script: [{ at: '1s', crash: 'n2' }] }, 1_000_000);
    expect(markup.match(/class="crossed"/g)).toHaveLength(1);
    expect(names(markup)[1]).toMatch(/^n2 term 0, down/);
  });

  test('puts two bars on who is paused', () => {
    const markup = ringAt({ script: [{ at: '1s', pause: 'n2' }] }, 1_000_000);
    expect(markup.match(/class="pause"/g)).toHaveLength(1);
    expect(names(markup)[1]).toContain('paused');
  });

  test('draws lines under messages and messages under members', () => {
    const markup = ringAt({ config: { preset: 'paper' } }, 1_000_000);
    const places = ['links', 'messages', 'nodes'].map((name) => markup.search(`class="${name}`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  test('has one stop in the tab order: the selected member, or the first', () => {
    const stops = (selected?: string): string[] =>
      [...ringAt({}, 0, selected).matchAll(/tabindex="0" aria-label="(n\d)/g)].map(
        ([, id]) => id ?? '',
      );
    expect(stops()).toEqual(['n1']);
    expect(stops('n4')).toEqual(['n4']);
  });

  test('has no inline style', () => {
    expect(ringAt({}, 0)).not.toContain('style=');
  });

  test('looks like this in the middle of a vote', async () => {
    const run = { config: { nodes: 3, preset: 'paper', latency: '10ms' } };
    await expect(lines(ringAt(run, 170_000))).toMatchFileSnapshot('./ring.vote.svg.txt');
  });
});
