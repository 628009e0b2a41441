package gaia.knowledge.facts;

import java.util.List;
import java.util.regex.Pattern;

/** Says in plainer words what has many forms; read from the resource {@code rewordings.txt}. */
final class Rewordings {

  private record Rewording(Pattern pattern, String plain) {}

  private static final List<Rewording> ALL =
      SentencePattern.lines("rewordings.txt").map(Rewordings::of).toList();

  private Rewordings() {}

  private static Rewording of(String line) {
    String[] parts = line.split(" =>(?: |$)", 2);
    return new Rewording(Pattern.compile(SentencePattern.expanded(parts[0])), parts[1]);
  }

  /** The sentence, each form replaced once at most. */
  static String plainer(String sentence) {
    String plain = sentence;
    for (Rewording one : ALL) {
      plain = one.pattern().matcher(plain).replaceFirst(one.plain());
    }
    return plain;
  }
}
