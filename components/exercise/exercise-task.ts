/** An exercise on a page: marked when it has been solved, and opened when the reader starts it. */
import { languageOf } from '../../src/i18n/language.ts';
import type { Asked, RunText } from './asked.ts';

/** What keeps which exercises have been solved, and what shows a laboratory. */
export interface Around {
  isSolved(id: string): boolean;
  solved(id: string): void;
  /** Calls now, and whenever it changes. */
  onChange(show: () => void): void;
  readonly runText: RunText;
}

export function defineExercise(around: Around): void {
  customElements.define(
    'exercise-task',
    class extends HTMLElement {
      connectedCallback(): void {
        const id = this.dataset['id'] ?? '';
        const mark = this.querySelector<HTMLElement>('.done');
        const start = this.querySelector<HTMLButtonElement>('.start');
        around.onChange(() => {
          if (mark) mark.hidden = !around.isSolved(id);
        });
        let isOpening = false;
        start?.addEventListener('click', () => {
          // A second click while it loads changes nothing.
          if (isOpening) return;
          isOpening = true;
          void open(this, start, around).finally(() => (isOpening = false));
        });
      }
    },
  );
}

async function open(task: HTMLElement, start: HTMLButtonElement, around: Around): Promise<void> {
  const stage = task.querySelector<HTMLElement>('.stage');
  const problem = task.querySelector<HTMLElement>('.not-loaded');
  if (!stage || !problem) return;
  try {
    const { openExercise } = await import('./open.ts');
    const asked = JSON.parse(task.dataset['asked'] ?? '') as Asked;
    const language = languageOf(document.documentElement.lang);
    const id = task.dataset['id'] ?? '';
    stage.hidden = false;
    await openExercise(stage, asked, {
      language,
      runText: around.runText,
      onsolved: () => around.solved(id),
    });
    start.hidden = problem.hidden = true;
    stage.focus();
  } catch (error) {
    stage.hidden = true;
    problem.hidden = false;
    problem.textContent = `${problem.dataset['failed'] ?? ''} ${String(error)}`;
  }
}
