import { expect, test } from 'vitest';
import { PICTURE_WORDS } from '../../components/failover/picture-words.ts';
import { ControlPlaneRun, readControlPlaneScenario } from '../scenario/control-plane/run.ts';
import { standingOf } from '../scenario/control-plane/standing.ts';
import { controlPlaneBarView } from './control-plane-bar.ts';
import { controlPlaneGantt, ganttWindow, type GanttView } from './control-plane-gantt.ts';
import { controlPlaneHistory, type ControlPlaneHistoryInput } from './control-plane-history.ts';
import { controlPlaneLayers, type LayersView } from './control-plane-layers.ts';

function runOf(source: object): ControlPlaneRun {
  const scenario = readControlPlaneScenario({
    model: 'control-plane',
    seed: 7,
    until: '110s',
    ...source,
  });
  const run = new ControlPlaneRun(scenario);
  run.finish();
  return run;
}

const allOnOne = runOf({ script: [{ at: '30s', crash: 'm1' }] });

const traceOf = ({ events, scenario }: ControlPlaneRun): ControlPlaneHistoryInput => {
  return { events, setup: scenario.config.cluster };
};

const s = (seconds: number): number => seconds * 1_000_000;

function ganttOf(run: ControlPlaneRun, seconds: number, width?: number): GanttView {
  return controlPlaneGantt({
    ...traceOf(run),
    words: PICTURE_WORDS.en,
    metrics: run.finish().metrics ?? {},
    firstCommandUs: run.plan.firstCommandUs,
    untilUs: run.plan.untilUs,
    ...{ atUs: s(seconds), playedUs: s(seconds), width },
  });
}

function layersOf(run: ControlPlaneRun, seconds: number): LayersView {
  const world = run.worldAt(s(seconds));
  const [standing, words] = [standingOf(world), PICTURE_WORDS.en];
  return controlPlaneLayers({ world, standing, atUs: s(seconds), words });
}

const labelsOf = (view: GanttView): string[] =>
  view.labels.map(({ text }) => text.replaceAll('\u202f', ' '));

const looksAt = (view: LayersView, host: string): Record<string, string> =>
  Object.fromEntries(
    (view.hosts.find(({ id }) => id === host)?.processes ?? []).map((one) => [
      one.component,
      one.look,
    ]),
  );

test('Every layer says who noticed, and how long it took.', () => {
  const labels = labelsOf(ganttOf(allOnOne, 110));
  expect(labels).toContain('m1 loses power');
  expect(labels).toContain('1 in 3 fails for 10.1 s');
  expect(labels).toContain('none for 1.2 s');
  expect(labels).toContain('m3 after 1.2 s');
  expect(labels).toContain('m1 out after 10.1 s');
  expect(labels).toContain('m3 after 15.7 s');
  expect(labels).toContain('m2 after 16.6 s');
  expect(labels).toContain('m1 removed after 23.5 s');
  expect(labels).toContain('m1 NotReady after 65.7 s');
});

test('At the end of each lane stands what the run measured.', () => {
  const { lanes } = ganttOf(allOnOne, 110);
  const totals = Object.fromEntries(
    lanes.map(({ layer, total }) => [layer, total.replace('\u202f', ' ')]),
  );
  expect(totals).toMatchObject({
    connections: '10.1 s',
    reads: '0',
    writes: '1.2 s',
    etcd: '1.2 s',
    rotation: '10.1 s',
    controllers: '15.7 s',
    scheduling: '16.6 s',
    endpoints: '23.5 s',
    nodes: '65.7 s',
    pods: '–',
  });
});

/** The metric that each lane ends with; of some faults a clock never runs out. */
const METRICS = {
  connections: 'apiUnavailableMs',
  reads: 'readUnavailableMs',
  writes: 'writeUnavailableMs',
  etcd: 'etcdLeaderMs',
  rotation: 'balancerMs',
  controllers: 'controllerIdleMs',
  scheduling: 'schedulerIdleMs',
  endpoints: 'endpointRemovedMs',
  nodes: 'nodeNotReadyMs',
  pods: 'podsReplacedMs',
};

