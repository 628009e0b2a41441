package gaia.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;

/** Where the API lives; resources are found by their annotations. */
@ApplicationPath("/api")
@OpenAPIDefinition(
    info =
        @Info(
            title = "GAIA",
            version = "1",
            description =
                "Conversations, archives, memory and background work. Faults are"
                    + " application/problem+json with the additional members error and message.",
            license = @License(name = "Apache-2.0")))
public class ApiApplication extends Application {}
