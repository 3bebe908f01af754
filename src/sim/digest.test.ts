import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createDigest, digestOf } from './digest.ts';
import { toLine } from './trace.ts';

const EVENTS = [
  { type: 'crash', node: 'n1', atUs: 1_000_000 },
  { type: 'note', note: 'noEffect 选举', atUs: 1_000_001 },
];

test('A trace line has the instant in milliseconds first, then the event’s keys in their order.', () => {
  expect(EVENTS.map(toLine)).toEqual([
    '{"at":1000,"type":"crash","node":"n1"}',
    '{"at":1000.001,"type":"note","note":"noEffect 选举"}',
  ]);
});

test('Every whole number of microseconds is written with at most three decimals.', () => {
  for (const atUs of [0, 1, 10, 999, 1_001, 227_350, 86_399_999_999, 4_350_007]) {
    const at = toLine({ type: 'x', atUs }).replace(/^{"at":([^,]+),.*/, '$1');
    expect(at).toMatch(/^\d+(\.\d{1,3})?$/);
    expect(Math.round(Number(at) * 1000)).toBe(atUs);
  }
});

test('The digest is SHA-256 of the UTF-8 lines, each with its line feed.', () => {
  const text = EVENTS.map((event) => `${toLine(event)}\n`).join('');
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
  expect(digestOf(EVENTS)).toBe(`sha256:${sha256}`);
});

test('A digest can be read as it grows, and reading it changes nothing.', () => {
  const digest = createDigest();
  const empty = digest.toString();
  for (const event of EVENTS) {
    digest.toString();
    digest.add(toLine(event));
  }
  expect(digest.toString()).toBe(digestOf(EVENTS));
  expect(empty).toBe(digestOf([]));
});

test('One event more, less or elsewhere is another digest.', () => {
  const [first, second] = EVENTS;
  const variants = [EVENTS, EVENTS.slice(1), EVENTS.toReversed(), [...EVENTS, ...EVENTS]];
  const moved = [first, { ...second, type: 'note', atUs: 1_000_002 }].flatMap((one) => one ?? []);
  expect(new Set([...variants, moved].map((events) => digestOf(events))).size).toBe(5);
});
