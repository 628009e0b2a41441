package gaia.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The filter that the server is shipped with lets its own classes through and no others. */
class SerialFilterTest {

  private static final String OPTION = "-Djdk.serialFilter=";

  /** What nobody may bring in: a class of the application. */
  private record Brought(String words) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  private static ObjectInputFilter shipped() throws IOException {
    return Files.readAllLines(Path.of("liberty/jvm.options")).stream()
        .filter(line -> line.startsWith(OPTION))
        .map(line -> ObjectInputFilter.Config.createFilter(line.substring(OPTION.length())))
        .findFirst()
        .orElseThrow();
  }

  @SuppressWarnings("BanSerializableRead")
  private static Object through(Object given) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(given);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      in.setObjectInputFilter(shipped());
      return in.readObject();
    }
  }

  @Test
  void what_a_session_of_the_server_is_made_of_passes() throws Exception {
    Map<String, List<String>> given = new HashMap<>(Map.of("a", new ArrayList<>(List.of("b"))));

    assertThat(through(given)).isEqualTo(given);
  }

  @Test
  void a_class_of_the_application_or_one_that_the_server_does_not_need_does_not() {
    assertThatThrownBy(() -> through(new Brought("x"))).isInstanceOf(InvalidClassException.class);
    assertThatThrownBy(() -> through(new java.net.InetSocketAddress(80)))
        .isInstanceOf(InvalidClassException.class);
  }

  @Test
  void what_is_nested_without_end_does_not() {
    ArrayList<Object> deep = new ArrayList<>();
    for (int level = 0; level < 40; level++) {
      deep = new ArrayList<>(List.of(deep));
    }
    ArrayList<Object> given = deep;

    assertThatThrownBy(() -> through(given)).isInstanceOf(InvalidClassException.class);
  }
}
