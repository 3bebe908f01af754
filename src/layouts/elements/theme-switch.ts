/** The switch shows and changes the theme; a page may have two of them. */
import { chooseTheme, chosenTheme } from '../theme.ts';

class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    this.show();
    this.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement) chooseTheme(target.value);
    });
    addEventListener('themechange', () => this.show());
  }

  show(): void {
    for (const input of this.querySelectorAll('input')) {
      input.checked = input.value === chosenTheme();
    }
  }
}
customElements.define('theme-switch', ThemeSwitch);
