/** A scenario as its author would write it in YAML: settings and commands on one line each. */
import type { ScenarioSource } from './scenario.ts';

/** Text that YAML reads as the same text without quotes, also inside brackets. */
const PLAIN = /^[A-Za-z][\w./()<>@#+=-]*(?: [\w./()<>@#+=-]+)*$/;
/** A length or a range of lengths: `150ms`, `5-15ms`. */
const LENGTH = /^-?\d+(?:\.\d+)?(?:ms|[smh])?(?:-\d+(?:\.\d+)?)?(?:ms|[smh])$/;
/** Words of YAML that are no text. */
const WORDS = /^(?:true|false|null|yes|no|on|off|y|n|~|\.inf|\.nan)$/i;
/** Would be read as a number, in one schema or another. */
const NUMBER = /^-?(?:0[xo])?[\d_]+(?:\.\d*)?(?:e[+-]?\d+)?$/i;

export function scenarioText(source: ScenarioSource): string {
  return Object.entries(source)
    .map(([key, value]) => `${key}:${entryText(key, value)}\n`)
    .join('');
}

function entryText(key: string, value: unknown): string {
  if (Array.isArray(value)) {
    return value.length === 0 ? ' []' : value.map((one) => `\n  - ${flow(one)}`).join('');
  }
  if (key === 'initial' && isRecord(value) && Object.keys(value).length > 0) {
    return Object.entries(value)
      .map(([name, one]) => `\n  ${scalar(name)}: ${flow(one)}`)
      .join('');
  }
  return ` ${flow(value)}`;
}

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (isRecord(value)) {
    const entries = Object.entries(value).map(([key, one]) => `${scalar(key)}: ${flow(one)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return typeof value === 'string' ? scalar(value) : String(value);
}

/** JSON's quotes are YAML's too. */
function scalar(text: string): string {
  const isPlain =
    (PLAIN.test(text) || LENGTH.test(text)) && !WORDS.test(text) && !NUMBER.test(text);
  // `off` is a word of the format, and text in YAML 1.2.
  return isPlain || text === 'off' ? text : JSON.stringify(text);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
