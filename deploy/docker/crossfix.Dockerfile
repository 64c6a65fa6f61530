# Gateway, console, outlets and the command line. Build from the project's directory after './mvnw -DskipTests package':
#   docker build -f deploy/docker/crossfix.Dockerfile -t crossfix:0.1.0 .
# glibc, since RocksDB, H3 and zstd are native. For production pin the base by digest: --build-arg JAVA=eclipse-temurin@sha256:...
ARG JAVA=eclipse-temurin:17-jre-jammy

FROM ${JAVA} AS parts
# Times of what is copied; buildkit takes it for the whole image too.
ARG SOURCE_DATE_EPOCH=0
COPY deploy/bin/crossfix /parts/deploy/bin/crossfix
COPY deploy/rules/ /parts/deploy/rules/
COPY deploy/mappings/ /parts/deploy/mappings/
COPY deploy/local/target/crossfix-local.jar /parts/deploy/local/target/crossfix-local.jar
COPY deploy/local/target/lib/ /parts/deploy/local/target/lib/
RUN find /parts -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} + && chmod -R a=rX /parts

FROM ${JAVA}
LABEL org.opencontainers.image.title="Crossfix" org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=parts /parts/ /opt/crossfix/
# Nothing is built here: without sources the command line takes what there is.
ENV CROSSFIX_BUILD=never MALLOC_ARENA_MAX=2 HOME=/var/crossfix
RUN install -d -o 9999 -g 9999 /var/crossfix
USER 9999:9999
VOLUME /var/crossfix
ENTRYPOINT ["/opt/crossfix/deploy/bin/crossfix"]
CMD ["--help"]
