{{- define "crossfix.labels" -}}
app.kubernetes.io/name: crossfix
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .part }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
{{- end }}

{{- define "crossfix.selector" -}}
app.kubernetes.io/name: crossfix
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .part }}
{{- end }}

{{- define "crossfix.image" -}}
{{ .repository }}{{ if .digest }}@{{ .digest }}{{ else }}:{{ .tag }}{{ end }}
{{- end }}

{{- /* What no container of ours may do. */ -}}
{{- define "crossfix.locked" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
runAsUser: 9999
runAsGroup: 9999
capabilities: {drop: [ALL]}
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "crossfix.podLocked" -}}
runAsNonRoot: true
runAsUser: 9999
runAsGroup: 9999
fsGroup: 9999
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "crossfix.pullSecrets" -}}
{{- with .Values.images.pullSecrets }}
imagePullSecrets:
{{- range . }}
  - name: {{ . }}
{{- end }}
{{- end }}
{{- end }}

{{- /* What every part beside the job has in its pod. Takes root and part. */ -}}
{{- define "crossfix.door" -}}
{{ include "crossfix.pullSecrets" .root }}
serviceAccountName: crossfix-doors
automountServiceAccountToken: false
securityContext: {{- include "crossfix.podLocked" .root | nindent 2 }}
{{- end }}

{{- define "crossfix.annotations" -}}
# Other settings are another pod.
checksum/settings: {{ toYaml .Values.settings | sha256sum }}
{{- end }}

{{- /* Where every part beside the job finds its files. Takes root and part. */ -}}
{{- define "crossfix.mounts" -}}
- {name: settings, mountPath: /etc/crossfix/crossfix.yaml, subPath: crossfix.yaml, readOnly: true}
- {name: rules, mountPath: /etc/crossfix/rules, readOnly: true}
- {name: sensors, mountPath: /etc/crossfix/sensors, readOnly: true}
- {name: tmp, mountPath: /tmp}
{{- if .root.Values.tls.kafka }}
- {name: kafka-tls, mountPath: /etc/crossfix/tls, readOnly: true}
{{- end }}
{{- with (index .root.Values .part).extra.mounts }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "crossfix.volumes" -}}
- name: settings
  configMap: {name: crossfix-settings}
- name: rules
  configMap: {name: {{ .root.Values.configMaps.rules }}}
- name: sensors
  configMap: {name: {{ .root.Values.configMaps.sensors }}}
- name: tmp
  emptyDir: {sizeLimit: 256Mi}
{{- if .root.Values.tls.kafka }}
- name: kafka-tls
  secret: {secretName: {{ index .root.Values.secrets.kafka .part }}, defaultMode: 0440}
{{- end }}
{{- with (index .root.Values .part).extra.volumes }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- /* Image, what it may do, what it may use, what it is told. Takes root and part. */ -}}
{{- define "crossfix.container" -}}
image: {{ include "crossfix.image" .root.Values.images.crossfix }}
imagePullPolicy: {{ .root.Values.images.pullPolicy }}
securityContext: {{- include "crossfix.locked" .root | nindent 2 }}
resources: {{- toYaml (index .root.Values .part).resources | nindent 2 }}
env:
  # Logs go to standard error, a line of JSON each.
  - {name: CROSSFIX_LOG_FORMAT, value: json}
  {{- with (index .root.Values .part).extra.env }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}
