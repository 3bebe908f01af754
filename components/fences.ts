/** Makes the blocks of code on a page do what they offer. Scenarios bring what runs them when they run. */
import './fence/copy-buttons.ts';

const scenarios = document.querySelectorAll<HTMLElement>('[data-scenario-fence]');
if (scenarios.length > 0) {
  void import('./fence/fence.ts').then(({ startFence }) => {
    for (const figure of scenarios) {
      startFence(figure, async (text, output, language) => {
        const { runText } = await import('./run-text.ts');
        return runText(text, output, language);
      });
    }
  });
}
