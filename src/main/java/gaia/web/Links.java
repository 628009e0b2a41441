package gaia.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Addresses inside the house. */
@Named("links")
@ApplicationScoped
public class Links {

  /** How many turns the page of an archive shows at once. */
  static final int TURNS_ON_A_PAGE = 1000;

  /** How many chunks the page of a document shows at once. */
  public static final int CHUNKS_ON_A_PAGE = 200;

  /** The page of an archive. */
  public String archive(String archiveId) {
    return "archive.xhtml?id=" + URLEncoder.encode(archiveId, StandardCharsets.UTF_8);
  }

  /**
   * A turn on the page of its archive.
   *
   * @param turn 0-based index in the conversation
   */
  public String turn(String archiveId, int turn) {
    int from = turn / TURNS_ON_A_PAGE * TURNS_ON_A_PAGE;
    return archive(archiveId) + (from == 0 ? "" : "&from=" + from) + "#t" + turn;
  }

  /** The page of a document. */
  public String document(String documentId) {
    return "document.xhtml?id=" + URLEncoder.encode(documentId, StandardCharsets.UTF_8);
  }

  /**
   * A chunk on the page of its document.
   *
   * @param chunk 0-based place in the document
   */
  public String chunk(String documentId, int chunk) {
    int from = chunk / CHUNKS_ON_A_PAGE * CHUNKS_ON_A_PAGE;
    return document(documentId) + (from == 0 ? "" : "&from=" + from) + "#c" + chunk;
  }

  /**
   * The address with other parameters.
   *
   * @param query what follows the question mark, encoded; null for nothing
   * @param wanted by name; those that are there are replaced, and an empty value takes one away
   */
  static String withParameters(String path, @Nullable String query, Map<String, String> wanted) {
    List<String> parts = new ArrayList<>();
    for (String part : query == null ? new String[0] : query.split("&", -1)) {
      String name = part.split("=", 2)[0];
      if (!part.isEmpty() && !wanted.containsKey(name)) {
        parts.add(part);
      }
    }
    new TreeMap<>(wanted)
        .forEach(
            (name, value) -> {
              if (!value.isEmpty()) {
                parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
              }
            });
    return parts.isEmpty() ? path : path + "?" + String.join("&", parts);
  }
}
