/** Wakes the copy buttons of a page. What they do comes with the first click. */

for (const button of document.querySelectorAll<HTMLElement>('[data-copy]')) {
  const figure = button.closest('figure');
  const status = figure?.querySelector<HTMLElement>('[data-copied]');
  if (!figure || !status) continue;
  button.hidden = false;
  button.addEventListener('click', () => {
    void import('./copy.ts').then(({ copyFence }) => copyFence(figure, status));
  });
}
