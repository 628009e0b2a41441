package gaia.operations;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Up once settings are valid and the schema is at its newest version. */
@Startup
@ApplicationScoped
class SchemaStartup implements HealthCheck {

  @EJB Migrations migrations;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("schema")
        .up()
        .withData("version", migrations.schemaVersion())
        .build();
  }
}
