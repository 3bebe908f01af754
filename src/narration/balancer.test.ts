import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BALANCER_PROPERTY_NAMES } from '../invariants/balancer-properties.ts';
import { narrationConfig } from '../scenario/balancer/narration-config.ts';
import { BALANCER_METRIC_NAMES } from '../scenario/balancer/metrics.ts';
import { BalancerRun, readBalancerScenario } from '../scenario/balancer/run.ts';
import { balancerRunnable } from '../scenario/balancer/runnable.ts';
import { tellRun } from '../scenario/story.ts';
import { parseYaml } from '../scenario/yaml.ts';
import { BALANCER_NAMES, balancerMetricNames } from './balancer-names.ts';
import {
  BalancerStory,
  storyAt,
  tellBalancerStory,
  type BalancerNarrationConfig,
  type BalancerTraceEvent,
} from './balancer.ts';
import { readBalancerCommand, type BalancerCommand } from './balancer/command.ts';
import type { Language } from './language.ts';

/** Every command and every fault, so that every kind of event occurs. */
const BUSY = `
model: balancer
config: { backends: 4, arrivals: 15ms, retries: 1, requestTimeout: 5s, slowStart: 10s, strategy: smooth-weighted }
script:
  - { at: 3s, crash: b1 }
  - { at: 3s, crash: [b1, b2] }
  - { at: 13s, restart: all }
  - { at: 13.5s, restart: b2 }
  - { at: 20s, hang: [b1, b3] }
  - { at: 20s, fail: b1 }
  - { at: 24s, recover: all }
  - { at: 30s, fail: b2 }
  - { at: 38s, recover: b2 }
  - { at: 45s, drain: [b1, b2] }
  - { at: 46s, drain: [b2, b3] }
  - { at: 47s, ready: all }
  - { at: 50s, add: { name: b5, weight: 3 } }
  - { at: 50s, add: b5 }
  - { at: 52s, remove: [b5, b4] }
  - { at: 52s, remove: b4 }
  - { at: 53s, add: b4 }
  - { at: 55s, weight: { b1: 5, b2: 0 } }
  - { at: 56s, slow: { b1: 40, b3: 0.5 } }
  - { at: 60s, slow: { b1: 1 } }
  - { at: 61s, strategy: least-connections }
  - { at: 65s, crash: b1 }
  - { at: 66s, rollingRestart: { every: 30s, down: 5s, shutdownDelay: 6s } }
  - { at: 70s, expect: { errors: 0, share: { b1: { min: 0.9 } }, connections: { b1: 3 }, state: { b1: healthy } } }
  - { at: 200s, crash: all }
until: 210s
expect:
  - { picks: [b2, b2], p50Ms: { max: 1 }, imbalance: { min: 7 }, detectMs: { min: 1, max: 2 }, moved: 0.5, violations: [within-capacity] }
`;
const LONG_LIVED = `
model: balancer
config: { backends: 3, clients: 40, connections: long-lived, arrivals: 20ms, strategy: least-connections,
  goawayChance: 0.005, lifetime: 30-90s, requestsPerConnection: 20, onMarkedDown: close, retries: 1 }
script:
  - { at: 5s, hang: b1 }
  - { at: 70s, crash: [b1, b2] }
  - { at: 80s, restart: all }
  - { at: 95s, drain: b3 }
  - { at: 110s, crash: all }
  - { at: 120s, restart: all }
  - { at: 130s, rollingRestart: { every: 20s, down: 5s } }
until: 220s
`;
const QUIET = `
model: balancer
config: { backends: 3, clients: 30, connections: long-lived, arrivals: off }
script:
  - { at: 1s, hang: b1 }
  - { at: 60s, crash: all }
  - { at: 62s, rollingRestart: { every: 15s, of: [b1, b3] } }
until: 120s
`;
const PASSIVE = `
model: balancer
config: { backends: 3, arrivals: 50ms, health: off, passive: { maxFails: 2, failTimeout: 3s }, requestTimeout: 100ms }
script:
  - { at: 5s, crash: b1 }
  - { at: 20s, restart: b1 }
  - { at: 30s, crash: all }
until: 50s
`;
const HASTY = `
model: balancer
config: { backends: { count: 3, capacity: 1, service: exp(100ms) }, arrivals: exp(60ms), queue: 1, strategy: round-robin,
  health: { response: exp(500ms), fall: 2, rise: 1 } }
until: 100s
`;

