import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientAddress, createBackend } from './replay.ts';
import {
  createStrategy,
  STRATEGY_NAMES,
  type Backend,
  type Choice,
  type Strategy,
  type StrategyName,
  type StrategyOptions,
} from './strategy.ts';

const EVERY = STRATEGY_NAMES.flatMap((name) =>
  (['nginx', 'haproxy'] as const).flatMap((ties) =>
    [false, true].map((withReplacement) => ({ name, ties, withReplacement, tableSize: 251 })),
  ),
);

function optionsOf(name: StrategyName): StrategyOptions {
  return { name, ties: 'haproxy', withReplacement: false, tableSize: 251 };
}

function poolOf(weights: readonly number[]): Backend[] {
  return weights.map((weight, index) => createBackend(index, weight));
}

/** A chance that is none: the same every time it is made. */
function createDraw(): Choice['draw'] {
  let state = 1;
  return (min, max) => {
    state = (state * 48_271) % 2_147_483_647;
    return min + (state % (max - min + 1));
  };
}

function choose(strategy: Strategy, pool: Backend[], count: number, draw = createDraw()): string {
  let picks = '';
  for (let i = 0; i < count; i += 1) {
    const index = strategy.pick(pool, { key: clientAddress(i), draw });
    picks += index === undefined ? '-' : (pool[index]?.id ?? '?');
    if (index !== undefined) {
      const backend = pool[index];
      if (backend) backend.active += 1;
      strategy.onTaken(pool, index);
    }
  }
  return picks;
}

const weights = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 });

describe.each(EVERY)('$name, $ties, with replacement: $withReplacement', (options) => {
  it('the same history of calls gives the same choices', () => {
    fc.assert(
      fc.property(weights, (some) => {
        const runs = [1, 2].map(() => {
          const pool = poolOf(some);
          return choose(createStrategy(options, pool), pool, 30);
        });
        expect(runs[0]).toBe(runs[1]);
      }),
      { numRuns: 20 },
    );
  });

  it('a copy goes on like its original, and neither changes the other', () => {
    fc.assert(
      fc.property(weights, (some) => {
        const pool = poolOf(some);
        const original = createStrategy(options, pool);
        choose(original, pool, 7);
        const copy = original.copy();
        const twin = pool.map((backend) => ({ ...backend }));
        const third = pool.map((backend) => ({ ...backend }));
        const later = original.copy();
        const picks = choose(copy, twin, 20);
        expect(choose(original, pool, 20)).toBe(picks);
        expect(choose(later, third, 20)).toBe(picks);
      }),
      { numRuns: 20 },
    );
  });

  it('only eligible backends with a weight are chosen, and one whenever there is one', () => {
    const events = fc.array(fc.tuple(fc.nat(5), fc.nat(3)), { maxLength: 30 });
    fc.assert(
      fc.property(weights, events, (some, history) => {
        const pool = poolOf(some);
        const strategy = createStrategy(options, pool);
        const draw = createDraw();
        for (const [number, what] of history) {
          const index = number % pool.length;
          const backend = pool[index];
          if (!backend) continue;
          if (what === 1) backend.weight = (backend.weight + 3) % 8;
          if (what === 2) backend.isUp = !backend.isUp;
          backend.isEligible = backend.isUp && what !== 3;
          strategy.onChange(pool, index);
          const picked = strategy.pick(pool, { key: clientAddress(number), draw });
          const canTake = pool.map((one) => one.isEligible && one.weight > 0);
          expect(picked === undefined).toBe(!canTake.includes(true));
          if (picked !== undefined) expect(canTake[picked]).toBe(true);
        }
      }),
    );
  });

  it('a request is not given again to a backend that failed it while there is another', () => {
    const pool = poolOf([3, 2, 1, 1]);
    const strategy = createStrategy(options, pool);
    const draw = createDraw();
    for (let i = 0; i < 40; i += 1) {
      const first = strategy.pick(pool, { key: clientAddress(i), draw });
      const second = strategy.pick(pool, { key: clientAddress(i), draw, tried: [first ?? -1] });
      expect(second).toBeDefined();
      expect(second).not.toBe(first);
    }
  });

  it('whoever stays in the pool can be chosen after others came and went', () => {
    const pool = poolOf([1, 2, 3]);
    const strategy = createStrategy(options, pool);
    choose(strategy, pool, 5);
    const [, b, c] = pool;
    const next = [c, createBackend(3, 2), b].filter((backend) => backend !== undefined);
    strategy.onMembers(next);
    for (const backend of next) backend.active = 0;
    const picks = choose(strategy, next, 60);
    expect(new Set(picks)).toEqual(new Set('bcd'));
  });
});

