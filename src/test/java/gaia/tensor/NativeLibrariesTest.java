package gaia.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NativeLibrariesTest {

  @Test
  void the_library_is_a_file_before_anything_is_multiplied() throws Exception {
    List<Path> files = NativeLibraries.unpack();

    assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(file).isNotEmptyFile());
    var written = Files.getLastModifiedTime(files.get(0));
    assertThat(Nd4jProduct.load()).isPresent();
    assertThat(NativeLibraries.unpack()).isEqualTo(files);
    assertThat(Files.getLastModifiedTime(files.get(0))).isEqualTo(written);
  }
}
