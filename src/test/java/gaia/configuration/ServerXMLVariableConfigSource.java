package gaia.configuration;

import io.smallrye.config.PropertiesConfigSource;
import java.util.Map;

/** Named as the server names its own source, whose display name depends on the language. */
final class ServerXMLVariableConfigSource extends PropertiesConfigSource {
  private static final long serialVersionUID = 1L;

  ServerXMLVariableConfigSource(Map<String, String> variables) {
    super(variables, "Variables du fichier server.xml", 500);
  }
}
