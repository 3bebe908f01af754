import { describe, expect, test } from 'vitest';
import { narrationConfig } from '../scenario/probe/narration-config.ts';
import { ProbeRun, readProbeScenario } from '../scenario/probe/run.ts';
import type { ScenarioSource } from '../scenario/scenario.ts';
import type { Language } from './language.ts';
import { ProbeNarrator, tellProbeStory, type ProbeSentence } from './probe.ts';

const LANGUAGES: readonly Language[] = ['en', 'zh-cn'];
const probe = { period: '10s', timeout: '1s', failureThreshold: 3 };

function finished(source: ScenarioSource, seed = 1): ProbeRun {
  const run = new ProbeRun(readProbeScenario({ model: 'probe', ...source }), { seed });
  run.finish();
  return run;
}

/** The lines of a story, without no-break spaces. */
function story(source: ScenarioSource, language: Language = 'en'): string[] {
  const run = finished(source);
  const options = { language, config: narrationConfig(run.scenario) };
  return tellProbeStory(run.events, options).map(({ text }) => text.replaceAll('\u00a0', ' '));
}

function sentences(run: ProbeRun, language: Language): ProbeSentence[] {
  const narrator = new ProbeNarrator({ language, config: narrationConfig(run.scenario) });
  return run.events.map((event) => narrator.take(event));
}

const EVERYTHING: readonly ScenarioSource[] = [
  {
    script: [
      { at: '5s', flap: { every: '3s' } },
      { at: '30s', flap: 'off' },
      { at: '31s', slow: 1_000 },
      { at: '60s', slow: 1 },
      { at: '80s', crash: null },
      { at: '81s', crash: null },
      { at: '90s', restart: null },
      { at: '100s', hang: null },
      { at: '120s', recover: null },
      { at: '130s', fail: null },
      { at: '140s', expect: { state: 'healthy' } },
    ],
    until: '150s',
    expect: [{ detectMs: { min: 1 }, violations: [] }],
  },
  {
    config: {
      startup: { ...probe, failureThreshold: 2 },
      liveness: probe,
      readiness: probe,
      startTime: '5-40s',
      crashAfter: '200s',
      handlesSigterm: false,
    },
    script: [
      { at: '100s', fail: null },
      { at: '300s', crash: null },
      { at: '400s', restart: null },
      { at: '500s', slow: 2_000 },
      { at: '600s', hang: null },
    ],
    until: '20m',
    expect: [{ state: 'ready', restarts: 1, target: 'serving' }],
  },
];

describe('Every event', () => {
  test.each(LANGUAGES)('has a whole sentence in %s.', (language) => {
    for (const source of EVERYTHING) {
      for (const { text, event } of sentences(finished(source), language)) {
        expect(text, event.type).toMatch(language === 'en' ? /\.$/ : /。$/);
        expect(text).not.toMatch(/undefined|NaN|\[object/);
        if (language === 'zh-cn') {
          expect(text).not.toMatch(/\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u);
          expect(text).not.toMatch(/进行|您/);
        }
      }
    }
  });

  test('of every kind that the model has is among those tried.', () => {
    const types = new Set(
      EVERYTHING.flatMap((source) => finished(source).events.map(({ type }) => type)),
    );
    const model = ['check', 'healthy', 'unhealthy', 'containerStarted', 'started', 'ready'];
    const more = ['notReady', 'terminate', 'kill', 'containerExited', 'backOff', 'state'];
    expect([...model, ...more].filter((type) => !types.has(type as never))).toEqual([]);
  });

  test('has the same fact in every language.', () => {
    for (const source of EVERYTHING) {
      const run = finished(source);
      const [en, zh] = LANGUAGES.map((language) =>
        sentences(run, language).map(({ fact }) => fact),
      );
      expect(en).toEqual(zh);
    }
  });
});

const crash = {
  script: [
    { at: '20s', crash: null },
    { at: '40s', restart: null },
  ],
  until: '50s',
};

describe('A story', () => {
  test('tells first check, failures counted, verdicts with their numbers, and nothing else.', () => {
    expect(story(crash)).toEqual([
      'The health check finds the target well. It looks every 2 s.',
      'The target crashes: connections are refused.',
      'The health check fails: connection refused (2 of 3).',
      'Unhealthy: the health check has failed three times in a row (connection refused), 4.4 s after the crash.',
      'The target is started again.',
      'The health check succeeds (1 of 2).',
      'Healthy: the health check has succeeded twice in a row, 2.4 s after the target was well again.',
    ]);
  });

  test('is told in Chinese of the same events.', () => {
    expect(story(crash, 'zh-cn')).toEqual([
      '健康检查发现目标一切正常，以后每 2 秒检查一次。',
      '目标崩溃，连接一律被拒绝。',
      '健康检查失败：连接被拒绝（第 2 次，共需 3 次）。',
      '判定不健康：健康检查连续失败 3 次（连接被拒绝），此时距崩溃已有 4.4 秒。',
      '目标重新启动。',
      '健康检查成功（第 1 次，共需 2 次）。',
      '判定健康：健康检查连续成功 2 次，此时目标恢复已有 2.4 秒。',
    ]);
  });

  test('says of a false alarm that it is one.', () => {
    const lines = story({ script: [{ at: '10s', slow: 1_000 }], until: '30s' });
    expect(lines.at(-1)).toContain('A false alarm: the target does its work.');
    const zh = story({ script: [{ at: '10s', slow: 1_000 }], until: '30s' }, 'zh-cn');
    expect(zh.at(-1)).toContain('这是误报：目标其实在正常工作。');
  });

  test('tells failures that come to nothing in one line, however many.', () => {
    const lines = story({ script: [{ at: '10s', flap: { every: '3s' } }], until: '70s' });
    expect(lines).toHaveLength(3);
    expect(lines.at(-1)).toContain('on ten occasions, at most twice in a row');
  });

  test('of a kubelet says why it ends a container, and when that helps nobody.', () => {
    const lines = story({ config: { liveness: probe, startTime: '60s' }, until: '40s' });
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^The liveness probe has failed three times in a row \(connection refused\), 2\d\.\d s after the start: the kubelet ends the container \(SIGTERM\)\. The application was only still starting\.$/,
      ),
    );
  });

  test('of readiness says that nothing is restarted.', () => {
    const source = {
      config: { readiness: probe },
      script: [{ at: '30s', fail: null }],
      until: '70s',
    };
    expect(story(source).at(-1)).toMatch(/^Not ready: .* nothing is restarted\.$/);
    expect(story(source, 'zh-cn').at(-1)).toMatch(/^未就绪：.*但不会重启。$/);
  });

  test('names each wait before a restart.', () => {
    const lines = story({ config: { crashAfter: '1s' }, until: '60s' });
    const waits = lines.flatMap((line) => /waits (\d+ s)/.exec(line)?.[1] ?? []);
    expect(waits).toEqual(['10 s', '20 s', '40 s']);
  });
});
