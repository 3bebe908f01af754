import { expect, test } from 'vitest';
import { LeaseRun, readLeaseScenario } from '../scenario/lease/run.ts';
import { leaseBarView } from './lease-bar.ts';
import { leaseHistory, type LeaseHistoryInput } from './lease-history.ts';
import { leaseLanes, type LeaseLanesView } from './lease-lanes.ts';
import { leaseObject } from './lease-object.ts';
import { leaseRows } from './lease-rows.ts';

function runOf(source: object): LeaseRun {
  const scenario = readLeaseScenario({ model: 'lease', seed: 1, until: '60s', ...source });
  const run = new LeaseRun(scenario);
  run.finish();
  return run;
}

function traceOf({ events, scenario }: LeaseRun): LeaseHistoryInput {
  return { events, candidates: scenario.config.candidates, start: scenario.initial };
}

/** The whole run, as it stands at a moment. */
function viewOf(run: LeaseRun, atMs: number, playedMs = atMs): LeaseLanesView {
  const [atUs, playedUs] = [atMs * 1000, playedMs * 1000];
  const world = run.worldAt(atUs);
  const shown = { fromUs: 0, toUs: 60_000_000, width: 1242 };
  return leaseLanes({
    ...{ ...traceOf(run), ...shown, atUs, playedUs, world },
    requestTimeoutUs: 5_000_000,
  });
}

const settled = (script: object[], rest: object = {}): LeaseRun =>
  runOf({ initial: { lease: { holder: 'none' }, c2: { down: true } }, script, ...rest });
const joins = { at: '3s', restart: 'c2' };

const crashed = settled([joins, { at: '20s', crash: 'c1' }]);
const paused = settled([joins, { at: '15s', pause: 'c1' }, { at: '40s', resume: 'c1' }]);

test('the gaps and overlaps are the ones that the run measures', () => {
  const lengthMs = (span: { fromUs: number; toUs: number } | undefined): number =>
    ((span?.toUs ?? 0) - (span?.fromUs ?? 0)) / 1000;
  // The first gap is the one before anyone leads.
  expect(lengthMs(leaseHistory(traceOf(crashed)).gaps[1])).toBeCloseTo(
    crashed.metrics.leaderlessMs ?? 0,
  );
  expect(lengthMs(leaseHistory(traceOf(paused)).overlaps[0])).toBeCloseTo(
    paused.metrics.overlapMs ?? 0,
  );
});

test('the Lease that is read off the trace is the one that the API server keeps', () => {
  const edited = settled([joins, { at: '10s', takeOver: 'c2' }, { at: '30s', crash: 'c2' }]);
  for (const run of [crashed, paused, edited]) {
    for (const atMs of [0, 5_000, 10_000, 10_001, 33_000, 60_000]) {
      const { versions } = leaseHistory(traceOf(run));
      const shown = versions.findLast(({ fromUs }) => fromUs <= atMs * 1000)?.lease;
      const api = run.worldAt(atMs * 1000).nodes['api']?.state.context;
      expect(shown).toEqual(api && 'lease' in api ? api.lease : undefined);
    }
  }
});

test('an edit by hand changes the holder and nothing else', () => {
  const edited = settled([joins, { at: '10s', takeOver: 'c2' }]);
  const { fields = [], by } = leaseObject(traceOf(edited), 10_000_000);
  const changed = fields.filter(({ isChanged }) => isChanged).map(({ name }) => name);
  expect([by, changed]).toEqual(['hand', ['resourceVersion', 'holderIdentity']]);
});

test('a renewal changes the version and the time of renewal', () => {
  const { fields = [] } = leaseObject(traceOf(crashed), 12_000_000);
  const changed = fields.filter(({ isChanged }) => isChanged).map(({ name }) => name);
  expect(changed).toEqual(['resourceVersion', 'renewTime']);
});

test('the API server lies between the first and the rest, or after half of them', () => {
  const order = (count: number): string[] => {
    const names = Array.from({ length: count }, (_, index) => `c${index + 1}`);
    return leaseRows(names).rows.map(({ node }) => node);
  };
  expect(order(1)).toEqual(['c1', 'api']);
  expect(order(2)).toEqual(['c1', 'api', 'c2']);
  expect(order(3)).toEqual(['c1', 'api', 'c2', 'c3']);
  expect(order(5)).toEqual(['c1', 'c2', 'api', 'c3', 'c4', 'c5']);
});

