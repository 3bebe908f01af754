import { describe, expect, it } from 'vitest';
import { Player, type PlayerOptions, type Tape } from './player.svelte.ts';

const HAPPENINGS = [100_000, 250_000, 900_000];
const next = (after: number) => HAPPENINGS.find((us) => us > after);
const tape: Tape = {
  endUs: 1_000_000,
  next,
  milestone: next,
  previous: (before) => HAPPENINGS.findLast((us) => us < before),
};

/** A wall clock and a screen that move when told to. */
function fakeScreen() {
  let nowMs = 5_000;
  let waiting: (() => void)[] = [];
  const options: PlayerOptions = {
    now: () => nowMs,
    requestFrame: (callback) => waiting.push(callback),
    prefersSteps: () => false,
    stage: undefined,
  };
  const pass = (ms: number): void => {
    for (let left = ms; left > 0; left -= 10) {
      nowMs += Math.min(left, 10);
      const due = waiting;
      waiting = [];
      for (const callback of due) callback();
    }
  };
  return { options, pass, waits: () => waiting.length > 0 };
}

describe('a player', () => {
  it('starts nothing by itself', () => {
    const { options, pass } = fakeScreen();
    const player = new Player(() => tape, { ...options, startUs: 50_000 });
    pass(1_000);
    expect([player.isPlaying, player.atUs]).toEqual([false, 50_000]);
  });

  it('plays wall time at its speed', () => {
    const { options, pass } = fakeScreen();
    const player = new Player(() => tape, { ...options, speed: 1 / 10 });
    player.play();
    pass(1_000);
    expect(player.atUs).toBe(100_000);
    player.setSpeed(1 / 2);
    pass(1_000);
    expect(player.atUs).toBe(600_000);
  });

  it('shows whole microseconds and loses none', () => {
    const { options, pass } = fakeScreen();
    const player = new Player(() => tape, { ...options, speed: 1 / 3 });
    player.play();
    pass(10);
    expect(player.atUs).toBe(3_333);
    pass(20);
    expect(player.atUs).toBe(10_000);
  });

  it('asks for no frame while it stands still', () => {
    const { options, pass, waits } = fakeScreen();
    const player = new Player(() => tape, options);
    player.play();
    pass(100);
    player.pause();
    pass(100);
    expect([player.atUs, waits()]).toEqual([10_000, false]);
  });

  it('stops at the end and starts again from the first frame', () => {
    const { options, pass } = fakeScreen();
    const player = new Player(() => tape, { ...options, speed: 10, startUs: 20_000 });
    player.play();
    pass(200);
    expect([player.isPlaying, player.atUs, player.isAtEnd]).toEqual([false, 1_000_000, true]);
    player.play();
    expect(player.atUs).toBe(20_000);
  });

  it('steps to what happens next and back to what happened last', () => {
    const { options } = fakeScreen();
    const player = new Player(() => tape, options);
    const seen = [
      () => player.step(),
      () => player.step(),
      () => player.back(),
      () => player.back(),
    ];
    expect(seen.map((move) => (move(), player.atUs))).toEqual([100_000, 250_000, 100_000, 0]);
    player.seek(950_000);
    player.step();
    expect(player.atUs).toBe(1_000_000);
  });

  it('knows how far it has played, until the run becomes another one', () => {
    const { options } = fakeScreen();
    const player = new Player(() => tape, options);
    player.seek(800_000);
    player.seek(300_000);
    expect(player.playedUs).toBe(800_000);
    player.fork(300_001);
    expect([player.atUs, player.playedUs]).toEqual([300_001, 300_001]);
  });

  it('pauses when stepped', () => {
    const { options } = fakeScreen();
    const player = new Player(() => tape, options);
    player.play();
    player.step();
    expect(player.isPlaying).toBe(false);
  });

  it('does not make up for the time that a hidden page missed', () => {
    const { options } = fakeScreen();
    let nowMs = 0;
    let frame = (): void => undefined;
    const player = new Player(() => tape, {
      ...options,
      now: () => nowMs,
      requestFrame: (callback) => (frame = callback),
      speed: 1,
    });
    player.play();
    nowMs = 60_000;
    frame();
    expect(player.atUs).toBe(100_000);
  });

  it('keeps within the run', () => {
    const { options } = fakeScreen();
    const player = new Player(() => tape, options);
    player.seek(-5);
    expect(player.atUs).toBe(0);
    player.seek(9e9);
    expect(player.atUs).toBe(1_000_000);
  });

  it('moves in readable steps where motion is not wanted', () => {
    const { options, pass } = fakeScreen();
    const player = new Player(() => tape, { ...options, speed: 1, prefersSteps: () => true });
    const shown = new Set<number>();
    player.play();
    for (let ms = 0; ms < 6_000; ms += 10) {
      pass(10);
      shown.add(player.atUs);
    }
    expect([...shown]).toEqual([0, 100_000, 250_000, 900_000, 1_000_000]);
  });
});
