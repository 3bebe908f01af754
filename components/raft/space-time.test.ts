import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { RaftRun } from '../../src/scenario/raft/run.ts';
import { readRaftScenario } from '../../src/scenario/raft/run.ts';
import { spaceTimeView } from '../../src/view/space-time.ts';
import SpaceTime from './SpaceTime.svelte';

function markupAt(source: object, atUs: number): string {
  const run = new RaftRun(readRaftScenario({ model: 'raft', seed: 7, ...source }));
  run.advance(atUs);
  const { events, scenario } = run;
  const { nodes } = scenario.config;
  const view = spaceTimeView({ events, nodes, fromUs: atUs - 200_000, toUs: atUs, atUs });
  const labels = { term: (term: number) => `term ${term}` };
  return render(SpaceTime, { props: { view, labels, label: 'Space-time' } }).body;
}

const markup = markupAt(
  { config: { preset: 'paper' }, script: [{ at: '950ms', isolate: 'n1' }] },
  1_000_000,
);

test('a lane per member and the term of the leader', () => {
  expect([...markup.matchAll(/>(n\d)</g)].map(([, id]) => id)).toEqual([
    'n1',
    'n2',
    'n3',
    'n4',
    'n5',
  ]);
  expect(markup).toContain('>term 1<');
});

test('messages that arrive end in a dot, lost ones in a cross', () => {
  expect(markup).toMatch(/class="message t1 delivered question/);
  expect(markup).toMatch(/class="message t1 dropped [^>]*>(?:(?!<g ).)*class="loss"/s);
});

test('a command is named where it happened', () => {
  expect(markup).toMatch(/x="75%"[^>]*>isolate</);
});

test('no inline style, and one name for the whole picture', () => {
  expect(markup).not.toContain('style=');
  expect(markup).toContain('role="img" aria-label="Space-time"');
});
