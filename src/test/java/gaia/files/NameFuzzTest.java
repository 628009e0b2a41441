package gaia.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;

/** No name leads out of its folder. */
class NameFuzzTest {

  private static final Path FOLDER = Path.of("/data/structured_archives");
  private static final DataFolder DATA = DataFolder.at(Path.of("/data"));

  @FuzzTest
  void names(FuzzedDataProvider data) {
    String name = data.consumeRemainingAsString();
    try {
      Path file = DATA.file(FOLDER, name);
      assertThat(file.getParent()).isEqualTo(FOLDER);
      assertThat(DATA.relative(file)).doesNotContain("..");
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageNotContaining("/data");
    }
  }
}
