# Two stages: Maven builds, a plain Java runtime runs.
#
# Checked by hand, without a Docker engine, on Temurin 25: the Maven command below, the layout, the
# start as user 1001:0 without capabilities on a read-only file system with only /data, /output and
# a /tmp without execution writable, with H2 and with PostgreSQL, the health check, and the stop by
# SIGTERM. The base images and the two stages as such were not run.

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY .mvn .mvn
COPY pom.xml server.xml ./
COPY liberty liberty
COPY src src
# One run makes the WAR, unpacks the runtime and fetches the JDBC drivers.
RUN mvn -B -DskipTests -Dspotless.check.skip -Dcheckstyle.skip pre-integration-test
# The WAR is unpacked here, so that the server has no need to write beside its configuration.
RUN set -eux; \
    server=target/liberty/wlp/usr/servers/gaia; \
    mkdir -p $server/apps/gaia.war; \
    cp -r server.xml liberty/* $server/; \
    cp -r target/jdbc $server/jdbc; \
    (cd $server/apps/gaia.war && jar xf /build/target/gaia.war); \
    chmod -R g=u target/liberty/wlp

FROM eclipse-temurin:25-jre
COPY LICENSE NOTICE /opt/gaia/
COPY --from=build /build/target/liberty/wlp /opt/gaia/wlp
RUN mkdir /data /output && chown 1001:0 /data /output && chmod 770 /data /output
# /data holds what must be kept. /output holds logs, work areas and unpacked native libraries, and
# may be thrown away; it must allow execution. User 1001 has no home of its own, so it gets one.
ENV GAIA_DATA=/data \
    JVM_ARGS=-Duser.home=/output \
    WLP_OUTPUT_DIR=/output \
    GAIA_UPDATES=disabled
# Not set here on purpose: GAIA_HOST and GAIA_PUBLISHED_ON_LOOPBACK. Nobody has to log in, so
# whoever publishes the port must say that it is published on the host's loopback only.
USER 1001:0
VOLUME ["/data", "/output"]
EXPOSE 7860
HEALTHCHECK --interval=30s --timeout=10s --start-period=3m --retries=3 \
  CMD curl -fsS -o /dev/null "http://127.0.0.1:${PORT:-7860}/health/ready" || exit 1
CMD ["/opt/gaia/wlp/bin/server", "run", "gaia"]
