import { mount, unmount } from 'svelte';
import { readProbeScenario } from '../../src/scenario/probe/run.ts';
import { readText } from '../kit/read-text.ts';
import { frameOf } from './engine.ts';
import Health from './Health.svelte';
import { healthStrings } from './strings.ts';

/** Shows the scenario that a text holds. Throws `ScenarioError` with line and column. */
export function runText(text: string, target: HTMLElement, locale: string): () => void {
  const { source } = readText(text, readProbeScenario);
  const words = healthStrings(locale);
  const frame = frameOf(source, words.language);
  const widget = mount(Health, {
    target,
    props: { source, frame, words, mode: 'chapter' as const },
  });
  return () => void unmount(widget);
}

/** Throws `ScenarioError` with line and column for a text that is no scenario of this model. */
export function checkText(text: string): void {
  readText(text, readProbeScenario);
}
