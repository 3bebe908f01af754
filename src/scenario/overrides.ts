import { ScenarioError } from './problem.ts';
import { isRecord } from './read.ts';
import type { ScenarioSource } from './scenario.ts';

/**
 * `config.latency=20ms` set over a scenario. The value is read as JSON where it is JSON (numbers,
 * true, lists, objects) and as text otherwise. List positions are numbers: `script.0.at=2s`.
 * Throws {@link ScenarioError}.
 */
export function override(source: ScenarioSource, assignment: string): ScenarioSource {
  const at = assignment.indexOf('=');
  const keys = assignment.slice(0, at).split('.');
  if (at < 1 || keys.some((key) => key === '')) {
    throw new ScenarioError({
      en: `--set takes KEY=VALUE, such as config.latency=20ms; found "${assignment}".`,
      'zh-cn': `--set 要写成 KEY=VALUE，例如 config.latency=20ms，却是 "${assignment}"。`,
    });
  }
  return set(source, keys, toValue(assignment.slice(at + 1))) as ScenarioSource;
}

function toValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function set(into: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(into)) {
    const index = Number(key);
    if (!Number.isInteger(index) || index < 0 || index > into.length) {
      throw new ScenarioError({
        en: `--set: "${key}" is not a position in a list of ${String(into.length)}.`,
        'zh-cn': `--set：列表有 ${String(into.length)} 项，"${key}" 不是其中的位置。`,
      });
    }
    const list: unknown[] = into.slice();
    list[index] = set(list[index], rest, value);
    return list;
  }
  // A scalar in the way (`config.nodes.x=1`) is replaced; the schema then says what is wrong.
  const record = isRecord(into) ? into : {};
  return { ...record, [key]: set(record[key], rest, value) };
}
