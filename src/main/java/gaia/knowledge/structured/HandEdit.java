package gaia.knowledge.structured;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A structured archive as people edit it: the text below the front matter. The head stays as it is,
 * so its checksum no longer fits, and that is how an edit is known and kept.
 *
 * @param head the front matter with the lines that fence it; empty when there is none
 */
record HandEdit(String head, String body) {

  /** Characters; far more than anything that is made here. */
  static final int LONGEST = 1_000_000;

  private static final Pattern HEAD = Pattern.compile("\\A---\\n.*?\\n---\\n", Pattern.DOTALL);

  static HandEdit of(String markdown) {
    String text = markdown.replace("\r\n", "\n");
    Matcher head = HEAD.matcher(text);
    return head.find()
        ? new HandEdit(head.group(), text.substring(head.end()).stripLeading())
        : new HandEdit("", text);
  }

  /** The whole document with another text below the same head. */
  String with(String newBody) {
    String text = newBody.replace("\r\n", "\n").strip() + "\n";
    return head.isEmpty() ? text : head + "\n" + text;
  }
}
