/** The field for pasted lines. It waits; the search is loaded when there is something to search for. */

/** A field that holds more than this makes a page slow; more is read, and not shown. */
const MOST_SHOWN = 50_000;
const TYPING_MS = 250;

class PasteLines extends HTMLElement {
  #waiting: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    const field = this.querySelector('textarea');
    if (!field) return;
    const search = (text: string, isCut = false): void => {
      clearTimeout(this.#waiting);
      void import('./search-lines.ts').then(({ search }) => search(this, text, { isCut }));
    };
    field.addEventListener('paste', (event) => {
      const text = event.clipboardData?.getData('text') ?? '';
      if (text.length <= MOST_SHOWN) return;
      event.preventDefault();
      field.value = text.slice(0, MOST_SHOWN / 10);
      search(text, true);
    });
    field.addEventListener('input', (event) => {
      clearTimeout(this.#waiting);
      if (event instanceof InputEvent && event.isComposing) return;
      this.#waiting = setTimeout(() => search(field.value), TYPING_MS);
    });
    field.addEventListener('compositionend', () => search(field.value));
    this.querySelector('button')?.addEventListener('click', () => {
      field.value = '';
      search('');
      field.focus();
    });
    // What a browser kept in the field when the reader came back.
    if (field.value !== '') search(field.value);
  }
}
customElements.define('paste-lines', PasteLines);
