/** Makes the blocks on a page with widgets do what they offer; what does it is loaded if there is one. */
import '../../../components/fence/copy-buttons.ts';

if (document.querySelector('[data-runs], exercise-task')) void import('./running-blocks.ts');
