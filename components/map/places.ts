/** Where the parts of the map stand, on a wide page and on a narrow one; and who leads what in it. */

export type Layer = 'api' | 'etcd' | 'controllerManager' | 'scheduler' | 'kubelet';

export const LAYERS: readonly Layer[] = [
  'api',
  'etcd',
  'controllerManager',
  'scheduler',
  'kubelet',
];

/** Which machine leads each layer that has a leader: one case of many, with three machines in it. */
export const LEADS: Readonly<Partial<Record<Layer, number>>> = {
  etcd: 1,
  controllerManager: 2,
  scheduler: 0,
};

export const HEXAGON = 21;
export const CIRCLE = 17;

export interface Places {
  readonly width: number;
  readonly height: number;
  /** The middle of each machine, and half of its width. */
  readonly machines: readonly number[];
  readonly half: number;
  readonly top: number;
  readonly bottom: number;
  readonly clientsY: number;
  /** The box of the load balancer. */
  readonly way: { readonly y: number; readonly half: number; readonly height: number };
  /** Where the ways to the API servers part. */
  readonly forkY: number;
  /** The middle of what is drawn for each layer. */
  readonly layers: Readonly<Record<Layer, number>>;
  /** Half of the boxes of API server and kubelet. */
  readonly box: { readonly half: number; readonly halfHeight: number };
  /** A role's name, below the middle of its shape. */
  readonly roleDy: number;
  /** The title of a layer: beside the machines in two lines, or over them in one. */
  readonly title: { readonly x: number; readonly isBeside: boolean };
  /** From the middle of a machine to the line from its controllers to its API server, if drawn. */
  readonly trunk?: number;
}

export const WIDE: Places = {
  width: 900,
  height: 548,
  machines: [344, 566, 788],
  half: 104,
  top: 122,
  bottom: 538,
  clientsY: 28,
  way: { y: 70, half: 132, height: 40 },
  forkY: 106,
  layers: { api: 180, etcd: 260, controllerManager: 342, scheduler: 424, kubelet: 504 },
  box: { half: 86, halfHeight: 19 },
  roleDy: 37,
  title: { x: 12, isBeside: true },
  trunk: 70,
};

export const NARROW: Places = {
  width: 320,
  height: 580,
  machines: [57, 160, 263],
  half: 49,
  top: 88,
  bottom: 572,
  clientsY: 20,
  way: { y: 48, half: 104, height: 34 },
  forkY: 76,
  layers: { api: 162, etcd: 252, controllerManager: 352, scheduler: 452, kubelet: 546 },
  box: { half: 40, halfHeight: 15 },
  roleDy: 35,
  title: { x: 13, isBeside: false },
};

/** The line that a layer's title stands on: the first of two beside its shapes, or one above them. */
export function titleY({ layers, box, title }: Places, layer: Layer): number {
  if (title.isBeside) return layers[layer] - 3;
  const above = LEADS[layer] === undefined ? box.halfHeight : HEXAGON;
  return layers[layer] - above - 17;
}

/** Standing on a corner. */
export function hexagonAt(x: number, y: number): string {
  const slim = Math.round(HEXAGON * Math.cos(Math.PI / 6) * 10) / 10;
  const [low, high] = [HEXAGON / 2, HEXAGON];
  const corners = [
    [0, -high],
    [slim, -low],
    [slim, low],
    [0, high],
    [-slim, low],
    [-slim, -low],
  ] as const;
  return corners.map(([dx, dy]) => `${x + dx},${y + dy}`).join(' ');
}

/** Down from the load balancer, along, and down to an API server, with round corners. */
export function wayTo(places: Places, x: number): string {
  const { way, machines, forkY, layers, box } = places;
  const from = machines[1] ?? 0;
  const start = way.y + way.height / 2;
  const end = layers.api - box.halfHeight - 2;
  if (x === from) return `M${x} ${start}V${end}`;
  const [side, bend] = [Math.sign(x - from), 8];
  return (
    `M${from} ${start}V${forkY - bend}q0 ${bend} ${side * bend} ${bend}` +
    `H${x - side * bend}q${side * bend} 0 ${side * bend} ${bend}V${end}`
  );
}

/** An arrow's head with its tip at a point; `toward` is where it points. */
export function headAt(x: number, y: number, toward: 'down' | 'up' | 'left' | 'right'): string {
  const [long, wide] = [8, 4.5];
  const back = { down: [0, -1], up: [0, 1], left: [1, 0], right: [-1, 0] } as const;
  const [dx, dy] = back[toward];
  const foot = (side: number): string =>
    `${x + dx * long + dy * wide * side} ${y + dy * long + dx * wide * side}`;
  return `M${x} ${y}L${foot(1)}L${foot(-1)}Z`;
}
