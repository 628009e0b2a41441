package gaia.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** A file of YAML below the top of the project: one document or several. */
record YamlFile(List<Object> documents) {

  static YamlFile read(String name) {
    try {
      List<Object> documents = new ArrayList<>();
      new Yaml().loadAll(Files.readString(Path.of(name))).forEach(documents::add);
      return new YamlFile(documents);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The only document of that kind, as Kubernetes uses the word. */
  Object kind(String kind) {
    return documents.stream()
        .filter(each -> kind.equals(at(each, "kind")))
        .findFirst()
        .orElseThrow();
  }

  /**
   * What lies below a document.
   *
   * @param path keys of maps and numbers of lists, with slashes between
   */
  static Object at(Object from, String path) {
    @Nullable Object found = from;
    for (String step : path.split("/")) {
      found =
          found instanceof List<?> list
              ? list.get(Integer.parseInt(step))
              : ((Map<?, ?>) Objects.requireNonNull(found, path)).get(step);
    }
    return Objects.requireNonNull(found, path);
  }

  /** The same where it is a list of maps. */
  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> list(Object from, String path) {
    return (List<Map<String, Object>>) at(from, path);
  }
}