interface Told {
  readonly name: string;
  readonly run: BalancerRun;
  readonly config: BalancerNarrationConfig;
  readonly events: readonly BalancerTraceEvent[];
}

function runOf(name: string, yaml: string, seed?: number): Told {
  const scenario = readBalancerScenario(parseYaml(yaml).value);
  const run = new BalancerRun(scenario, seed === undefined ? {} : { seed });
  run.finish();
  return { name, run, config: narrationConfig(scenario), events: run.events };
}

const FOLDER = new URL('../../content/scenarios/', import.meta.url);
const NAMED = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => [file, readFileSync(new URL(file, FOLDER), 'utf8')] as const)
  .filter(([, yaml]) => /^model: balancer$/m.test(yaml))
  .map(([file, yaml]) => runOf(file, yaml));
const SEEDED = [1, 2].flatMap((seed) => [
  runOf(`busy, seed ${seed}`, BUSY, seed),
  runOf(`long-lived, seed ${seed}`, LONG_LIVED, seed),
  runOf(`quiet, seed ${seed}`, QUIET, seed),
  runOf(`passive, seed ${seed}`, PASSIVE, seed),
  runOf(`hasty, seed ${seed}`, HASTY, seed),
]);

/** A run whose rules were broken, which no run of the real balancer is. */
const BROKEN: Told = {
  ...runOf('', QUIET),
  name: 'broken rules',
  events: [...BALANCER_PROPERTY_NAMES, 'another'].flatMap((property): BalancerTraceEvent[] => [
    { type: 'violation', property, nodes: ['b2'], term: 0, atUs: 0 },
    { type: 'note', note: 'look here', atUs: 0 },
    { type: 'note', note: 'look here', node: 'b1', atUs: 0 },
  ]),
};
const RUNS = [...NAMED, ...SEEDED, BROKEN];

/** Everything a run says: every stage of every line of its story. */
function textsOf({ events, config }: Told, language: Language): string[] {
  return tellBalancerStory(events, { language, config }).flatMap(({ stages }) =>
    stages.map(({ text }) => text),
  );
}

const TEXTS = RUNS.map((told) => ({
  name: told.name,
  en: textsOf(told, 'en'),
  zh: textsOf(told, 'zh-cn'),
}));

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

/** The numbers that a sentence says, without names such as b3, smallest first. */
function numbersIn(text: string): number[] {
  const digits = text
    .toLowerCase()
    .replace(/at once|answered once/g, '')
    .replace(/两/g, '2')
    .replace(/\bonce\b/g, '1')
    .replace(/\btwice\b/g, '2')
    .replace(/\bb\d+\b/g, '')
    .replace(/(\d)[\u202f,](?=\d{3}(?!\d))/g, '$1')
    .replace(/[a-z]+/g, (word) => (WORDS.includes(word) ? String(WORDS.indexOf(word)) : word));
  return (digits.match(/\d+(?:\.\d+)?/g) ?? []).map(Number).sort((a, b) => a - b);
}

/** Of these other events say what there is to say. */
const SILENT_TYPES: ReadonlySet<BalancerTraceEvent['type']> = new Set([
  'send',
  'deliver',
  'drop',
  'timer',
  'pause',
  'resume',
]);

const EVENT_TYPES: Record<BalancerTraceEvent['type'], true> = {
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
  pick: true,
  respond: true,
  fail: true,
  connect: true,
  close: true,
  check: true,
  healthy: true,
  unhealthy: true,
  turn: true,
  hang: true,
  unready: true,
  recover: true,
};

const COMMAND_TYPES: Record<Exclude<BalancerCommand['type'], 'other'>, true> = {
  crash: true,
  restart: true,
  hang: true,
  fail: true,
  recover: true,
  drain: true,
  ready: true,
  remove: true,
  add: true,
  slow: true,
  weight: true,
  strategy: true,
  rollingRestart: true,
};

