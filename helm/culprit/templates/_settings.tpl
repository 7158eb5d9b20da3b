{{/* The variable of a setting. */}}
{{- define "culprit.variable" -}}
CULPRIT_{{ . | replace "." "_" | replace "-" "_" | upper }}
{{- end }}

{{/* A value as it was written: Helm reads a whole number of a file as a float, and would write 2.097152e+06. */}}
{{- define "culprit.text" -}}
{{- if and (kindIs "float64" .) (eq . (floor .)) }}{{ int64 . }}{{ else }}{{ toString . }}{{ end }}
{{- end }}

{{/* Of all that speak to Kafka. */}}
{{- define "culprit.settings.kafka" -}}
{{- if not (include "culprit.embedsKafka" .) }}
kafka.bootstrap.servers: {{ required "kafka.bootstrapServers is needed, or mode: standalone" .Values.kafka.bootstrapServers | quote }}
kafka.topics.create: {{ eq .Values.kafka.topics.create "processes" | quote }}
{{- end }}
kafka.topics.partitions: {{ .Values.kafka.topics.partitions | quote }}
{{- if and (include "culprit.hasKafkaUsers" .) (eq .Values.kafka.strimzi.user.authentication "tls") }}
# as the Secrets of Strimzi's users are
kafka.ssl.keystore.type: PEM
{{- end }}
{{- with .Values.kafka.topics.replication }}
kafka.topics.replication: {{ . | quote }}
{{- end }}
{{- range $name, $value := .Values.kafka.properties }}
{{ printf "kafka.%s" $name }}: {{ include "culprit.text" $value | quote }}
{{- end }}
{{- end }}

{{- define "culprit.settings.prometheus" -}}
{{- with .Values.prometheus.url }}
prometheus.url: {{ . | quote }}
{{- end }}
{{- if .Values.prometheus.ca.existingConfigMap }}
prometheus.ca: /etc/culprit/prometheus/ca.crt
{{- end }}
{{- end }}

{{- define "culprit.settings.http" -}}
{{- if .Values.http.anonymous }}
http.anonymous: "true"
{{- end }}
{{- with .Values.http.managementPort }}
http.management.port: {{ . | quote }}
{{- end }}
{{- if .Values.http.tls.existingSecret }}
http.tls.certificate: /etc/culprit/tls/tls.crt
http.tls.key: /etc/culprit/tls/tls.key
{{- end }}
{{- end }}

{{- define "culprit.settings.cluster" -}}
cluster.name: {{ .Values.clusterName | quote }}
{{- end }}

{{- define "culprit.settings.watch" -}}
{{- with .Values.namespaces }}
watch.namespaces: {{ join "," . | quote }}
{{- end }}
{{- $all := .Files.Get "files/kinds.yaml" | fromYaml }}
{{- $chosen := list }}
{{- range $kind, $resource := $all }}
{{- if index $.Values.watch.kinds $kind }}{{ $chosen = append $chosen $kind }}{{ end }}
{{- end }}
{{- if lt (len $chosen) (len $all) }}
watch.kinds: {{ required "watch.kinds: at least one has to be watched" (join "," $chosen) | quote }}
{{- end }}
{{- with .Values.watch.more }}
{{- $more := list }}
{{- range . }}{{ $more = append $more .kind }}{{ end }}
watch.kinds.more: {{ join "," $more | quote }}
{{- end }}
{{- end }}

{{- define "culprit.settings.report" -}}
report.enabled: {{ .Values.report.enabled | quote }}
{{- with .Values.namespaces }}
report.namespaces: {{ join "," . | quote }}
{{- end }}
page.enabled: {{ .Values.page.enabled | quote }}
{{- with .Values.page.port }}
page.port: {{ . | quote }}
{{- end }}
{{- with .Values.slack.channel }}
slack.channel: {{ . | quote }}
{{- end }}
{{- with .Values.slack.routes }}
slack.routes: {{ . | quote }}
{{- end }}
{{- with .Values.grafana.apiUrl }}
grafana.api-url: {{ . | quote }}
{{- end }}
{{- with .Values.grafana.dashboard }}
grafana.dashboard: {{ . | quote }}
{{- end }}
{{- with .Values.webhook.url }}
notify.webhook.url: {{ . | quote }}
{{- end }}
{{- end }}

