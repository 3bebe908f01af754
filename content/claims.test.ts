/**
 * What a chapter says of a run is what the run does: every time in milliseconds that stands in a figure's
 * caption, or in a sentence that links to a scenario in the laboratory, comes out of that very scenario.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { RaftRun } from '../src/scenario/raft/run.ts';
import { readRaftScenario } from '../src/scenario/raft/run.ts';
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

/** Durations that a model is set to (`150 to 300 ms`), not what a run of it came to. */
const SETTINGS_MS = [100, 150, 300, 1000];

function captionsIn(text: string): Claim[] {
  const figure = /<Raft scenario="([^"]+)"[^>]*>([\s\S]*?)<\/Raft>/g;
  return [...text.matchAll(figure)].map(([, scenario = '', caption = '']) => ({
    scenario,
    text: caption,
  }));
}

function linkedSentencesIn(text: string): Claim[] {
  const sentences = text.split(/\n|(?<=[.。；：:])\s*(?=[^\s)])/);
  return sentences.flatMap((sentence) => {
    const scenario = /\/lab\/raft\/\?s=([\w-]+)/.exec(sentence)?.[1];
    return scenario === undefined ? [] : [{ scenario, text: sentence }];
  });
}

function timesIn({ text }: Claim): number[] {
  const said = [...text.matchAll(/(\d+)(?: | )?(?:ms|毫秒)/g)].map((match) => Number(match[1]));
  return said.filter((ms) => !SETTINGS_MS.includes(ms));
}

/** Every instant, every metric, and every time between two changes of role or faults, rounded. */
function timesOf(name: string): Set<number> {
  const source = readFileSync(new URL(`scenarios/${name}.yaml`, here), 'utf8');
  const run = new RaftRun(readRaftScenario(parseYaml(source).value));
  const { metrics } = run.finish();
  const moments = run.events
    .filter(({ type }) => ['role', 'crash', 'restart', 'command'].includes(type))
    .map(({ atUs }) => atUs / 1000);
  const between = moments.flatMap((later) => moments.map((earlier) => later - earlier));
  const measured = Object.entries(metrics ?? {}).flatMap(([key, value]) =>
    key.endsWith('Ms') ? [value] : [],
  );
  return new Set([...moments, ...between, ...measured].map((ms) => Math.round(ms)));
}

test.each(chapters)('every time that %s states of a run is one of that run', (chapter) => {
  const text = readFileSync(new URL(chapter, here), 'utf8');
  const claims = [...captionsIn(text), ...linkedSentencesIn(text)];
  const wrong = claims.flatMap((claim) => {
    const known = timesOf(claim.scenario);
    const missing = timesIn(claim).filter((ms) => !known.has(ms));
    return missing.map((ms) => `${claim.scenario} has no ${String(ms)} ms: ${claim.text.trim()}`);
  });
  expect(wrong).toEqual([]);
});

test('a chapter states times at all', () => {
  const text = readFileSync(new URL('en/raft-election.mdx', here), 'utf8');
  const stated = [...captionsIn(text), ...linkedSentencesIn(text)].flatMap(timesIn);
  expect(stated.length).toBeGreaterThan(12);
});
