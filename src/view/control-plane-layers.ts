/**
 * A control plane at one moment: who answers where clients ask, and in each host its processes. Across,
 * everything is in percent of the width; down, in pixels.
 */
import type { Cluster } from '../models/control-plane/cluster.ts';
import type { Component, Elected, HostId } from '../models/control-plane/names.ts';
import type { LeaseRole } from '../models/lease/messages.ts';
import type { Target, TargetStateName } from '../models/probe/target.ts';
import type { Member } from '../models/raft/member.ts';
import { BALANCER, hostHue, nodeAt, type ControlPlaneWorld } from './control-plane-run.ts';
import type { Hue } from './hue.ts';
import { round } from './round.ts';

/** What a process is, as its sign says it. */
export type ProcessLook =
  /** Of a member of etcd, and of a process that elects by a Lease. */
  | 'leader'
  | 'idleLeader'
  | 'follower'
  | 'candidate'
  | 'standby'
  | 'stopped'
  | 'paused'
  /** For its disk, so long that it leads nobody. */
  | 'waiting'
  | 'down'
  /** Of an API server. */
  | TargetStateName
  | 'expired'
  /** Of a kubelet. */
  | 'running';

/** What stands in the picture, and what it is called aloud. */
export interface LayersWords {
  /** The name of a component, and a shorter one for narrow columns. */
  component(component: Component): readonly [string, string];
  processNote(process: LayerProcess): string;
  shortNote(process: LayerProcess): string;
  processSays(process: LayerProcess): string;
  hostNote(host: LayerHost): string;
  hostSays(host: LayerHost): string;
  frontLabel(front: LayersFront): string;
  frontNote(front: LayersFront): string;
  frontSays(front: LayersFront): string;
  workerNote(worker: LayerWorker): string;
  workerSays(worker: LayerWorker): string;
  workersNote(counted: LayersView['counted']): string;
  layersSay(
    atUs: number,
    said: { readonly front: string; readonly hosts: readonly string[]; readonly workers: string },
  ): string;
}

/** Whatever can be selected, in words. */
export interface LayerText {
  readonly label: string;
  /** Where there is little room. */
  readonly short: string;
  readonly note: string;
  readonly shortNote: string;
  readonly says: string;
}

export interface LayerProcess {
  /** `kube-apiserver@m1` */
  readonly id: string;
  readonly component: Component;
  readonly host: HostId;
  readonly look: ProcessLook;
  readonly hue: Hue;
  readonly term: number | undefined;
  /** Of an API server: it reaches a majority of etcd. Of a kubelet: the cluster calls its node Ready. */
  readonly isGood: boolean | undefined;
  readonly y: number;
  readonly height: number;
}

export interface LayerHost {
  readonly id: HostId;
  readonly kind: 'master' | 'etcd';
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
  readonly is: 'up' | 'down' | 'cutOff';
  readonly isInRotation: boolean;
  /** It answers to the virtual IP. */
  readonly holdsAddress: boolean;
  readonly isLeaving: boolean;
  readonly processes: readonly LayerProcess[];
}

export interface LayerWorker {
  readonly id: HostId;
  readonly x: number;
  readonly width: number;
  readonly isDown: boolean;
  readonly isCutOff: boolean;
  readonly isReady: boolean;
  readonly pods: number;
}

export interface LayerLine {
  readonly key: string;
  readonly look: 'taken' | 'lost' | 'open' | 'closed' | 'stub';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** Pixels that are added to both ends. */
  readonly dx: number;
}

export interface LayersFront {
  readonly kind: Cluster['settings']['front']['kind'];
  readonly isChecked: boolean;
  readonly holders: readonly HostId[];
  /** The share of new connections that are answered. */
  readonly share: number;
  readonly isPartitioned: boolean;
}

export interface LayersView {
  readonly height: number;
  readonly front: LayersFront & { readonly x: number; readonly width: number; readonly y: number };
  readonly frontHeight: number;
  /** From where clients ask to API servers. */
  readonly ways: readonly LayerLine[];
  /** From API servers to etcd. */
  readonly access: readonly LayerLine[];
  readonly hosts: readonly LayerHost[];
  readonly workersY: number;
  readonly workerHeight: number;
  /** Those that are drawn; of more only their number is said. */
  readonly workers: readonly LayerWorker[];
  readonly counted: { readonly all: number; readonly ready: number; readonly pods: number };
  /** Columns are narrow: names are short. */
  readonly isTight: boolean;
  /** Of all that can be selected, row by row. */
  readonly rows: readonly (readonly string[])[];
  /** By what can be selected. */
  readonly texts: Readonly<Record<string, LayerText>>;
  /** In place of workers that are too many to draw. */
  readonly workersNote: string;
  readonly says: string;
}

