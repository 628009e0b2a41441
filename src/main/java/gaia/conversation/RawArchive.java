package gaia.conversation;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a raw archive file holds: a conversation, whole and frozen, with what was said about it when
 * it was archived.
 *
 * @param keywords the most telling first
 * @param turns numbered from 0 without gaps
 */
record RawArchive(
    String id,
    String conversationId,
    String owner,
    String campaign,
    String title,
    Instant created,
    Instant archived,
    String summary,
    List<String> keywords,
    List<Turn> turns) {

  /**
   * @throws IllegalArgumentException for anything that {@link RawArchiveFile#read} would refuse, so
   *     that no file is written that cannot be read
   */
  RawArchive {
    keywords = List.copyOf(keywords);
    turns = List.copyOf(turns);
    demand(ContentLimits.ID.matcher(id).matches(), "the id does not match " + ContentLimits.ID);
    demand(
        ContentLimits.ID.matcher(conversationId).matches(),
        "the conversation id does not match " + ContentLimits.ID);
    demand(
        Stream.concat(Stream.of(owner, campaign, title, summary), keywords.stream())
            .allMatch(text -> text.length() <= ContentLimits.CONTENT),
        "a text has more than " + ContentLimits.CONTENT + " characters");
    demand(
        turns.size() <= ContentLimits.MESSAGES, "more than " + ContentLimits.MESSAGES + " turns");
    for (int i = 0; i < turns.size(); i++) {
      demand(turns.get(i).index() == i, "turn " + i + " has the index " + turns.get(i).index());
      demand(
          turns.get(i).content().length() <= ContentLimits.CONTENT, "turn " + i + " is too long");
    }
  }

  private static void demand(boolean kept, String otherwise) {
    if (!kept) {
      throw new IllegalArgumentException("not an archive: " + otherwise);
    }
  }
}
