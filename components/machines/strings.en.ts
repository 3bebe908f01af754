/** The page of all machines in English: what each is, and where its rules come from. */
import type { MachineName } from '../../src/models/machines.ts';

export interface MachineSays {
  readonly title: string;
  /** One sentence. */
  readonly is: string;
  /** Where the rules come from. */
  readonly rules: string;
  /** The file of the machine in this repository. */
  readonly file: string;
}

export const en = {
  title: 'The machines',
  lead: 'Every actor on this site that has states is one of these machines. The charts are drawn from the code that runs.',
  file: 'Machine:',
  rules: 'Rules:',
  all: (count: number): string => `All ${count} transitions, with their actions`,
  stays: 'stays',
  tryIt: 'To see one run, open the panel “State machine” in a laboratory.',
  machines: {
    raft: {
      title: 'Raft member',
      is: 'One member of a Raft cluster, as far as elections go, by the rules of the paper or those of etcd.',
      rules:
        'Raft §5.1, §5.2, §5.4.1; Ongaro’s thesis §6.2 (check-quorum) and §9.6 (pre-vote); etcd-io/raft, raft.go.',
      file: 'src/models/raft/machine.ts',
    },
    lease: {
      title: 'Lease candidate',
      is: 'One candidate process with client-go’s leader elector: it acquires a Lease, renews it, gives it back or loses it.',
      rules:
        'client-go, tools/leaderelection/leaderelection.go; k8s.io/apimachinery, pkg/util/wait.',
      file: 'src/models/lease/machine.ts',
    },
    api: {
      title: 'API server',
      is: 'The API server as far as one Lease is concerned: an object with optimistic concurrency, served or refused.',
      rules: 'k8s.io/apiserver, pkg/storage/etcd3/store.go; the validation of Leases.',
      file: 'src/models/lease/api-server.ts',
    },
    prober: {
      title: 'Health check',
      is: 'A load balancer’s check of one target: it asks, judges by rise and fall, and waits for the next interval.',
      rules: 'HAProxy, src/check.c (process_chk_conn) and src/server.c (srv_getinter).',
      file: 'src/models/probe/prober.ts',
    },
    target: {
      title: 'Checked program',
      is: 'A program that is asked whether it is well: it serves, says that it is not well, says nothing, or is dead.',
      rules:
        'Our own: the three failures that look different from outside, and the signals of a kubelet.',
      file: 'src/models/probe/target.ts',
    },
    kubelet: {
      title: 'Kubelet and container',
      is: 'A kubelet with one container: it starts it, restarts it with a growing back-off, and says whether it is ready.',
      rules:
        'Kubernetes, pkg/kubelet/kuberuntime (computePodActions, killContainer, doBackOff) and pkg/kubelet/prober/prober_manager.go.',
      file: 'src/models/probe/kubelet.ts',
    },
    worker: {
      title: 'Probe of a kubelet',
      is: 'One startup, liveness or readiness probe: a ticker, and a probe at each tick. The three differ in the names of their timers.',
      rules: 'Kubernetes, pkg/kubelet/prober/worker.go.',
      file: 'src/models/probe/worker.ts',
    },
  } satisfies Record<MachineName, MachineSays> as Readonly<Record<MachineName, MachineSays>>,
};

export type MachinesStrings = typeof en;
