/** Makes the blocks of a page that hold a scenario run where they stand; what runs them comes with the first run. */
import { startFence, type Run } from './fence/fence.ts';

/** Shows the scenario that a text holds in the widget of its model. Rejects with `ScenarioError`. */
export const runText: Run = async (...run) => (await import('./run-text.ts')).runText(...run);

/** Reveals the buttons of every block. */
export function startFences(): void {
  for (const figure of document.querySelectorAll<HTMLElement>('[data-scenario-fence]')) {
    startFence(figure, runText);
  }
}
