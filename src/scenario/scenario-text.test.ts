import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scenarioText } from './scenario-text.ts';
import { parseYaml } from './yaml.ts';

const word = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    'off',
    'on',
    'yes',
    'null',
    '~',
    '1e3',
    '0x1f',
    '12',
    '1_000',
    '.5',
    '5-15ms',
    '-20s',
  ),
  fc.constantFrom(
    'exp(10ms)',
    'normal(10ms, 2ms)',
    'n1->n2',
    'a: b',
    '# c',
    '- d',
    '[e',
    '',
    ' f ',
    'g,h',
  ),
  fc.constantFrom(
    '2026-11-26',
    '12:30',
    '=',
    '<<',
    'x: ',
    '&a',
    '*a',
    '!t',
    '%',
    '@',
    '`',
    '"',
    "'",
  ),
);

test('Whatever a scenario holds, its text is read as the same scenario.', () => {
  const { tree: value } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      word,
      fc.oneof(
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
      ),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(word, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  const keys = fc.constantFrom('title', 'config', 'initial', 'script', 'until', 'expect');
  fc.assert(
    fc.property(fc.dictionary(keys, value, { minKeys: 1, noNullPrototype: true }), (source) => {
      expect(parseYaml(scenarioText(source)).value).toEqual(source);
    }),
    { seed: 20_261_127, numRuns: 2_000 },
  );
});