test('lanes keep apart, deadlines included', () => {
  const { rows, bottom } = leaseRows(['c1', 'c2', 'c3', 'c4', 'c5']);
  const spans = rows
    .map(({ y, height, deadlines }) => {
      const ys = [y - height / 2, y + height / 2, ...deadlines];
      return [Math.min(...ys), Math.max(...ys)] as const;
    })
    .sort(([a], [b]) => a - b);
  spans.forEach(([top], index) => {
    if (index > 0) expect(top).toBeGreaterThan(spans[index - 1]?.[1] ?? 0);
  });
  expect(bottom).toBeGreaterThanOrEqual(spans.at(-1)?.[1] ?? 0);
});

test('what has not been played is not painted', () => {
  const { bands, requests, acts, playheadX } = viewOf(crashed, 15_000);
  expect(playheadX).toBe(25);
  expect(Math.max(...bands.map(({ x, width }) => x + width))).toBeCloseTo(25);
  const lines = requests.flatMap(({ there, back }) => [there.x2, back?.x2 ?? 0]);
  expect(Math.max(...lines, ...acts.map(({ x }) => x))).toBeLessThanOrEqual(25);
});

test('what was played and lies ahead of the playhead is faint', () => {
  const { bands } = viewOf(crashed, 15_000, 30_000);
  expect(bands.filter(({ look }) => look === 'killed')).toMatchObject([{ isLater: true }]);
  expect(bands.filter(({ isNow }) => isNow).map(({ node }) => node)).toEqual(['c1', 'c2']);
});

test('a lane is what it has become at this very moment', () => {
  const lane = viewOf(crashed, 20_000).lanes.find(({ node }) => node === 'c1');
  expect(lane?.band).toMatchObject({ look: 'killed', width: 0 });
});

test('a standby sees the lease run out a lease after it last saw the record change', () => {
  const atMs = 25_000;
  const { deadlines } = viewOf(crashed, atMs);
  const seen = crashed.events.findLast(
    (event) => event.type === 'observe' && event.node === 'c2' && event.atUs <= atMs * 1000,
  );
  const lease = deadlines.find(({ node, kind }) => node === 'c2' && kind === 'lease');
  expect(lease).toMatchObject({ holder: 'c1', leftUs: (seen?.atUs ?? 0) + 15e6 - atMs * 1000 });
  expect(lease?.width).toBeCloseTo(25);
});

test('a fast clock shortens a lease in reality', () => {
  const fast = settled([joins, { at: '20s', crash: 'c1' }], {
    config: { clocks: { c2: { rate: 1.5 } } },
  });
  const lease = viewOf(fast, 22_000).deadlines.find(({ node }) => node === 'c2');
  const whole = viewOf(fast, 22_000).deadlines.find(({ kind }) => kind === 'lease');
  expect(lease).toBeDefined();
  expect(whole?.width).toBeCloseTo((100 * 10) / 60, 2);
});

test('a request without an answer is as long as its timeout', () => {
  const cut = settled([joins, { at: '20s', partition: 'c1' }]);
  const lost = viewOf(cut, 40_000).requests.filter(({ node, gaveUp }) => node === 'c1' && gaveUp);
  const [write, read] = lost;
  expect(write).toMatchObject({ isRead: false, label: { text: 'timeout' } });
  expect((write?.gaveUp?.x ?? 0) - (write?.there.x1 ?? 0)).toBeCloseTo((100 * 5) / 60, 2);
  expect(read?.isRead).toBe(true);
});

test('refused, taken and conflicting requests have marks of their own', () => {
  const refused = settled([joins, { at: '20s', outage: 'api' }]);
  const marks = new Set(viewOf(refused, 28_000).requests.map(({ mark }) => mark));
  expect([...marks]).toEqual(expect.arrayContaining(['taken', 'refused']));
  const raced = runOf({});
  expect(viewOf(raced, 1_000).requests.map(({ mark }) => mark)).toContain('conflict');
});

test('acts of one that the Lease does not name are stale; with fencing they are refused', () => {
  const verdicts = (run: LeaseRun): Set<string> =>
    new Set(viewOf(run, 45_000).acts.map(({ verdict }) => verdict));
  expect(verdicts(paused)).toContain('stale');
  const script = [joins, { at: '15s', pause: 'c1' }, { at: '40s', resume: 'c1' }];
  const fenced = verdicts(settled(script, { config: { fencing: true } }));
  expect(fenced).toContain('refused');
  expect(fenced).not.toContain('stale');
});

test('the time bar shows holders by their colour and the overlap in seconds', () => {
  const [untilUs, playedUs] = [60_000_000, 45_000_000];
  const bar = leaseBarView({ ...traceOf(paused), untilUs, playedUs, atUs: playedUs });
  const api = bar.bands.filter(({ node }) => node === 'api').map(({ hue }) => hue);
  expect(api).toEqual([1, 4]);
  expect(bar.overlaps[0]?.number).toMatch(/^\d+\.\d\u202fs$/);
});
