package gaia.configuration;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The application cannot start as it was configured. The message names every bad value; there is no
 * stack trace, because it would only bury the message in the log.
 */
public final class InvalidSettings extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidSettings(List<String> complaints) {
    super(
        "GAIA cannot start. Please correct these settings (%d) and start again:%n"
                .formatted(complaints.size())
            + complaints.stream()
                .map(line -> "  " + line)
                .collect(Collectors.joining(System.lineSeparator())),
        null,
        false,
        false);
  }
}
