package gaia.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folders of one test server, laid out the way an installation is. */
record ServerFolder(Path root) {

  /** Where the build put its results. */
  static final Path BUILD = Path.of(System.getProperty("gaia.build", "target")).toAbsolutePath();

  /** Test processes that run side by side must not share a folder. */
  private static final String FORK = System.getProperty("gaia.fork", "fork-1");

  private static final Path PROJECT = BUILD.resolveSibling(".").normalize();

  /** A fresh folder below {@code target/it/FORK}; what an earlier run left there is removed. */
  static ServerFolder fresh(String name) {
    ServerFolder folder = new ServerFolder(BUILD.resolve("it").resolve(FORK).resolve(name));
    try {
      remove(folder.root);
      folder.fill();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lay out " + folder.root, e);
    }
    return folder;
  }

  Path data() {
    return root.resolve("data");
  }

  Path console() {
    return root.resolve("console.log");
  }

  private Path server() {
    return root.resolve("usr/servers/gaia");
  }

  private void fill() throws IOException {
    Files.createDirectories(data());
    Files.createDirectories(server().resolve("apps"));
    Files.copy(PROJECT.resolve("server.xml"), server().resolve("server.xml"));
    copyAll(PROJECT.resolve("liberty"), server());
    copyAll(BUILD.resolve("jdbc"), server().resolve("jdbc"));
    link(BUILD.resolve("gaia.war"), server().resolve("apps/gaia.war"));
    shareLibraries();
  }

  /** Native libraries are large; the servers of one test process unpack them once. */
  private void shareLibraries() throws IOException {
    Path shared = BUILD.resolve("it").resolve(FORK + "-javacpp");
    Files.createDirectories(shared);
    try {
      Files.createSymbolicLink(server().resolve("javacpp"), shared);
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.createDirectories(server().resolve("javacpp"));
    }
  }

  /** Lays the content of a folder over the server's configuration; an empty path adds nothing. */
  void add(Path addition) {
    if (addition.toString().isEmpty()) {
      return;
    }
    try {
      copyAll(addition, server());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot add " + addition, e);
    }
  }

  private static void copyAll(Path from, Path to) throws IOException {
    for (Path source : below(from)) {
      Path target = to.resolve(from.relativize(source).toString());
      if (Files.isDirectory(source)) {
        Files.createDirectories(target);
      } else {
        Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** The application is large, so it is linked where the file system allows. */
  private static void link(Path file, Path name) throws IOException {
    try {
      Files.createLink(name, file);
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.copy(file, name);
    }
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path each : below(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.toList();
    }
  }
}
