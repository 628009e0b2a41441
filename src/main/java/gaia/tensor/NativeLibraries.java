package gaia.tensor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu;

/**
 * ND4J's native library lies packed in its jar and becomes a file before it can be loaded. That
 * takes seconds in which nothing can be stopped, so it is better done before work needs it.
 */
public final class NativeLibraries {

  /** The builds that ND4J is published in: with oneDNN and without. */
  private static final List<String> BUILDS = List.of("-onednn", "");

  private NativeLibraries() {}

  /**
   * Unpacks the library where loading it will look for it; does nothing when it lies there.
   *
   * @return the files; none where there is no library for this platform
   * @throws IOException when they cannot be written
   */
  public static List<Path> unpack() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String build : BUILDS) {
      String name = Loader.getPlatform() + build + "/" + System.mapLibraryName("nd4jcpu");
      for (File file : Loader.cacheResources(Nd4jCpu.class, name)) {
        files.add(file.toPath());
      }
    }
    return files;
  }
}
