/** A program or a scenario as edited, in the address of its page: `#code=<which>.<compressed>`. */
import { decodeLink, encodeLink } from '../../src/scenario/link.ts';
import { ScenarioError } from '../../src/scenario/problem.ts';

const PREFIX = '#code=';

export interface Shared {
  /** The how manieth block of the page that runs, from 1. */
  readonly block: number;
  readonly code: string;
}

/** Throws `ScenarioError` when it is too long to share. */
export function shareAddress(page: string, { block, code }: Shared): string {
  return `${page.replace(/#.*$/, '')}${PREFIX}${String(block)}.${encodeLink({ code })}`;
}

/** Which block an address is about; undefined if it is about none. */
export function sharedBlock(hash: string): number | undefined {
  if (!hash.startsWith(PREFIX)) return undefined;
  return Number(/^\d+/.exec(hash.slice(PREFIX.length))?.[0] ?? 1);
}

/** Throws `ScenarioError` when the link is damaged. */
export function sharedCode(hash: string): string {
  let code: unknown;
  try {
    ({ code } = decodeLink(hash.slice(PREFIX.length).replace(/^\d*\.?/, '')));
  } catch {
    code = undefined;
  }
  if (typeof code === 'string') return code;
  throw new ScenarioError({
    en: 'This link is damaged: no code can be read from it. Ask for it again, or copy it whole.',
    'zh-cn': '这个链接已损坏，里面读不出代码。请重新要一份，或完整复制。',
  });
}
