/** Makes the scenarios in a page's code blocks run. The widget and the parser come with the first run. */
import { startFence } from './fence/fence.ts';

for (const figure of document.querySelectorAll<HTMLElement>('[data-scenario-fence]')) {
  startFence(figure, async (text, output, language) => {
    const { runText } = await import('./run-text.ts');
    return runText(text, output, language);
  });
}
