/** What parts of the kit say that also stand alone, without a run: less to load. */
import type { Language } from '../../src/narration/language.ts';

export const en = {
  language: 'en' as Language,
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Select and copy by hand',
  failed: 'This widget stopped with an error:',
  reset: 'Start over',
};

export type PartStrings = typeof en;

export const zhCn: PartStrings = {
  language: 'zh-cn',
  copy: '复制',
  copied: '已复制',
  notCopied: '请手动选中并复制',
  failed: '这个部件出错停下了：',
  reset: '重新开始',
};
