// Lines for a shell, only of names that Kubernetes itself would take: nothing in them needs quoting.

const NAME = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;

const KINDS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'CronJob', 'Pod', 'ConfigMap', 'Secret',
  'Service', 'ServiceAccount', 'Ingress', 'NetworkPolicy', 'HorizontalPodAutoscaler', 'PodDisruptionBudget', 'ResourceQuota',
  'LimitRange', 'PersistentVolumeClaim', 'PersistentVolume', 'StorageClass', 'Node', 'Namespace', 'Role', 'RoleBinding',
  'ClusterRole', 'ClusterRoleBinding', 'PriorityClass', 'EndpointSlice', 'Endpoints']);

const ROLLED_OUT = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

export function commandsFor(thing) {
  if (!KINDS.has(thing.kind) || !NAME.test(thing.name) || (thing.namespace && !NAME.test(thing.namespace))) {
    return [];
  }
  const kubectl = 'kubectl ' + (thing.namespace ? '-n ' + thing.namespace + ' ' : '');
  const target = thing.kind.toLowerCase() + '/' + thing.name;
  const lines = [kubectl + 'describe ' + target];
  if (ROLLED_OUT.has(thing.kind)) {
    lines.push(kubectl + 'rollout history ' + target, kubectl + 'rollout undo ' + target);
  }
  return lines;
}

export function commandsForCorrelation(metadata) {
  if (!NAME.test(metadata.name ?? '') || !NAME.test(metadata.namespace ?? '')) {
    return [];
  }
  const resource = '-n ' + metadata.namespace;
  return [
    'kubectl ' + resource + ' get slocorr ' + metadata.name + ' -o yaml',
    'kubectl ' + resource + ' annotate slocorr ' + metadata.name + ' culprit.slok.io/verdict=confirmed',
    'kubectl ' + resource + ' annotate slocorr ' + metadata.name + ' culprit.slok.io/verdict=wrong',
  ];
}
