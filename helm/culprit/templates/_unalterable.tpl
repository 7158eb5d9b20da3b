{{/*
What the server would refuse when half of an upgrade is done is refused before anything is: labels by which a workload finds its
Pods, and the volume of a StatefulSet: (root, key of its values, process, name).
*/}}
{{- define "culprit.refuseWhatCannotBeAltered" -}}
{{- $root := index . 0 }}
{{- $key := index . 1 }}
{{- $process := index . 2 }}
{{- $name := index . 3 }}
{{- $kind := ternary "StatefulSet" "Deployment" (default false $process.keepsName) }}
{{- if $root.Release.IsUpgrade }}
{{- with lookup "apps/v1" $kind (include "culprit.namespace" $root) $name }}
{{- $again := printf "kubectl -n %s delete %s %s" (include "culprit.namespace" $root) (lower $kind) $name }}
{{- $labels := dict "app.kubernetes.io/component" $process.component | merge (include "culprit.selector" $root | fromYaml) }}
{{- if ne (toJson .spec.selector.matchLabels) (toJson $labels) }}
{{- fail (printf "nameOverride cannot be altered while %s is there: %s, then upgrade" $name $again) }}
{{- end }}
{{- if $process.state }}
{{- $there := include "culprit.claimed" .spec.volumeClaimTemplates }}
{{- $wanted := include "culprit.claimed" (include "culprit.claims" (index $root.Values $key).persistence | fromYamlArray) }}
{{- if ne $there $wanted }}
{{- fail (printf "%s.persistence cannot be altered while %s is there (now: %s; wanted: %s): %s --cascade=orphan, then upgrade" $key $name $there $wanted $again) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{/* A volume in words, whose size does not depend on the unit that it is written in. */}}
{{- define "culprit.claimed" -}}
{{- with first . }}
{{- $size := toString .spec.resources.requests.storage }}
{{- $units := dict "" 1 "k" 1000 "M" 1000000 "G" 1000000000 "T" 1000000000000 "Ki" 1024 "Mi" 1048576 "Gi" 1073741824 "Ti" 1099511627776 }}
{{- $bytes := mulf (regexFind "^[0-9.]+" $size | float64) (index $units (regexFind "[A-Za-z]*$" $size)) | int64 }}
{{- printf "%d bytes of %s" $bytes (default "the default class" .spec.storageClassName) }}
{{- else }}
{{- "no volume" }}
{{- end }}
{{- end }}

{{/* The claims of a StatefulSet. */}}
{{- define "culprit.claims" -}}
{{- if .enabled }}
- metadata:
    name: state
  spec:
    accessModes: [ReadWriteOnce]
    {{- with .storageClass }}
    storageClassName: {{ . | quote }}
    {{- end }}
    resources:
      requests:
        storage: {{ .size }}
{{- end }}
{{- end }}
