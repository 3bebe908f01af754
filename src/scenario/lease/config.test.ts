import { describe, expect, test } from 'vitest';
import { saidInChinese } from '../chinese-faults.ts';
import { ScenarioError } from '../problem.ts';
import { LeaseRun, readLeaseScenario, type LeaseScenario } from './run.ts';

const read = (scenario: object): LeaseScenario =>
  saidInChinese(() => readLeaseScenario({ model: 'lease', ...scenario }));

/** What is said in a language of a scenario that is refused. */
function saidOf(scenario: object, language: 'en' | 'zh-cn'): string {
  try {
    read(scenario);
  } catch (error) {
    if (error instanceof ScenarioError) return error.messageIn(language);
    throw error;
  }
  return 'taken';
}

// client-go tools/leaderelection/leaderelection.go, NewLeaderElector: five checks, in this order.
describe('Durations that client-go refuses are refused with its reason, in both languages:', () => {
  interface Refused {
    readonly config: object;
    readonly path: string;
    /** What both languages say, and the numbers in each. */
    readonly names: readonly string[];
    readonly en: string;
    readonly zhCn: string;
  }
  const above = (first: string, second: string): readonly string[] => [first, second];

  test.each<Refused>([
    {
      config: { leaseDuration: '10s' },
      path: 'config.leaseDuration',
      names: above('leaseDuration', 'renewDeadline'),
      en: 'must be greater than',
      zhCn: '必须大于',
    },
    {
      config: { leaseDuration: '9s' },
      path: 'config.leaseDuration',
      names: above('9', '10'),
      en: 'is not greater than',
      zhCn: '不大于',
    },
    {
      // Exactly 1.2 retry periods are not enough.
      config: { renewDeadline: '2400ms' },
      path: 'config.renewDeadline',
      names: above('renewDeadline', 'retryPeriod*JitterFactor'),
      en: 'is not greater than',
      zhCn: '不大于',
    },
    {
      config: { retryPeriod: '9s' },
      path: 'config.renewDeadline',
      names: above('10', '10.8'),
      en: 'must be greater than',
      zhCn: '必须大于',
    },
    {
      config: { jitterFactor: 6 },
      path: 'config.renewDeadline',
      names: above('10', '12'),
      en: 'must be greater than',
      zhCn: '必须大于',
    },
    {
      config: { leaseDuration: '0s', renewDeadline: '-1s', retryPeriod: '-2s' },
      path: 'config.leaseDuration',
      names: ['leaseDuration'],
      en: 'greater than zero',
      zhCn: '大于零',
    },
    {
      config: { renewDeadline: '0s', retryPeriod: '-1s' },
      path: 'config.renewDeadline',
      names: ['renewDeadline'],
      en: 'greater than zero',
      zhCn: '大于零',
    },
    {
      config: { retryPeriod: '0s' },
      path: 'config.retryPeriod',
      names: ['retryPeriod'],
      en: 'greater than zero',
      zhCn: '大于零',
    },
    {
      config: { retryPeriod: '-1s' },
      path: 'config.retryPeriod',
      names: ['retryPeriod', '-1'],
      en: 'greater than zero',
      zhCn: '大于零',
    },
  ])('$config at $path', ({ config, path, names, en, zhCn }) => {
    const [english, chinese] = (['en', 'zh-cn'] as const).map((one) => saidOf({ config }, one));
    expect(english).toMatch(new RegExp(`^${path}: `));
    expect(chinese).toMatch(new RegExp(`^${path}：`));
    for (const name of names) {
      expect(english).toContain(name);
      expect(chinese).toContain(name);
    }
    expect(english).toContain(en);
    expect(chinese).toContain(zhCn);
  });

  test('Of several reasons the one is given that client-go would find first.', () => {
    const all = { leaseDuration: '-3s', renewDeadline: '-1s', retryPeriod: '-1s' };
    expect(saidOf({ config: all }, 'en')).toMatch(/^config\.leaseDuration: .* greater than renew/);
  });
});

describe('Durations that client-go takes are taken, however little margin they leave:', () => {
  test.each([
    { leaseDuration: '15s', renewDeadline: '14s', retryPeriod: '2s' },
    { leaseDuration: '15s', renewDeadline: '14999ms', retryPeriod: '12s' },
    { leaseDuration: '3ms', renewDeadline: '2ms', retryPeriod: '1ms' },
    { renewDeadline: '2.401s' },
    { jitterFactor: 0, leaseDuration: '3s', renewDeadline: '2001ms', retryPeriod: '2s' },
  ])('%j', (config) => {
    expect(saidOf({ config }, 'en')).toBe('taken');
  });
});

const TARGETS = 'Known: c1, c2, leader, follower, all.';

