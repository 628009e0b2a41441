package gaia.conversation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of every conversation of an import. */
public record ImportReport(List<Item> imported, List<Item> skipped, List<RefusedItem> refused) {

  /**
   * A conversation that is in the house.
   *
   * @param id of the conversation
   * @param archiveId null while it is not archived
   */
  public record Item(@Nullable String externalId, String id, @Nullable String archiveId) {}

  /** A conversation, or the rest of an upload, that was not taken in. */
  public record RefusedItem(@Nullable String externalId, String reason) {}

  /** A conversation on its way into the report. */
  static final class Line {
    final @Nullable String externalId;
    final String conversationId;
    final boolean isNew;
    @Nullable String archiveId;

    Line(@Nullable String externalId, ArchiveLedger.Stored stored) {
      this.externalId = externalId;
      this.conversationId = stored.conversationId();
      this.isNew = stored.isNew();
      this.archiveId = stored.archiveId().orElse(null);
    }

    Item item() {
      return new Item(externalId, conversationId, archiveId);
    }
  }

  /** The report while the import goes on. */
  static final class Draft {
    private final List<Line> lines = new ArrayList<>();
    private final List<RefusedItem> refused = new ArrayList<>();

    void add(@Nullable String externalId, ArchiveLedger.Stored stored) {
      lines.add(new Line(externalId, stored));
    }

    void refuse(@Nullable String externalId, String reason) {
      refused.add(new RefusedItem(externalId, reason));
    }

    List<Line> open() {
      return lines.stream().filter(line -> line.archiveId == null).toList();
    }

    ImportReport report() {
      return new ImportReport(
          lines.stream().filter(line -> line.isNew).map(Line::item).toList(),
          lines.stream().filter(line -> !line.isNew).map(Line::item).toList(),
          List.copyOf(refused));
    }
  }
}
