import { readdirSync, readFileSync } from 'node:fs';
import { render } from 'svelte/server';
import { describe, expect, it, test } from 'vitest';
import { probeRunnable } from '../../src/scenario/probe/runnable.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { parseYaml } from '../../src/scenario/yaml.ts';
import { calculate, type Calculation } from './calculation.ts';
import { frameOf } from './engine.ts';
import {
  DEFAULT_CHECK,
  DEFAULT_KUBELET,
  FAULTS,
  formOf,
  sourceOf,
  type CheckForm,
  type Form,
} from './form.ts';
import Health from './Health.svelte';
import HealthLab from './HealthLab.svelte';
import { en } from './lab-strings.en.ts';
import { zhCn } from './lab-strings.zh-cn.ts';
import { CHECK_PRESETS, isSet, KUBELET_PRESETS } from './presets.ts';
import { problemText } from './problem-text.ts';
import { inUnit, length, range } from './say.ts';
import { haproxyText, podText, yamlText } from './take-along.ts';

const SCENARIOS = new URL('../../content/scenarios/', import.meta.url);
const named: Readonly<Record<string, ScenarioSource>> = Object.fromEntries(
  readdirSync(SCENARIOS)
    .filter((file) => file.startsWith('health-'))
    .map((file) => {
      const { value } = parseYaml(readFileSync(new URL(file, SCENARIOS), 'utf8'));
      return [file.replace('.yaml', ''), value as ScenarioSource];
    }),
);
const text = (markup: string): string =>
  markup.replace(/<[^>]*>/g, ' ').replace(/[\s\u00a0\u202f]+/g, ' ');

const labHtml = (words = en, form: Form = DEFAULT_CHECK): string => {
  const source = sourceOf(form);
  const frame = frameOf(source, words.language);
  return render(HealthLab, { props: { words, source, frame, library: named } }).body;
};
const figureHtml = (name: string, words = en): string => {
  const source = named[name] ?? {};
  const frame = frameOf(source, words.language);
  return render(Health, { props: { words, source, frame, mode: 'chapter', name } }).body;
};
const numbersOf = (form: Form): Calculation => {
  const result = calculate(form);
  if (!('numbers' in result)) throw new Error('Refused.');
  return result.numbers;
};

describe('the first frame', () => {
  it('shows a run, says what happened, and quotes the numbers, before any script', () => {
    const said = text(labHtml());
    expect(said).toMatch(/hung: no answers/);
    expect(said).toMatch(/Unhealthy: the health check has failed three times in a row/);
    expect(said).toMatch(/9\.3–12 s/);
    expect(text(labHtml(zhCn))).toMatch(/卡死：不应答.*判定不健康.*9\.3～12 秒/);
  });

  it('of a chapter has the story, three things to change at most, and the way to the lab', () => {
    const html = figureHtml('health-crash');
    expect(text(html)).toMatch(/The target crashes: connections are refused\./);
    expect(html).toContain('href="/en/lab/health/?s=health-crash"');
    expect(html.match(/role="radiogroup"|<button/g)).toHaveLength(3);
    expect(text(figureHtml('health-liveness-hang', zhCn))).toMatch(/存活探针.*之后才开始重启/);
  });

  it('says what was expected and did not come', () => {
    const source = { ...named['health-crash'], expect: [{ falseAlarms: 3 }] };
    const frame = frameOf(source, 'en');
    expect(frame.unmet).toHaveLength(1);
    const props = { words: en, source, frame, mode: 'chapter' as const };
    expect(text(render(Health, { props }).body)).toMatch(/falseAlarms|number of false alarms/);
    expect(frameOf(named['health-crash'] ?? {}, 'en').unmet).toEqual([]);
  });

  it('has no style attribute, which the policy would block', () => {
    for (const html of [
      labHtml(),
      labHtml(zhCn, DEFAULT_KUBELET),
      ...Object.keys(named).map((name) => figureHtml(name)),
    ]) {
      expect(html).not.toMatch(/\sstyle=/);
    }
  });

  it('says in words what the picture shows', () => {
    const [, label = ''] = /role="img" aria-label="([^"]*)"/.exec(figureHtml('health-flap')) ?? [];
    expect(label).toMatch(/target: serving, failing from 10\.0.s/);
    expect(label).toMatch(/35 checks, \d+ of them bad/);
  });
});

