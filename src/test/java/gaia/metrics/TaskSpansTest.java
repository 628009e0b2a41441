package gaia.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskSpansTest {

  private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  void a_trace_is_read_as_it_was_written() {
    SpanContext read = TaskSpans.read(PARENT);

    assertThat(read.isValid()).isTrue();
    assertThat(read.isSampled()).isTrue();
    assertThat(TaskSpans.written(read)).isEqualTo(PARENT);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "no trace",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
      })
  void what_is_no_trace_belongs_to_none(String parent) {
    assertThat(TaskSpans.read(parent).isValid()).isFalse();
  }

  @Test
  void outside_of_a_trace_there_is_nothing_to_write() {
    assertThat(TaskSpans.written(SpanContext.getInvalid())).isNull();
  }
}
