package gaia.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors are worth having only with the compiler that knows them. */
class KernelChoiceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mixed mode, sharing                  | true
          mixed mode, emulated-client, sharing | false
          interpreted mode, sharing            | false
          """)
  void a_machine_that_does_not_optimize_is_told_by_its_description(String info, boolean optimizes) {
    assertThat(KernelChoice.optimizes(info)).isEqualTo(optimizes);
  }
}
