/** Makes the blocks of code on a page do what they offer. What runs them comes when they run. */
import './fence/copy-buttons.ts';

const blocks = document.querySelectorAll<HTMLElement>('[data-runs]');
if (blocks.length > 0) {
  void import('./fence/start.ts').then(({ startFences }) => {
    startFences(blocks, {
      run: async (text, output, language) => {
        const { runText } = await import('./run-text.ts');
        return runText(text, output, language);
      },
      check: async (text) => {
        const { checkText } = await import('./run-text.ts');
        await checkText(text);
      },
    });
  });
}
