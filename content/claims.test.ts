/**
 * What a chapter says of a run is what the run does: every time that stands in a figure's caption, in what
 * the proof of a claim shows, or in a sentence that links to a scenario in a laboratory, comes out of that
 * very scenario, to the precision in which it is written.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { countVerdicts } from '../components/prose/verdict.ts';
import { readScenario } from '../src/scenario/every-model.ts';
import type { AnyEvent } from '../src/scenario/runnable.ts';
import { parseYaml } from '../src/scenario/yaml.ts';

interface Claim {
  readonly scenario: string;
  readonly text: string;
}

const here = new URL('./', import.meta.url);
const chapters = ['en', 'zh-cn'].flatMap((language) =>
  readdirSync(new URL(`${language}/`, here))
    .filter((file) => file.endsWith('.mdx'))
    .map((file) => `${language}/${file}`),
);

/** What the parts of a control plane wait for by default, and the ranges derived from it. */
const CONTROL_PLANE_SETTINGS_MS = [
  ...[2000, 4000, 6000, 10_000, 12_000, 13_000, 15_000, 24_000],
  ...[30_000, 45_000, 50_000, 300_000],
];

/** Durations that Raft is set to (`150 to 300 ms`), not what a run of it came to. */
const RAFT_SETTINGS_MS = [100, 150, 300, 1000];
/** client-go's defaults, its request timeout, a standby's pauses, and the health check of 15 + 20 s. */
const LEASE_SETTINGS_MS = [1000, 2000, 4400, 5000, 10_000, 15_000, 20_000, 35_000];
/** The default service time, and checks every 2 s, of which three in a row have to fail. */
const BALANCER_SETTINGS_MS = [50, 2000, 4000, 6000, 10_000];
const SETTINGS_MS: Readonly<Record<string, readonly number[]>> = {
  raft: RAFT_SETTINGS_MS,
  lease: LEASE_SETTINGS_MS,
  balancer: BALANCER_SETTINGS_MS,
  probe: [1000, 2000],
  'control-plane': CONTROL_PLANE_SETTINGS_MS,
};
const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, 毫秒: 1, s: 1000, 秒: 1000 };

function captionsIn(text: string): Claim[] {
  const figure = /<(Raft|Lease|Balancer|Health|Failover) scenario="([^"]+)"[^>]*>([\s\S]*?)<\/\1>/g;
  return [...text.matchAll(figure)].map(([, , scenario = '', caption = '']) => ({
    scenario,
    text: caption,
  }));
}

function proofsIn(text: string): Claim[] {
  const proof = /<Claim\s[^>]*?\sscenario="([^"]+)"\sshows="([^"]+)"/g;
  return [...text.matchAll(proof)].map(([, scenario = '', shows = '']) => ({
    scenario,
    text: shows,
  }));
}

function linkedSentencesIn(text: string): Claim[] {
  const sentences = text.split(/\n|(?<=[.。；：:])\s*(?=[^\s)\d])/);
  return sentences.flatMap((sentence) => {
    const scenario = /\/lab\/[\w-]+\/\?s=([\w-]+)/.exec(sentence)?.[1];
    return scenario === undefined ? [] : [{ scenario, text: sentence }];
  });
}

interface Time {
  readonly said: string;
  readonly ms: number;
  /** Half of the last digit that is written. */
  readonly toleranceMs: number;
}

function timesIn({ text }: Claim): Time[] {
  const time = /(\d+(?:[ ,\u202f]\d{3})*(?:\.(\d+))?)[ \u00a0]?(ms|毫秒|s\b|秒)/g;
  return [...text.matchAll(time)].map(([said, number = '', decimals = '', unit = '']) => {
    const unitMs = UNIT_MS[unit] ?? 0;
    const ms = Number(number.replaceAll(/[ ,\u202f]/g, '')) * unitMs;
    return { said, ms, toleranceMs: (unitMs / 10 ** decimals.length) * 0.5001 };
  });
}

/** Few enough that a time which is not of the run rarely fits two of them by chance. */
const TURNING_POINTS = [
  ...['role', 'crash', 'restart', 'command', 'pause', 'resume', 'exit'],
  ...['healthy', 'unhealthy', 'hang', 'turn', 'state', 'started', 'ready', 'notReady'],
  ...['terminate', 'kill', 'containerStarted', 'containerExited', 'backOff'],
  ...['lost', 'service', 'endpointRemoved', 'virtualIp', 'nodeNotReady', 'podsEvicted'],
];
const STEADY = ['renew', 'observe', 'work'];

const measured = new Map<string, readonly number[]>();

