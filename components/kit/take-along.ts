/** A scenario and its run as texts. */
import { Document, isMap, isSeq } from 'yaml';
import type { Runnable } from '../../src/scenario/runnable.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { writeTrace } from '../../src/scenario/trace-file.ts';

const LINE_WIDTH = 100;

/** A scenario as its author would write it: settings and commands on one line each. */
export function scenarioText(source: ScenarioSource): string {
  const document = new Document(source);
  for (const key of ['title', 'config', 'initial', 'script', 'expect']) {
    const node: unknown = document.get(key);
    const inline = isSeq(node) || key === 'initial' ? itemsOf(node) : [node];
    for (const one of inline) if (isMap(one)) one.flow = true;
  }
  return document.toString({ lineWidth: LINE_WIDTH, flowCollectionPadding: true });
}

function itemsOf(node: unknown): readonly unknown[] {
  if (isSeq(node)) return node.items;
  return isMap(node) ? node.items.map(({ value }) => value) : [];
}

/** The whole trace, as the command line writes it. */
export function traceText(scenario: Runnable): string {
  const lines: string[] = [];
  writeTrace(scenario, {}, (line) => lines.push(`${line}\n`));
  return lines.join('');
}
