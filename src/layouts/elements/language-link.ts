/** Takes the reader to the same place in the other language, and remembers the language. */
import { goTo, type Place, placeHere } from '../place.ts';

const KEY = 'place';

/** Takes what the page in the other language left, once. */
function placeLeft(): Place | undefined {
  try {
    const left = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    const { path, ...place } = JSON.parse(left ?? '{}') as Place & { path?: string };
    return path === location.pathname ? place : undefined;
  } catch {
    return undefined;
  }
}

class LanguageLink extends HTMLElement {
  connectedCallback(): void {
    const link = this.querySelector('a');
    link?.addEventListener('click', () => {
      link.search = location.search;
      link.hash = location.hash;
      try {
        localStorage.setItem('language', link.hreflang);
        const place = { path: link.pathname, ...placeHere() };
        if (scrollY > 0) sessionStorage.setItem(KEY, JSON.stringify(place));
      } catch {
        // Without storage the browser's languages decide next time, and the hash is the place.
      }
    });
    const place = placeLeft();
    if (!place) return;
    goTo(place);
    // The browser goes to the section of the address as late as this.
    addEventListener('load', () => requestAnimationFrame(() => goTo(place)));
  }
}
customElements.define('language-link', LanguageLink);