export interface LayersInput {
  readonly world: ControlPlaneWorld;
  readonly standing: Standing;
  readonly atUs: number;
  readonly words: LayersWords;
}

/** What follows from the state of the cluster; `standingOf` of the scenario format reckons it. */
export interface Standing {
  readonly cluster: Cluster;
  readonly chosen: readonly HostId[];
  readonly answered: readonly HostId[];
  isApart(host: HostId): boolean;
  waits(host: HostId): boolean;
  canAct(component: Elected): boolean;
  roleOf(node: string): LeaseRole | undefined;
}

const FRONT_HEIGHT = 34;
const WAY_HEIGHT = 26;
const HEAD_HEIGHT = 24;
const BOX_HEIGHT = 34;
const BOX_GAP = 5;
const ETCD_GAP = 13;
const KUBELET_HEIGHT = 30;
const PAD = 7;
const ROW_GAP = 14;
const WORKER_HEIGHT = 36;
const COLUMN_GAP = 1.6;
const MOST_WORKERS = 5;
/** Of a host's width. */
const BOX_INSET = 0.04;
/** Between two columns. */
const BESIDE_PX = -2.5;
const MANY = 3;
const FRONT_WIDTH = 46;

const ELECTORS: readonly Elected[] = ['kube-controller-manager', 'kube-scheduler', 'kube-vip'];

export function controlPlaneLayers({ world, standing, atUs, words }: LayersInput): LayersView {
  const { cluster, chosen, answered } = standing;
  const { masters, etcdHosts, workers, front, podsPerWorker } = cluster.settings;
  const isStacked = etcdHosts.includes(masters[0] ?? '');
  const hostsY = FRONT_HEIGHT + WAY_HEIGHT;
  const hosts = masters.map((id, index) => {
    const place = columnOf(index, masters.length);
    return masterOf(id, { world, standing, isStacked }, { ...place, y: hostsY });
  });
  const mastersEnd = hostsY + (hosts[0]?.height ?? 0);
  const etcdY = mastersEnd + ROW_GAP;
  const others = isStacked
    ? []
    : etcdHosts.map((id, index) => {
        const place = columnOf(index, etcdHosts.length);
        return etcdHostOf(id, { world, standing }, { ...place, y: etcdY });
      });
  const end = isStacked ? mastersEnd : etcdY + (others[0]?.height ?? 0);
  const workersY = end + ROW_GAP;
  const shown = workers.length <= MOST_WORKERS ? workers : [];
  const isReady = (id: HostId): boolean => cluster.nodes.get(id)?.isReady === true;
  const evicted = workers.filter((id) => cluster.nodes.get(id)?.isEvicted === true).length;
  const frontX = (100 - FRONT_WIDTH) / 2;
  const drawn: Drawn = {
    front: {
      kind: front.kind,
      isChecked: front.kind === 'balancer' && front.isChecked,
      holders: cluster.virtualIp,
      share: chosen.length === 0 ? 0 : answered.length / chosen.length,
      isPartitioned: cluster.sides.size > 0,
    },
    hosts: [...hosts, ...others],
    workers: shown.map((id, index) => ({
      id,
      ...columnOf(index, shown.length),
      isDown: cluster.down.has(id) || cluster.kubelets.get(id) === false,
      isCutOff: !cluster.down.has(id) && standing.isApart(id),
      isReady: isReady(id),
      pods: cluster.nodes.get(id)?.isEvicted === true ? 0 : podsPerWorker,
    })),
    counted: {
      all: workers.length,
      ready: workers.filter(isReady).length,
      pods: (workers.length - evicted) * podsPerWorker,
    },
  };
  const workersNote = words.workersNote(drawn.counted);
  return {
    ...drawn,
    height: workersY + (workers.length > 0 ? WORKER_HEIGHT + PAD : 0),
    front: { ...drawn.front, x: frontX, width: FRONT_WIDTH, y: 1 },
    frontHeight: FRONT_HEIGHT,
    ways: waysOf(hosts, { standing, hostsY }),
    access: isStacked ? besides(hosts) : across(hosts, others),
    workersY,
    workerHeight: WORKER_HEIGHT,
    isTight: masters.length > MANY,
    rows: rowsOf(hosts, others, shown),
    texts: textsOf(drawn, words),
    workersNote,
    says: words.layersSay(atUs, {
      front: words.frontSays(drawn.front),
      hosts: drawn.hosts.map((host) =>
        [words.hostSays(host), ...host.processes.map((one) => words.processSays(one))].join(', '),
      ),
      workers: workersNote,
    }),
  };
}

