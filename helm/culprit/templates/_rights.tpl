{{/* What each part may do, and no more; a test runs the processes under exactly these. */}}
{{- define "culprit.rights.watch" -}}
{{- $groups := dict }}
{{- range $kind, $resource := .Files.Get "files/kinds.yaml" | fromYaml }}
{{- $clustered := has $kind (list "Node" "PersistentVolume") }}
{{- if and (index $.Values.watch.kinds $kind) (not (and $clustered $.Values.namespaces)) }}
{{- $group := ternary (first (splitList "/" $kind)) "" (contains "/" $kind) }}
{{- $_ := set $groups $group (append (default list (index $groups $group)) $resource) }}
{{- end }}
{{- end }}
{{- range .Values.watch.more }}
{{- $group := ternary (first (splitList "/" .kind)) "" (contains "/" .kind) }}
{{- $_ := set $groups $group (append (default list (index $groups $group)) .resource) }}
{{- end }}
{{- range $group, $resources := $groups }}
- apiGroups: [{{ $group | quote }}]
  resources:
    {{- toYaml ($resources | uniq | sortAlpha) | nindent 4 }}
  verbs: [list, watch]
{{- end }}
{{- end }}

{{- define "culprit.rights.report" -}}
{{- if .Values.report.enabled }}
- apiGroups: [observability.slok.io]
  resources: [slocorrelations]
  verbs: [get, list, create, patch, delete]
- apiGroups: [observability.slok.io]
  resources: [slocorrelations/status]
  verbs: [patch]
{{- end }}
{{- end }}

{{- define "culprit.rights.rules" -}}
{{- if .Values.rules.enabled }}
- apiGroups: [observability.slok.io]
  resources: [servicelevelobjectives, slocompositions]
  verbs: [list, watch]
- apiGroups: [observability.slok.io]
  resources: [servicelevelobjectives/status, slocompositions/status]
  verbs: [patch]
{{- if eq (include "culprit.rulesOutput" .) "prometheus-rule" }}
- apiGroups: [monitoring.coreos.com]
  resources: [prometheusrules]
  verbs: [get, list, watch, create, patch]
{{- else }}
- apiGroups: [""]
  resources: [configmaps]
  verbs: [get, list, watch, create, patch]
{{- end }}
{{- end }}
{{- end }}

{{/* Of a process, by the key of its values: (root, key). */}}
{{- define "culprit.rights" -}}
{{- $root := index . 0 }}
{{- $key := index . 1 }}
{{- if has $key (list "collector" "standalone") }}{{ include "culprit.rights.watch" $root }}{{ end }}
{{- if has $key (list "correlator" "standalone") }}{{ include "culprit.rights.report" $root }}{{ end }}
{{- if has $key (list "ruleGenerator" "standalone") }}{{ include "culprit.rights.rules" $root }}{{ end }}
{{- end }}
