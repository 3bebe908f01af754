import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { narrationConfig } from '../scenario/raft/narration-config.ts';
import { RaftRun } from '../scenario/raft/run.ts';
import { readRaftScenario } from '../scenario/raft/run.ts';
import { parseYaml } from '../scenario/yaml.ts';
import type { Language } from './language.ts';
import {
  RaftNarrator,
  storyAt,
  tellStory,
  type NarratedEvent,
  type RaftFact,
  type RaftNarrationConfig,
  type Sentence,
} from './raft.ts';

/** Every command and every fault, so that every kind of event occurs. */
const BUSY = `
model: raft
config: { nodes: 5, preset: etcd, duplicate: 0.05 }
initial:
  { n1: { log: [1, 1, 3] }, n2: { term: 3, log: [1, 1, 3] }, n3: { log: [1, 1, 3] },
    n4: { term: 3, log: [1, 1] }, n5: { log: [1, 1, 3], down: true } }
script:
  - { at: 2s, pause: leader }
  - { at: 2500ms, loss: { link: all, to: 0.2 } }
  - { at: 5s, resume: all }
  - { at: 6s, restart: n5 }
  - { at: 6500ms, loss: { link: all, to: 0 } }
  - { at: 6600ms, slowDisk: { node: all, to: 150-250ms } }
  - { at: 7s, campaign: n5 }
  - { at: 8s, latency: { link: n1-n2, to: 20-30ms } }
  - { at: 9s, cut: n1->n2 }
  - { at: 9s, drop: { from: n1, to: n3, type: heartbeat, count: 3 } }
  - { at: 9s, drop: { from: n1, to: [n4, n5], count: all } }
  - { at: 10s, drop: { id: 5 } }
  - { at: 10s, crash: [n2, n3] }
  - { at: 10s, crash: n2 }
  - { at: 11s, isolate: n4 }
  - { at: 11500ms, heal: [n4, n1->n2] }
  - { at: 11600ms, partition: [[n1, n2], [n4]] }
  - { at: 12s, heal: all }
  - { at: 12s, restart: [n2, n3] }
  - { at: 14s, expect: { leaders: 1, term: { min: 2, max: 400 }, leaderlessMs: { min: 5 } } }
until: 15s
expect:
  - { role: { n1: leader, n2: down }, vote: { n1: none, n2: n2 }, log: { n1: [1, 1] }, term: { n1: 9 },
      commit: { n1: 0 }, leader: none, elections: 300, leaders: 2, splitVotes: { max: 90 } }
`;
const PAPER = `
model: raft
config: { nodes: 5, preset: paper, loss: 0.05, diskWrite: 8-60ms }
script:
  - { at: 1s, cut: n1-n2 }
  - { at: 1s, isolate: n3 }
  - { at: 2s, heal: all }
  - { at: 3s, crash: leader }
  - { at: 3100ms, restart: all }
  - { at: 4s, pause: n4 }
  - { at: 4400ms, resume: n4 }
until: 5s
`;
const NO_TERM_CHECK = `
model: raft
config: { nodes: 3, preset: etcd, rules: { oneVotePerTerm: false, persistVote: false } }
script: [{ at: 100ms, campaign: [n1, n2] }, { at: 1s, crash: n2 }, { at: 2s, restart: n2 }]
until: 4s
`;

interface Told {
  readonly name: string;
  readonly run: RaftRun;
  readonly config: RaftNarrationConfig;
  readonly events: readonly NarratedEvent[];
}

function runOf(name: string, yaml: string, seed?: number): Told {
  const scenario = readRaftScenario(parseYaml(yaml).value);
  const run = new RaftRun(scenario, seed === undefined ? {} : { seed });
  run.finish();
  const { termCheck } = scenario.config.settings.rules;
  const config: RaftNarrationConfig = { ...narrationConfig(scenario), checksTerm: termCheck };
  return { name, run, config, events: run.events };
}

const FOLDER = new URL('../../content/scenarios/', import.meta.url);
const NAMED = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => [file, readFileSync(new URL(file, FOLDER), 'utf8')] as const)
  .filter(([, yaml]) => /^model: raft$/m.test(yaml))
  .map(([file, yaml]) => runOf(file, yaml));
const SEEDED = [1, 2, 3].flatMap((seed) => [
  runOf(`busy, seed ${seed}`, BUSY, seed),
  runOf(`paper, seed ${seed}`, PAPER, seed),
  runOf(`rules off, seed ${seed}`, NO_TERM_CHECK, seed),
]);
const RUNS = [...NAMED, ...SEEDED];

function narrate({ events, config }: Told, language: Language): Sentence[] {
  const narrator = new RaftNarrator({ language, config });
  return events.map((event) => narrator.take(event));
}

/** Everything a run says: every sentence, and every stage of every line of its story. */
const TEXTS = RUNS.map((told) => {
  const textsIn = (language: Language): string[] => [
    ...narrate(told, language).map(({ text }) => text),
    ...tellStory(told.events, { language, config: told.config }).flatMap(({ stages }) =>
      stages.map(({ text }) => text),
    ),
  ];
  return { name: told.name, en: textsIn('en'), zh: textsIn('zh-cn') };
});

