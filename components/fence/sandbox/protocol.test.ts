import { expect, test } from 'vitest';
import { readMessage } from './protocol.ts';

const verdict = { expectation: '{"leaders":1}', isMet: true, seen: '1', atMs: 3.5 };
const error = { en: 'no', 'zh-cn': '不行', line: 3, column: 7 };

test.each<[string, unknown, unknown]>([
  ['a start', { type: 'started' }, { type: 'started' }],
  ['a line', { type: 'line', text: '<b>' }, { type: 'line', text: '<b>' }],
  ['too much output', { type: 'cut' }, { type: 'cut' }],
  [
    'the end',
    { type: 'done', runs: [{ source: '{}', verdicts: [verdict] }] },
    { type: 'done', runs: [{ source: '{}', verdicts: [verdict] }], error: undefined },
  ],
  ['an end by an error', { type: 'done', runs: [], error }, { type: 'done', runs: [], error }],
  [
    'an error of no place',
    { type: 'broken', error: { ...error, line: NaN } },
    { type: 'broken', error: { ...error, line: undefined, column: undefined } },
  ],
  ['a stop', { type: 'stopped', reason: 'flood' }, { type: 'stopped', reason: 'flood' }],
  ['keys that nobody knows', { type: 'cut', evil: 1, __proto__: { a: 1 } }, { type: 'cut' }],
])('A message is made anew of what it holds: %s.', (_what, data, message) => {
  expect(readMessage(data)).toEqual(message);
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['text', 'done'],
  ['a list', ['done']],
  ['an unknown type', { type: 'run' }],
  ['a type that is no text', { type: { toString: () => 'done' } }],
  ['a line without text', { type: 'line' }],
  ['a line that is an object', { type: 'line', text: { toString: () => 'x' } }],
  ['a line that is too long', { type: 'line', text: 'x'.repeat(100_001) }],
  ['an end without runs', { type: 'done' }],
  [
    'an end with too many runs',
    { type: 'done', runs: Array(51).fill({ source: '', verdicts: [] }) },
  ],
  ['a run without a scenario', { type: 'done', runs: [{ verdicts: [] }] }],
  ['a run with a scenario that is no text', { type: 'done', runs: [{ source: {}, verdicts: [] }] }],
  [
    'a verdict that is no verdict',
    { type: 'done', runs: [{ source: '', verdicts: [{ ...verdict, isMet: 'yes' }] }] },
  ],
  [
    'a verdict at no time',
    { type: 'done', runs: [{ source: '', verdicts: [{ ...verdict, atMs: Infinity }] }] },
  ],
  ['an error that says nothing', { type: 'done', runs: [], error: { en: 1 } }],
  ['a list with holes', { type: 'done', runs: [undefined] }],
  ['a stop for no reason', { type: 'stopped', reason: 'because' }],
])('What is no message is dropped: %s.', (_what, data) => {
  expect(readMessage(data)).toBeUndefined();
});
