import { expect, test } from 'vitest';
import { PICTURE_WORDS } from '../../components/balancer/picture-words.ts';
import { trafficOf } from '../scenario/balancer/execute.ts';
import { BalancerRun, readBalancerScenario } from '../scenario/balancer/run.ts';
import { balancerBarView } from './balancer-bar.ts';
import { isLeftOut } from './balancer-belief.ts';
import { balancerNumbers, figuresDrawing } from './balancer-figures.ts';
import { balancerHistory, type BalancerHistoryInput } from './balancer-history.ts';
import { balancerPicture, balancerScale, type BalancerPicture } from './balancer-picture.ts';

const UNTIL_MS = 60_000;

function runOf(source: object): BalancerRun {
  const scenario = readBalancerScenario({ model: 'balancer', seed: 1, until: '60s', ...source });
  const run = new BalancerRun(scenario);
  run.finish();
  return run;
}

function traceOf({ events, scenario }: BalancerRun): BalancerHistoryInput {
  const { settings } = scenario.config;
  return {
    events,
    setup: {
      backends: settings.everBackends,
      atFirst: settings.backends.length,
      strategy: settings.strategy.name,
      clients: settings.connections === 'long-lived' ? settings.clients.map(({ id }) => id) : [],
      isWatching: settings.hasChecks || settings.passive !== undefined,
      slowStartUs: settings.slowStartUs,
    },
  };
}

interface Shown {
  readonly playedMs?: number;
  readonly fromMs?: number;
  readonly toMs?: number;
  readonly scale?: number;
}

function inputOf(
  run: BalancerRun,
  atMs: number,
  { playedMs, fromMs = 0, toMs, scale }: Shown = {},
) {
  return {
    ...traceOf(run),
    words: PICTURE_WORDS.en,
    ...{ fromUs: fromMs * 1000, toUs: (toMs ?? UNTIL_MS) * 1000 },
    ...{ atUs: atMs * 1000, playedUs: (playedMs ?? atMs) * 1000, width: 790, scale },
  };
}

const pictureOf = (run: BalancerRun, atMs: number, shown?: Shown): BalancerPicture =>
  balancerPicture(inputOf(run, atMs, shown));

/** Every place in a path, across. */
function placesIn(d: string): number[] {
  let x = 0;
  const places: number[] = [];
  for (const [, command = '', rest = ''] of d.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const numbers = (rest.match(/-?[\d.]+/g) ?? []).map(Number);
    if (command === 'M' || command === 'H' || command === 'L') x = numbers[0] ?? x;
    if (command === 'h' || command === 'l' || command === 'm') x += numbers[0] ?? 0;
    places.push(x);
  }
  return places;
}

const shapeOf = (picture: BalancerPicture, look: string): string =>
  picture.plot.shapes.flatMap((shape) => (shape.look === look ? [shape.d] : [])).join('');
const textsOf = (picture: BalancerPicture): string[] =>
  picture.plot.labels.map(({ text }) => text.replaceAll('\u202f', ' '));

const crash = { at: '20s', crash: 'b1' };
const crashed = runOf({ script: [crash, { at: '40s', restart: 'b1' }] });
const restarted = runOf({
  config: {
    clients: 90,
    connections: 'long-lived',
    strategy: 'least-connections',
    arrivals: '50ms',
  },
  script: [{ at: '5s', rollingRestart: { every: '15s', down: '4s', shutdownDelay: '7s' } }],
});
const busy = runOf({
  config: {
    backends: { count: 3, capacity: 2 },
    queue: 5,
    retries: 1,
    passive: { maxFails: 2, failTimeout: '3s' },
    strategy: 'least-connections',
  },
  script: [
    { at: '5s', slow: { b2: 4 } },
    { at: '10s', hang: 'b1' },
    { at: '16s', recover: 'b1' },
    { at: '20s', drain: 'b3' },
    { at: '25s', ready: 'b3' },
    { at: '26s', fail: 'b1' },
    { at: '30s', add: { name: 'b4', weight: 2 } },
    { at: '34s', remove: 'b2' },
    { at: '38s', crash: 'b4' },
    { at: '39s', restart: 'b4' },
    { at: '45s', weight: { b3: 5 } },
    { at: '48s', strategy: 'random' },
  ],
});

