import { expect, it } from 'vitest';
import { speedName } from './speeds.ts';

it.each([
  [1 / 100, '1/100'],
  [1 / 20, '1/20'],
  [1 / 2, '1/2'],
  [1, '1×'],
  [60, '60×'],
])('the speed %f is called %s', (speed, name) => {
  expect(speedName(speed)).toBe(name);
});
