/** What a page of our own has room for, and a frame in another site's page has not. */
import Fencing from './Fencing.svelte';
import Legend from './Legend.svelte';
import Presets from './Presets.svelte';

export const extras = { Fencing, Legend, Presets };
export type LeaseExtras = typeof extras;
