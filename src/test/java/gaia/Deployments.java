package gaia;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.GenericArchive;
import org.jboss.shrinkwrap.api.Node;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.Asset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;

/** Small applications for tests inside the container: some rooms of the house and one test. */
public final class Deployments {

  private static final Path BUILD = Path.of(System.getProperty("gaia.build", "target"));

  /** Native code cannot be loaded twice in one process, and pages need more rooms than these. */
  private static final Pattern LEFT_OUT =
      Pattern.compile("(nd4j|openblas|javacpp|deeplearning4j|jakarta\\.).*");

  private Deployments() {}

  /** The engine with everything below it, and no task of another room. */
  public static WebArchive engine(Class<?>... testClasses) {
    return rooms("engine.war", "background|configuration|files|access|operations")
        .addClasses(testClasses);
  }

  private static WebArchive rooms(String name, String rooms) {
    WebArchive application =
        ShrinkWrap.create(WebArchive.class, name)
            .addAsWebInfResource(BUILD.resolve("gaia/WEB-INF/beans.xml").toFile())
            .addAsLibraries(libraries())
            .addAsLibrary(jarOf(Assertions.class));
    Pattern otherRooms = Pattern.compile("/gaia/(?!(" + rooms + ")/).*");
    compiled().forEach((path, node) -> add(application, otherRooms, path.get(), node.getAsset()));
    return application;
  }

  private static void add(WebArchive to, Pattern without, String path, @Nullable Asset content) {
    if (content != null && !without.matcher(path).matches()) {
      to.add(content, "/WEB-INF/classes" + path);
    }
  }

  private static Map<ArchivePath, Node> compiled() {
    return ShrinkWrap.create(GenericArchive.class)
        .as(ExplodedImporter.class)
        .importDirectory(BUILD.resolve("classes").toFile())
        .as(GenericArchive.class)
        .getContent();
  }

  private static File[] libraries() {
    File[] all = BUILD.resolve("gaia/WEB-INF/lib").toFile().listFiles();
    return List.of(Objects.requireNonNull(all, "the application is not packaged")).stream()
        .filter(jar -> !LEFT_OUT.matcher(jar.getName()).matches())
        .toArray(File[]::new);
  }

  private static File jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toFile();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