describe('Settings that are refused:', () => {
  test.each<[object, string]>([
    [
      { leaseDuraton: '15s' },
      'config.leaseDuraton: Unknown key "leaseDuraton". Did you mean "leaseDuration"?',
    ],
    [
      { leaseDuration: 15 },
      'config.leaseDuration: A duration needs a unit; found the bare number 15.',
    ],
    [{ leaseDuration: '15' }, 'config.leaseDuration: Expected a duration, found "15".'],
    [{ leaseDuration: '14-16s' }, 'config.leaseDuration: Expected a duration, found "14-16s".'],
    [
      { candidates: 0 },
      'config.candidates: Expected a number of candidates from 1 to 64, or a list of names, found 0.',
    ],
    [{ candidates: 65 }, 'config.candidates: 65 candidates are more than the limit of 64.'],
    [{ candidates: [] }, 'config.candidates: Expected at least one name, found [].'],
    [{ candidates: ['a', 'a'] }, 'config.candidates[1]: The name "a" stands twice.'],
    [{ candidates: ['api'] }, 'config.candidates[0]: "api" is a word of the format, not a name.'],
    [
      { candidates: ['lease'] },
      'config.candidates[0]: "lease" is a word of the format, not a name.',
    ],
    [
      { candidates: ['c1#2'] },
      'config.candidates[0]: Expected a name that starts with a letter, found "c1#2".',
    ],
    [{ jitterFactor: -1 }, 'config.jitterFactor: Expected a number from 0 to 100, found -1.'],
    [{ jitterFactor: '1.2' }, 'config.jitterFactor: Expected a number from 0 to 100, found "1.2".'],
    [{ releaseOnCancel: 'yes' }, 'config.releaseOnCancel: Expected true or false, found "yes".'],
    [{ apiLatency: '-5ms' }, 'config.apiLatency: A duration cannot be negative: "-5ms".'],
    [{ restartAfter: '-1s' }, 'config.restartAfter: A duration cannot be negative: "-1s".'],
    [{ restartAfter: '1-2s' }, 'config.restartAfter: Expected a duration, found "1-2s".'],
    [{ fencing: 1 }, 'config.fencing: Expected true or false, found 1.'],
    [{ watchdog: 'on' }, 'config.watchdog: Expected a duration, found "on".'],
    [
      { clocks: ['c1'] },
      'config.clocks: Expected clocks, such as { c2: { rate: 1.02 } }, found ["c1"].',
    ],
    [
      { clocks: { c9: { rate: 1 } } },
      'config.clocks.c9: Unknown candidate "c9". Did you mean "c1"?',
    ],
    [
      { clocks: { c1: {} } },
      'config.clocks.c1: Expected an offset, a rate or both, such as { offset: 3s }, found {}.',
    ],
    [
      { clocks: { c1: { rate: 0 } } },
      'config.clocks.c1.rate: Expected a rate from 0.01 to 100, where 1 is right, found 0.',
    ],
    [
      { clocks: { c1: { rate: -1 } } },
      'config.clocks.c1.rate: Expected a rate from 0.01 to 100, where 1 is right, found -1.',
    ],
    [
      { clocks: { c1: { ofset: '1s' } } },
      'config.clocks.c1.ofset: Unknown key "ofset". Did you mean "offset"?',
    ],
    [
      { clocks: { c1: { offset: 3 } } },
      'config.clocks.c1.offset: A duration needs a unit; found the bare number 3.',
    ],
  ])('%j', (config, problem) => {
    expect(() => read({ config })).toThrow(problem);
  });

  // A timer of no length that starts itself again would never let time pass.
  test.each(['0ms', '0-0ms', 'exp(0ms)', 'normal(0ms, 0ms)'])(
    'work: %s would never end, which is said.',
    (work) => {
      expect(saidOf({ config: { work } }, 'en')).toMatch(/^config\.work: Work without a pause/);
      expect(saidOf({ config: { work } }, 'zh-cn')).toMatch(/^config\.work：没有间隔/);
    },
  );

  test.each<[object, string]>([
    [{ lease: { holder: 5 } }, 'initial.lease.holder: Expected a holder, found 5.'],
    [
      { lease: { holdr: 'c1' } },
      'initial.lease.holdr: Unknown key "holdr". Did you mean "holder"?',
    ],
    [
      { lease: { leaseDuration: '1500ms' } },
      'initial.lease.leaseDuration: Expected whole seconds, as a Lease has them, found "1500ms".',
    ],
    [
      { lease: { transitions: -1 } },
      'initial.lease.transitions: Expected a whole number from 0 to 1000000000, found -1.',
    ],
    [{ c9: { down: true } }, 'initial.c9: Unknown key "c9". Did you mean "c1"?'],
    [{ c1: { down: 'yes' } }, 'initial.c1.down: Expected true or false, found "yes".'],
  ])('initial %j', (initial, problem) => {
    expect(() => read({ initial })).toThrow(problem);
  });
});

