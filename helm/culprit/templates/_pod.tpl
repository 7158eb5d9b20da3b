{{/*
The labels of a Pod: (root, component, those of its own). Not the chart's version: with it every Pod would start anew for a
new chart.
*/}}
{{- define "culprit.podLabels" -}}
{{- $root := index . 0 }}
{{- include "culprit.selector" $root }}
app.kubernetes.io/part-of: culprit
app.kubernetes.io/component: {{ index . 1 }}
{{- with omit (merge (dict) (default dict (index . 2)) (default dict $root.Values.podLabels)) "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" "app.kubernetes.io/part-of" }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* A map that a process has of its own on top of the common one; a list or affinity of its own wins. */}}
{{- define "culprit.pod" -}}
{{- $root := index . 0 }}
{{- $key := index . 1 }}
{{- $process := index . 2 }}
{{- $own := index $root.Values $key }}
metadata:
  labels:
    {{- include "culprit.podLabels" (list $root $process.component $own.podLabels) | nindent 4 }}
  annotations:
    # a Pod starts anew when its settings change
    checksum/settings: {{ include "culprit.variables" (list $root $key) | sha256sum }}
    {{- with omit (merge (dict) (default dict $own.podAnnotations) (default dict $root.Values.podAnnotations)) "checksum/settings" }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  serviceAccountName: {{ include "culprit.account" (list $root $key $process.component) | quote }}
  automountServiceAccountToken: {{ default false $process.callsCluster }}
  # no process reads the variables that Kubernetes makes of Services
  enableServiceLinks: false
  # a process ends within 25 s
  terminationGracePeriodSeconds: 30
  {{- with $root.Values.imagePullSecrets }}
  imagePullSecrets:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  securityContext:
    {{- toYaml $root.Values.podSecurityContext | nindent 4 }}
  {{- with $root.Values.priorityClassName }}
  priorityClassName: {{ . | quote }}
  {{- end }}
  {{- with default $root.Values.nodeSelector $own.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with default $root.Values.tolerations $own.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with default $root.Values.affinity $own.affinity }}
  affinity:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with default $root.Values.topologySpreadConstraints $own.topologySpreadConstraints }}
  topologySpreadConstraints:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  containers:
    {{- printf "- %s" (include "culprit.container" . | trim | indent 2 | trim) | nindent 4 }}
  volumes:
    # natives are unpacked there
    - name: tmp
      emptyDir: {}
    {{- if and $process.state (not $own.persistence.enabled) }}
    - name: state
      emptyDir:
        sizeLimit: {{ $own.persistence.size }}
    {{- end }}
    {{- with $root.Values.http.tls.existingSecret }}
    - name: tls
      secret:
        secretName: {{ . | quote }}
    {{- end }}
    {{- if include "culprit.trustsPrometheus" . }}
    - name: prometheus-ca
      configMap:
        name: {{ $root.Values.prometheus.ca.existingConfigMap | quote }}
        items:
          - key: {{ $root.Values.prometheus.ca.key | quote }}
            path: ca.crt
    {{- end }}
    {{- with $root.Values.extraVolumes }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end }}

{{- define "culprit.trustsPrometheus" -}}
{{- if and (index . 0).Values.prometheus.ca.existingConfigMap (has (index . 1) (list "collector" "ruleGenerator" "standalone")) }}yes{{ end }}
{{- end }}

{{- define "culprit.container" -}}
{{- $root := index . 0 }}
{{- $key := index . 1 }}
{{- $process := index . 2 }}
{{- $own := index $root.Values $key }}
name: {{ $process.component }}
image: {{ include "culprit.image" $root }}
imagePullPolicy: {{ $root.Values.image.pullPolicy }}
args:
  {{- toYaml $process.args | nindent 2 }}
envFrom:
  - configMapRef:
      name: {{ include "culprit.fullname" $root }}-{{ $process.component }}
{{- $secrets := include "culprit.secrets" (list $root $key) }}
{{- $extra := concat (default list $root.Values.extraEnv) (default list $own.extraEnv) }}
{{- if or (trim $secrets) $process.instance $own.javaOptions $extra }}
env:
  {{- with $process.instance }}
  # tells it from others, and is the same after a restart
  - name: {{ . }}
    valueFrom:
      fieldRef:
        fieldPath: metadata.name
  {{- end }}
  {{- with $own.javaOptions }}
  - name: JDK_JAVA_OPTIONS
    value: {{ . | quote }}
  {{- end }}
  {{- with trim $secrets }}
  {{- . | nindent 2 }}
  {{- end }}
  {{- with $extra }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}
ports:
  {{- if include "culprit.answersAtHttp" (list $root $process) }}
  - name: http
    containerPort: {{ $process.port }}
  {{- end }}
  {{- with include "culprit.pagePort" (list $root $process) }}
  - name: page
    containerPort: {{ . }}
  {{- end }}
  {{- with $root.Values.http.managementPort }}
  - name: management
    containerPort: {{ . }}
  {{- end }}
{{- $health := include "culprit.healthPort" $root }}
{{- $scheme := ternary "HTTPS" "HTTP" (ne $root.Values.http.tls.existingSecret "") }}
# what Kafka keeps is read before it answers
startupProbe:
  httpGet: {path: /livez, port: {{ $health }}, scheme: {{ $scheme }}}
  periodSeconds: 5
  failureThreshold: 60
livenessProbe:
  httpGet: {path: /livez, port: {{ $health }}, scheme: {{ $scheme }}}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet: {path: /readyz, port: {{ $health }}, scheme: {{ $scheme }}}
  periodSeconds: 5
  timeoutSeconds: 5
securityContext:
  {{- toYaml $root.Values.securityContext | nindent 2 }}
resources:
  {{- toYaml $own.resources | nindent 2 }}
volumeMounts:
  - name: tmp
    mountPath: /tmp
  {{- with $process.state }}
  - name: state
    mountPath: {{ . }}
  {{- end }}
  {{- if $root.Values.http.tls.existingSecret }}
  - name: tls
    mountPath: /etc/culprit/tls
    readOnly: true
  {{- end }}
  {{- if include "culprit.trustsPrometheus" . }}
  - name: prometheus-ca
    mountPath: /etc/culprit/prometheus
    readOnly: true
  {{- end }}
  {{- with $root.Values.extraVolumeMounts }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}
