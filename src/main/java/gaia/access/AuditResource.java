package gaia.access;

import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The audit log over HTTP; for administrators. */
@Path("/audit")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

  @Inject AuditLog log;

  /**
   * One line.
   *
   * @param outcome the HTTP status of the answer
   */
  public record Line(
      long number,
      Instant at,
      String who,
      String origin,
      String action,
      String subject,
      int outcome,
      String previous,
      String hash) {

    static Line of(AuditEntry entry) {
      return new Line(
          entry.number,
          entry.at,
          entry.owner,
          entry.origin,
          entry.action,
          entry.subject,
          entry.outcome,
          entry.previous,
          entry.hash);
    }
  }

  /** A page, newest first. */
  public record Page(boolean success, List<Line> entries, @Nullable String next) {}

  /**
   * Whether the chain holds.
   *
   * @param firstBroken number of the first line that was changed, or stands behind a gap
   */
  public record Check(boolean success, boolean intact, long entries, @Nullable Long firstBroken) {}

  @GET
  public Page list(
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    PageLimit page = new PageLimit(limit);
    List<Line> found = log.newest(page.fetched(), number(cursor)).stream().map(Line::of).toList();
    return new Page(
        true, page.shown(found), page.next(found, line -> Long.toString(line.number())));
  }

  @GET
  @Path("/check")
  public Check check() {
    AuditLog.Verdict verdict = log.readAll(entry -> {});
    return new Check(true, verdict.isIntact(), verdict.entries(), verdict.firstBroken());
  }

  /** The whole log as comma-separated values, oldest first. */
  @GET
  @Path("/export")
  @Produces("text/csv")
  public String export() {
    StringBuilder csv =
        new StringBuilder("number,at,who,origin,action,subject,outcome,previous,hash\r\n");
    log.readAll(entry -> append(csv, entry));
    return csv.toString();
  }

  private static void append(StringBuilder csv, AuditEntry entry) {
    csv.append(entry.number).append(',').append(entry.at).append(',');
    for (String text : List.of(entry.owner, entry.origin, entry.action, entry.subject)) {
      csv.append(field(text)).append(',');
    }
    csv.append(entry.outcome).append(',').append(entry.previous).append(',');
    csv.append(entry.hash).append("\r\n");
  }

  /** Quoted; and no spreadsheet takes it for a formula. */
  static String field(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }

  private static @Nullable Long number(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      return Long.valueOf(cursor);
    } catch (NumberFormatException e) {
      throw Refusal.invalid("cursor must be the value of next of the page before");
    }
  }
}
