/** A run of a program as a link to the laboratory of its model. */
import { languageOf } from '../../src/i18n/language.ts';
import { encodeLink } from '../../src/scenario/link.ts';
import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { element } from './element.ts';
import { FENCE_STRINGS } from './strings.ts';

const BASE = import.meta.env.BASE_URL.replace(/\/?$/, '/');
/** Models whose laboratory takes any scenario. */
const LABORATORIES = ['raft', 'lease', 'balancer', 'control-plane'];

/** `text` is a scenario as JSON. One that is too long for a link has none. */
export function linkRun(text: string, target: HTMLElement, locale: string): () => void {
  const language = languageOf(locale);
  const source = JSON.parse(text) as ScenarioSource;
  const { model } = source;
  if (typeof model !== 'string' || !LABORATORIES.includes(model)) return () => undefined;
  let code: string;
  try {
    code = encodeLink(source);
  } catch {
    return () => undefined;
  }
  const link = element('a', {
    href: `${BASE}${language}/lab/${model}/?t=0#${code}`,
    textContent: FENCE_STRINGS[language].seeRun,
  });
  const line = element('p', { className: 'see' }, link);
  target.append(line);
  return () => {
    line.remove();
  };
}
