/** The blocks of a page that run. What they do comes with the first click, or with a link to one of them. */
import type { Fence, Tools } from './fence.ts';

export function startFences(figures: Iterable<HTMLElement>, tools: Tools): void {
  const fences = [...figures].map((figure, index) => wake(figure, index + 1, tools));
  const openShared = (): void => {
    if (location.hash.startsWith('#code='))
      void import('./open-shared.ts').then(({ openSharedIn }) => openSharedIn(fences));
  };
  addEventListener('hashchange', openShared);
  openShared();
}

/** A block that is there when it is asked for. */
export type LateFence = () => Promise<Fence>;

function wake(figure: HTMLElement, block: number, tools: Tools): LateFence {
  let fence: Promise<Fence> | undefined;
  const load: LateFence = async () => {
    // What could not be loaded is tried again with the next click.
    fence ??= import('./fence.ts').then(({ Fence }) => new Fence(figure, block, tools));
    fence.catch(() => (fence = undefined));
    return fence;
  };
  const part = (name: string): HTMLElement | null => figure.querySelector(`[data-${name}]`);
  for (const name of ['run', 'edit', 'reset'] as const) {
    part(name)?.addEventListener('click', () => void load().then((one) => one[name]()));
  }
  part('buttons')?.removeAttribute('hidden');
  return load;
}
