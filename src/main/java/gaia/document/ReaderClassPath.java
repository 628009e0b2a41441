package gaia.document;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The class path of a process that shares this application's classes and libraries, wherever the
 * server has put them: in an unpacked archive, in a repository, or in a build folder.
 */
final class ReaderClassPath {

  private static final String MARK = "META-INF/MANIFEST.MF";

  private ReaderClassPath() {}

  static String of(ClassLoader loader) throws IOException {
    Set<String> entries = new LinkedHashSet<>();
    entries.add(ownClasses());
    for (URL manifest : Collections.list(loader.getResources(MARK))) {
      String address = manifest.toString();
      int end = address.indexOf("!/" + MARK);
      int file = address.indexOf("file:");
      if (end > 0 && file >= 0) {
        entries.add(path(address.substring(file, end)));
      }
    }
    return String.join(File.pathSeparator, entries);
  }

  private static String ownClasses() throws IOException {
    URL own = ReaderClassPath.class.getResource("ReaderClassPath.class");
    String suffix = ReaderClassPath.class.getName().replace('.', '/') + ".class";
    String address = String.valueOf(own);
    String root = address.substring(0, address.length() - suffix.length());
    int file = root.indexOf("file:");
    return path(root.substring(Math.max(0, file)).replace("!/", ""));
  }

  private static String path(String address) throws IOException {
    try {
      return Path.of(new URI(address)).toString();
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IOException("the libraries of the application cannot be located", e);
    }
  }
}
