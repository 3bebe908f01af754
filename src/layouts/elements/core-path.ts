/** Shows along the core path what has been read, and how much is left; says when nothing can be kept. */
import { onReadChange, readChapters } from '../progress.ts';

class CorePath extends HTMLElement {
  connectedCallback(): void {
    const steps = [...this.querySelectorAll<HTMLElement>('[data-chapter]')];
    const left = this.querySelector('.left');
    const refused = this.querySelector<HTMLElement>('.refused');
    onReadChange(() => {
      const read = readChapters();
      const isRead = ({ dataset }: HTMLElement): boolean => read.includes(dataset['chapter'] ?? '');
      for (const step of steps) {
        const mark = step.querySelector<HTMLElement>('.read');
        if (mark) mark.hidden = !isRead(step);
      }
      const unread = steps.filter((step) => !isRead(step));
      const minutes = unread.reduce((sum, { dataset }) => sum + Number(dataset['minutes']), 0);
      const { left: some = '', done = '' } = this.dataset;
      const said = some
        .replace('{read}', String(steps.length - unread.length))
        .replace('{all}', String(steps.length))
        .replace('{minutes}', String(minutes));
      if (left) {
        left.textContent = unread.length === steps.length ? '' : unread.length === 0 ? done : said;
      }
    });
    if (refused) refused.hidden = canKeep();
  }
}
customElements.define('core-path', CorePath);

/** False where the browser refuses storage: in private windows of some, and in frames of other sites. */
function canKeep(): boolean {
  try {
    localStorage.setItem('kept', '');
    localStorage.removeItem('kept');
    return true;
  } catch {
    return false;
  }
}
