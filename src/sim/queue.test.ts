import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pop, push, type Scheduled } from './queue.ts';

fc.configureGlobal({ seed: 1, numRuns: 300 });

function drain<T extends Scheduled>(heap: T[]): T[] {
  const drained: T[] = [];
  for (let entry = pop(heap); entry; entry = pop(heap)) drained.push(entry);
  return drained;
}

function inOrder<T extends Scheduled>(entries: readonly T[]): T[] {
  return entries.toSorted((a, b) => a.atUs - b.atUs || a.sequence - b.sequence);
}

/** Few instants, so that most entries tie; the sequence is the order of scheduling. */
const instants = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 });

test('An empty queue gives nothing, again and again.', () => {
  const heap: Scheduled[] = [];
  expect([pop(heap), pop(heap), heap.length]).toEqual([undefined, undefined, 0]);
});

test('Entries leave by instant, and those of one instant in the order in which they came.', () => {
  fc.assert(
    fc.property(instants, (times) => {
      const entries = times.map((atUs, sequence) => ({ atUs, sequence }));
      const heap: Scheduled[] = [];
      for (const entry of entries) push(heap, entry);
      expect(drain(heap)).toEqual(inOrder(entries));
    }),
  );
});

test('The order does not depend on the order of pushing, because no two entries are equal.', () => {
  fc.assert(
    fc.property(instants, fc.array(fc.nat(), { minLength: 60 }), (times, keys) => {
      const entries = times.map((atUs, sequence) => ({ atUs, sequence }));
      const keyOf = ({ sequence }: Scheduled): number => keys[sequence] ?? 0;
      const heap: Scheduled[] = [];
      for (const entry of entries.toSorted((a, b) => keyOf(a) - keyOf(b))) push(heap, entry);
      expect(drain(heap)).toEqual(inOrder(entries));
    }),
  );
});

test('However pushes and pops alternate, what leaves is the earliest of what is there.', () => {
  const operations = fc.array(fc.option(fc.integer({ min: 0, max: 9 }), { freq: 3 }), {
    maxLength: 80,
  });
  fc.assert(
    fc.property(operations, (times) => {
      const heap: Scheduled[] = [];
      let model: Scheduled[] = [];
      for (const [sequence, atUs] of times.entries()) {
        if (atUs === null) {
          const [earliest, ...rest] = inOrder(model);
          expect(pop(heap)).toBe(earliest);
          model = rest;
        } else {
          const entry = { atUs, sequence };
          push(heap, entry);
          model.push(entry);
        }
      }
      expect(drain(heap)).toEqual(inOrder(model));
    }),
  );
});

test('A copy of the array is a copy of the queue.', () => {
  const heap: Scheduled[] = [];
  for (const atUs of [5, 3, 9, 1]) push(heap, { atUs, sequence: atUs });
  const copy = heap.slice();
  drain(heap);
  expect(drain(copy).map((entry) => entry.atUs)).toEqual([1, 3, 5, 9]);
});
