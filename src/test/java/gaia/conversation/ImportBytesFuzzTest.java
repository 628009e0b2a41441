package gaia.conversation;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Every import format reads or refuses whatever comes, and ends. */
class ImportBytesFuzzTest {

  @FuzzTest
  void imports(byte[] bytes) {
    ImportFuzzTest.assertHarmless(bytes);
  }
}