const WORDS = [
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

/** The numbers that a sentence says, without names such as n3, smallest first. */
function numbersIn(text: string): number[] {
  const digits = text
    .replace(/\b[a-z]+\d+\b/g, '')
    .replace(/(\d)[\u202f,](?=\d{3}(?!\d))/g, '$1')
    .replace(/[a-z]+/g, (word) => (WORDS.includes(word) ? String(WORDS.indexOf(word) + 1) : word));
  return (digits.match(/\d+(?:\.\d+)?/g) ?? []).map(Number).sort((a, b) => a - b);
}

const EVENT_TYPES: Record<NarratedEvent['type'], true> = {
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
  vote: true,
};

describe('every event has a sentence', () => {
  test('the runs of this test hold every type of event', () => {
    const seen = new Set(RUNS.flatMap(({ events }) => events.map(({ type }) => type)));
    expect([...seen].sort()).toEqual(Object.keys(EVENT_TYPES).sort());
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
  test.each(RUNS)('$name: silence is counted from the last heartbeat that arrived', (told) => {
    const sent = new Map<number, { from: string; to: string; type: string }>();
    const heardUs = new Map<string, number>();
    const sentences = narrate(told, 'en');
    let checked = 0;
    told.events.forEach((event, index) => {
      if (event.type === 'send')
        sent.set(event.id, { from: event.from, to: event.to, type: event.message.type });
      const message = event.type === 'deliver' ? sent.get(event.id) : undefined;
      if (message?.type === 'heartbeat') heardUs.set(message.to, event.atUs);
      const said = /heard no leader for ([\d\u202f]+)/.exec(sentences[index]?.text ?? '')?.[1];
      if (said === undefined || event.type !== 'role') return;
      const since = event.atUs - (heardUs.get(event.node) ?? NaN);
      expect(numbersIn(said)[0]).toBe(Math.round(since / 1_000));
      checked += 1;
    });
    if (told.name === 'leader-crash.yaml') expect(checked).toBeGreaterThan(0);
  });

  test.each(RUNS)('$name: who leads, by whose votes', (told) => {
    const sentences = narrate(told, 'en');
    told.events.forEach((event, index) => {
      if (event.type !== 'role' || event.to !== 'leader') return;
      const text = sentences[index]?.text ?? '';
      expect(text.startsWith(`${event.node} `) || text.startsWith(`${event.node}’s `)).toBe(true);
      expect(text).toContain(`It leads term ${event.term}`);
      for (const voter of event.votes ?? []) expect(text).toContain(voter);
      expect(numbersIn(text)).toContain(event.votes?.length);
    });
  });

  test.each(RUNS)(
    '$name: majorities are majorities and minorities are not',
    ({ config, ...told }) => {
      for (const { fact } of narrate({ config, ...told }, 'en')) checkMajority(fact, config);
    },
  );

  test('the time without a leader is the one that is measured', () => {
    const told = NAMED.find(({ name }) => name === 'leader-crash.yaml');
    const texts = TEXTS.find(({ name }) => name === 'leader-crash.yaml')?.en ?? [];
    const said = texts.flatMap((text) => /Nobody led for ([\d\u202f]+)/.exec(text)?.[1] ?? []);
    const { leaderlessMs } = told?.run.metrics ?? {};
    expect(numbersIn(said[0] ?? '')).toEqual([Math.round(leaderlessMs ?? NaN)]);
  });
});

function checkMajority(fact: RaftFact, { quorum }: RaftNarrationConfig): void {
  if (fact.kind === 'stands' && 'preVotes' in fact.after) {
    expect(fact.after.preVotes.length).toBeGreaterThanOrEqual(quorum);
  } else if (fact.kind === 'leads') expect(fact.votes.length).toBeGreaterThanOrEqual(quorum);
  else if (fact.kind === 'stepsDown' && fact.why.reason === 'quorumLost') {
    expect(fact.why.heard.length + 1).toBeLessThan(quorum);
  } else if (fact.kind === 'stepsDown' && fact.why.reason === 'refused') {
    expect(fact.why.refusedBy.length).toBeGreaterThan(0);
  } else if (fact.kind === 'refuses' && fact.why.reason === 'alreadyVoted') {
    expect(fact.why.votedFor).toBeDefined();
    expect(fact.why.votedFor).not.toBe(fact.candidate);
  }
}

describe('a story never rewrites its past', () => {
  test.each(RUNS)(
    '$name: the story up to an instant is the story of the events up to it',
    (told) => {
      const { events, config } = told;
      const options = { language: 'en', config } as const;
      const lines = tellStory(events, options);
      const instants = events.map(({ atUs }) => atUs).filter((_, index) => index % 301 === 0);
      for (const atUs of instants) {
        const before = tellStory(
          events.filter((event) => event.atUs <= atUs),
          options,
        );
        expect(storyAt(lines, atUs).map(({ text }) => text)).toEqual(
          before.map(({ text }) => text),
        );
      }
      expect(lines.map(({ atUs }) => atUs)).toEqual(
        lines.map(({ atUs }) => atUs).sort((a, b) => a - b),
      );
    },
  );

  test.each(NAMED)('$name: a story is short', ({ events, config }) => {
    const lines = tellStory(events, { language: 'en', config });
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.length).toBeLessThan(40);
  });
});

describe('Chinese as chinese.md wants it', () => {
  test.each(TEXTS)('$name', ({ zh }) => {
    for (const text of new Set(zh)) {
      expect(text).not.toMatch(/\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9%]\p{Script=Han}/u);
      expect(text).not.toMatch(/[，。；：？！（）、～] | [，。；：？！（）、～]/);
      expect(text).not.toMatch(/\p{Script=Han} \p{Script=Han}/u);
      expect(text.replace(/\[[\d,]+\]|\d,\d{3}/g, '')).not.toMatch(/[,;:?!()]/);
      expect(text).not.toMatch(/主节点|一致性算法|仲裁|轮询|您/);
      expect(text).not.toMatch(/(?<!Raft )日志(?!条目)/);
    }
  });
});
