import type { SymptomStrings } from './strings.en.ts';

export const zhCn: SymptomStrings = {
  look: '看',
  act: '做',
  run: '看运行',
  source: '出处',
  label: '运行日志',
  hint: '贴一行，或者整份运行日志：klog、JSON、journald、docker 的都行。只在这个浏览器里读，哪里也不发。',
  clear: '清空',
  noScript: '按行查找要用 JavaScript。完整的索引在下面。',
  parts: {
    etcd: 'etcd',
    apiserver: 'kube-apiserver',
    controllers: '控制器',
    kubelet: 'kubelet',
    balancers: '负载均衡器',
    clients: '客户端',
  },
};
