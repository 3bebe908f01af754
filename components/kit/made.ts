/**
 * What a reader makes of a scenario, told to whoever has shown it. It comes with the engine: a page's own
 * script has no room for what only an exercise asks.
 */
import type { ScenarioSource } from '../../src/scenario/scenario.ts';

export type TellMade = (made: ScenarioSource) => void;

const listeners = new WeakMap<ScenarioSource, TellMade>();

/** From then on, `tell` hears what is made of a scenario: of this very object, not of one that equals it. */
export function listenToMade(given: ScenarioSource, tell: TellMade): void {
  listeners.set(given, tell);
}

/** `made`: what runs, the reader's commands included. */
export function tellMade(given: ScenarioSource, made: ScenarioSource): void {
  listeners.get(given)?.(made);
}
