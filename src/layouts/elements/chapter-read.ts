/** The box under a chapter that says it has been read. */
import { isDone, onReadChange, setDone } from '../progress.ts';

/** A chapter has been read when its last box has been in view, or when the reader says so. */
class ChapterRead extends HTMLElement {
  connectedCallback(): void {
    const page = this.dataset['page'] ?? '';
    const box = this.querySelector('input');
    if (!box) return;
    this.hidden = false;
    onReadChange(() => (box.checked = isDone('chapter', page)));
    box.addEventListener('change', () => setDone('chapter', page, box.checked));
    const last = document.querySelector('.remember');
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      setDone('chapter', page, true);
    });
    if (last) observer.observe(last.lastElementChild ?? last);
  }
}
customElements.define('chapter-read', ChapterRead);
