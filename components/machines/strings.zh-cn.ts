import type { MachinesStrings } from './strings.en.ts';

export const zhCn: MachinesStrings = {
  title: '状态机一览',
  lead: '本站凡是有状态的角色，都是下面某一台状态机。图由正在运行的代码直接画出。',
  file: '代码：',
  rules: '规则来源：',
  all: (count) => `全部 ${count} 个转换及其动作`,
  stays: '状态不变',
  tryIt: '想看它运行，请在实验室里打开“状态机”面板。',
  machines: {
    raft: {
      title: 'Raft 成员',
      is: 'Raft 集群的一个成员，只含选举部分，可按论文或 etcd 的规则运行。',
      rules:
        'Raft 论文 §5.1、§5.2、§5.4.1；Ongaro 博士论文 §6.2（法定人数检查）和 §9.6（预投票）；etcd-io/raft 的 raft.go。',
      file: 'src/models/raft/machine.ts',
    },
    lease: {
      title: '租约候选者',
      is: '一个使用 client-go 领导者选举的候选进程：获取租约、续约、交还或失去它。',
      rules:
        'client-go 的 tools/leaderelection/leaderelection.go；k8s.io/apimachinery 的 pkg/util/wait。',
      file: 'src/models/lease/machine.ts',
    },
    api: {
      title: 'API 服务器',
      is: '只涉及一个 Lease 的 API 服务器：一个带乐观并发的对象，要么提供服务，要么拒绝连接。',
      rules: 'k8s.io/apiserver 的 pkg/storage/etcd3/store.go；Lease 的校验规则。',
      file: 'src/models/lease/api-server.ts',
    },
    prober: {
      title: '健康检查',
      is: '负载均衡器对一个目标的检查：发问，按 rise 和 fall 判定，然后等下一个间隔。',
      rules: 'HAProxy 的 src/check.c（process_chk_conn）和 src/server.c（srv_getinter）。',
      file: 'src/models/probe/prober.ts',
    },
    target: {
      title: '被检查的程序',
      is: '一个被问“还好吗”的程序：它正常服务，或者说自己不好，或者不吭声，或者已经死了。',
      rules: '我们自己定的：从外面看各不相同的三种故障，以及 kubelet 的信号。',
      file: 'src/models/probe/target.ts',
    },
    kubelet: {
      title: 'kubelet 与容器',
      is: '一个 kubelet 和它的一个容器：启动它，以越来越长的退避重启它，并报告它是否就绪。',
      rules:
        'Kubernetes 的 pkg/kubelet/kuberuntime（computePodActions、killContainer、doBackOff）和 pkg/kubelet/prober/prober_manager.go。',
      file: 'src/models/probe/kubelet.ts',
    },
    worker: {
      title: 'kubelet 的探针',
      is: '一个启动、存活或就绪探针：一个节拍器，每拍探测一次。三者只有定时器的名字不同。',
      rules: 'Kubernetes 的 pkg/kubelet/prober/worker.go。',
      file: 'src/models/probe/worker.ts',
    },
  },
};
