import { mount, unmount } from 'svelte';
import { readRaftScenario } from '../../src/scenario/raft/run.ts';
import { listenToMade, type TellMade } from '../kit/made.ts';
import { readText } from '../kit/read-text.ts';
import { RaftEngine } from './engine.ts';
import Raft from './Raft.svelte';
import { RAFT_SPEEDS } from './speeds.ts';
import { raftStrings } from './strings.ts';

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
  const { source } = readText(text, readRaftScenario);
  if (onmade) listenToMade(source, onmade);
  const words = raftStrings(locale);
  const moment = { atUs: 0, playedUs: 0, speed: RAFT_SPEEDS.first };
  const frame = new RaftEngine(source, words).frame(moment);
  const widget = mount(Raft, { target, props: { source, frame, words } });
  return () => void unmount(widget);
}

/** Throws `ScenarioError` with line and column for a text that is no scenario of this model. */
export function checkText(text: string): void {
  readText(text, readRaftScenario);
}