interface Drawn {
  readonly front: LayersFront;
  readonly hosts: readonly LayerHost[];
  readonly workers: readonly LayerWorker[];
  readonly counted: LayersView['counted'];
}

function textsOf(
  { front, hosts, workers }: Drawn,
  words: LayersWords,
): Readonly<Record<string, LayerText>> {
  const texts: Record<string, LayerText> = {};
  const label = words.frontLabel(front);
  texts[BALANCER] = {
    ...{ label, short: label },
    ...noteOf(words.frontNote(front)),
    says: words.frontSays(front),
  };
  for (const host of hosts) {
    texts[host.id] = {
      ...{ label: host.id, short: host.id },
      ...noteOf(words.hostNote(host)),
      says: words.hostSays(host),
    };
    for (const one of host.processes) {
      const [long, short] = words.component(one.component);
      const says = `${one.host} ${words.processSays(one)}`;
      const [note, shortNote] = [words.processNote(one), words.shortNote(one)];
      texts[one.id] = { label: long, short, note, shortNote, says };
    }
  }
  for (const worker of workers) {
    texts[worker.id] = {
      ...{ label: worker.id, short: worker.id },
      ...noteOf(words.workerNote(worker)),
      says: words.workerSays(worker),
    };
  }
  return texts;
}

const noteOf = (note: string): { note: string; shortNote: string } => ({ note, shortNote: note });

interface Around {
  readonly world: ControlPlaneWorld;
  readonly standing: Standing;
}

interface Place {
  readonly x: number;
  readonly width: number;
  readonly y: number;
}

function columnOf(index: number, count: number): { x: number; width: number } {
  const width = (100 - COLUMN_GAP * (count - 1)) / count;
  // One column alone would be as wide as the picture.
  if (count === 1) return { x: 27, width: FRONT_WIDTH };
  return { x: round(index * (width + COLUMN_GAP)), width: round(width) };
}

function masterOf(
  id: HostId,
  { world, standing, isStacked }: Around & { isStacked: boolean },
  place: Place,
): LayerHost {
  const { cluster } = standing;
  const { front } = cluster.settings;
  const processes: LayerProcess[] = [];
  let y = HEAD_HEIGHT;
  const add = (
    one: Omit<LayerProcess, 'y' | 'height' | 'host' | 'id'>,
    height = BOX_HEIGHT,
  ): void => {
    processes.push({ ...one, id: nodeAt(one.component, id), host: id, y, height });
    y += height + BOX_GAP;
  };
  add({
    component: 'kube-apiserver',
    look: apiLook(id, { world, standing }),
    ...{ hue: 0, term: undefined, isGood: cluster.open.get(id) === true },
  });
  if (isStacked) {
    y += ETCD_GAP - BOX_GAP;
    add(memberOf(id, { world, standing }));
  }
  for (const component of ELECTORS) {
    if (component === 'kube-vip' && front.kind !== 'kube-vip') continue;
    add(electorOf(component, id, { world, standing }));
  }
  const kubelet = world.nodes[nodeAt('kubelet', id)];
  add(
    {
      component: 'kubelet',
      look: kubelet?.status === 'up' ? 'running' : kubelet?.status === 'paused' ? 'paused' : 'down',
      ...{ hue: 0, term: undefined, isGood: cluster.nodes.get(id)?.isReady === true },
    },
    KUBELET_HEIGHT,
  );
  return {
    ...{ id, kind: 'master', processes, height: y - BOX_GAP + PAD },
    ...place,
    is: whereIs(id, standing),
    isInRotation: front.kind === 'balancer' && cluster.inRotation.get(id) === true,
    holdsAddress: cluster.virtualIp.includes(id),
    isLeaving: cluster.leaving.has(id),
  };
}

function etcdHostOf(id: HostId, { world, standing }: Around, place: Place): LayerHost {
  const member = memberOf(id, { world, standing });
  return {
    ...{ id, kind: 'etcd', ...place },
    processes: [
      { ...member, id: nodeAt('etcd', id), host: id, y: HEAD_HEIGHT, height: BOX_HEIGHT },
    ],
    height: HEAD_HEIGHT + BOX_HEIGHT + PAD,
    is: whereIs(id, standing),
    ...{ isInRotation: false, holdsAddress: false, isLeaving: false },
  };
}

function whereIs(id: HostId, { cluster, isApart }: Standing): LayerHost['is'] {
  if (cluster.down.has(id)) return 'down';
  return isApart(id) ? 'cutOff' : 'up';
}

type Seen = Omit<LayerProcess, 'y' | 'height' | 'host' | 'id'>;

