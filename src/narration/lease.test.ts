import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Refusal } from '../models/lease/settings.ts';
import { narrationConfig } from '../scenario/lease/narration-config.ts';
import { LeaseRun, readLeaseScenario } from '../scenario/lease/run.ts';
import { parseYaml } from '../scenario/yaml.ts';
import { readLeaseCommand, type LeaseCommand } from './lease/command.ts';
import { refusalText } from './lease/refusals.ts';
import type { Language } from './language.ts';
import {
  LeaseNarrator,
  storyAt,
  tellLeaseStory,
  type LeaseNarrationConfig,
  type LeaseSentence,
  type LeaseTraceEvent,
} from './lease.ts';

/** Every command and every fault, so that every kind of event occurs. */
const BUSY = `
model: lease
config: { candidates: 4, clocks: { c3: { rate: 1.2 } } }
initial: { c4: { down: true } }
script:
  - { at: 6s, outage: api }
  - { at: 6s, outage: api }
  - { at: 10s, restore: api }
  - { at: 12s, restart: c4 }
  - { at: 15s, pause: leader }
  - { at: 36s, resume: all }
  - { at: 50s, crash: [c1, c2] }
  - { at: 50s, crash: c1 }
  - { at: 52s, restart: all }
  - { at: 80s, takeOver: c2 }
  - { at: 90s, clock: { c2: { offset: -20s, rate: 1.02 }, c4: { offset: 3s } } }
  - { at: 91s, clock: { c1: { offset: 3s } } }
  - { at: 92s, slowApi: { to: 1-2s, part: answer } }
  - { at: 100s, slowApi: 4s }
  - { at: 110s, slowApi: 0s }
  - { at: 111s, slowApi: { to: 0s, part: answer } }
  - { at: 115s, partition: all }
  - { at: 116s, partition: c1 }
  - { at: 135s, heal: c1 }
  - { at: 136s, heal: all }
  - { at: 160s, hang: c1 }
  - { at: 161s, pause: c2 }
  - { at: 161s, release: c2 }
  - { at: 165s, resume: c2 }
  - { at: 170s, release: all }
  - { at: 172s, restart: all }
  - { at: 190s, expect: { leaders: 1, transitions: { min: 1 }, overlapMs: { max: 900000 } } }
until: 200s
expect:
  - { leaders: 3, holder: none, leader: none, overlapMs: 0, leaderlessMs: { min: 1, max: 1500 }, staleWrites: 99,
      conflicts: { max: 0 }, violations: [fenced-work] }
`;
const RELEASING = `
model: lease
config: { candidates: 2, releaseOnCancel: true, fencing: true, watchdog: 5s }
script:
  - { at: 10s, pause: leader }
  - { at: 12s, release: c1 }
  - { at: 35s, resume: c1 }
  - { at: 36s, restart: all }
  - { at: 50s, partition: leader }
  - { at: 80s, heal: all }
  - { at: 90s, hang: leader }
  - { at: 120s, release: leader }
until: 150s
`;
const LEFT_BEHIND = `
model: lease
config: { candidates: 3 }
initial: { lease: { holder: c1, transitions: 7 }, c3: { down: true } }
script: [{ at: 5s, restart: c3 }, { at: 25s, crash: [c2, c3] }]
until: 60s
`;
const TOO_SHORT = `
model: lease
config: { candidates: 2, leaseDuration: 900ms, renewDeadline: 800ms, retryPeriod: 200ms }
until: 3s
`;

interface Told {
  readonly name: string;
  readonly run: LeaseRun;
  readonly config: LeaseNarrationConfig;
  readonly events: readonly LeaseTraceEvent[];
}

function runOf(name: string, yaml: string, seed?: number): Told {
  const scenario = readLeaseScenario(parseYaml(yaml).value);
  const run = new LeaseRun(scenario, seed === undefined ? {} : { seed });
  run.finish();
  return { name, run, config: narrationConfig(scenario), events: run.events };
}

const FOLDER = new URL('../../content/scenarios/', import.meta.url);
const NAMED = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => [file, readFileSync(new URL(file, FOLDER), 'utf8')] as const)
  .filter(([, yaml]) => /^model: lease$/m.test(yaml))
  .map(([file, yaml]) => runOf(file, yaml));
const SEEDED = [1, 2, 3].flatMap((seed) => [
  runOf(`busy, seed ${seed}`, BUSY, seed),
  runOf(`releasing, seed ${seed}`, RELEASING, seed),
  runOf(`left behind, seed ${seed}`, LEFT_BEHIND, seed),
  runOf(`too short, seed ${seed}`, TOO_SHORT, seed),
]);

