/** The box under a chapter that says it has been read. */
import { onReadChange, readChapters, setRead } from '../progress.ts';

/** A chapter has been read when its last box has been in view, or when the reader says so. */
class ChapterRead extends HTMLElement {
  connectedCallback(): void {
    const page = this.dataset['page'] ?? '';
    const box = this.querySelector('input');
    if (!box) return;
    this.hidden = false;
    onReadChange(() => (box.checked = readChapters().includes(page)));
    box.addEventListener('change', () => setRead(page, box.checked));
    const last = document.querySelector('.remember');
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      setRead(page, true);
    });
    if (last) observer.observe(last.lastElementChild ?? last);
  }
}
customElements.define('chapter-read', ChapterRead);
