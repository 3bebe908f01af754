import { describe, expect, test } from 'vitest';
import { ProbeRun, readProbeScenario } from '../scenario/probe/run.ts';
import type { ScenarioSource } from '../scenario/scenario.ts';
import { probeHistory, type ProbeHistory } from './probe-history.ts';
import { probeLanes } from './probe-lanes.ts';

const PROBES = ['startup', 'liveness', 'readiness'] as const;

function historyOf(part: ScenarioSource): ProbeHistory {
  const scenario = readProbeScenario({ model: 'probe', seed: 3, ...part });
  const run = new ProbeRun(scenario);
  run.finish();
  const { by } = scenario.config;
  return probeHistory(run.events, {
    untilUs: run.untilUs,
    probes: by.kind === 'kubelet' ? PROBES.filter((probe) => by.probes[probe]) : undefined,
    isHealthyAtFirst: by.kind === 'check' && by.initialState.endsWith('up'),
  });
}

const check = { interval: '2s', timeout: '1s', successThreshold: 2, failureThreshold: 3 };
const crash = historyOf({
  config: check,
  script: [
    { at: '20s', crash: 'target' },
    { at: '40s', restart: 'target' },
  ],
});
const slow = historyOf({
  seed: 2,
  config: { ...check, response: '80-160ms' },
  script: [{ at: '10s', slow: 10 }],
  until: '70s',
});
const flap = historyOf({
  seed: 1,
  config: check,
  script: [{ at: '10s', flap: { every: '3s' } }],
  until: '40s',
});
const kubelet = historyOf({
  config: {
    startup: { initialDelay: '10s', period: '10s', timeout: '15s', failureThreshold: 24 },
    liveness: { initialDelay: '10s', period: '10s', timeout: '15s', failureThreshold: 8 },
    readiness: { period: '1s', timeout: '15s', failureThreshold: 3 },
    startTime: '5s',
  },
  script: [{ at: '60s', hang: 'target' }],
  until: '300s',
});

const counts = (history: ProbeHistory): string[] =>
  history.trains.flatMap(({ checks }) =>
    checks.flatMap(({ count }) => (count ? [`${count.kind} ${count.count}/${count.of}`] : [])),
  );

describe('what a health check has seen', () => {
  test('a crash is counted down to a verdict, and the return up to another one', () => {
    expect(counts(crash)).toEqual(['fall 1/3', 'fall 2/3', 'fall 3/3', 'rise 1/2', 'rise 2/2']);
    expect(crash.truths.map(({ truth }) => truth)).toEqual(['serving', 'dead', 'serving']);
    expect(crash.verdicts.map(({ verdict }) => verdict)).toEqual([
      'healthy',
      'doubted',
      'unhealthy',
      'hoped',
      'healthy',
    ]);
  });

  test('the gaps are what the run itself measures: from the fault to the verdict, and back', () => {
    const [blind, idle] = crash.gaps;
    expect(crash.gaps.map(({ kind }) => kind)).toEqual(['blind', 'idle']);
    expect(blind?.fromUs).toBe(20e6);
    expect(blind?.toUs).toBe(crash.verdicts[2]?.fromUs);
    expect(idle?.fromUs).toBe(40e6);
    expect(idle?.toUs).toBe(crash.verdicts[4]?.fromUs);
  });

  test('a verdict on a target that is only slow is a false alarm, and all of its time is for nothing', () => {
    expect(slow.truths.map(({ truth }) => truth)).toEqual(['serving', 'slow']);
    expect(slow.alarms).toHaveLength(1);
    expect(slow.gaps).toMatchObject([
      { kind: 'needless', fromUs: slow.alarms[0]?.atUs, isOpen: true },
    ]);
  });

  test('a good check between bad ones sets the counter back to nothing', () => {
    expect(counts(flap).slice(0, 4)).toEqual(['fall 1/3', 'fall 2/3', 'fall 0/3', 'fall 1/3']);
    expect(flap.verdicts.some(({ verdict }) => verdict === 'unhealthy')).toBe(false);
    expect(
      flap.gaps.every(({ kind, fromUs, toUs }) => kind === 'blind' && toUs - fromUs <= 3e6),
    ).toBe(true);
  });
});

describe('what a kubelet has done', () => {
  test('readiness takes it out of the endpoints, liveness restarts it, startup holds both back', () => {
    expect(kubelet.lives.map(({ life, restarts }) => `${life} ${restarts}`)).toEqual([
      'running 0',
      'started 0',
      'terminating 0',
      'running 1',
      'started 1',
    ]);
    const [out, restart] = ['blind', 'unrestarted'].map((kind) =>
      kubelet.gaps.find((gap) => gap.kind === kind),
    );
    expect(out?.fromUs).toBe(60e6);
    expect(restart?.fromUs).toBe(60e6);
    expect(restart?.toUs).toBe(kubelet.lives[2]?.fromUs);
    expect(out?.toUs).toBeLessThan(restart?.toUs ?? 0);
    const startedUs = kubelet.lives[1]?.fromUs ?? 0;
    for (const { probe, checks } of kubelet.trains) {
      if (probe !== 'startup') expect(checks[0]?.fromUs).toBeGreaterThanOrEqual(startedUs);
    }
  });

  test('what was asked of a container that ended has no outcome', () => {
    const dropped = kubelet.trains.flatMap(({ checks }) =>
      checks.filter(({ outcome }) => outcome === 'dropped'),
    );
    expect(dropped.map(({ toUs }) => toUs)).toEqual([kubelet.lives[3]?.fromUs]);
  });
});

describe('lanes', () => {
  test.each([320, 640, 1200])(
    'at %d px lie inside the picture, and counters do not touch',
    (width) => {
      for (const history of [crash, slow, flap, kubelet]) {
        const view = probeLanes(history, width);
        for (const { x, width: share } of [...view.bands, ...view.marks, ...view.gaps]) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + share).toBeLessThanOrEqual(100.01);
        }
        for (const y of new Set(view.counters.map((counter) => counter.y))) {
          const xs = view.counters
            .filter((counter) => counter.y === y)
            .map(({ x }) => (x * view.plotWidth) / 100);
          for (const [index, x] of xs.entries())
            if (index > 0) expect(x - (xs[index - 1] ?? 0)).toBeGreaterThan(17);
        }
        expect(Math.max(...view.gaps.map(({ y }) => y), 0)).toBeLessThan(view.bottom);
      }
    },
  );

  test('what decides is always said, however little room there is', () => {
    const said = probeLanes(kubelet, 320).counters.map(({ text, isTurn }) => ({ text, isTurn }));
    expect(said).toContainEqual({ text: '8/8', isTurn: true });
    expect(said).toContainEqual({ text: '3/3', isTurn: true });
  });

  test('checks that cannot be told apart are one mark with their number', () => {
    const many = probeLanes(kubelet, 640).marks.filter(({ times }) => times > 1);
    expect(many.length).toBeGreaterThan(0);
    const all = (width: number): number =>
      probeLanes(kubelet, width).marks.reduce((sum, { times }) => sum + times, 0);
    const checks = kubelet.trains.reduce((sum, train) => sum + train.checks.length, 0);
    for (const width of [320, 640, 5000]) expect(all(width)).toBe(checks);
  });

  test('each verdict hangs on the check that brought it', () => {
    const view = probeLanes(crash, 800);
    expect(view.turns).toHaveLength(2);
    expect(view.turns.map(({ x }) => x)).toEqual([
      view.bands.find(({ look }) => look === 'unhealthy')?.x,
      view.bands.findLast(({ look }) => look === 'healthy')?.x,
    ]);
  });
});