/** A run whose rules were broken, which no run of the real elector is. */
const BROKEN: Told = {
  name: 'broken rules',
  run: runOf('', TOO_SHORT).run,
  config: { ...runOf('', TOO_SHORT).config, candidates: ['c1', 'c2'] },
  events: ['one-holder', 'no-overlap-within-limit', 'fenced-work', 'another'].map((property) => ({
    type: 'violation',
    property,
    nodes: ['c2', 'c1'],
    term: 1,
    atUs: 0,
  })),
};
const RUNS = [...NAMED, ...SEEDED, BROKEN];

function narrate({ events, config }: Told, language: Language): LeaseSentence[] {
  const narrator = new LeaseNarrator({ language, config });
  return events.map((event) => narrator.take(event));
}

/** Everything a run says: every sentence, and every stage of every line of its story. */
const TEXTS = RUNS.map((told) => {
  const textsIn = (language: Language): string[] => [
    ...narrate(told, language).map(({ text }) => text),
    ...tellLeaseStory(told.events, { language, config: told.config }).flatMap(({ stages }) =>
      stages.map(({ text }) => text),
    ),
  ];
  return { name: told.name, en: textsIn('en'), zh: textsIn('zh-cn') };
});

const WORDS: readonly string[] = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** The numbers that a sentence says, without names such as c3, smallest first. */
function numbersIn(text: string): number[] {
  const digits = text
    .replace(/one holder|at once/gi, '')
    .replace(/两/g, '2')
    .replace(/\bonce\b/g, '1')
    .replace(/\btwice\b/g, '2')
    .replace(/\b[a-z]+\d+\b(?:#\d+)?/g, '')
    .replace(/(\d)[\u202f,](?=\d{3}(?!\d))/g, '$1')
    .replace(/[a-z]+/g, (word) => (WORDS.includes(word) ? String(WORDS.indexOf(word)) : word));
  return (digits.match(/\d+(?:\.\d+)?/g) ?? []).map(Number).sort((a, b) => a - b);
}

const EVENT_TYPES: Record<LeaseTraceEvent['type'], true> = {
  command: true,
  send: true,
  deliver: true,
  drop: true,
  timer: true,
  crash: true,
  restart: true,
  pause: true,
  resume: true,
  note: true,
  violation: true,
  expect: true,
  role: true,
  request: true,
  response: true,
  observe: true,
  acquire: true,
  renew: true,
  renewFailed: true,
  lost: true,
  release: true,
  exit: true,
  work: true,
};

const COMMAND_TYPES: Record<Exclude<LeaseCommand['type'], 'other'>, true> = {
  crash: true,
  restart: true,
  pause: true,
  resume: true,
  release: true,
  hang: true,
  partition: true,
  takeOver: true,
  outage: true,
  restore: true,
  heal: true,
  slowApi: true,
  clock: true,
};

describe('every event has a sentence', () => {
  test('the runs of this test hold every type of event', () => {
    const seen = new Set(RUNS.flatMap(({ events }) => events.map(({ type }) => type)));
    expect([...seen].sort()).toEqual(Object.keys(EVENT_TYPES).sort());
  });

  test('the runs of this test hold every command', () => {
    const commands = RUNS.flatMap(({ events }) =>
      events.flatMap((event) => (event.type === 'command' ? [event.command] : [])),
    );
    const seen = new Set(commands.map((command) => readLeaseCommand(command).type));
    expect([...seen].sort()).toEqual(Object.keys(COMMAND_TYPES).sort());
  });

  test.each(TEXTS)('$name: whole sentences, in both languages', ({ en, zh }) => {
    for (const text of en) expect(text).toMatch(/^(?!.*(undefined|NaN|\[object| {2}))\S.*[.?]$/);
    for (const text of zh) expect(text).toMatch(/^(?!.*(undefined|NaN|\[object| {2}))\S.*[。？]$/);
  });

  test.each(TEXTS)('$name: both languages say the same numbers', ({ en, zh }) => {
    const differ = en.flatMap((text, index) => {
      const twin = zh[index] ?? '';
      return String(numbersIn(text)) === String(numbersIn(twin)) ? [] : [[text, twin]];
    });
    expect(differ).toEqual([]);
    expect(zh.length).toBe(en.length);
  });
});

describe('what sentences say is what happened', () => {
  test.each(RUNS)('$name: whoever takes a lease has seen no change for its duration', (told) => {
    for (const { fact } of narrate(told, 'en')) {
      if (fact.kind !== 'leads' || fact.because !== 'expired') continue;
      expect(fact.unchanged?.ownUs).toBeGreaterThanOrEqual(fact.unchanged?.limitUs ?? NaN);
    }
  });

  test.each(RUNS)('$name: whoever gives up has tried for its renew deadline', (told) => {
    for (const { fact } of narrate(told, 'en')) {
      if (fact.kind !== 'lost' || fact.reason !== 'renewDeadline') continue;
      // A clock with a rate counts to the nearest microsecond; a pause makes it longer.
      expect(fact.tried?.ownUs).toBeGreaterThanOrEqual(told.config.renewDeadlineUs - 2);
    }
  });

  test.each([
    ['lease-crash.yaml', 'leaderlessMs', /Nobody led for ([\d.]+)/],
    ['lease-release.yaml', 'leaderlessMs', /Nobody led for ([\d.]+)/],
    ['lease-paused-leader.yaml', 'overlapMs', /for ([\d.]+).s both c1 and c2 believed/],
    ['lease-hand-edit.yaml', 'overlapMs', /for ([\d.]+).s both c1 and c2 believed/],
  ] as const)('%s: %s is what is measured', (name, metric, pattern) => {
    const told = NAMED.find((one) => one.name === name);
    const texts = TEXTS.find((one) => one.name === name)?.en ?? [];
    const said = texts.flatMap((text) => pattern.exec(text)?.[1] ?? []);
    expect(Number(said[0])).toBe(Math.round((told?.run.metrics[metric] ?? NaN) / 100) / 10);
  });

  test.each(RUNS)('$name: an act is told when the Lease does not name whoever acts', (told) => {
    const sentences = narrate(told, 'en');
    told.events.forEach((event, index) => {
      if (event.type !== 'work' || event.holder === event.identity) return;
      const { text, importance } = sentences[index] ?? { text: '', importance: 'detail' };
      expect(importance).toBe('story');
      expect(text).toMatch(event.accepted ? /Nothing stops/ : /is refused/);
    });
  });
});

describe('a story never rewrites its past', () => {
  test.each(RUNS)(
    '$name: the story up to an instant is the story of the events up to it',
    ({ events, config }) => {
      const options = { language: 'en', config } as const;
      const lines = tellLeaseStory(events, options);
      const instants = events.map(({ atUs }) => atUs).filter((_, index) => index % 97 === 0);
      for (const atUs of instants) {
        const before = tellLeaseStory(
          events.filter((event) => event.atUs <= atUs),
          options,
        );
        expect(storyAt(lines, atUs).map(({ text }) => text)).toEqual(
          before.map(({ text }) => text),
        );
      }
      const begun = lines.map(({ atUs }) => atUs);
      expect(begun).toEqual(begun.toSorted((a, b) => a - b));
    },
  );

  test.each(NAMED)('$name: a story is short', ({ events, config }) => {
    const lines = tellLeaseStory(events, { language: 'en', config });
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.length).toBeLessThan(25);
  });
});

describe('a configuration that client-go refuses', () => {
  const DURATIONS = {
    leaseDurationUs: 10_000_000,
    renewDeadlineUs: 10_000_000,
    retryPeriodUs: 8_400_000,
    jitterFactor: 1.2,
  };
  const REASONS: Record<Refusal, { readonly en: string; readonly zh: string }> = {
    leaseDurationNotAboveRenewDeadline: {
      en: 'leaseDuration must be greater than renewDeadline: 10 s is not greater than 10 s',
      zh: 'leaseDuration 必须大于 renewDeadline：10 秒不大于 10 秒',
    },
    renewDeadlineNotAboveJitteredRetryPeriod: {
      en: 'renewDeadline must be greater than retryPeriod*JitterFactor: 10 s is not greater than 8.4 s × 1.2 = 10.08 s',
      zh: 'renewDeadline 必须大于 retryPeriod*JitterFactor：10 秒不大于 8.4 秒 × 1.2 = 10.08 秒',
    },
    leaseDurationNotAboveZero: {
      en: 'leaseDuration must be greater than zero: it is 10 s',
      zh: 'leaseDuration 必须大于零，现在是 10 秒',
    },
    renewDeadlineNotAboveZero: {
      en: 'renewDeadline must be greater than zero: it is 10 s',
      zh: 'renewDeadline 必须大于零，现在是 10 秒',
    },
    retryPeriodNotAboveZero: {
      en: 'retryPeriod must be greater than zero: it is 8.4 s',
      zh: 'retryPeriod 必须大于零，现在是 8.4 秒',
    },
  };

  test.each(Object.entries(REASONS))('%s', (refusal, { en, zh }) => {
    const textIn = (language: Language): string =>
      refusalText(refusal as Refusal, DURATIONS, language).replace(/\u00a0/g, ' ');
    expect([textIn('en'), textIn('zh-cn')]).toEqual([en, zh]);
  });
});

describe('Chinese as chinese.md wants it', () => {
  test.each(TEXTS)('$name', ({ zh }) => {
    for (const text of new Set(zh)) {
      expect(text).not.toMatch(/\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9%]\p{Script=Han}/u);
      expect(text).not.toMatch(/[，。；：？！（）、～“”] | [，。；：？！（）、～“”]/);
      expect(text).not.toMatch(/\p{Script=Han} \p{Script=Han}/u);
      expect(text.replace(/\d,\d{3}/g, '')).not.toMatch(/[,;:?!()]/);
      expect(text).not.toMatch(/主节点|一致性算法|仲裁|轮询|您|日志/);
    }
  });
});
