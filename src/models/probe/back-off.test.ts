import { expect, test } from 'vitest';
import { BACK_OFFS_US, backOffUs, isInBackOffSince } from './back-off.ts';

const S = 1_000_000;

test('The waits before restarts are none, then 10, 20, 40, 80, 160 and 300 s.', () => {
  expect(BACK_OFFS_US.map((us) => us / S)).toEqual([0, 10, 20, 40, 80, 160, 300]);
});

test('However often a container is restarted, the wait is never longer than 300 s.', () => {
  expect(backOffUs(7)).toBe(300 * S);
  expect(backOffUs(1_000)).toBe(300 * S);
});

test('A wait is over when its length has passed since the end of a container, not before.', () => {
  const since = { counted: 2, finishedUs: 100 * S };
  expect(isInBackOffSince({ ...since, nowUs: 120 * S - 1 })).toBe(true);
  expect(isInBackOffSince({ ...since, nowUs: 120 * S })).toBe(false);
  expect(isInBackOffSince({ counted: 0, finishedUs: 100 * S, nowUs: 100 * S })).toBe(false);
});
