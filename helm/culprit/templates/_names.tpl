{{- define "culprit.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 40 | trimSuffix "-" }}
{{- end }}

{{/*
Short enough that the longest suffix, -event-collector-management, fits a label. A release may have a dot in its name or a
digit at its beginning, a Service may not.
*/}}
{{- define "culprit.fullname" -}}
{{- $name := include "culprit.name" . }}
{{- $full := printf "%s-%s" .Release.Name $name }}
{{- if .Values.fullnameOverride }}
{{- $full = .Values.fullnameOverride }}
{{- else if contains $name .Release.Name }}
{{- $full = .Release.Name }}
{{- end }}
{{- if regexMatch "^[0-9]" $full }}
{{- fail (printf "fullnameOverride is needed: %s begins with a digit, and no Service's name may" $full) }}
{{- end }}
{{- $full | replace "." "-" | trunc 36 | trimSuffix "-" }}
{{- end }}

{{/* Where all of it is, but for what is in namespaces. */}}
{{- define "culprit.namespace" -}}
{{- default .Release.Namespace .Values.namespaceOverride }}
{{- end }}

{{/* What a right is called where another release, in another namespace, may have one of the same name. */}}
{{- define "culprit.rightsName" -}}
{{- printf "%s:%s" (include "culprit.namespace" (index . 0)) (index . 1) }}
{{- end }}

{{- define "culprit.labels" -}}
{{ include "culprit.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/part-of: culprit
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 }}
{{- end }}

{{/* With labels of yours, which win: (root, yours). */}}
{{- define "culprit.labelsAnd" -}}
{{- toYaml (merge (dict) (default dict (index . 1)) (include "culprit.labels" (index . 0) | fromYaml)) }}
{{- end }}

{{/* What never changes: a workload cannot take other ones. */}}
{{- define "culprit.selector" -}}
app.kubernetes.io/name: {{ include "culprit.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{- define "culprit.image" -}}
{{- if .Values.image.digest }}
{{- printf "%s@%s" .Values.image.repository .Values.image.digest }}
{{- else }}
{{- printf "%s:%s" .Values.image.repository (default .Chart.AppVersion .Values.image.tag) }}
{{- end }}
{{- end }}

{{/* The name of a process's account: (root, key of its values, process). */}}
{{- define "culprit.account" -}}
{{- $root := index . 0 }}
{{- $account := (index $root.Values (index . 1)).serviceAccount }}
{{- if $account.create }}
{{- default (printf "%s-%s" (include "culprit.fullname" $root) (index . 2)) $account.name }}
{{- else }}
{{- default "default" $account.name }}
{{- end }}
{{- end }}

{{/* What a process is called at Kafka, and the Secret with its login, where Strimzi's operator makes both. */}}
{{- define "culprit.kafkaUser" -}}
{{- printf "%s-%s" (include "culprit.fullname" (index . 0)) (index . 1).component }}
{{- end }}

{{/* Whether Strimzi's operator makes users for the processes. */}}
{{- define "culprit.hasKafkaUsers" -}}
{{- $kafka := .Values.kafka }}
{{- if and (not (include "culprit.embedsKafka" .)) (eq $kafka.topics.create "strimzi") $kafka.strimzi.user.create }}yes{{ end }}
{{- end }}

{{/*
The processes of this release, by the keys of their values: what each is called, its main class and port, whether it
keeps its name over a restart, whether it speaks to the API server, and where its state is.
*/}}
{{- define "culprit.processes" -}}
{{- if eq .Values.mode "standalone" }}
standalone:
  component: standalone
  args: [dev.culprit.standalone.Main, run]
  port: 8085
  answers: true
  page: true
  keepsName: true
  callsCluster: true
  state: /var/lib/culprit
{{- else }}
collector:
  component: event-collector
  args: [dev.culprit.collector.process.CollectorProgram]
  port: 8085
  answers: true
  callsCluster: true
correlator:
  component: correlator
  args: [dev.culprit.correlator.process.CorrelatorProgram]
  port: 8086
  answers: {{ and .Values.page.enabled (empty .Values.page.port) }}
  page: true
  keepsName: true
  instance: CULPRIT_CORRELATOR_INSTANCE
  callsCluster: {{ .Values.report.enabled }}
  state: /var/lib/culprit
{{- if .Values.rules.enabled }}
ruleGenerator:
  component: rule-generator
  args: [dev.culprit.rules.process.RuleGeneratorProgram]
  port: 8087
  callsCluster: true
{{- end }}
{{- if .Values.llm.apiKey.existingSecret }}
summarizer:
  component: llm-summarizer
  args: [dev.culprit.summarizer.process.SummarizerProgram]
  port: 8088
  keepsName: true
  instance: CULPRIT_LLM_INSTANCE
{{- end }}
{{- end }}
{{- end }}

{{/* Whether a process has anything to answer at its HTTP port; with a port for the management, some have not. */}}
{{- define "culprit.answersAtHttp" -}}
{{- $root := index . 0 }}
{{- $process := index . 1 }}
{{- ternary "true" "" (or (default false $process.answers) (empty $root.Values.http.managementPort)) }}
{{- end }}

{{/* Whether a Job makes the topics. */}}
{{- define "culprit.hasTopicsJob" -}}
{{- if and (not (include "culprit.embedsKafka" .)) (eq .Values.kafka.topics.create "job") }}yes{{ end }}
{{- end }}

{{/* The port of a process at which the page is alone; empty where it is with the rest, or nowhere. */}}
{{- define "culprit.pagePort" -}}
{{- $root := index . 0 }}
{{- $process := index . 1 }}
{{- if and (default false $process.page) $root.Values.page.enabled }}
{{- with $root.Values.page.port }}{{ . }}{{ end }}
{{- end }}
{{- end }}

{{/* The Service of a process's port: (root, component, name of the port). */}}
{{- define "culprit.serviceName" -}}
{{- $name := printf "%s-%s" (include "culprit.fullname" (index . 0)) (index . 1) }}
{{- ternary $name (printf "%s-%s" $name (index . 2)) (eq (index . 2) "http") }}
{{- end }}

{{/* The name of the port at which health and metrics are told. */}}
{{- define "culprit.healthPort" -}}
{{- ternary "management" "http" (not (empty .Values.http.managementPort)) }}
{{- end }}

{{/* What rules are written as. */}}
{{- define "culprit.rulesOutput" -}}
{{- if ne .Values.rules.output "auto" }}
{{- .Values.rules.output }}
{{- else if .Capabilities.APIVersions.Has "monitoring.coreos.com/v1" }}
{{- "prometheus-rule" }}
{{- else }}
{{- "configmap" }}
{{- end }}
{{- end }}

{{/* Whether Kafka is embedded. */}}
{{- define "culprit.embedsKafka" -}}
{{- if and (eq .Values.mode "standalone") (not .Values.kafka.bootstrapServers) }}yes{{ end }}
{{- end }}
