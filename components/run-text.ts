/** Runs a scenario that stands as text on a page, in the widget of its model. */
import { readModelName } from '../src/scenario/scenario.ts';
import type { TellMade } from './kit/made.ts';
import { readText } from './kit/read-text.ts';

/**
 * Shows the scenario that a text holds; gives the way to take it away. `onmade` hears what the reader
 * makes of it.
 */
export type RunText = (
  text: string,
  target: HTMLElement,
  locale: string,
  onmade?: TellMade,
) => () => void;

interface Widget {
  readonly runText: RunText;
  readonly checkText: (text: string) => void;
}

/** By model. A widget comes with the first run of its model. */
const WIDGETS = {
  raft: () => import('./raft/mount.ts'),
  lease: () => import('./lease/mount.ts'),
  balancer: () => import('./balancer/mount.ts'),
  'control-plane': () => import('./failover/mount.ts'),
  probe: () => import('./health/mount.ts'),
} satisfies Record<string, () => Promise<Widget>>;

const MODELS = Object.keys(WIDGETS) as (keyof typeof WIDGETS)[];

/** Rejects with `ScenarioError`, with line and column. */
export async function runText(...run: Parameters<RunText>): Promise<() => void> {
  const widget = await WIDGETS[modelIn(run[0])]();
  return widget.runText(...run);
}

/** Rejects with `ScenarioError`, with line and column, for a text that no widget runs. */
export async function checkText(text: string): Promise<void> {
  const widget = await WIDGETS[modelIn(text)]();
  widget.checkText(text);
}

/** Throws `ScenarioError` for a model that no widget runs. */
function modelIn(text: string): (typeof MODELS)[number] {
  return readText(text, (source) => readModelName(source, MODELS));
}
