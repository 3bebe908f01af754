/**
 * In a chapter the calculator stands ready as the server drew it, and comes to life at the first touch:
 * its scripts are not in the page before. What the reader did meanwhile is done then.
 */
type Bringer = (target: HTMLElement) => void;

class LeaseCalculator extends HTMLElement {
  #isAwake = false;
  #awakening: Promise<void> | undefined;

  connectedCallback(): void {
    for (const type of ['pointerover', 'focusin', 'touchstart']) {
      this.addEventListener(type, () => void this.#wake(), { once: true, passive: true });
    }
    this.addEventListener('click', this.#postpone, { capture: true });
  }

  /** A click before anyone listens is made again when someone does. */
  readonly #postpone = (event: Event): void => {
    const { target } = event;
    if (this.#isAwake || !(target instanceof HTMLElement) || target.closest('a')) return;
    event.preventDefault();
    event.stopPropagation();
    void this.#wake().then(() => target.click());
  };

  #wake(): Promise<void> {
    return (this.#awakening ??= this.#hydrate());
  }

  async #hydrate(): Promise<void> {
    const bring: Bringer =
      this.lang === 'zh-CN'
        ? (await import('./wake-zh-cn.ts')).wake
        : (await import('./wake-en.ts')).wake;
    const typed = [...this.querySelectorAll('input')].map(({ value }) => value);
    bring(this);
    this.#isAwake = true;
    this.removeEventListener('click', this.#postpone, { capture: true });
    this.querySelectorAll<HTMLInputElement>('input[type=text]').forEach((input, index) => {
      const text = typed[index] ?? '';
      if (text === input.defaultValue) return;
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    this.dataset['awake'] = '';
  }
}

customElements.define('lease-calculator', LeaseCalculator);
