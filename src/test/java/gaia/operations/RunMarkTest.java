package gaia.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunMarkTest {

  @TempDir Path folder;

  @Test
  void a_first_start_and_one_after_an_orderly_stop_are_clean() throws IOException {
    assertThat(new RunMark(folder).begin()).isFalse();
    new RunMark(folder).end();
    assertThat(new RunMark(folder).begin()).isFalse();
  }

  @Test
  void a_process_that_ended_without_warning_is_noticed_at_every_start_until_an_orderly_stop()
      throws IOException {
    new RunMark(folder).begin();

    assertThat(new RunMark(folder).begin()).isTrue();
    assertThat(new RunMark(folder).begin()).isTrue();
    new RunMark(folder).end();
    assertThat(new RunMark(folder).begin()).isFalse();
  }
}
