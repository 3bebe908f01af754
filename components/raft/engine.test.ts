import { describe, expect, it } from 'vitest';
import { en } from './strings.en.ts';
import { RaftEngine } from './engine.ts';

const source = {
  model: 'raft',
  seed: 7,
  config: { nodes: 5 },
  script: [
    { at: '3s', crash: 'leader' },
    { at: '3100ms', crash: 'leader' },
  ],
  until: '8s',
};

describe('an engine', () => {
  it('shows a moment alike, whether it was played to or sought', () => {
    const moment = { atUs: 2_000_000, playedUs: 2_500_000, speed: 0.1 };
    const played = new RaftEngine(source, en);
    for (let us = 0; us <= 2_500_000; us += 16_667)
      played.ring({ atUs: us, playedUs: us, speed: 0.1 });
    expect(played.frame(moment)).toEqual(new RaftEngine(source, en).frame(moment));
  });

  it('looks ahead without telling what it saw', () => {
    const engine = new RaftEngine(source, en);
    expect(engine.tape('sentence').next(0)).toBeGreaterThan(1_000_000);
    const { lines, events, bar } = engine.frame({ atUs: 10, playedUs: 10, speed: 0.1 });
    expect([lines.length, events, bar.marks.length]).toEqual([0, 0, 0]);
  });

  it('steps through every event, or through what a reader wants to know', () => {
    const engine = new RaftEngine(source, en);
    const steps = (kind: 'event' | 'sentence'): number => {
      const tape = engine.tape(kind);
      let [us, count] = [0, 0];
      for (let next = tape.next(us); next !== undefined && next < 2_000_000; next = tape.next(us)) {
        expect(next).toBeGreaterThan(us);
        expect(tape.previous(next) ?? 0).toBe(us);
        us = next;
        count += 1;
      }
      return count;
    };
    expect(steps('sentence')).toBeGreaterThan(2);
    expect(steps('event')).toBeGreaterThan(steps('sentence'));
  });

  it('says what ended a run before its time, and only once it has come to that', () => {
    const engine = new RaftEngine(source, en);
    expect(engine.endedBy(3_000_000)).toBeUndefined();
    engine.ring({ atUs: 8_000_000, playedUs: 8_000_000, speed: 1 });
    expect(engine.endedBy(8_000_000)).toMatchObject({ role: 'leader', atUs: 3_100_000 });
  });

  it('tells the story of a fork from its command on', () => {
    const engine = new RaftEngine(source, en);
    const us = engine.act({ crash: 'n1' }, 500_000);
    const last = engine.linesTo(us).at(-1);
    expect(last?.text).toContain('n1 is killed');
    expect(engine.facts).toMatchObject({ isEdited: true, forkedUs: 500_001 });
    expect(engine.undo()).toBe(500_000);
    expect(engine.linesTo(us)).toEqual([]);
  });
});
