/** What a page of our own has room for, and a frame in another site's page has not. */
import type { Panels } from '../kit/panel.ts';
import Fencing from './Fencing.svelte';
import type { LeaseLaboratory } from './lease-laboratory.svelte.ts';
import Legend from './Legend.svelte';
import Presets from './Presets.svelte';
import type { LeaseStrings } from './strings.en.ts';

/** In the laboratory, behind buttons; each is loaded when it is opened. */
const panels = (words: LeaseStrings): Panels<LeaseLaboratory> => ({
  settings: { title: words.panels.settings, load: () => import('./Settings.svelte') },
  machine: { title: words.machine, isWide: true, load: () => import('./Machine.svelte') },
});

export const extras = { Fencing, Legend, Presets, panels };
export type LeaseExtras = typeof extras;
