/** What the extras say. */
import type { Language } from '../../src/narration/language.ts';

const en = {
  legend: 'Signs',
  looks: {
    none: 'missing',
    partly: 'in part',
    stale: 'lost, and not yet noticed',
    out: 'noticed: taken out',
    led: 'has a leader, in the colour of its host',
  },
  topology: 'etcd',
  topologies: { stacked: 'stacked', external: 'external' },
  masters: 'Masters',
};

const zhCn: typeof en = {
  legend: '图例',
  looks: {
    none: '缺失',
    partly: '部分',
    stale: '已失去，尚未发现',
    out: '已发现：移出名单',
    led: '有领导者，颜色同其主机',
  },
  topology: 'etcd',
  topologies: { stacked: '堆叠', external: '外部' },
  masters: '控制平面节点数',
};

export const EXTRAS_STRINGS: Readonly<Record<Language, typeof en>> = { en, 'zh-cn': zhCn };
