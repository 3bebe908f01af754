import { describe, expect, it } from 'vitest';
import type { RaftRun } from '../../src/scenario/raft/run.ts';
import { toLine } from '../../src/sim/trace.ts';
import { raftRunner } from '../raft/runner.ts';
import { Session, withCommands, type LabRun, type Runner } from './session.ts';

const source = {
  format: 1,
  model: 'raft',
  seed: 7,
  config: { nodes: 5, preset: 'etcd' },
  script: [{ at: '4s', crash: 'leader' }],
  until: '8s',
  expect: [{ leaders: 1 }],
};

function linesTo(session: Session<RaftRun>, us: number): string[] {
  session.run.advance(us);
  return session.run.events.filter(({ atUs }) => atUs <= us).map(toLine);
}

describe('a session', () => {
  it('writes a command one microsecond after the moment shown', () => {
    const session = new Session(source, raftRunner);
    expect(session.act({ pause: 'n2' }, 2_431_000)).toBe(2_431_001);
    expect(session.source['script']).toEqual([
      { at: '4s', crash: 'leader' },
      { at: '2431.001ms', pause: 'n2' },
    ]);
  });

  it('keeps the past of a fork as it was, event by event', () => {
    const before = linesTo(new Session(source, raftRunner), 2_431_000);
    const session = new Session(source, raftRunner);
    session.act({ crash: 'n2' }, 2_431_000);
    expect(linesTo(session, 2_431_000)).toEqual(before);
    expect(linesTo(session, 2_431_001).at(-1)).toContain('"crash"');
  });

  it('drops the reader’s own later commands when the reader acts in the past', () => {
    const session = new Session(source, raftRunner);
    session.act({ pause: 'n1' }, 3_000_000);
    session.act({ pause: 'n2' }, 3_500_000);
    session.act({ pause: 'n3' }, 3_000_001);
    expect(session.own.map(({ command }) => command)).toEqual([{ pause: 'n1' }, { pause: 'n3' }]);
    expect(session.source['script']).toContainEqual({ at: '4s', crash: 'leader' });
  });

  it('leaves at least 10 s after the last command', () => {
    const session = new Session(source, raftRunner);
    session.act({ crash: 'n1' }, 8_000_000);
    expect(session.run.plan.untilUs).toBe(18_000_001);
    expect(withCommands({ ...source, until: '1m' }, session.own)['until']).toBe('60s');
  });

  it('drops what was expected of the run that is no more', () => {
    const session = new Session(source, raftRunner);
    expect(session.source).toHaveProperty('expect');
    session.act({ crash: 'n1' }, 0);
    expect(session.source).not.toHaveProperty('expect');
  });

  it('takes back one change at a time, and gives the moment at which it was made', () => {
    const session = new Session(source, raftRunner);
    session.act({ crash: 'n1' }, 1_000_000);
    session.change({ ...session.base, seed: 8 }, 1_500_000);
    expect(session.undo()).toBe(1_500_000);
    expect(session.source['seed']).toBe(7);
    expect(session.undo()).toBe(1_000_000);
    expect(session.source).toBe(source);
    expect(session.undo()).toBeUndefined();
    expect(session.isEdited).toBe(false);
  });

  it('goes back to the scenario as given', () => {
    const session = new Session(source, raftRunner);
    session.act({ crash: 'n1' }, 1_000_000);
    session.act({ restart: 'n1' }, 2_000_000);
    session.reset();
    expect(session.source).toBe(source);
    expect(session.isEdited).toBe(false);
  });

  it('keeps the reader’s commands under another scenario, as far as they fit', () => {
    const session = new Session(source, raftRunner);
    session.act({ crash: 'n1' }, 1_000_000);
    session.act({ crash: 'n5' }, 2_000_000);
    session.change({ ...source, config: { nodes: 3 } }, 2_000_001);
    expect(session.own.map(({ command }) => command)).toEqual([{ crash: 'n1' }]);
  });

  it('stays as it was when the change cannot be read', () => {
    const session = new Session(source, raftRunner);
    const { run } = session;
    expect(() => session.act({ crash: 'n9' }, 0)).toThrow('n9');
    expect(session.run).toBe(run);
    expect(session.isEdited).toBe(false);
  });

  it('runs scenarios of any model by its runner', () => {
    const read = (value: unknown) => {
      const given = value as Record<string, unknown>;
      if (given['model'] !== 'tick') throw new Error('no tick');
      return { source: given, title: {}, why: {} };
    };
    const start = (scenario: ReturnType<typeof read>) => ({ scenario });
    const session = new Session({ model: 'tick' }, { read, start } as unknown as Runner<LabRun>);
    session.act({ stop: 'n1' }, 0);
    expect(session.run.scenario.source['script']).toEqual([{ at: '0.001ms', stop: 'n1' }]);
    expect(session.reads({ model: 'raft' })).toBe(false);
  });
});
