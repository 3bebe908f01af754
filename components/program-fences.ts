/**
 * The blocks of code of a page without widgets. A program runs here too, and its runs are links to their
 * laboratories: their pictures would bring the styles of every widget.
 */
import './fence/copy-buttons.ts';

const blocks = document.querySelectorAll<HTMLElement>('[data-runs]');
if (blocks.length > 0) {
  void import('./fence/start.ts').then(({ startFences }) => {
    startFences(blocks, {
      run: async (text, output, language) => {
        const { linkRun } = await import('./fence/run-link.ts');
        return linkRun(text, output, language);
      },
      check: async () => Promise.resolve(),
    });
  });
}
