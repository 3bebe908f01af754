/** What the address of a page asks the widget to show. A bad address is said, and never more than that. */
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { momentOf } from './lab-link.ts';
import type { Laboratory } from './laboratory.svelte.ts';
import { withSeed } from './variants.ts';

type Address = Pick<Location, 'search' | 'hash'>;

export async function openAddress(lab: Laboratory, { search, hash }: Address): Promise<void> {
  const asked = new URLSearchParams(search);
  const moment = asked.get('t');
  const us = moment === null ? undefined : momentOf(moment);
  const code = hash.slice(1);
  // A heading's address and a scenario share the place behind `#`.
  const isScenario = lab.mode === 'lab' && code !== '' && !document.getElementById(code);
  if (isScenario) await openCode(lab, code, us);
  else if (lab.mode === 'lab' && asked.has('s')) await openNamed(lab, asked.get('s') ?? '', us);
  else if (us !== undefined) {
    const engine = await lab.start();
    lab.player.fork(engine.reach(us));
  }
  if (lab.mode === 'embed') await adjust(lab, asked);
  // Last, because what is opened begins without a note.
  if (moment !== null && us === undefined) lab.note ??= lab.words.damagedMoment(moment);
}

async function openCode(lab: Laboratory, code: string, us: number | undefined): Promise<void> {
  try {
    const { decodeLink } = await import('../../src/scenario/link.ts');
    await lab.open({ source: decodeLink(code), us: us ?? 0 });
  } catch {
    lab.note = lab.words.damagedLink;
  }
}

async function openNamed(lab: Laboratory, name: string, us: number | undefined): Promise<void> {
  const source: ScenarioSource | undefined = Object.hasOwn(lab.library, name)
    ? lab.library[name]
    : undefined;
  if (source) await lab.open({ source, name, us: us ?? 0 });
  else lab.note = lab.words.unknownScenario(name.slice(0, 40));
}

/** Version 1 of the embed contract: another seed, another speed. Anything else stays as it is. */
async function adjust(lab: Laboratory, asked: URLSearchParams): Promise<void> {
  const seed = asked.get('seed');
  if (seed !== null) {
    const source = withSeed(lab.source, Number(seed));
    const engine = await lab.start();
    if (engine.reads(source)) await lab.open({ source, us: lab.player.atUs });
  }
  const speed = Number(asked.get('speed') ?? NaN);
  if (speed >= 0.001 && speed <= 100) lab.player.setSpeed(speed);
}