test('what is read off the trace is what the simulated balancer has, at any moment', () => {
  for (const run of [crashed, restarted, busy]) {
    const { backends, strategy } = balancerHistory(traceOf(run));
    for (let ms = 500; ms <= UNTIL_MS; ms += 1_300) {
      const traffic = trafficOf(run.worldAt(ms * 1000));
      const us = ms * 1000;
      expect(strategy.at(us)).toBe(traffic.strategyName);
      traffic.members.forEach((member, slot) => {
        const backend = backends[slot];
        if (!backend) throw new Error(`Nothing was read of ${member.id}.`);
        const { truth, belief } = backend;
        const isDead = truth.at(us) === 'dead' || truth.at(us) === 'stopped';
        expect({
          load: backend.load.at(us),
          waiting: backend.waiting.at(us),
          liveness: isDead ? 'dead' : truth.at(us) === 'hung' ? 'hung' : 'serving',
          isThere: backend.isThere.at(us),
          isDraining: backend.isDraining.at(us),
          weight: backend.weight.at(us),
          slowness: backend.slowness.at(us),
        }).toEqual({
          load: member.active + member.waiting,
          waiting: member.waiting,
          liveness: member.liveness,
          isThere: member.index !== -1,
          isDraining: member.isDraining,
          weight: member.fullWeight,
          slowness: member.slowness,
        });
        // Between two trials, one that was left out for failures is still not trusted.
        const isOut = !member.isHealthy || member.isTripped;
        if (isOut && member.index !== -1) expect(isLeftOut(belief.at(us))).toBe(true);
        if (belief.at(us).is === 'healthy') expect(isOut).toBe(false);
      });
    }
  }
});

test('the numbers are the ones that the run measures', () => {
  for (const run of [crashed, restarted, busy]) {
    const { metrics } = run;
    const numbers = balancerNumbers(balancerHistory(traceOf(run)), UNTIL_MS * 1000);
    const { latencies, answered, failed, retried, reconnects } = numbers;
    expect({ answered, failed }).toEqual({
      answered: metrics['answered'],
      failed: metrics['errors'],
    });
    expect((latencies?.p50Us ?? 0) / 1000).toBe(metrics['p50Ms']);
    expect((latencies?.p99Us ?? 0) / 1000).toBe(metrics['p99Ms']);
    expect((latencies?.meanUs ?? 0) / 1000).toBeCloseTo(metrics['meanMs'] ?? 0, 2);
    if (run === busy) expect(retried).toBe(metrics['retried']);
    if (run === restarted) expect(reconnects).toBe(metrics['reconnects']);
  }
});

test('the time from the death to its detection is drawn, as long as the run measures it', () => {
  const { backends } = balancerHistory(traceOf(crashed));
  const [unnoticed, untrusted] = backends[0]?.lags ?? [];
  expect(unnoticed).toMatchObject({ kind: 'unnoticed', fromUs: 20_000_000 });
  expect(((unnoticed?.toUs ?? 0) - 20_000_000) / 1000).toBe(crashed.metrics['detectMs']);
  expect(untrusted).toMatchObject({ kind: 'untrusted', fromUs: 40_000_000 });
  const seconds = ((crashed.metrics['detectMs'] ?? 0) / 1000).toFixed(1);
  expect(textsOf(pictureOf(crashed, 39_000))).toContainEqual(
    expect.stringMatching(new RegExp(`^unnoticed for ${seconds} s, \\d+ requests fail$`)),
  );
});

test('while the balancer has not noticed, circle and square contradict each other', () => {
  const marks = (ms: number): string[] =>
    pictureOf(crashed, ms).names[0]?.marks.map(({ look }) => look) ?? [];
  expect(marks(19_000)).toEqual(['believed healthy', 'real serving']);
  expect(marks(20_000)).toEqual(['believed healthy', 'real dead']);
  expect(marks(30_000)).toEqual(['believed unhealthy', 'real dead']);
  expect(marks(40_000)).toEqual(['believed unhealthy', 'real serving']);
  expect(marks(50_000)).toEqual(['believed healthy', 'real serving']);
});