// One lane ends with no metric: for how long an API server has been away, also while it is.
test.each([
  ['the one with everything dies', { script: [{ at: '30s', crash: 'm1' }] }, '80.0 s'],
  ['two of three die', { script: [{ at: '30s', crash: ['m1', 'm2'] }] }, '80.0 s'],
  ['a worker dies', { script: [{ at: '30s', crash: 'w1' }], until: '400s' }, '–'],
  ['an API server hangs', { script: [{ at: '30s', hang: 'kube-apiserver@m1' }] }, '80.0 s'],
])('When %s, each total is the metric that the run ends with.', (_what, source, away) => {
  const run = runOf(source);
  const metrics = run.finish().metrics ?? {};
  const lanes = ganttOf(run, run.plan.untilUs / 1_000_000).lanes;
  expect(lanes.map(({ layer }) => layer).sort()).toEqual(
    [...Object.keys(METRICS), 'restarts'].sort(),
  );
  for (const { layer, total } of lanes) {
    if (layer === 'restarts') {
      expect(total.replace('\u202f', ' ')).toBe(away);
      continue;
    }
    const ms = metrics[METRICS[layer as keyof typeof METRICS]];
    const wanted = ms === undefined ? '–' : ms === 0 ? '0' : `${(ms / 1000).toFixed(1)} s`;
    expect(total.replace('\u202f', ' '), layer).toBe(wanted);
  }
});

test('Nothing that has not been played is drawn.', () => {
  const view = ganttOf(allOnOne, 33);
  const end = Math.max(...view.bands.map(({ x, width }) => x + width));
  expect(end).toBeCloseTo(view.playheadX, 1);
  expect(labelsOf(view)).toContain('m1 still in it');
  expect(labelsOf(view)).toContain('nobody for 3.0 s so far');
  expect(view.lanes.filter(({ isMissing }) => isMissing).map(({ layer }) => layer)).toEqual([
    'connections',
    'controllers',
    'scheduling',
    'restarts',
  ]);
});

test('The axis is linear, begins a little before the first command and grows with what was played.', () => {
  const span = { firstCommandUs: s(30), untilUs: s(110) };
  expect(ganttWindow({ ...span, playedUs: s(31) })).toEqual({ fromUs: s(29), toUs: s(50) });
  expect(ganttWindow({ ...span, playedUs: s(55) }).toUs).toBe(s(70));
  expect(ganttWindow({ ...span, playedUs: s(110) }).toUs).toBe(s(110));
  expect(ganttWindow({ ...span, playedUs: s(31), isWhole: true }).toUs).toBe(s(110));
  const { ticks } = ganttOf(allOnOne, 31);
  const apart = ticks.slice(1).map((tick, index) => tick.x - (ticks[index]?.x ?? 0));
  expect(Math.max(...apart) - Math.min(...apart)).toBeLessThan(0.01);
  expect(ticks.find(({ atUs }) => atUs === s(30))?.text).toBe('0');
});

test('Words stay inside a narrow picture and do not run into each other.', () => {
  for (const width of [290, 340, 640, 940]) {
    const view = ganttOf(allOnOne, 110, width);
    const plot = width - view.namesWidth - view.totalsWidth;
    for (const { x, dx, wide, anchor } of view.labels) {
      const left = (x / 100) * plot + dx - (anchor === 'end' ? wide : 0);
      expect(left).toBeGreaterThanOrEqual(-1);
      expect(left + wide).toBeLessThanOrEqual(plot + 9);
    }
  }
});

test('A host that lost power is crossed out, and the cluster still calls its node Ready.', () => {
  const view = layersOf(allOnOne, 33);
  expect(view.hosts.map(({ is }) => is)).toEqual(['down', 'up', 'up']);
  expect(view.ways.map(({ look }) => look)).toEqual(['lost', 'taken', 'taken']);
  expect(view.texts['kubelet@m1']?.note).toBe('still Ready');
  expect(looksAt(view, 'm1')).toMatchObject({ 'kube-apiserver': 'dead', etcd: 'down' });
  expect(looksAt(view, 'm3')).toMatchObject({
    etcd: 'leader',
    'kube-controller-manager': 'standby',
  });
  expect(layersOf(allOnOne, 109).texts['kubelet@m1']?.note).toBe('NotReady');
});

