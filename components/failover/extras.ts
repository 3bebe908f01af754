/** What a page of our own has room for, and a frame in another site's page has not. */
import type { Panels } from '../kit/panel.ts';
import Choices from './Choices.svelte';
import type { FailoverLaboratory } from './failover-laboratory.svelte.ts';
import Legend from './Legend.svelte';
import type { FailoverStrings } from './strings.en.ts';

/** In the laboratory, behind buttons; each is loaded when it is opened. */
const panels = (words: FailoverStrings): Panels<FailoverLaboratory> => ({
  settings: { title: words.panels.settings, load: () => import('./Settings.svelte') },
  machine: { title: words.machine, isWide: true, load: () => import('./Machine.svelte') },
});

export const extras = { Choices, Legend, panels };
export type FailoverExtras = typeof extras;
