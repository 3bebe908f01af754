/** A scenario in an address: base64url of a raw-deflated JSON. Commands are stored, not state. */
import type { Language } from '../narration/language.ts';
import { DamagedError, packJson, unpackJson, type Damage } from './packed-json.ts';
import { quote, ScenarioError } from './problem.ts';
import { isRecord } from './read.ts';
import type { ScenarioSource } from './scenario.ts';

/** The longest link, in characters (scenario format 1). */
export const LONGEST_LINK = 8_000;

/** The compressed scenario: characters `A-Za-z0-9_-`. Throws {@link ScenarioError} when it is too long to share. */
export function encodeLink(source: ScenarioSource): string {
  const text = packJson(source);
  if (text.length <= LONGEST_LINK) return text;
  throw new ScenarioError({
    en: `The link would have ${String(text.length)} characters; it may have ${String(LONGEST_LINK)}. Share the scenario as YAML instead.`,
    'zh-cn': `链接会有 ${String(text.length)} 个字符，最多只能有 ${String(LONGEST_LINK)} 个。请改用 YAML 分享这个场景。`,
  });
}

/** The JSON that a link holds, not yet checked as a scenario. Throws {@link ScenarioError} when it is damaged. */
export function decodeLink(text: string): ScenarioSource {
  if (text.length > LONGEST_LINK) {
    throw new ScenarioError({
      en: `This link has ${String(text.length)} characters; a link may have ${String(LONGEST_LINK)}.`,
      'zh-cn': `这个链接有 ${String(text.length)} 个字符，最多只能有 ${String(LONGEST_LINK)} 个。`,
    });
  }
  const value = unpack(text);
  if (!isRecord(value)) throw damaged({ en: 'it holds no scenario', 'zh-cn': '里面没有场景' });
  return value;
}

function unpack(text: string): unknown {
  try {
    return unpackJson(text);
  } catch (error) {
    throw error instanceof DamagedError
      ? damaged({ en: error.message, 'zh-cn': damageInChinese(error.damage) })
      : error;
  }
}

function damaged(how: Readonly<Record<Language, string>>): ScenarioError {
  return new ScenarioError({
    en: `This link is damaged: ${how.en}. Ask for it again, or copy it whole.`,
    'zh-cn': `这个链接坏了：${how['zh-cn']}。请复制完整，或再要一次。`,
  });
}

function damageInChinese(damage: Damage): string {
  if (damage.kind === 'letter') return `不该有字符 ${quote(damage.letter)}`;
  return damage.kind === 'packed' ? '解压不出来' : '解压出来的不是 JSON';
}
