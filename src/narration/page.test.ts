import { describe, expect, test } from 'vitest';
import { isStep } from './pace.ts';
import { Page } from './page.ts';

interface Happening {
  readonly atUs: number;
}

function createPage(): Page<Happening, { count: number }> {
  return new Page({ say: ({ count }) => String(count), sourceOf: () => undefined });
}

/** Counts once at each instant. */
function count(page: ReturnType<typeof createPage>, instants: readonly number[]): void {
  const fact = { count: 1 };
  const line = page.begin(fact, { atUs: instants[0] ?? 0 });
  for (const atUs of instants.slice(1)) {
    page.turnTo(atUs);
    fact.count += 1;
    page.grow(line, { atUs }, fact.count);
  }
}

describe('a line that counts', () => {
  test('grows less and less often', () => {
    const page = createPage();
    count(
      page,
      Array.from({ length: 1_000_000 }, (_, index) => index),
    );
    expect(page.lines[0]?.text).toBe('1000000');
    expect(page.lines[0]?.stages.length).toBe(36);
  });

  test('says what happened at one instant once, and all of it', () => {
    const page = createPage();
    count(
      page,
      Array.from({ length: 41 }, () => 7),
    );
    expect(page.lines[0]?.stages.map(({ atUs, text }) => [atUs, text])).toEqual([[7, '41']]);
  });

  test('says all of its fact when the story goes on', () => {
    const page = createPage();
    count(page, [0, 1, 2, 3]);
    expect(page.lines[0]?.text).toBe('3');
    page.turnTo(9);
    page.begin({ count: 0 }, { atUs: 9 });
    const [line] = page.lines;
    expect([line?.text, line?.changedUs, line?.atUs]).toEqual(['4', 9, 0]);
  });

  test('keeps the event with which it began at an instant', () => {
    const page = createPage();
    const first = { atUs: 5 };
    const fact = { count: 1 };
    const line = page.begin(fact, first);
    fact.count = 2;
    page.renew(line, { atUs: 5 });
    expect(page.lines[0]?.stages[0]?.event).toBe(first);
  });
});

test('steps are dense enough that a count is never far from the last one told', () => {
  const steps = Array.from({ length: 10_000 }, (_, index) => index + 1).filter(isStep);
  const gaps = steps.slice(1).map((step, index) => step / (steps[index] ?? 1));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(2);
});
