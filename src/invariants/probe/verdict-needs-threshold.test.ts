import { describe, expect, test } from 'vitest';
import { verdictNeedsThreshold } from './verdict-needs-threshold.ts';

const THRESHOLDS = { p: { successThreshold: 2, failureThreshold: 3, isFirstEnough: false } };

/** The properties broken by a trace in short: `+` and `-` are checks, `H` and `U` verdicts, `C` a new container. */
function broken(trace: string, thresholds = THRESHOLDS): number[] {
  const watch = verdictNeedsThreshold.watch(thresholds);
  const event = (letter: string) => {
    switch (letter) {
      case '+':
      case '-':
        return { type: 'check', node: 'p', ok: letter === '+' };
      case 'C':
        return { type: 'containerStarted', node: 'kubelet' };
      default:
        return { type: letter === 'H' ? 'healthy' : 'unhealthy', node: 'p' };
    }
  };
  return [...trace].flatMap((letter, index) =>
    watch.onEvent({ ...event(letter), atUs: index }) ? [index] : [],
  );
}

describe('A verdict', () => {
  test.each(['---U++H', '+--+---U', '-----U', '---U+-++H---U', ''])('%s is earned.', (trace) => {
    expect(broken(trace)).toEqual([]);
  });

  test.each([
    ['--U', 2],
    ['U', 0],
    ['--+-U', 4],
    ['---U+H', 5],
    ['+++U', 3],
    ['---H', 3],
  ])('%s comes too early.', (trace, at) => {
    expect(broken(trace)).toEqual([at]);
  });

  test('does not rest on what was seen of an earlier container.', () => {
    expect(broken('--C-U')).toEqual([4]);
  });

  test('may rest on the very first check, and on no other, where the prober is so configured.', () => {
    const first = { p: { ...THRESHOLDS.p, isFirstEnough: true } };
    expect(broken('-U', first)).toEqual([]);
    expect(broken('+-U', first)).toEqual([2]);
  });
});
