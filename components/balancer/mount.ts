import { mount, unmount } from 'svelte';
import { readBalancerScenario } from '../../src/scenario/balancer/run.ts';
import { listenToMade, type TellMade } from '../kit/made.ts';
import { readText } from '../kit/read-text.ts';
import Balancer from './Balancer.svelte';
import { BalancerEngine } from './engine.ts';
import { extras } from './extras.ts';
import { firstSpeed } from './speeds.ts';
import './balancer.css';
import { balancerStrings } from './strings.ts';

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
  const { source } = readText(text, readBalancerScenario);
  if (onmade) listenToMade(source, onmade);
  const words = balancerStrings(locale);
  const engine = new BalancerEngine(source, words);
  const speed = firstSpeed(engine.facts.untilUs);
  const frame = engine.frame({ atUs: 0, playedUs: 0, speed });
  const widget = mount(Balancer, { target, props: { source, frame, words, extras } });
  return () => void unmount(widget);
}

/** Throws `ScenarioError` with line and column for a text that is no scenario of this model. */
export function checkText(text: string): void {
  readText(text, readBalancerScenario);
}
