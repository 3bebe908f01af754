import { describe, expect, it } from 'vitest';
import { labLink, momentOf } from './lab-link.ts';

describe('a link to a moment', () => {
  it('names a scenario, or carries an edited one', () => {
    const moment = { model: 'raft', language: 'en', us: 2_431_001 } as const;
    expect(labLink({ ...moment, name: 'leader-crash' })).toBe(
      '/en/lab/raft/?s=leader-crash&t=2431.001',
    );
    expect(labLink({ ...moment, code: 'q1ZK' })).toBe('/en/lab/raft/?t=2431.001#q1ZK');
  });

  it('is read back to the microsecond', () => {
    expect(momentOf('2431.001')).toBe(2_431_001);
    expect(momentOf('0')).toBe(0);
  });

  it.each(['', '-1', '1e9', 'abc', '1.2345', '0x10', '99999999999'])('is no moment: %s', (text) => {
    expect(momentOf(text)).toBeUndefined();
  });
});