describe('every event that says something has a line', () => {
  test('a line begins or grows with every type of event but those that say nothing', () => {
    const told = RUNS.flatMap(({ events, config }) =>
      tellBalancerStory(events, { language: 'en', config }).flatMap(({ stages }) =>
        stages.map(({ event }) => event.type),
      ),
    );
    const loud = Object.keys(EVENT_TYPES).filter(
      (type) => !SILENT_TYPES.has(type as BalancerTraceEvent['type']),
    );
    expect([...new Set(told)].sort()).toEqual(loud.sort());
  });

  test('the runs of this test hold every command', () => {
    const commands = RUNS.flatMap(({ events }) =>
      events.flatMap((event) => (event.type === 'command' ? [event.command] : [])),
    );
    const seen = new Set(commands.map((command) => readBalancerCommand(command).type));
    expect([...seen].sort()).toEqual(Object.keys(COMMAND_TYPES).sort());
  });

  test('a command that is not known is quoted', () => {
    const command = { shake: 'b1' };
    const texts = (['en', 'zh-cn'] as const).map(
      (language) =>
        textsOf({ ...BROKEN, events: [{ type: 'command', command, atUs: 0 }] }, language)[0],
    );
    expect(texts).toEqual(['Command: {"shake":"b1"}.', '指令：{"shake":"b1"}。']);
  });

  test.each(TEXTS)('$name: whole sentences, in both languages', ({ en, zh }) => {
    for (const text of en)
      expect(text).toMatch(/^(?!.*(undefined|NaN|Infinity|\[object| {2}))[A-Z0-9b].*[.?]$/);
    for (const text of zh)
      expect(text).toMatch(/^(?!.*(undefined|NaN|Infinity|\[object| {2}))\S.*[。？]$/);
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

describe('what lines say is what happened', () => {
  const CRASHED = `
model: balancer
config: { arrivals: exp(10ms), backends: { count: 3, service: exp(20ms) } }
script: [{ at: 5s, crash: b1 }]
until: 20s
`;
  const told = runOf('crash', CRASHED);
  const last = (pattern: RegExp): string | undefined =>
    tellBalancerStory(told.events, { language: 'en', config: told.config })
      .map(({ text }) => pattern.exec(text.replace(/\u202f/g, ''))?.[1])
      .findLast((found) => found !== undefined);

  test('the time until the verdict is the one that is measured', () => {
    const said = last(/unhealthy for the balancer, ([\d.]+)/);
    expect(Number(said)).toBe(Math.round((told.run.metrics['detectMs'] ?? NaN) / 100) / 10);
  });

  test('the failures until the verdict are all there are', () => {
    expect(Number(last(/Meanwhile (\d+) requests have failed/))).toBe(told.run.metrics['errors']);
  });

  test('the answers of all stretches are all there are', () => {
    const said = tellBalancerStory(told.events, { language: 'en', config: told.config }).flatMap(
      ({ text }) => /^(\d+) requests have been/.exec(text.replace(/\u202f/g, ''))?.[1] ?? [],
    );
    const sum = said.reduce((all, one) => all + Number(one), 0);
    expect(sum).toBe(told.run.metrics['answered']);
  });

  test('the connections at the end of a rolling restart are those that are measured', () => {
    const restarted = runOf(
      'rolling',
      `
model: balancer
config: { clients: 50, connections: long-lived, arrivals: off }
script: [{ at: 5s, rollingRestart: { every: 20s } }]
until: 80s
`,
    );
    const lines = tellBalancerStory(restarted.events, { language: 'en', config: restarted.config });
    const [, b1, b2, b3] =
      /Connections: b1 (\d+), b2 (\d+) and b3 (\d+)\./.exec(lines.at(-1)?.text ?? '') ?? [];
    const { metrics } = restarted.run;
    expect([b1, b2, b3].map(Number)).toEqual(
      ['b1', 'b2', 'b3'].map((id) => metrics[`connections.${id}`]),
    );
  });
});

describe('a story', () => {
  test.each(RUNS)('$name: up to an instant is the story of the events up to it', (told) => {
    const { events, config } = told;
    const options = { language: 'en', config } as const;
    const lines = tellBalancerStory(events, options);
    const instants = new Set(lines.flatMap(({ stages }) => stages.map(({ atUs }) => atUs)));
    const some = [...instants].filter((_, index) => index % Math.ceil(instants.size / 12) === 0);
    for (const atUs of some) {
      const before = tellBalancerStory(
        events.filter((event) => event.atUs <= atUs),
        options,
      );
      expect(storyAt(lines, atUs).map(({ text }) => text)).toEqual(before.map(({ text }) => text));
    }
    const begun = lines.map(({ atUs }) => atUs);
    expect(begun).toEqual(begun.toSorted((a, b) => a - b));
  });

  test.each(RUNS)('$name: the same events give the same story', ({ events, config }) => {
    const tell = (): unknown => tellBalancerStory(events, { language: 'zh-cn', config });
    expect(tell()).toEqual(tell());
  });

  test.each(NAMED)('$name: is short', ({ events, config }) => {
    const lines = tellBalancerStory(events, { language: 'en', config });
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.length).toBeLessThan(45);
  });

  test('of 200 000 requests has few lines, and none that has grown often', () => {
    const yaml = `
model: balancer
config: { backends: { count: 8, capacity: 3, service: exp(50ms) }, arrivals: exp(1ms), requests: 200000, retries: 1,
  queue: 2, health: { response: exp(300ms), fall: 2, rise: 1 } }
script:
  - { at: 20s, crash: [b1, b2] }
  - { at: 40s, restart: all }
  - { at: 60s, hang: b3 }
  - { at: 90s, recover: b3 }
  - { at: 100s, rollingRestart: { every: 10s, down: 5s, shutdownDelay: 3s, of: [b1, b2] } }
until: 210s
`;
    const scenario = readBalancerScenario(parseYaml(yaml).value);
    const story = new BalancerStory({ language: 'en', config: narrationConfig(scenario) });
    const run = new BalancerRun(scenario, {
      keepsTrace: false,
      onEvent: (event) => {
        story.take(event);
      },
    });
    expect(run.finish().metrics?.['requests']).toBe(200_000);
    const stages = story.lines.map((line) => line.stages.length);
    expect(stages.length).toBeLessThan(60);
    expect(Math.max(...stages)).toBeLessThan(60);
    expect(stages.reduce((sum, count) => sum + count)).toBeLessThan(2_000);
  });
});

describe('names', () => {
  test.each(['en', 'zh-cn'] as const)('%s: every metric of the format has one', (language) => {
    const names = balancerMetricNames(language, ['b1']);
    const all = [...BALANCER_METRIC_NAMES, 'share.b1', 'connections.b1'];
    expect(Object.keys(names).sort()).toEqual(all.sort());
  });

  test('every property has one', () => {
    expect(Object.keys(BALANCER_NAMES.en.properties).sort()).toEqual(
      [...BALANCER_PROPERTY_NAMES].sort(),
    );
  });
});

describe('the command line', () => {
  const YAML = `
model: balancer
config: { backends: [{ name: b1, weight: 5 }, b2, b3], passive: {}, retries: 2, arrivals: 100ms }
seed: 7
until: 3s
`;
  const headOf = (yaml: string, language: Language): string[] => {
    const runnable = balancerRunnable(parseYaml(yaml).value);
    const { lines } = tellRun(runnable, { seed: 7, language, again: '' });
    return [...lines].slice(0, 3).map((line) => line.replace(/\u00a0/g, ' '));
  };

  test('says in English what is balanced, and how faults are noticed', () => {
    expect(headOf(YAML, 'en')).toEqual([
      'A load balancer',
      'round robin over 3 backends (weights 5 1 1), 100 clients, a connection for each request',
      'checks every 2 s, timeout 1 s, fall 3, rise 2, max_fails 1, fail_timeout 10 s, 2 retries, seed 7',
    ]);
  });

  test('says it in Chinese', () => {
    expect(headOf(YAML.replace('passive: {}', 'health: off'), 'zh-cn')).toEqual([
      '一个负载均衡器',
      '轮转，3 个后端（权重 5 1 1），100 个客户端，每个请求一条连接',
      '没有健康检查，重试 2 次，种子 7',
    ]);
  });

  test('tells the story up to the end', () => {
    const runnable = balancerRunnable(parseYaml(YAML).value);
    const { lines } = tellRun(runnable, { seed: 7, language: 'en', again: '' });
    const told = [...lines].filter((line) => / ms {2}/.test(line));
    expect(told.at(-1)).toContain('requests have been answered in 3.0');
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