{{- define "culprit.settings.rules" -}}
rules.output: {{ include "culprit.rulesOutput" . }}
{{- with .Values.rules.labels }}
{{- $labels := list }}
{{- range $name, $value := . }}{{ $labels = append $labels (printf "%s=%s" $name $value) }}{{ end }}
rules.labels: {{ join "," $labels | quote }}
{{- end }}
{{- with .Values.namespaces }}
rules.namespaces: {{ join "," . | quote }}
{{- end }}
{{- end }}

{{- define "culprit.settings.llm" -}}
{{- with .Values.llm.baseUrl }}
llm.base-url: {{ . | quote }}
{{- end }}
{{- with .Values.llm.model }}
llm.model: {{ . | quote }}
{{- end }}
{{- end }}

{{- define "culprit.settings.tracing" -}}
{{- with .Values.tracing.endpoint }}
tracing.endpoint: {{ . | quote }}
{{- end }}
{{- if not (kindIs "invalid" .Values.tracing.sampledPercent) }}
tracing.sampled-percent: {{ .Values.tracing.sampledPercent | int | quote }}
{{- end }}
{{- end }}

{{- define "culprit.settings.collector" -}}
{{ include "culprit.settings.kafka" . }}
{{ include "culprit.settings.http" . }}
{{ include "culprit.settings.prometheus" . }}
{{ include "culprit.settings.cluster" . }}
{{ include "culprit.settings.watch" . }}
{{ include "culprit.settings.tracing" . }}
{{- end }}

{{- define "culprit.settings.correlator" -}}
{{ include "culprit.settings.kafka" . }}
{{ include "culprit.settings.http" . }}
{{ include "culprit.settings.cluster" . }}
{{ include "culprit.settings.report" . }}
{{ include "culprit.settings.tracing" . }}
correlator.state.dir: /var/lib/culprit/state
{{- end }}

{{- define "culprit.settings.ruleGenerator" -}}
{{ include "culprit.settings.http" . }}
{{ include "culprit.settings.prometheus" . }}
{{ include "culprit.settings.rules" . }}
rules.lease.namespace: {{ include "culprit.namespace" . | quote }}
rules.lease.name: {{ include "culprit.fullname" . }}-rule-generator
{{- end }}

{{- define "culprit.settings.summarizer" -}}
{{ include "culprit.settings.kafka" . }}
{{ include "culprit.settings.http" . }}
{{ include "culprit.settings.cluster" . }}
{{ include "culprit.settings.llm" . }}
{{ include "culprit.settings.tracing" . }}
{{- end }}

{{- define "culprit.settings.standalone" -}}
{{ include "culprit.settings.collector" . }}
{{ include "culprit.settings.report" . }}
{{ include "culprit.settings.rules" . }}
{{ include "culprit.settings.llm" . }}
rules.enabled: {{ .Values.rules.enabled | quote }}
data.dir: /var/lib/culprit
{{- end }}

{{/* All of a process, with what its values set besides, by their variables: (root, key of its values). */}}
{{- define "culprit.variables" -}}
{{- $root := index . 0 }}
{{- $key := index . 1 }}
{{- $settings := include (printf "culprit.settings.%s" $key) $root | fromYaml }}
{{- range $name, $value := (index $root.Values $key).settings }}
{{- $_ := set $settings $name (include "culprit.text" $value) }}
{{- end }}
{{- range $name, $value := $settings }}
{{ include "culprit.variable" $name }}: {{ $value | quote }}
{{- end }}
{{- /* WARN is the default, which leaves out what clients repeat; set, it would show that */}}
{{- if ne $root.Values.logLevel "WARN" }}
CULPRIT_LOG_LEVEL: {{ $root.Values.logLevel | quote }}
{{- end }}
CULPRIT_LOG_FORMAT: {{ $root.Values.logFormat }}
{{- end }}

