/**
 * Where a Chinese heading may break. Browsers break between any two 汉字, so a narrow screen shows
 * 三个成 / 员; Chromium's `word-break: auto-phrase` knows Japanese only. The words are found at build
 * time, and what the dictionary tears apart is put together again.
 */

/** Words of this site that a general dictionary does not know. */
const terms = [
  '领导者',
  '跟随者',
  '学习者',
  '持有者',
  '服务器',
  '控制器',
  '法定人数',
  '多数派',
  '负载均衡器',
  '任期',
  '脑裂',
  '预投票',
  '可用区',
  '故障域',
  '凑不齐',
  '防护令牌',
  '多主',
  '参选',
  '写入',
  '重启',
  '卡死',
  '余量',
  '机房',
  '读完',
  '计划内',
  '这里',
  '那一个',
  '一个',
  '两个',
  '同一个',
];

/** They never begin a line of a heading. */
const trailing = /^[的了吗呢者器派里上中时后个以]+$|^以后$|^的是$/;
const measured = /[一二两三四五六七八九十几\d]$/;

// Longest first, so that 同一个 is not found as 一个.
const known = [...terms].sort((a, b) => b.length - a.length);
const words = new Intl.Segmenter('zh', { granularity: 'word' });

function wordsOf(text: string): string[] {
  const parts = text.split(new RegExp(`(${known.join('|')})`));
  return parts.flatMap((part) =>
    known.includes(part) ? [part] : [...words.segment(part)].map(({ segment }) => segment),
  );
}

/** The text in pieces that stay whole; joined, they are the text. */
export function phrases(text: string): string[] {
  const pieces: string[] = [];
  for (const word of wordsOf(text)) {
    const last = pieces.at(-1);
    const opens = last !== undefined && /[“《（]$/.test(last);
    const clings = /^[\p{P}\s]+$/u.test(word) ? !/^[“《（]/.test(word) : trailing.test(word);
    const counts = last !== undefined && measured.test(last) && /^\p{Script=Han}/u.test(word);
    if (last !== undefined && (opens || clings || counts)) pieces.splice(-1, 1, last + word);
    else pieces.push(word);
  }
  return pieces;
}