describe('Chinese', () => {
  it('has no space between two 汉字, nor beside a full-width mark', () => {
    const forms: Form[] = [
      ...CHECK_PRESETS.map(({ set }) => ({ ...DEFAULT_CHECK, ...set })),
      ...KUBELET_PRESETS.map(({ set }) => ({ ...DEFAULT_KUBELET, ...set })),
      { ...DEFAULT_CHECK, response: '200ms', times: '100' },
      { ...DEFAULT_CHECK, response: '1-5ms', rise: '1' },
      { ...DEFAULT_CHECK, fault: 'fail', timeout: '400ms' },
    ];
    const said = [
      ...forms.map((form) => labHtml(zhCn, form)),
      ...Object.keys(named).map((name) => figureHtml(name, zhCn)),
    ].flatMap((markup) => markup.split(/<[^>]*>/).map((part) => part.trim()));
    for (const one of said) {
      expect(one).not.toMatch(/\p{Script=Han} \p{Script=Han}|[，。；：（）] | [，。；：（）]/u);
      expect(one).not.toMatch(/\p{Script=Han}[A-Za-z0-9%]|[A-Za-z0-9%]\p{Script=Han}/u);
    }
  });
});

describe('forms', () => {
  test.each(Object.keys(named))('%s comes back from its form as the same run', (name) => {
    const source = named[name] ?? {};
    const again = sourceOf(formOf(source));
    expect(frameOf(again, 'en').history).toEqual(frameOf(source, 'en').history);
    expect(frameOf(again, 'en').title).toBe(frameOf(source, 'en').title);
  });

  test.each(
    [DEFAULT_CHECK, DEFAULT_KUBELET].flatMap((form) =>
      ['none' as const, ...FAULTS].map((fault) => ({ ...form, fault, lasts: '20s' })),
    ),
  )('a $kind with $fault is read back as it was set', (form) => {
    const back = formOf(sourceOf(form));
    expect(back.fault).toBe(form.fault);
    expect(sourceOf(back)).toEqual(sourceOf(form));
  });

  test('every preset runs, and is marked once it is set', () => {
    for (const { set } of CHECK_PRESETS) {
      const form: Form = { ...DEFAULT_CHECK, ...set };
      expect(isSet(form, set)).toBe(true);
      // What the preset lets happen is long enough to be noticed.
      expect(
        text(
          frameOf(sourceOf(form), 'en')
            .lines.map((line) => line.text)
            .join(' '),
        ),
      ).toMatch(/Unhealthy/);
    }
    for (const { set } of KUBELET_PRESETS) {
      const form: Form = { ...DEFAULT_KUBELET, ...set };
      expect(isSet(form, set)).toBe(true);
      expect(probeRunnable(sourceOf(form)).start().finish().isMet).toBe(true);
    }
  });
});

describe('what is refused', () => {
  const refusal = (part: Partial<CheckForm>, words = en): Record<string, string> => {
    const result = calculate({ ...DEFAULT_CHECK, ...part });
    const problems = 'problems' in result ? result.problems : {};
    return Object.fromEntries(
      Object.entries(problems).map(([field, problem]) => [
        field,
        problemText(problem, words) ?? '',
      ]),
    );
  };

  test.each<[Partial<CheckForm>, keyof CheckForm, RegExp, RegExp]>([
    [
      { interval: '0s' },
      'interval',
      /more than no time, such as 2s, found "0s"/,
      /大于 0 的时长.*0s/,
    ],
    [{ timeout: '0ms' }, 'timeout', /more than no time/, /大于 0 的时长/],
    [{ interval: '2' }, 'interval', /needs a unit.*2s/, /要带单位/],
    [{ fall: '0' }, 'fall', /whole number from 1 to 1000, found 0/, /1～1000 的整数，却是 0/],
    [{ rise: 'two' }, 'rise', /found "two"/, /却是 "two"/],
    [{ response: 'soon' }, 'response', /Expected a duration/, /应是时长/],
    [{ response: '9-5ms' }, 'response', /ends before it starts/, /终点在起点之前/],
    [{ lasts: 'long' }, 'lasts', /Expected a duration/, /应是时长/],
    [{ times: '0' }, 'times', /from 1 to 1000, found 0/, /1～1000，却是 0/],
    [{ every: '0s', fault: 'flap' }, 'every', /more than no time/, /大于 0 的时长/],
    [{ interval: '1ms', lasts: '1h' }, 'interval', /checks in one picture/, /一张图里会有/],
  ])('%o is refused at its own field, in both languages', (part, field, english, chinese) => {
    const [inEnglish, inChinese] = [refusal(part), refusal(part, zhCn)];
    expect(Object.keys(inEnglish)).toEqual([field]);
    expect(inEnglish[field]).toMatch(english);
    expect(inChinese[field]).toMatch(chinese);
  });

  test('a kubelet’s probes are refused as the API refuses them, each at its own field', () => {
    const { liveness, readiness } = DEFAULT_KUBELET;
    const result = calculate({
      ...DEFAULT_KUBELET,
      liveness: { ...liveness, period: '500ms' },
      readiness: { ...readiness, timeout: '0s' },
    });
    const problems = 'problems' in result ? result.problems : {};
    expect(Object.keys(problems)).toEqual(['liveness.period', 'readiness.timeout']);
    expect(problemText(problems['readiness.timeout'], en)).toMatch(/timeoutSeconds is at least 1/);
    expect(problemText(problems['liveness.period'], zhCn)).toMatch(/API 里只有整秒/);
  });
});

