import { mount, unmount } from 'svelte';
import { readRaftScenario } from '../../src/scenario/raft/run.ts';
import { readText } from '../kit/read-text.ts';
import { RaftEngine } from './engine.ts';
import Raft from './Raft.svelte';
import { RAFT_SPEEDS } from './speeds.ts';
import { raftStrings } from './strings.ts';

/** Shows the scenario that a text holds. Throws `ScenarioError` with line and column. */
export function runText(text: string, target: HTMLElement, locale: string): () => void {
  const { source } = readText(text, readRaftScenario);
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
