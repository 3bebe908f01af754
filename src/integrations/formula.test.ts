import { expect, test } from 'vitest';
import { displayFormula, formula } from './formula.ts';

const file = new URL('file:///work/content/en/quorum.mdx');
const formulas = [
  String.raw`\left\lfloor\frac{n}{2}\right\rfloor + 1`,
  String.raw`\sum_{k=q}^{n} \binom{n}{k} p^k (1-p)^{n-k}`,
  String.raw`\begin{aligned} a &= b \\ c &< d \end{aligned}`,
  String.raw`\text{lease} > 1.2 \times \text{retry}`,
];

test('A formula is MathML, with nothing in it that the policy forbids.', () => {
  for (const tex of formulas) {
    for (const isDisplay of [true, false]) {
      const tree = formula(tex, isDisplay, file);
      expect(tree.tagName).toBe('math');
      expect(tree.properties['display']).toBe(isDisplay ? 'block' : undefined);
      expect(JSON.stringify(tree)).not.toMatch(/"style"|"on\w+":|"href"/);
    }
  }
  expect(JSON.stringify(formula('a < b', false, file))).toContain('"value":"<"');
});

test('On a line of its own it has a frame that can scroll.', () => {
  const frame = displayFormula('q', file);
  expect(frame.properties).toEqual({ className: ['formula'] });
  expect(frame.children).toHaveLength(1);
});

test('What cannot be set is named with its file, and what would be right.', () => {
  expect(() => formula(String.raw`\frac{a`, false, file)).toThrow(
    /^content\/en\/quorum\.mdx: the formula \\frac\{a cannot be set: .*Use TeX that temml knows/s,
  );
  expect(() => formula(String.raw`\colorbox{red}{a}`, false, file)).toThrow('inline style');
});
