package gaia.bench;

import gaia.faults.TappedPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * What is laid over a server so that its transactions can be watched: a jar beside the database
 * drivers, and a line of configuration that makes the server take it for its driver. The
 * application itself stays byte for byte what is shipped.
 */
final class FaultyDriver {

  private static final String CONFIGURATION =
      """
      <server>
        <jdbcDriver id="%s" javax.sql.ConnectionPoolDataSource="%s"/>
      </server>
      """;

  private FaultyDriver() {}

  /**
   * Lays out the addition.
   *
   * @param database {@code h2} or {@code postgresql}
   */
  static Path addition(Path folder, String database) {
    try {
      Path overrides = Files.createDirectories(folder.resolve("configDropins/overrides"));
      Files.writeString(
          overrides.resolve("faults.xml"),
          CONFIGURATION.formatted(database, TappedPool.class.getName()));
      pack(
          classes(), "gaia/faults/", Files.createDirectories(folder.resolve("jdbc")), "faults.jar");
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lay out " + folder, e);
    }
  }

  private static Path classes() {
    try {
      return Path.of(TappedPool.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pack(Path root, String below, Path folder, String name) throws IOException {
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve(name)));
        Stream<Path> files = Files.walk(root.resolve(below))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        jar.putNextEntry(new JarEntry(root.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, jar);
        jar.closeEntry();
      }
    }
  }
}
