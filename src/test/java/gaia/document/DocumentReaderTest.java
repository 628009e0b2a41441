package gaia.document;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.configuration.SettingsFixtures;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentReaderTest {

  private static final long MEBIBYTE = 1 << 20;

  @Test
  void a_file_of_200_mib_is_refused_before_it_is_opened() {
    DocumentReader reader = new DocumentReader();
    reader.settings = SettingsFixtures.settings(Map.of());

    assertThatThrownBy(() -> reader.checkSize(200 * MEBIBYTE))
        .isInstanceOf(UnreadableDocument.class)
        .hasMessageContaining("209715200 bytes")
        .hasMessageContaining("GAIA_MAX_BODY");
    assertThatCode(() -> reader.checkSize(MEBIBYTE)).doesNotThrowAnyException();
  }
}
