/** A marked word: its link, by now called a button, shows the explanation that its template holds. */

const HOVER_MS = 300;
const LEAVE_MS = 200;
const GAP = 6;
const EDGE = 12;

export class GlossaryTerm extends HTMLElement {
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** Asked for, not only hovered: it stays when the pointer leaves. */
  #isHeld = false;

  connectedCallback(): void {
    const word = this.querySelector<HTMLElement>('.glossed');
    const note = this.querySelector('template')?.content.querySelector<HTMLElement>('[popover]');
    if (!word || !note || !('popover' in note)) return;
    const isOpen = (): boolean => note.matches(':popover-open');
    const show = (): void => {
      // Until then it is no part of the text, for whoever reads that without the eyes.
      if (!note.isConnected) this.append(note);
      word.setAttribute('aria-controls', note.id);
      if (!isOpen()) note.showPopover();
    };
    word.addEventListener('click', (event) => {
      // With a modifier it is still a link.
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      clearTimeout(this.#waiting);
      // A press outside an open note, and the word is outside, has already closed it.
      if (event.detail === 0 && isOpen()) note.hidePopover();
      else show();
      this.#isHeld = isOpen();
    });
    word.addEventListener('keydown', (event) => {
      if (event.code !== 'Space') return;
      event.preventDefault();
      word.click();
    });
    note.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') word.focus();
    });
    note.addEventListener('toggle', ({ newState }) => {
      word.setAttribute('aria-expanded', String(newState === 'open'));
      if (newState === 'open') place(note, word);
      else this.#isHeld = false;
    });
    const hide = (): void => {
      if (note.isConnected) note.hidePopover();
    };
    this.#hover(show, hide);
    addEventListener('resize', hide);
  }

  /** Extra, for a mouse: whoever rests on the word sees the note, and may move into it. */
  #hover(show: () => void, hide: () => void): void {
    const isMouse = ({ pointerType }: PointerEvent): boolean => pointerType === 'mouse';
    const later = (ms: number, action: () => void): void => {
      clearTimeout(this.#waiting);
      this.#waiting = setTimeout(action, ms);
    };
    this.addEventListener('pointerenter', (event) => {
      if (isMouse(event)) later(HOVER_MS, show);
    });
    this.addEventListener('pointerleave', (event) => {
      if (isMouse(event) && !this.#isHeld) later(LEAVE_MS, hide);
    });
    // The pointer may have come before this did.
    if (matchMedia('(hover: hover)').matches && this.matches(':hover')) later(HOVER_MS, show);
  }
}

/** Below the word, or above where there is more room; it moves with the page. */
function place(note: HTMLElement, word: HTMLElement): void {
  const [first] = word.getClientRects();
  if (first === undefined) return;
  const { width, height } = note.getBoundingClientRect();
  const room = document.documentElement.clientWidth - width - EDGE;
  const left = Math.max(EDGE, Math.min(first.left, room));
  const isBelow = first.bottom + GAP + height < innerHeight || first.top < height + GAP;
  const top = isBelow ? first.bottom + GAP : first.top - GAP - height;
  note.style.left = `${left + scrollX}px`;
  note.style.top = `${top + scrollY}px`;
}