test('checks that speak against a state are counted beside it', () => {
  const { backends } = balancerHistory(traceOf(crashed));
  const doubted = backends[0]?.belief.held.filter(({ is }) => is.is === 'doubted') ?? [];
  expect(doubted.map(({ is }) => `${is.count}/${is.of}`)).toEqual(['1/3', '2/3']);
  const first = pictureOf(crashed, (doubted[0]?.fromUs ?? 0) / 1000);
  expect(first.names[0]).toMatchObject({ note: '1/3' });
  expect(first.names[0]?.says).toContain('held healthy, 1 of 3 checks failed, process dead');
});

test('what has not been played is not painted', () => {
  for (const run of [crashed, restarted, busy]) {
    const { plot, playheadX } = pictureOf(run, 15_000);
    expect(playheadX).toBe(25);
    const always = ['strategy', 'ground', 'grid', 'capacity', 'away'];
    const played = plot.shapes.filter(({ look }) => !always.includes(look));
    const places = played.flatMap(({ d }) => placesIn(d));
    expect(Math.max(...places)).toBeLessThanOrEqual(plot.width / 4 + 2.3);
  }
});

test('what was played and lies ahead of the playhead is behind a veil', () => {
  expect(shapeOf(pictureOf(crashed, 15_000, { playedMs: 45_000 }), 'later')).not.toBe('');
  expect(shapeOf(pictureOf(crashed, 15_000), 'later')).toBe('');
});

test('a window shows its part of the run, at the same places whatever is outside', () => {
  const shown = { fromMs: 15_000, toMs: 30_000 };
  const { plot, ticks } = pictureOf(crashed, 30_000, shown);
  expect(ticks[0]?.text.replace('\u202f', ' ')).toBe('16 s');
  const dead = placesIn(shapeOf(pictureOf(crashed, 30_000, shown), 'dead'));
  expect(Math.min(...dead)).toBeCloseTo(plot.width / 3, 0);
  expect(Math.max(...dead)).toBeCloseTo(plot.width, 0);
});

test('shares are those of the metrics, with a tick where it would be fair', () => {
  const { shares } = pictureOf(crashed, UNTIL_MS);
  const texts = shares.labels.map(({ text }) => text);
  const percent = (id: string): string =>
    `${((crashed.metrics[`share.${id}`] ?? 0) * 100).toFixed(0)}%`;
  expect(texts).toEqual(['share so far', percent('b1'), percent('b2'), percent('b3')]);
  expect(shares.shapes.find(({ look }) => look === 'fair')?.d.match(/M/g)).toHaveLength(3);
});

test('two pictures that are compared have the same scale', () => {
  const own = balancerScale(inputOf(crashed, 30_000));
  const both = pictureOf(crashed, 30_000, { scale: own * 4 });
  expect(shapeOf(both, 'load')).not.toBe(shapeOf(pictureOf(crashed, 30_000), 'load'));
});

test('what waits is lighter, above what is served', () => {
  const looks = (ms: number): string[] => pictureOf(busy, ms).plot.shapes.map(({ look }) => look);
  expect(looks(UNTIL_MS)).toContain('waiting');
  expect(looks(UNTIL_MS).indexOf('waiting')).toBeLessThan(looks(UNTIL_MS).indexOf('load'));
  expect(shapeOf(pictureOf(crashed, UNTIL_MS), 'waiting')).toBe('');
});

test('one that is added has its lane from the start, and says that it is not there', () => {
  const early = pictureOf(busy, 10_000).names[3];
  expect(early).toMatchObject({ id: 'b4', isThere: false, says: 'b4, not there' });
  expect(pictureOf(busy, 35_000).names[3]).toMatchObject({ isThere: true, note: '×2' });
  expect(pictureOf(busy, 35_000).height).toBe(pictureOf(busy, 10_000).height);
});

