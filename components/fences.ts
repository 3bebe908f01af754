/** Makes the blocks of code on a page with widgets do what they offer. What runs them comes when they run. */
import type { Tools } from './fence/fence.ts';
import { startFences } from './fence/start.ts';
import type { RunText } from './run-text.ts';

/** Shows the scenario that a text holds in the widget of its model. Rejects with `ScenarioError`. */
export const runText = async (...run: Parameters<RunText>): Promise<() => void> =>
  (await import('./run-text.ts')).runText(...run);

const checkText: Tools['check'] = async (text) => (await import('./run-text.ts')).checkText(text);

/** Reveals the buttons of every block. */
export function startBlocks(): void {
  startFences(document.querySelectorAll<HTMLElement>('[data-runs]'), {
    run: runText,
    check: checkText,
  });
}
