package gaia.knowledge.structured;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Nothing but harmless tags comes out of any markdown. */
class MarkdownFuzzTest {

  @FuzzTest
  void markdown(FuzzedDataProvider data) {
    HostileMarkdownTest.assertOnlyHarmlessTags(data.consumeRemainingAsString());
  }
}