test('connections that stay are a line each, in blocks with the name of who holds them', () => {
  const picture = pictureOf(restarted, UNTIL_MS);
  const lines = picture.plot.shapes.filter(({ look }) => look === 'line2');
  expect(lines.map(({ hue }) => hue)).toEqual([1, 4, 3]);
  const heights = new Set(
    lines.flatMap(({ d }) => [...d.matchAll(/M\S+ (\S+?)H/g)].map(([, y]) => y)),
  );
  expect(heights.size).toBe(90);
  expect(picture.clients?.texts).toEqual(['90', 'clients']);
  const holders = picture.plot.labels.filter(({ look }) => look === 'holder');
  // b1's clients part into two; all others move as one.
  expect(holders.map(({ text }) => text).sort()).toEqual(
    ['b1', 'b2', 'b3', 'b2', 'b3', 'b1', 'b1', 'b2', 'b2'].sort(),
  );
});

test('clients with the same history lie together, and what was drawn of them stays', () => {
  const before = shapeOf(pictureOf(restarted, 11_000), 'line2');
  const after = shapeOf(pictureOf(restarted, 20_000, { playedMs: 20_000 }), 'line2');
  const firstOf = (d: string): string[] => [...d.matchAll(/M0 (\S+?)H/g)].map(([, y]) => y ?? '');
  expect(firstOf(after)).toEqual(firstOf(before));
});

test('with more clients than lines some are drawn, and it says how many', () => {
  const many = runOf({
    config: { clients: 450, connections: 'long-lived', arrivals: 'off' },
    until: '10s',
  });
  expect(pictureOf(many, 5_000, { toMs: 10_000 }).clients?.texts).toEqual([
    '450',
    'clients,',
    '90 drawn',
  ]);
});

test('a drawn-out story weighs no more than a short one', () => {
  const long = runOf({ until: '600s' });
  const dots = (picture: BalancerPicture): number => shapeOf(picture, 'load').length;
  expect(dots(pictureOf(long, 600_000, { toMs: 600_000 }))).toBeLessThan(
    1.6 * dots(pictureOf(crashed, UNTIL_MS)),
  );
  const checks = shapeOf(pictureOf(long, 600_000, { toMs: 600_000 }), 'ok');
  expect(checks.match(/M/g)?.length).toBeLessThan((3 * 790) / 3.5);
});

test('many backends have low lanes, and not more of them than one can tell apart', () => {
  const many = runOf({ config: { backends: 40 }, until: '5s' });
  const picture = pictureOf(many, 5_000, { toMs: 5_000 });
  expect(picture.names).toHaveLength(24);
  expect(picture.left?.text).toBe('and 16 more backends');
});

test('the bar below shows when requests failed, and who was there', () => {
  const bar = balancerBarView({
    ...traceOf(crashed),
    ...{ untilUs: UNTIL_MS * 1000, playedUs: UNTIL_MS * 1000, atUs: UNTIL_MS * 1000 },
  });
  const looks = bar.bands.filter(({ node }) => node === 'b1').map(({ look }) => look);
  // Dead; up again and not yet trusted; back.
  expect(looks).toEqual(['api', 'down', 'follower', 'api']);
  expect(bar.gaps).toHaveLength(1);
  expect(bar.gaps[0]?.x).toBeCloseTo(100 / 3, 0);
  expect(bar.marks.map(({ kind }) => kind)).toEqual(['crash', 'restart']);
});

test('percentiles stand on a logarithmic axis of whole powers of ten', () => {
  const { latencies } = balancerNumbers(balancerHistory(traceOf(crashed)), UNTIL_MS * 1000);
  const { labels } = figuresDrawing([latencies], { width: 600, names: [] });
  const at = (text: string): number => labels.find((label) => label.text === text)?.x ?? NaN;
  const texts = labels.filter(({ look }) => look === 'tick').map(({ text }) => text);
  expect(texts).toEqual(['10\u202fms', '100\u202fms', '1\u202fs']);
  const share =
    (Math.log10((latencies?.p50Us ?? 0) / 10_000) / 2) * (at(texts[2] ?? '') - at(texts[0] ?? ''));
  expect(at('p50') - at(texts[0] ?? '')).toBeCloseTo(share, 1);
});
