/** Shows along a path what has been done, how much is left and where to go on; says when nothing can be kept. */
import type { Kind } from '../../progress/record.ts';
import { doneIds, isDone, onReadChange, setDone } from '../progress.ts';
import { canKeep } from '../storage.ts';

class PathSteps extends HTMLElement {
  connectedCallback(): void {
    const steps = [...this.querySelectorAll('li')];
    // A link of a path is read when the reader says so.
    this.addEventListener('change', ({ target }) => {
      const box = target as HTMLInputElement;
      setDone('link', box.closest('li')?.dataset['id'] ?? '', box.checked);
    });
    onReadChange(() => {
      for (const step of steps) showStep(step);
      this.showLeft(steps.filter(({ dataset }) => dataset['optional'] === undefined));
    });
    const refused = this.querySelector<HTMLElement>('.refused');
    if (refused) refused.hidden = canKeep();
  }

  showLeft(steps: readonly HTMLElement[]): void {
    const undone = steps.filter((step) => !isStepDone(step));
    const isUnderWay = undone.length > 0 && undone.length < steps.length;
    const minutes = undone.reduce((sum, { dataset }) => sum + Number(dataset['minutes']), 0);
    const { left: some = '', done = '' } = this.dataset;
    const said = some
      .replace('{read}', String(steps.length - undone.length))
      .replace('{minutes}', String(minutes));
    const left = this.querySelector('.left');
    if (left) left.textContent = isUnderWay ? said : undone.length === 0 ? done : '';
    const resume = this.querySelector<HTMLElement>('.resume');
    const [link, next] = [resume?.querySelector('a'), undone[0]?.querySelector('a')];
    if (resume) resume.hidden = !isUnderWay;
    if (!link || !next) return;
    link.href = next.href;
    link.textContent = next.textContent.trim();
  }
}
customElements.define('path-steps', PathSteps);

function isStepDone({ dataset }: HTMLElement): boolean {
  return isDone(dataset['kind'] as Kind, dataset['id'] ?? '');
}

function showStep(step: HTMLElement): void {
  const isRead = isStepDone(step);
  const mark = step.querySelector<HTMLElement>('.read');
  if (mark) mark.hidden = !isRead;
  const box = step.querySelector('input');
  if (box) box.checked = isRead;
  for (const deeds of step.querySelectorAll<HTMLElement>('.deeds')) {
    const { deeds: kind, ids = '' } = deeds.dataset;
    const done = doneIds(kind as Kind);
    const count = deeds.querySelector('[data-count]');
    if (count) count.textContent = String(ids.split(' ').filter((id) => done.includes(id)).length);
    deeds.hidden = false;
  }
}
