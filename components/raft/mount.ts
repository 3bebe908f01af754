import { mount, unmount } from 'svelte';
import { kitStrings } from '../kit/strings.ts';
import { Engine } from './engine.ts';
import Raft from './Raft.svelte';
import { readText } from './read-text.ts';

const SPEED = 1 / 10;

/** Shows the scenario that a text holds. Throws `ScenarioError` with line and column. */
export function runText(text: string, target: HTMLElement, locale: string): () => void {
  const source = readText(text);
  const words = kitStrings(locale);
  const frame = new Engine(source, words).frame({ atUs: 0, playedUs: 0, speed: SPEED });
  const widget = mount(Raft, { target, props: { source, frame, words } });
  return () => void unmount(widget);
}