function apiLook(id: HostId, { world, standing }: Around): ProcessLook {
  const node = world.nodes[nodeAt('kube-apiserver', id)];
  if (node === undefined || node.status === 'down') return 'dead';
  if (node.status === 'paused') return 'hung';
  const { value } = node.state as Target;
  return standing.cluster.expired.has(id) && isServing(value) ? 'expired' : value;
}

const isServing = (is: TargetStateName): boolean => is === 'serving' || is === 'failing';

function memberOf(id: HostId, { world, standing }: Around): Seen {
  const node = world.nodes[nodeAt('etcd', id)];
  const member = node?.state as Member | undefined;
  const value = member?.value;
  const isUp = node?.status === 'up';
  const waits = standing.waits(id);
  const look: ProcessLook =
    node?.status === 'paused'
      ? 'paused'
      : !isUp
        ? 'down'
        : waits
          ? 'waiting'
          : value === 'leader' || value === 'follower'
            ? value
            : 'candidate';
  const isLeader = look === 'leader';
  const term = member?.context.term;
  return { component: 'etcd', look, hue: isLeader ? hostHue(id) : 0, term, isGood: undefined };
}

function electorOf(component: Elected, id: HostId, { world, standing }: Around): Seen {
  const node = world.nodes[nodeAt(component, id)];
  const look = electorLook(component, id, { world, standing });
  const isLeading = node !== undefined && (look === 'leader' || look === 'idleLeader');
  return { component, look, hue: isLeading ? hostHue(id) : 0, term: undefined, isGood: undefined };
}

function electorLook(component: Elected, id: HostId, { world, standing }: Around): ProcessLook {
  const node = world.nodes[nodeAt(component, id)];
  if (node === undefined || node.status === 'down') return 'down';
  if (node.status === 'paused') return 'paused';
  const role = standing.roleOf(node.id);
  if (role === 'stopped') return 'stopped';
  if (role !== 'leader') return 'standby';
  return standing.cluster.leading.get(component) === id && standing.canAct(component)
    ? 'leader'
    : 'idleLeader';
}

const middleOf = ({ x, width }: { x: number; width: number }): number => round(x + width / 2);

/** From where clients ask to the API servers that new connections are sent to. */
function waysOf(
  hosts: readonly LayerHost[],
  { standing, hostsY }: { standing: Standing; hostsY: number },
): readonly LayerLine[] {
  return hosts
    .filter(({ id }) => standing.chosen.includes(id))
    .map((host) => ({
      key: `way ${host.id}`,
      look: standing.answered.includes(host.id) ? 'taken' : 'lost',
      ...{ x1: 50, y1: FRONT_HEIGHT, x2: middleOf(host), y2: hostsY, dx: 0 },
    }));
}

/** An API server and the member beside it. */
function besides(hosts: readonly LayerHost[]): readonly LayerLine[] {
  return hosts.flatMap((host) => {
    const [api, etcd] = host.processes;
    if (!api || !etcd || isGone(api.look)) return [];
    const y1 = host.y + api.y + api.height;
    const x = middleOf(host);
    const look = api.isGood === true ? 'open' : 'closed';
    return [{ key: `etcd ${host.id}`, look, x1: x, x2: x, y1, y2: host.y + etcd.y, dx: 0 }];
  });
}

/** Down beside the column: external etcd is reached over the network. */
function across(hosts: readonly LayerHost[], others: readonly LayerHost[]): readonly LayerLine[] {
  const [first] = others;
  if (!first) return [];
  return hosts.flatMap((host): LayerLine[] => {
    const [api] = host.processes;
    if (!api || isGone(api.look)) return [];
    const y = host.y + api.y + api.height / 2;
    const look = api.isGood === true ? 'open' : 'closed';
    const { id, x, width } = host;
    const [edge, dx] = [round(x + width * BOX_INSET), BESIDE_PX];
    return [
      { key: `out ${id}`, look: 'stub', x1: x, x2: edge, y1: y, y2: y, dx },
      { key: `etcd ${id}`, look, x1: x, x2: x, y1: y, y2: first.y, dx },
    ];
  });
}

const isGone = (look: ProcessLook): boolean => look === 'dead' || look === 'starting';

/** How arrow keys go: along a layer from host to host, and from layer to layer. */
function rowsOf(
  hosts: readonly LayerHost[],
  others: readonly LayerHost[],
  workers: readonly HostId[],
): readonly (readonly string[])[] {
  const layers = (of: readonly LayerHost[]): string[][] => [
    of.map(({ id }) => id),
    ...(of[0]?.processes ?? []).map((_, index) =>
      of.flatMap(({ processes }) => processes[index]?.id ?? []),
    ),
  ];
  return [
    [BALANCER],
    ...layers(hosts),
    ...(others.length > 0 ? layers(others) : []),
    ...(workers.length > 0 ? [[...workers]] : []),
  ];
}
