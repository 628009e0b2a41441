package gaia.status;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.background.TaskState;
import gaia.background.TaskView;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaskSheetTest {

  private static TaskView task(int number, String campaign) {
    return new TaskView(
        "t" + number,
        "summarize_conversation",
        "subject",
        "owner",
        campaign,
        TaskState.FAILED,
        10,
        Instant.EPOCH,
        Map.of(),
        1,
        3,
        null,
        null,
        null,
        0.5,
        null,
        null,
        "It \"broke\".",
        Map.of());
  }

  @Test
  void a_task_is_one_line_and_no_formula() throws IOException {
    StringWriter out = new StringWriter();
    TaskSheet.write(out, after -> List.of(task(1, "=1+1")));

    assertThat(out.toString().lines().toList())
        .hasSize(2)
        .last()
        .asString()
        .startsWith("\"t1\",\"summarize_conversation\",\"'=1+1\",\"failed\",\"10\",\"1\",\"3\"")
        .endsWith(",\"It \"\"broke\"\".\"");
  }

  @Test
  void all_pages_are_read_one_behind_the_other() throws IOException {
    List<String> asked = new ArrayList<>();
    StringWriter out = new StringWriter();
    TaskSheet.write(
        out,
        after -> {
          asked.add(String.valueOf(after));
          int from = after == null ? 0 : Integer.parseInt(after.substring(1)) + 1;
          return IntStream.range(from, Math.min(from + TaskSheet.PIECE, 1100))
              .mapToObj(number -> task(number, "c"))
              .toList();
        });

    assertThat(out.toString().lines()).hasSize(1101);
    assertThat(asked).containsExactly("null", "t499", "t999");
  }
}
