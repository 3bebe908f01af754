/** What a page carries of the search before anybody opens it: the button, and the keys. */

export class SiteSearch extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => this.open());
  }

  open(): void {
    const dialog = this.querySelector('dialog');
    if (dialog === null || dialog.open) return;
    dialog.showModal();
    // Now: what is typed while the rest loads must not be selected, or the next letter replaces it.
    this.querySelector('input')?.select();
    import('./search-dialog.ts').then(
      ({ startSearch }) => startSearch(this),
      () => {
        // Offline before the first opening: say so with the words the page has.
        const status = this.querySelector<HTMLElement>('[role=status]');
        if (status !== null) status.textContent = status.dataset['failed'] ?? '';
      },
    );
  }
}

const TYPING =
  'input:not([type=radio], [type=checkbox], [type=range]), textarea, select, [contenteditable]';

/** `/` where nothing is being typed, Ctrl-K and ⌘K anywhere. An open dialog keeps its keys. */
export function listenForKeys(): void {
  addEventListener('keydown', (event) => {
    const { code, key, ctrlKey, metaKey, altKey, isComposing } = event;
    // An editor lies in a tree of its own.
    const [target] = event.composedPath();
    const isChord = code === 'KeyK' && (ctrlKey || metaKey) && !altKey;
    const isSlash = (key === '/' || code === 'Slash') && !ctrlKey && !metaKey && !altKey;
    const isTyping = target instanceof Element && target.closest(TYPING) !== null;
    if (isComposing || event.defaultPrevented || (!isChord && (!isSlash || isTyping))) return;
    if (event.shiftKey && key !== '/') return;
    if (document.querySelector('dialog[open]') !== null) return;
    event.preventDefault();
    // The page that is not there has one in each language.
    const all = [...document.querySelectorAll<SiteSearch>('site-search')];
    const own = all.find(({ dataset }) =>
      location.pathname.includes(`/${dataset['language'] ?? ''}/`),
    );
    (own ?? all[0])?.open();
  });
}
