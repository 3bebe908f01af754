import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { RaftRun } from '../../src/scenario/raft/run.ts';
import { readRaftScenario } from '../../src/scenario/raft/run.ts';
import { raftBarView } from '../../src/view/raft-bar.ts';
import { timeBarView, type TimeBarView } from '../../src/view/time-bar.ts';
import TimeBar from './TimeBar.svelte';

function viewAt(atUs: number, width?: number): TimeBarView {
  const source = { model: 'raft', seed: 7, script: [{ at: '4s', crash: 'leader' }], until: '8s' };
  const run = new RaftRun(readRaftScenario(source));
  run.advance(atUs);
  const { events, untilUs, scenario } = run;
  const { nodes } = scenario.config;
  return raftBarView({ events, nodes, untilUs, playedUs: atUs, atUs, width });
}

function markupOf(view: TimeBarView): string {
  const saying = (words: string) => (length: string, hasRoom: boolean) =>
    hasRoom ? `${words} ${length}` : length;
  const texts = { gapText: saying('no leader'), overlapText: saying('two lead') };
  return render(TimeBar, { props: { view, label: 'Moment', valueText: 'four', ...texts } }).body;
}

const markupAt = (atUs: number, width?: number): string => markupOf(viewAt(atUs, width));

test('it is a slider in milliseconds, with its value in words', () => {
  const [input = ''] = /<input[^>]*>/.exec(markupAt(4_000_000)) ?? [];
  for (const part of [
    'type="range"',
    'max="8000"',
    'value="4000"',
    'aria-label="Moment"',
    'aria-valuetext="four"',
  ]) {
    expect(input).toContain(part);
  }
});

test('the picture is hidden from those who cannot see it, and has no inline style', () => {
  const markup = markupAt(8_000_000);
  expect(markup.match(/<svg class="(names|picture)"[^>]*aria-hidden="true"/g)).toHaveLength(2);
  expect(markup).not.toContain('style=');
});

test('a gap is written out where there is room', () => {
  expect(markupAt(8_000_000, 1000)).toMatch(/no leader 1\u202f\d{3}\u202fms/);
  expect(markupAt(8_000_000, 340)).not.toContain('no leader');
});

test('before the fault nothing of it is there', () => {
  expect(markupAt(3_000_000)).not.toContain('mark crash');
  expect(markupAt(8_000_000)).toContain('mark crash');
});

test('two leaders at once are drawn and written out, where there are any', () => {
  const history = {
    segments: new Map(),
    gaps: [],
    overlaps: [{ fromUs: 2_000_000, toUs: 7_000_000 }],
    marks: [],
  };
  const moment = { untilUs: 8_000_000, playedUs: 8_000_000, atUs: 8_000_000 };
  const markup = markupOf(timeBarView({ history, nodes: ['c1', 'api'], ...moment }));
  expect(markup).toMatch(/<rect class="overlap"/);
  expect(markup).toMatch(/two lead 5\u202f000\u202fms/);
  expect(markupAt(8_000_000)).not.toContain('overlap');
});