{{/* Where the login of a process at Kafka is, if Strimzi's operator makes its user: (root, key of its values). */}}
{{- define "culprit.kafkaLogins" -}}
{{- $root := index . 0 }}
{{- $strimzi := $root.Values.kafka.strimzi }}
{{- if include "culprit.hasKafkaUsers" $root }}
{{- $user := include "culprit.kafkaUser" (list $root (index (include "culprit.processes" $root | fromYaml) (index . 1))) }}
{{- range $name, $key := index (dict
      "scram-sha-512" (dict "sasl.jaas.config" "sasl.jaas.config")
      "tls" (dict "ssl.keystore.certificate.chain" "user.crt" "ssl.keystore.key" "user.key")) $strimzi.user.authentication }}
{{- if hasKey (default dict $root.Values.kafka.secretProperties) $name }}
{{- fail (printf "kafka.secretProperties: %s would be one login for all; with kafka.strimzi.user.create each process reads its own, from the Secret of its KafkaUser" $name) }}
{{- end }}
{{ $name }}: {existingSecret: {{ $user }}, key: {{ $key }}}
{{- end }}
{{- end }}
{{- end }}

{{/* Which Secrets a process reads, by the settings: (root, key of its values). */}}
{{- define "culprit.secrets" -}}
{{- $root := index . 0 }}
{{- $key := index . 1 }}
{{- $values := $root.Values }}
{{- $given := dict }}
{{- if ne $key "ruleGenerator" }}
{{- $logins := include "culprit.kafkaLogins" (list $root $key) | fromYaml }}
{{- range $name, $reference := merge (dict) (default dict (index $values $key).kafkaSecretProperties) $logins (default dict $values.kafka.secretProperties) }}
{{- $_ := set $given (printf "kafka.%s" $name) $reference }}
{{- end }}
{{- end }}
{{- if has $key (list "collector" "standalone") }}
{{- $name := required "redaction.existingSecret is needed: kubectl create secret generic culprit --from-literal=redaction-key=$(openssl rand -hex 32), and redaction.existingSecret=culprit" $values.redaction.existingSecret }}
{{- $_ := set $given "redaction.key" (dict "existingSecret" $name "key" $values.redaction.key) }}
{{- if not (or $values.http.tokens.existingSecret $values.http.logins.existingSecret $values.http.anonymous) }}
{{- fail "http.tokens.existingSecret is needed: kubectl create secret generic culprit-http --from-literal=http-tokens=$(openssl rand -hex 32), and http.tokens.existingSecret=culprit-http; or http.anonymous=true lets in whoever reaches the port" }}
{{- end }}
{{- end }}
{{- if has $key (list "collector" "correlator" "standalone") }}
{{- $_ := set $given "http.tokens" $values.http.tokens }}
{{- $_ := set $given "http.logins" $values.http.logins }}
{{- end }}
{{- if has $key (list "collector" "ruleGenerator" "standalone") }}
{{- $_ := set $given "prometheus.token" $values.prometheus.token }}
{{- $_ := set $given "prometheus.login" $values.prometheus.login }}
{{- end }}
{{- if has $key (list "correlator" "standalone") }}
{{- $_ := set $given "page.tokens" $values.page.tokens }}
{{- $_ := set $given "slack.token" $values.slack.token }}
{{- $_ := set $given "slack.webhook-url" $values.slack.webhookUrl }}
{{- $_ := set $given "grafana.token" $values.grafana.token }}
{{- $_ := set $given "notify.webhook.token" $values.webhook.token }}
{{- end }}
{{- if has $key (list "summarizer" "standalone") }}
{{- $_ := set $given "llm.api-key" $values.llm.apiKey }}
{{- end }}
{{- if and (ne $key "ruleGenerator") $values.tracing.endpoint }}
{{- $_ := set $given "tracing.headers" $values.tracing.headers }}
{{- end }}
{{- range $name, $reference := $given }}
{{- if $reference.existingSecret }}
- name: {{ include "culprit.variable" $name }}
  valueFrom:
    secretKeyRef:
      name: {{ $reference.existingSecret | quote }}
      key: {{ $reference.key | quote }}
{{- end }}
{{- end }}
{{- end }}
