package gaia.configuration;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * What was given for a setting, and by whom.
 *
 * @param text without surrounding white space, never empty; null when nobody gave a value
 * @param source in words that people know
 * @param ordinal rank of the source, higher wins; null for what no source gave
 */
record GivenValue(
    Setting setting, @Nullable String text, String source, @Nullable Integer ordinal) {

  private static final String SHIPPED_FILE = "microprofile-config.properties";
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^${}]{1,200})}");
  private static final int DEEPEST_REFERENCE = 5;

  /**
   * The first source that says something wins. Sources are asked one by one, because an empty value
   * would otherwise hide the default, and because a password is to be taken as it is written.
   */
  static GivenValue of(Setting setting, List<ConfigSource> sources) {
    for (ConfigSource source : sources) {
      String text = source.getValue(setting.key());
      if (text != null && !text.isBlank()) {
        String value =
            isServerVariable(source) && !setting.isSecret() ? expanded(text, sources) : text;
        return new GivenValue(
            setting, value.strip(), sourceOf(setting, value, source), source.getOrdinal());
      }
    }
    return setting
        .defaultText()
        .map(text -> new GivenValue(setting, text, "default", null))
        .orElseGet(() -> new GivenValue(setting, null, "not set", null));
  }

  /** In server.xml, {@code ${name}} means another variable; what is unknown stays as it is. */
  private static String expanded(String text, List<ConfigSource> sources) {
    String result = text;
    for (int depth = 0; depth < DEEPEST_REFERENCE; depth++) {
      result =
          REFERENCE
              .matcher(result)
              .replaceAll(
                  found ->
                      Matcher.quoteReplacement(lookup(found.group(1), sources, found.group())));
    }
    return result;
  }

  private static String lookup(String name, List<ConfigSource> sources, String otherwise) {
    return sources.stream()
        .map(source -> source.getValue(name))
        .filter(text -> text != null && !text.isBlank())
        .findFirst()
        .orElse(otherwise);
  }

  /** The sources, strongest first. */
  static List<ConfigSource> sourcesOf(Config config) {
    return StreamSupport.stream(config.getConfigSources().spliterator(), false)
        .sorted(Comparator.comparingInt(ConfigSource::getOrdinal).reversed())
        .toList();
  }

  private static String sourceOf(Setting setting, String value, ConfigSource source) {
    String name = nameOf(source);
    boolean isDefault = value.equals(setting.defaultText().orElse(null));
    return name.equals(SHIPPED_FILE) && isDefault ? "default" : name;
  }

  /** The server translates the names of its sources, so that the class tells more than the name. */
  static String nameOf(ConfigSource source) {
    String type = source.getClass().getSimpleName();
    String name = source.getName() == null ? type : source.getName();
    if (type.startsWith("Env")) {
      return "environment variable";
    }
    if (type.startsWith("SysProp")) {
      return "system property";
    }
    if (isServerVariable(source)) {
      return type.startsWith("ServerXMLDefault")
          ? "server.xml variable"
          : "server.xml variable or variable file";
    }
    if (type.startsWith("AppProperty")) {
      return "server.xml application property";
    }
    return name.contains(SHIPPED_FILE) ? SHIPPED_FILE : name;
  }

  private static boolean isServerVariable(ConfigSource source) {
    return source.getClass().getSimpleName().startsWith("ServerXML");
  }

  /** A line for people: key, value, source and what is wrong. */
  String complaint(String problem) {
    return text == null
        ? "%s is not set: %s".formatted(setting.key(), problem)
        : "%s = \"%s\" (%s): %s".formatted(setting.key(), setting.show(text), source, problem);
  }
}
