import { mount, unmount } from 'svelte';
import { readLeaseScenario } from '../../src/scenario/lease/run.ts';
import { listenToMade, type TellMade } from '../kit/made.ts';
import { readText } from '../kit/read-text.ts';
import { LeaseEngine } from './engine.ts';
import { extras } from './extras.ts';
import Lease from './Lease.svelte';
import { LEASE_SPEEDS } from './speeds.ts';
import { leaseStrings } from './strings.ts';

/**
 * Shows the scenario that a text holds; `onmade` hears what the reader makes of it. Throws `ScenarioError`
 * with line and column.
 */
export function runText(
  text: string,
  target: HTMLElement,
  locale: string,
  onmade?: TellMade,
): () => void {
  const { source } = readText(text, readLeaseScenario);
  if (onmade) listenToMade(source, onmade);
  const words = leaseStrings(locale);
  const moment = { atUs: 0, playedUs: 0, speed: LEASE_SPEEDS.first };
  const frame = new LeaseEngine(source, words).frame(moment);
  const widget = mount(Lease, { target, props: { source, frame, words, extras } });
  return () => void unmount(widget);
}

/** Throws `ScenarioError` with line and column for a text that is no scenario of this model. */
export function checkText(text: string): void {
  readText(text, readLeaseScenario);
}
