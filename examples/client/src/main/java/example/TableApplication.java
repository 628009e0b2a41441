package example;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The application; its endpoints are found by their annotations. */
@ApplicationPath("/")
public class TableApplication extends Application {}