it('smooth-weighted: after as many choices as the weights sum up to, each was chosen by its weight', () => {
  fc.assert(
    fc.property(weights, (some) => {
      const pool = poolOf(some);
      const strategy = createStrategy(optionsOf('smooth-weighted'), pool);
      const total = some.reduce((sum, weight) => sum + weight, 0);
      for (let round = 0; round < 3; round += 1) {
        const picks = choose(strategy, pool, total);
        expect(pool.map(({ id }) => picks.split(id).length - 1)).toEqual(some);
      }
    }),
  );
});

// HAProxy 2.6.12 itself gives 7, 6, 3 of the first sixteen to weights 6, 6, 4.
it('haproxy-weighted: nobody is ever two choices away from its share', () => {
  fc.assert(
    fc.property(weights, (some) => {
      const pool = poolOf(some);
      const strategy = createStrategy(optionsOf('haproxy-weighted'), pool);
      const total = some.reduce((sum, weight) => sum + weight, 0);
      const picks = choose(strategy, pool, total * 4);
      for (let count = 1; count <= picks.length; count += 1) {
        some.forEach((weight, index) => {
          const chosen = picks.slice(0, count).split('abcdef'.charAt(index)).length - 1;
          expect(Math.abs(chosen - (count * weight) / total)).toBeLessThan(2);
        });
      }
    }),
    { numRuns: 30 },
  );
});

it('round robin goes on after the last one, past those that cannot be chosen', () => {
  const pool = poolOf([5, 1, 1, 1]);
  const strategy = createStrategy(optionsOf('round-robin'), pool);
  expect(choose(strategy, pool, 6)).toBe('abcdab');
  for (const backend of pool.slice(2, 3)) backend.isEligible = false;
  expect(choose(strategy, pool, 4)).toBe('dabd');
  expect(choose(strategy, pool, 1)).toBe('a');
  strategy.onMembers(pool.toReversed());
  expect(choose(strategy, pool.toReversed(), 3)).toBe('bad');
});

it('smooth-weighted: what a backend has gained goes with it when the pool changes', () => {
  const pool = poolOf([5, 1, 1]);
  const strategy = createStrategy(optionsOf('smooth-weighted'), pool);
  expect(choose(strategy, pool, 2)).toBe('aa');
  strategy.onMembers(pool.toReversed());
  expect(choose(strategy, pool.toReversed(), 5)).toBe('cabaa');
});

it('a random choice goes by weight', () => {
  const pool = poolOf([1, 3, 0]);
  const strategy = createStrategy(optionsOf('random'), pool);
  const drawn = Array.from({ length: 64 }, (_, value) => {
    const index = strategy.pick(pool, { key: '', draw: (min) => min + value });
    return index === undefined ? '-' : 'abc'.charAt(index);
  }).join('');
  expect(drawn).toBe('a'.repeat(16) + 'b'.repeat(48));
});

describe('power of two', () => {
  const busiestShare = (withReplacement: boolean): number => {
    const pool = poolOf([1, 1]);
    for (const backend of pool.slice(0, 1)) backend.active = 5;
    const strategy = createStrategy({ ...optionsOf('power-of-two'), withReplacement }, pool);
    const draws = [0, 31];
    const pairs = draws.flatMap((one) => draws.map((other) => [one, other]));
    const picks = pairs.map((pair) => {
      let at = 0;
      const draw = (min: number, max: number): number => Math.min(max, min + (pair[at++] ?? 0));
      return strategy.pick(pool, { key: '', draw });
    });
    return picks.filter((index) => index === 0).length / picks.length;
  };

  it('two different ones: the busier of two is never chosen', () => {
    expect(busiestShare(false)).toBe(0);
  });

  it('with replacement: the busier of two is chosen one time in four', () => {
    expect(busiestShare(true)).toBe(0.25);
  });

  it('of equals the first drawn is chosen', () => {
    const pool = poolOf([1, 1, 1]);
    const strategy = createStrategy(optionsOf('power-of-two'), pool);
    const draw = (min: number, max: number): number => (max > 40 ? 20 : min);
    expect(strategy.pick(pool, { key: '', draw })).toBe(1);
  });
});
