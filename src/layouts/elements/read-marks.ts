/** Shows in the list of chapters which have been read, and forgets it on request. */
import { forgetAll, onReadChange, readChapters } from '../progress.ts';

class ReadMarks extends HTMLElement {
  connectedCallback(): void {
    const marks = [...this.querySelectorAll<HTMLElement>('[data-chapter]')];
    const sum = this.querySelector<HTMLElement>('.read-so-far');
    const count = this.querySelector('[data-count]');
    onReadChange(() => {
      const read = readChapters();
      for (const mark of marks) mark.hidden = !read.includes(mark.dataset['chapter'] ?? '');
      const marked = marks.filter(({ hidden }) => !hidden).length;
      if (sum) sum.hidden = marked === 0;
      if (count) count.textContent = String(marked);
    });
    this.querySelector('button')?.addEventListener('click', () => {
      forgetAll();
      this.querySelector('a')?.focus();
    });
  }
}
customElements.define('read-marks', ReadMarks);
