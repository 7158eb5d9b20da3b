# One image for every process: the arguments name the main class. Built from sources, without a network but for Maven's.
#   docker build -t culprit .
#   docker run --rm culprit dev.culprit.standalone.Main replay /opt/culprit/examples/incidents/bad-release

FROM eclipse-temurin:25-jdk-noble AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY api/pom.xml api/pom.xml
COPY testing/pom.xml testing/pom.xml
COPY runtime/pom.xml runtime/pom.xml
COPY event-collector/pom.xml event-collector/pom.xml
COPY correlator/pom.xml correlator/pom.xml
COPY rule-generator/pom.xml rule-generator/pom.xml
COPY llm-summarizer/pom.xml llm-summarizer/pom.xml
COPY standalone/pom.xml standalone/pom.xml
COPY ranking-fit/pom.xml ranking-fit/pom.xml
COPY benchmarks/pom.xml benchmarks/pom.xml
COPY fault-harness/pom.xml fault-harness/pom.xml
COPY deployables/pom.xml deployables/pom.xml
COPY api/src/main api/src/main
COPY testing/src/main testing/src/main
COPY runtime/src/main runtime/src/main
COPY event-collector/src/main event-collector/src/main
COPY correlator/src/main correlator/src/main
COPY rule-generator/src/main rule-generator/src/main
COPY llm-summarizer/src/main llm-summarizer/src/main
COPY standalone/src/main standalone/src/main
# libraries of others in one folder, ours in another: the first changes seldom, and is a layer of its own
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -B -ntp -Dculprit.quick -Dculprit.bom.phase=package -pl standalone -am package dependency:copy-dependencies \
      -DincludeScope=runtime -DexcludeGroupIds=dev.culprit -DoutputDirectory=/build/lib \
    && mkdir app \
    && cp api/target/culprit-*.jar runtime/target/culprit-*.jar event-collector/target/culprit-*.jar \
      correlator/target/culprit-*.jar rule-generator/target/culprit-*.jar llm-summarizer/target/culprit-*.jar \
      standalone/target/culprit-*.jar app/ \
    && mv standalone/target/culprit-bom.json culprit-bom.json

FROM eclipse-temurin:25-jre-noble
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
ARG CREATED=unknown
LABEL org.opencontainers.image.title="Culprit" \
      org.opencontainers.image.description="Names the change that burned an error budget." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION" \
      org.opencontainers.image.created="$CREATED"
# What is written lies on volumes: the rest is read alone. A volume takes the folder's mode, and Prometheus reads rules there. Where
# the platform chooses the user, he is of group 0.
RUN groupadd --system --gid 10001 culprit \
    && useradd --system --uid 10001 --gid 10001 --home-dir /var/lib/culprit --create-home --shell /usr/sbin/nologin culprit \
    && chgrp 0 /var/lib/culprit \
    && chmod 775 /var/lib/culprit
WORKDIR /var/lib/culprit
COPY --from=build /build/lib /opt/culprit/lib
COPY deploy/image /opt/culprit
COPY examples/incidents /opt/culprit/examples/incidents
COPY LICENSE /opt/culprit/LICENSE
# CycloneDX: every library in the image, with its version, licence and checksum
COPY --from=build /build/culprit-bom.json /opt/culprit/culprit-bom.json
COPY --from=build /build/app /opt/culprit/app
USER 10001:10001
VOLUME /var/lib/culprit
# event-collector and standalone, correlator, rule-generator, llm-summarizer
EXPOSE 8085 8086 8087 8088
HEALTHCHECK --interval=10s --timeout=6s --start-period=120s --retries=6 CMD ["/opt/culprit/healthy"]
ENTRYPOINT ["java", "@/opt/culprit/java.options", "-Dculprit.home=/opt/culprit", "-cp", "/opt/culprit/app/*:/opt/culprit/lib/*"]
CMD ["dev.culprit.standalone.Main", "run"]
