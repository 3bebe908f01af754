/** Shows in the list of chapters which have been read. */
import { doneIds, onReadChange } from '../progress.ts';

class ReadMarks extends HTMLElement {
  connectedCallback(): void {
    const marks = [...this.querySelectorAll<HTMLElement>('[data-chapter]')];
    const sum = this.querySelector<HTMLElement>('.read-so-far');
    const count = this.querySelector('[data-count]');
    onReadChange(() => {
      const read = doneIds('chapter');
      for (const mark of marks) mark.hidden = !read.includes(mark.dataset['chapter'] ?? '');
      const marked = marks.filter(({ hidden }) => !hidden).length;
      if (sum) sum.hidden = marked === 0;
      if (count) count.textContent = String(marked);
    });
  }
}
customElements.define('read-marks', ReadMarks);
