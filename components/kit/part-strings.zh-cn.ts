import type { PartStrings } from './part-strings.en.ts';

export const zhCn: PartStrings = {
  language: 'zh-cn',
  copy: '复制',
  copied: '已复制',
  notCopied: '请手动选中并复制',
  failed: '这个部件出错停下了：',
  reset: '重新开始',
};
