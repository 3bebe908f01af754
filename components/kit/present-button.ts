/** Leads from a figure's button, or from `?present=` in the address, to the figure alone on the screen. */

export function listenForPresent(): void {
  addEventListener('click', ({ target }) => {
    const button = target instanceof Element && target.closest<HTMLElement>('[data-present]');
    if (!button) return;
    void import('./present.ts').then(({ fillScreen, present }) => {
      fillScreen();
      present(button);
    });
  });
  if (!location.search.includes('present=')) return;
  void import('./present.ts').then(({ askedFor, present }) => {
    const button = askedFor();
    if (button) present(button);
  });
}
