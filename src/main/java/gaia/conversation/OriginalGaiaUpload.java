package gaia.conversation;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The files of one {@link OriginalGaiaImport} while they are read. */
final class OriginalGaiaUpload {

  private static final String ARCHIVE = ".md";
  private static final int CHARACTERS = 20_000_000;

  private final ZoneId zone;
  private final Consumer<ImportItem> items;
  private final Set<String> listed = new LinkedHashSet<>();
  private final Set<String> seen = new HashSet<>();

  OriginalGaiaUpload(ZoneId zone, Consumer<ImportItem> items) {
    this.zone = zone;
    this.items = items;
  }

  void file(String name, InputStream content) {
    String shown = CleanText.line(name, 120);
    if (name.equals(OriginalGaiaImport.INDEX)) {
      index(content);
    } else if (!name.endsWith(ARCHIVE)) {
      refuse(null, shown + " is neither " + OriginalGaiaImport.INDEX + " nor an .md file.");
    } else if (name.endsWith("_structured" + ARCHIVE)) {
      refuse(null, shown + " is a structured archive; it is made again from the conversation.");
    } else {
      archive(name.substring(0, name.length() - ARCHIVE.length()), shown, content);
    }
  }

  /** Refuses what the index names and nobody brought. */
  void end() {
    for (String id : listed) {
      if (!seen.contains(id)) {
        refuse(
            externalId(id), OriginalGaiaImport.INDEX + " names it, but there is no " + id + ".md.");
      }
    }
  }

  private void archive(String id, String shown, InputStream content) {
    if (!ContentLimits.ID.matcher(id).matches()) {
      refuse(null, shown + ": the name before .md must be 1 to 80 letters, digits, - or _.");
    } else if (!seen.add(id)) {
      refuse(externalId(id), shown + " was sent twice; the first one counts.");
    } else {
      items.accept(read(id, shown, content));
    }
  }

  private ImportItem read(String id, String shown, InputStream content) {
    try {
      OriginalGaiaArchive archive = OriginalGaiaArchive.parse(id, text(content));
      return new ImportItem.Read(archive.conversation(externalId(id), zone));
    } catch (ContentFault e) {
      return new ImportItem.Refused(externalId(id), shown + ": " + e.reason());
    } catch (CharacterCodingException e) {
      return new ImportItem.Refused(externalId(id), shown + " is not UTF-8 text.");
    } catch (IOException e) {
      return new ImportItem.Refused(externalId(id), shown + " could not be read to its end.");
    }
  }

  private static String text(InputStream content) throws IOException {
    StringBuilder text = new StringBuilder();
    // Not closed: the stream belongs to the caller.
    Reader reader = Utf8.reader(content);
    char[] buffer = new char[8_192];
    for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
      text.append(buffer, 0, n);
      if (text.length() > CHARACTERS) {
        throw new ContentFault("The file has more than " + CHARACTERS + " characters.");
      }
    }
    return text.toString();
  }

  private void index(InputStream content) {
    JsonImport.read(
        content,
        item -> {
          if (item instanceof ImportItem.Refused refused) {
            refuse(null, OriginalGaiaImport.INDEX + ": " + refused.reason());
          }
        },
        cursor -> cursor.elements(() -> entry(cursor)));
  }

  /** Only the id counts: all else stands in the archive, or is made anew. */
  private void entry(JsonCursor cursor) throws IOException {
    try {
      if (listed.size() < ContentLimits.CONVERSATIONS) {
        listed.add(id(cursor));
      }
    } catch (ContentFault e) {
      refuse(null, OriginalGaiaImport.INDEX + ": " + e.reason());
    }
  }

  private static String id(JsonCursor cursor) throws IOException {
    String[] id = {""};
    cursor.members(
        name -> {
          if (name.equals("id")) {
            id[0] = cursor.text(ContentLimits.CONTENT);
          }
        });
    if (!ContentLimits.ID.matcher(id[0]).matches()) {
      throw cursor.faultOf("id", "must be 1 to 80 letters, digits, hyphens or underscores");
    }
    return id[0];
  }

  private static String externalId(String id) {
    return "gaia:" + id;
  }

  private void refuse(@Nullable String externalId, String reason) {
    items.accept(new ImportItem.Refused(externalId, reason));
  }
}
