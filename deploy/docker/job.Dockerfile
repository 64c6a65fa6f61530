# The job: a released Flink, H3 and the guard of its REST in its lib, the job's jars in usrlib. Build from the project's directory
# after './mvnw -DskipTests package':  docker build -f deploy/docker/job.Dockerfile -t crossfix-job:0.1.0 .
# For production pin the base by digest: --build-arg FLINK=flink@sha256:...
ARG FLINK=flink:2.3.0-java17

FROM ${FLINK} AS parts
# Times of what is copied; buildkit takes it for the whole image too.
ARG SOURCE_DATE_EPOCH=0
USER root
COPY deploy/cluster/target/usrlib/ /parts/usrlib/
# One library of native code in a process, however often the job starts: in Flink's own lib, not among the job's jars.
COPY deploy/flink/target/lib/h3-*.jar /parts/lib/
# Who may change anything by REST; without the key crossfix.rest.operators it guards nothing.
COPY deploy/flink/target/lib/crossfix-security-*.jar /parts/lib/
COPY deploy/flink/conf/config.yaml /parts/conf/config.yaml
COPY deploy/flink/conf/log4j-console.properties /parts/conf/log4j-console.properties
COPY deploy/docker/job-entrypoint /parts/bin/job-entrypoint
# The file systems that checkpoints may lie on; a plugin is loaded only when its scheme is used.
RUN mkdir -p /parts/plugins/s3 && cp /opt/flink/opt/flink-s3-fs-hadoop-*.jar /parts/plugins/s3/ \
    && find /parts -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} + && chmod -R a=rX /parts \
    && chmod a=rx /parts/bin/job-entrypoint && chmod u+w /parts/conf/config.yaml

FROM ${FLINK}
LABEL org.opencontainers.image.title="Crossfix job" org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=parts /parts/lib/ /opt/flink/lib/
COPY --from=parts /parts/plugins/ /opt/flink/plugins/
COPY --from=parts /parts/usrlib/ /opt/flink/usrlib/
COPY --from=parts /parts/bin/ /opt/crossfix/bin/
# The image's entry point writes what FLINK_PROPERTIES says into it.
COPY --chown=9999:9999 --from=parts /parts/conf/ /opt/flink/conf/
RUN install -d -o 9999 -g 9999 /var/flink /var/crossfix /run/crossfix
USER 9999:9999
ENTRYPOINT ["/opt/crossfix/bin/job-entrypoint"]
CMD ["help"]
