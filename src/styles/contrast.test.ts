import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { colourTokens, contrast, distance, type Theme } from './contrast.ts';

const tokens = colourTokens(readFileSync(new URL('./tokens.css', import.meta.url), 'utf8'));
const names = [...tokens.keys()];
const themes: Theme[] = ['light', 'dark'];

const surfaces = ['paper', 'raised', 'sunken', 'accent-soft'];
const roles = names.filter((name) => tokens.has(`${name}-fill`));
const terms = names.filter((name) => /^term-\d$/.test(name));
const code = names.filter((name) => name.startsWith('code-'));

const cross = (a: string[], b: string[]): [string, string][] =>
  a.flatMap((x) => b.map((y): [string, string] => [x, y]));

const text: [string, string][] = [
  ...cross(['ink', 'ink-2', 'ink-3', 'accent', 'warn', 'ok'], surfaces),
  ...cross(['ink', 'warn'], ['warn-soft']),
  ...cross(['ink', 'ok'], ['ok-soft']),
  ...cross(roles, ['paper', 'raised']),
  ...roles.map((role): [string, string] => ['ink', `${role}-fill`]),
  ...cross(['ink-2'], ['follower-fill', 'candidate-fill', 'preCandidate-fill', 'down-fill']),
  ...cross(code, ['sunken', 'raised']),
  ...cross(['on-accent'], ['accent']),
  ...cross(['on-term'], terms),
  ['paper', 'ink'],
];
const graphics: [string, string][] = [
  ...cross(['line', ...terms], ['paper', 'raised', 'sunken', 'accent-soft']),
  ...roles.map((role): [string, string] => [role, `${role}-fill`]),
];

const ratio = ([a, b]: [string, string], theme: Theme): number =>
  contrast(tokens.get(a)?.[theme] ?? '#000000', tokens.get(b)?.[theme] ?? '#000000');
const failing = (pairs: [string, string][], theme: Theme, least: number): string[] =>
  pairs
    .filter((pair) => ratio(pair, theme) < least)
    .map((pair) => `${pair.join(' on ')}: ${ratio(pair, theme).toFixed(2)}`);

describe.each(themes)('in the %s theme', (theme) => {
  test('text reaches 4.5 : 1', () => {
    expect(failing(text, theme, 4.5)).toEqual([]);
  });

  test('graphics reach 3 : 1', () => {
    expect(failing(graphics, theme, 3)).toEqual([]);
  });

  test('any two terms stay apart for every kind of colour vision', () => {
    const close = cross(terms, terms)
      .filter(([a, b]) => a < b)
      .map(([a, b]) => ({
        pair: `${a} and ${b}`,
        d: distance(tokens.get(a)?.[theme] ?? '', tokens.get(b)?.[theme] ?? ''),
      }))
      .filter(({ d }) => d < 15);
    expect(close).toEqual([]);
  });
});

test('the roles and eight terms are all there', () => {
  expect(roles).toEqual([
    'leader',
    'candidate',
    'preCandidate',
    'follower',
    'learner',
    'paused',
    'down',
  ]);
  expect(terms).toHaveLength(8);
});