describe('Entries that are refused:', () => {
  test.each<[object, string]>([
    [{ crahs: 'c1' }, 'script[0].crahs: Unknown command "crahs". Did you mean "crash"?'],
    [{ propose: 'x=1' }, 'script[0].propose: Unknown command "propose". Known: crash, restart,'],
    [
      { crash: 'c9' },
      `script[0].crash: Unknown candidate or role "c9". Did you mean "c1"? ${TARGETS}`,
    ],
    [{ crash: [] }, 'script[0].crash: Expected at least one candidate, found [].'],
    [
      { crash: 'c1', restart: 'c2' },
      'script[0].restart: An entry has exactly one command; here are crash and restart.',
    ],
    [{ at: 5, crash: 'c1' }, 'script[0].at: A duration needs a unit; found the bare number 5.'],
    [{ partition: 'api' }, `script[0].partition: Unknown candidate or role "api". ${TARGETS}`],
    [{ takeOver: 'leader' }, 'script[0].takeOver: Unknown candidate "leader". Known: c1, c2.'],
    [{ outage: 'c1' }, 'script[0].outage: Unknown value "c1". Known: api.'],
    [{ restore: 'apii' }, 'script[0].restore: Unknown value "apii". Did you mean "api"?'],
    [{ heal: 'al' }, 'script[0].heal: Unknown candidate or role "al". Did you mean "all"?'],
    [{ slowApi: 5 }, 'script[0].slowApi: A duration needs a unit; found the bare number 5.'],
    [{ slowApi: '-1s' }, 'script[0].slowApi: A duration cannot be negative: "-1s".'],
    [{ slowApi: { part: 'answer' } }, 'script[0].slowApi.to: Expected a duration, found nothing.'],
    [
      { slowApi: { to: '1s', part: 'answr' } },
      'script[0].slowApi.part: Unknown value "answr". Did you mean "answer"?',
    ],
    [{ clock: {} }, 'script[0].clock: Expected at least one clock, found {}.'],
    [
      { clock: { c1: { rate: 1000 } } },
      'script[0].clock.c1.rate: Expected a rate from 0.01 to 100',
    ],
    [
      { expect: { leadrs: 1 } },
      'script[0].expect.leadrs: Unknown key "leadrs". Did you mean "leaders"?',
    ],
    [{ expect: { holder: 'c9' } }, 'script[0].expect.holder: Unknown candidate "c9".'],
    [
      { expect: { violations: ['one-holdr'] } },
      'script[0].expect.violations[0]: Unknown value "one-holdr". Did you mean "one-holder"?',
    ],
    [
      { expect: { overlapMs: { min: 3, max: 1 } } },
      'script[0].expect.overlapMs: `min` is above `max`.',
    ],
  ])('%j', (entry, problem) => {
    expect(() => read({ script: [{ at: '1s', ...entry }] })).toThrow(problem);
  });
});

describe('What is left out is', () => {
  test('what the Kubernetes components use: 15 s, 10 s, 2 s, a jitter of 1.2, and no release.', () => {
    const { config } = read({});
    expect(config.candidates).toEqual(['c1', 'c2']);
    expect(config.settings).toEqual({
      leaseDurationUs: 15_000_000,
      renewDeadlineUs: 10_000_000,
      retryPeriodUs: 2_000_000,
      jitterFactor: 1.2,
      releaseOnCancel: false,
      restartAfterUs: 5_000_000,
      watchdogUs: undefined,
    });
    expect(config.api.fencing).toBe(false);
  });
});

describe('A role that nobody has', () => {
  const failureOf = (entry: object, initial: object = {}): string | undefined =>
    new LeaseRun(read({ initial, script: [entry] })).finish().failure?.message;

  test.each([
    ['a leader before there is one', { at: '0ms', crash: 'leader' }, {}, / is a leader\.$/],
    [
      'a follower among nobody',
      { at: '1s', crash: 'follower' },
      { c2: { down: true } },
      / is a follower\.$/,
    ],
  ])('ends the run: %s.', (_what, entry, initial, message) => {
    expect(failureOf(entry, initial)).toMatch(message);
  });

  test('leaves a run that has it alone.', () => {
    expect(failureOf({ at: '1s', crash: 'leader' })).toBeUndefined();
  });
});

test('64 candidates run, and one of them leads.', () => {
  const run = new LeaseRun(
    read({ config: { candidates: 64 }, until: '20s', expect: { leaders: 1 } }),
  );
  expect(run.finish().isMet).toBe(true);
});
