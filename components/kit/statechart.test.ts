import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { MACHINES } from '../../src/models/machines.ts';
import { readStatechart } from '../../src/models/statechart.ts';
import { chartFile } from '../../src/view/statechart-file.ts';
import Statechart from './Statechart.svelte';

const file = chartFile(readStatechart(MACHINES.raft));

interface Shown {
  readonly active?: readonly string[];
  readonly taken?: readonly string[];
  readonly isDown?: boolean;
}

function drawn(shown: Shown): string {
  const props = { layout: file.wide, label: 'State machine of n1', ...shown };
  return render(Statechart, { props }).body.replaceAll(/<!--.*?-->/g, '');
}

const active = ['raft', 'raft.candidate'];

test('A chart is a picture with a name, and shows every state once.', () => {
  const markup = drawn({});
  expect(markup).toMatch(/<svg[^>]*role="img" aria-label="State machine of n1"/);
  const states = [...markup.matchAll(/data-state="([^"]+)"/g)].map(([, state]) => state);
  expect(new Set(states)).toEqual(new Set(file.states));
  expect(states).toHaveLength(file.states.length);
  expect(markup).not.toContain('style=');
});

test('The active state has a mark of its own, and so has the frame around it.', () => {
  const markup = drawn({ active });
  expect(markup.match(/class="mark/g)).toHaveLength(2);
  expect(markup).toMatch(/isActive[^>]*data-state="raft\.candidate"/);
  expect(markup).not.toMatch(/isActive[^>]*data-state="raft\.follower"/);
});

test('Of a process that has ended nothing is marked as active.', () => {
  const markup = drawn({ active, isDown: true });
  expect(markup).toMatch(/<svg class="statechart[^"]*isDown/);
  expect(markup).not.toContain('class="mark');
});

test('The transition that was taken last is drawn heavier, with its own words and no others.', () => {
  const markup = drawn({ taken: ['raft.candidate//0'] });
  expect(markup.match(/class="arrow[^"]*isTaken/g)).toHaveLength(1);
  expect(/class="row[^"]*isTaken[^>]*>(.*?)<\/text>/.exec(markup)?.[0]).toContain('[hasMajority]');
  expect(markup.match(/class="row[^"]*isTaken/g)).toHaveLength(1);
});

test('What a state can take next has a name, also where a chart leaves it out.', () => {
  const ways = file.ways.filter(({ source, target }) => source === 'raft' && target !== undefined);
  expect(ways.map(({ name }) => name)).toEqual([
    'requestVote',
    'requestVote',
    'heartbeat',
    'heartbeatResponse',
    'requestVoteResponse',
    'preVoteResponse',
  ]);
});