/** A scenario that several sentences are about runs once. */
function timesOf(name: string): readonly number[] {
  const known = measured.get(name) ?? measure(name);
  measured.set(name, known);
  return known;
}

/** Every turning point, the time between two, the time since the last steady event before one, every metric. */
function measure(name: string): number[] {
  const source = readFileSync(new URL(`scenarios/${name}.yaml`, here), 'utf8');
  const run = readScenario(parseYaml(source).value).start();
  const { metrics } = run.finish();
  const instants = (events: readonly AnyEvent[]): number[] => [
    ...new Set(events.map(({ atUs }) => atUs / 1000)),
  ];
  const moments = instants(run.events.filter(({ type }) => TURNING_POINTS.includes(type)));
  const steady = STEADY.map((kind) => instants(run.events.filter(({ type }) => type === kind)));
  const before = moments.flatMap((moment) =>
    steady.flatMap((list) => list.filter((one) => one <= moment).slice(-1)),
  );
  const between = moments.flatMap((later) => moments.map((earlier) => Math.abs(later - earlier)));
  const since = moments.flatMap((moment) =>
    before.filter((one) => one <= moment).map((one) => moment - one),
  );
  const metricsMs = Object.entries(metrics ?? {}).flatMap(([key, value]) =>
    key.endsWith('Ms') && value !== undefined ? [value] : [],
  );
  return [...moments, ...before, ...between, ...since, ...metricsMs];
}

/** What the scenario itself is set to, and when it does what. */
function settingsOf(name: string): number[] {
  const source = readFileSync(new URL(`scenarios/${name}.yaml`, here), 'utf8');
  const written = [...source.matchAll(/(\d+(?:\.\d+)?)(ms|s|m)\b/g)].map(
    ([, number = '', unit = '']) => Number(number) * ({ ms: 1, s: 1000, m: 60_000 }[unit] ?? 0),
  );
  const model = /^model: ([\w-]+)$/m.exec(source)?.[1] ?? '';
  return [...(SETTINGS_MS[model] ?? []), ...written];
}

test.each(chapters)('every time that %s states of a run is one of that run', (chapter) => {
  const text = readFileSync(new URL(chapter, here), 'utf8');
  const claims = [...captionsIn(text), ...proofsIn(text), ...linkedSentencesIn(text)];
  const wrong = claims.flatMap((claim) => {
    const times = timesIn(claim);
    if (times.length === 0) return [];
    const known = [...timesOf(claim.scenario), ...settingsOf(claim.scenario)];
    return times
      .filter(({ ms, toleranceMs }) => !known.some((one) => Math.abs(one - ms) <= toleranceMs))
      .map(({ said }) => `${claim.scenario} has no ${said}: ${claim.text.trim()}`);
  });
  expect(wrong).toEqual([]);
});

test.each(['raft-election', 'lease-election', 'lease-is-not-a-lock', 'health-checks', 'failover'])(
  '%s states times at all',
  (chapter) => {
    const text = readFileSync(new URL(`en/${chapter}.mdx`, here), 'utf8');
    const stated = [...captionsIn(text), ...linkedSentencesIn(text)].flatMap(timesIn);
    expect(stated.length).toBeGreaterThan(12);
  },
);

test.each(['en', 'zh-cn'])('every proof by a run in %s/fact-check is read', (language) => {
  const text = readFileSync(new URL(`${language}/fact-check.mdx`, here), 'utf8');
  const named = text.match(/<Claim\s[^>]*\sscenario=/g) ?? [];
  expect(proofsIn(text)).toHaveLength(named.length);
  expect(proofsIn(text).flatMap(timesIn).length).toBeGreaterThan(12);
});

test.each(['en', 'zh-cn'])('%s/fact-check has the forty claims that it promises', (language) => {
  const text = readFileSync(new URL(`${language}/fact-check.mdx`, here), 'utf8');
  const counts = Object.values(countVerdicts(text));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(40);
  expect(text.match(/<Claim\s/g)).toHaveLength(40);
});

test('a time that a run does not have is found, to the digit', () => {
  const known = timesOf('leader-crash');
  const has = (text: string): boolean =>
    timesIn({ scenario: '', text }).every(({ ms, toleranceMs }) =>
      known.some((one) => Math.abs(one - ms) <= toleranceMs),
    );
  expect(has('n1 leads at 4195 ms')).toBe(true);
  expect(has('n1 leads at 4.2 s')).toBe(true);
  expect(has('n1 leads at 4191 ms')).toBe(false);
  expect(has('n1 leads at 5.9 s')).toBe(false);
});