test('Without a leader of etcd no way to it is open, and who leads cannot act.', () => {
  const run = runOf({
    until: '31s',
    initial: { holders: { 'kube-controller-manager': 'm2', 'kube-scheduler': 'm2' } },
    script: [{ at: '30s', crash: 'm1' }],
  });
  const view = layersOf(run, 30.5);
  expect(view.access.map(({ look }) => look)).toEqual(['closed', 'closed']);
  expect(looksAt(view, 'm2')).toMatchObject({ 'kube-controller-manager': 'idleLeader' });
  expect(view.texts['kube-apiserver@m2']?.says).toBe('m2 API server: no etcd, serves');
});

test('A host that is cut off is on another side, and a virtual IP is held on both.', () => {
  const run = runOf({
    until: '50s',
    config: { virtualIp: 'vrrp' },
    script: [{ at: '30s', partition: [['m1'], ['m2', 'm3', 'w1', 'w2', 'w3']] }],
  });
  const view = layersOf(run, 45);
  expect(view.hosts.map(({ is }) => is)).toEqual(['cutOff', 'up', 'up']);
  expect(view.front.holders).toEqual(['m1', 'm2']);
  const gantt = ganttOf(run, 49);
  expect(gantt.lanes.map(({ layer }) => layer)).toContain('virtualIp');
  expect(labelsOf(gantt)).toContain('m1 is cut off');
});

test('External etcd has a row of its own, and many workers are one box.', () => {
  const run = runOf({
    until: '2s',
    config: { topology: 'external', etcd: 3, masters: 2, workers: 40 },
  });
  const view = layersOf(run, 1);
  expect(view.hosts.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
    'm1 master',
    'm2 master',
    'e1 etcd',
    'e2 etcd',
    'e3 etcd',
  ]);
  expect(view.workers).toEqual([]);
  expect(view.workersNote).toBe('40 workers: 40 Ready, 0 NotReady, 400 Pods');
  expect(view.rows.flat()).not.toContain('w1');
});

test('A trace is read once, and only as far as it has grown.', () => {
  const input = traceOf(allOnOne);
  expect(controlPlaneHistory(input)).toBe(controlPlaneHistory(input));
  const bar = controlPlaneBarView({ ...input, untilUs: s(110), playedUs: s(110), atUs: s(110) });
  expect(bar.gaps.map(({ number }) => number.replace('\u202f', ' '))).toEqual(['1.2 s']);
});

test('What a lane says of itself and the figure at its end agree, though a leader cut off goes on.', () => {
  const run = runOf({
    until: '200s',
    script: [
      { at: '30s', partition: [['m1'], ['m2', 'm3', 'w1', 'w2', 'w3']] },
      { at: '180s', heal: 'all' },
    ],
  });
  const view = ganttOf(run, 190);
  const saysOf = (layer: string): string | undefined =>
    view.labels.find(({ key }) => key.startsWith(layer))?.text;
  const totalOf = (layer: string): string =>
    view.lanes.find((lane) => lane.layer === layer)?.total ?? '';
  expect(totalOf('etcd')).toMatch(/^1\.\d/);
  expect(saysOf('etcd')).toContain(`after ${totalOf('etcd')}`);
  expect(saysOf('restarts')).toContain(`away for ${totalOf('restarts')}`);
});

test('Before anything has happened, the holder’s name hides none of its band.', () => {
  const view = ganttOf(allOnOne, 25, 640);
  const plot = 640 - view.namesWidth - view.totalsWidth;
  for (const layer of ['etcd', 'controllers', 'scheduling']) {
    const label = view.labels.find(({ key }) => key === `${layer}by`);
    const band = view.bands.find(({ key }) => key.startsWith(layer));
    expect(label?.text).toBe('m1');
    const end = (((band?.x ?? 0) + (band?.width ?? 0)) / 100) * plot;
    expect(((label?.x ?? 0) / 100) * plot + (label?.dx ?? 0)).toBeGreaterThan(end);
  }
});
