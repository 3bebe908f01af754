import { mount, unmount } from 'svelte';
import { readControlPlaneScenario } from '../../src/scenario/control-plane/run.ts';
import { listenToMade, type TellMade } from '../kit/made.ts';
import { readText } from '../kit/read-text.ts';
import { FailoverEngine } from './engine.ts';
import { extras } from './extras.ts';
import Failover from './Failover.svelte';
import './failover.css';
import { FAILOVER_SPEEDS } from './speeds.ts';
import { failoverStrings } from './strings.ts';

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
  const { source } = readText(text, readControlPlaneScenario);
  if (onmade) listenToMade(source, onmade);
  const words = failoverStrings(locale);
  const moment = { atUs: 0, playedUs: 0, speed: FAILOVER_SPEEDS.first };
  const frame = new FailoverEngine(source, words).frame(moment);
  const widget = mount(Failover, { target, props: { source, frame, words, extras } });
  return () => void unmount(widget);
}

/** Throws `ScenarioError` with line and column for a text that is no scenario of this model. */
export function checkText(text: string): void {
  readText(text, readControlPlaneScenario);
}
