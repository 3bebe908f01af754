import { afterAll, describe, expect, it } from 'vitest';
import { outcomeOf } from './replay.ts';
import { VECTORS } from './vectors.ts';

describe('every choice is the one that the real balancer made', () => {
  it.each(VECTORS.map((vector) => [vector.source, vector.family, vector.name, vector] as const))(
    '%s: %s, %s',
    (_source, _family, _name, vector) => {
      expect(outcomeOf(vector)).toBe(vector.expected);
    },
  );
});

it('ip_hash sends the clients of the oracle where nginx sent them', () => {
  const vector = VECTORS.find(
    ({ family, name }) => family === 'source-hash' && name === 'weights 1, 1, 1, ipv4',
  );
  expect(vector?.expected).toBe('aaaaaccccccccbbbbbbbaccccccccbbbbbbbbaaa');
});

/** `smooth-weighted (nginx)` */
const nameOf = ({ family, source }: (typeof VECTORS)[number]): string =>
  `${family} (${source.split(' ')[0] ?? source})`;

afterAll(() => {
  const families = [...new Set(VECTORS.map(nameOf))];
  const rows = families.map((name) => {
    const mine = VECTORS.filter((vector) => nameOf(vector) === name);
    const equal = mine.filter((vector) => outcomeOf(vector) === vector.expected).length;
    return `${name.padEnd(40)} ${String(equal)} of ${String(mine.length)} equal`;
  });
  console.log(['Choices as recorded from real balancers', ...rows].join('\n'));
});
