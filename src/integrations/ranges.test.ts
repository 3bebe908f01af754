import { expect, test } from 'vitest';
import { ranges, unbrokenRanges } from './ranges.ts';

const textOf = (nodes: ReturnType<typeof unbrokenRanges>): string =>
  nodes.map(({ value, children = [] }) => value ?? textOf(children)).join('');

test('A range becomes one piece that is not broken, with its numbers and nothing else.', () => {
  const pieces = unbrokenRanges('等 13～24 秒，或者 2.0～4.4 秒。');
  expect(textOf(pieces)).toBe('等 13～24 秒，或者 2.0～4.4 秒。');
  const whole = pieces.filter(({ tagName }) => tagName === 'span');
  expect(whole.map((span) => textOf([span]))).toEqual(['13～24', '2.0～4.4']);
});

test('A paragraph without a range stays as it is.', () => {
  const paragraph = { type: 'element', children: [{ type: 'text', value: '约 1 秒～' }] };
  expect(ranges.element.visit(paragraph)).toBeUndefined();
});
