/** What a page of our own has room for, and a frame in another site's page has not. */
import Choices from './Choices.svelte';
import Legend from './Legend.svelte';

export const extras = { Choices, Legend };
export type BalancerExtras = typeof extras;