describe('numbers', () => {
  test('HAProxy’s own: 4–6 s where connections are refused', () => {
    const { prospects, recovery } = numbersOf(DEFAULT_CHECK);
    expect(prospects.health?.detections.crash).toEqual({ minUs: 4e6, maxUs: 6e6 });
    expect(recovery?.minUs).toBe(2e6);
  });

  test('kubeadm’s: a hung API server is told to stop after about two minutes', () => {
    const { prospects, start } = numbersOf(DEFAULT_KUBELET);
    expect(range(prospects.liveness?.detections.hang ?? { minUs: 0, maxUs: 0 }, 'en')).toBe(
      '119–130\u00a0s',
    );
    expect(start).toEqual({ us: 240e6, by: 'startup' });
  });

  test('bounds are never rounded to the better side, and long times are said in their own unit', () => {
    expect(length(9_390_000, 'down', 'en')).toBe('9.3\u00a0s');
    expect(length(6_010_000, 'up', 'zh-cn')).toBe('6.1 秒');
    expect(inUnit(23 * 60e6)).toEqual({ count: 23, unit: 'minute' });
    expect(inUnit(1.5 * 86_400e6)).toEqual({ count: 1.5, unit: 'day' });
  });
});

describe('what is taken along', () => {
  test('a line for HAProxy, with what differs from its defaults', () => {
    expect(haproxyText(DEFAULT_CHECK)).toBe('default-server check inter 2s fall 3 rise 2');
    expect(haproxyText({ ...DEFAULT_CHECK, timeout: '1s', fastInterval: '500ms' })).toBe(
      'timeout check 1s\ndefault-server check inter 2s fastinter 500ms fall 3 rise 2',
    );
  });

  test('the probes of a container', () => {
    const pod = podText({
      ...DEFAULT_KUBELET,
      startup: { ...DEFAULT_KUBELET.startup, isOn: false },
    });
    expect(pod).not.toContain('startupProbe');
    expect(parseYaml(pod).value).toMatchObject({
      livenessProbe: {
        initialDelaySeconds: 10,
        periodSeconds: 10,
        timeoutSeconds: 15,
        failureThreshold: 8,
      },
      readinessProbe: { periodSeconds: 1, timeoutSeconds: 15, failureThreshold: 3 },
    });
  });

  test('the scenario, as YAML that reads back as itself', () => {
    const forms = [
      ...FAULTS.map((fault) => ({ ...DEFAULT_CHECK, fault })),
      ...FAULTS.map((fault) => ({ ...DEFAULT_KUBELET, fault })),
    ];
    for (const source of [
      ...forms.map(sourceOf),
      ...Object.values(named).map((one) => sourceOf(formOf(one))),
    ]) {
      const { format, ...back } = parseYaml(yamlText(source)).value as ScenarioSource;
      expect(format).toBe(1);
      expect(back).toEqual(JSON.parse(JSON.stringify(source)));
    }
  });
});
