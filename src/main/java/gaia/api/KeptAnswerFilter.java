package gaia.api;

import gaia.access.Caller;
import gaia.api.KeptAnswers.Standing;
import gaia.configuration.EscapedLog;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does a POST with an {@code Idempotency-Key} once: whoever sends it again gets the answer of the
 * first time. It stands behind the limits of bodies, so that what it reads is bounded.
 */
@WebFilter(
    filterName = "kept-answers",
    urlPatterns = {"/api/*", "/v1/*"},
    asyncSupported = true,
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD})
public class KeptAnswerFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  static final String KEY = "Idempotency-Key";
  static final String REPLAYED = "Idempotent-Replayed";

  private static final Logger LOG = EscapedLog.of(KeptAnswerFilter.class);
  private static final int LONGEST = 256 * 1024;
  private static final int RETRY_AFTER_SECONDS = 2;
  private static final int CONFLICT = 409;
  private static final List<String> HEADERS =
      List.of("Content-Type", "Location", "Cache-Control", "X-GAIA-Conversation");

  @Inject private transient KeptAnswers answers;
  @Inject private transient Caller caller;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    List<String> keys = Collections.list(request.getHeaders(KEY));
    if (keys.isEmpty()
        || !request.getMethod().equals("POST")
        || !caller.isKnown()
        || VersionedPathFilter.leadsElsewhere(request)) {
      chain.doFilter(request, response);
    } else if (keys.size() > 1 || !KeptAnswers.isKey(keys.get(0).strip())) {
      refuse(response, 400, KEY + " must be one key of 1 to 200 visible ASCII characters.");
    } else {
      once(request, response, chain, keys.get(0).strip());
    }
  }

  private void once(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain, String key)
      throws IOException, ServletException {
    Standing standing;
    try {
      standing = answers.begin(caller.owner(), key, "POST " + request.getRequestURI());
    } catch (RuntimeException e) {
      response.setIntHeader("Retry-After", RETRY_AFTER_SECONDS);
      UnreadBody.refuse(response, Problems.of(e));
      return;
    }
    if (standing instanceof Standing.Free free) {
      work(request, response, chain, free.id());
    } else if (standing instanceof Standing.Done done) {
      repeat(request, response, done.answer());
    } else if (standing instanceof Standing.Running) {
      response.setIntHeader("Retry-After", RETRY_AFTER_SECONDS);
      refuse(response, CONFLICT, "The first request with this " + KEY + " is still worked on.");
    } else {
      refuse(
          response,
          CONFLICT,
          "The server went away while it worked on the first request with this "
              + KEY
              + ". Look whether it was done, and use another key if not.");
    }
  }

  private void work(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain, String id)
      throws IOException, ServletException {
    DigestedRequest digested = new DigestedRequest(request);
    HeldAnswer held = new HeldAnswer(response, LONGEST);
    boolean kept = false;
    try {
      chain.doFilter(digested, held);
      if (isKept(held)) {
        kept = true;
        keep(id, digested, held);
      }
    } finally {
      if (!kept) {
        release(id);
      }
    }
    held.send();
  }

  /** Only successes count, and only what was made here: a backup is handed out anew each time. */
  private static boolean isKept(HttpServletResponse answer) {
    String type = answer.getContentType();
    return answer.getStatus() / 100 == 2
        && (type == null
            || type.startsWith("application/json")
            || type.startsWith("text/event-stream"));
  }

  /** What is done cannot be taken back because its answer cannot be kept; the log says so. */
  private void keep(String id, DigestedRequest digested, HeldAnswer held) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : HEADERS) {
      String value = held.getHeader(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    if (held.getContentType() != null) {
      headers.put("Content-Type", held.getContentType());
    }
    String body = held.isWhole() ? new String(held.bytes(), StandardCharsets.UTF_8) : null;
    try {
      answers.keep(id, fingerprint(digested), held.getStatus(), headers, body);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "An answer could not be kept for another request", e);
    }
  }

  /** Empty when the end of the body never came; then any body counts as the same. */
  private static String fingerprint(DigestedRequest digested) {
    try {
      return digested.fingerprint();
    } catch (IOException e) {
      return "";
    }
  }

  private void release(String id) {
    try {
      answers.release(id);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "A key could not be given back", e);
    }
  }

  private static void repeat(
      HttpServletRequest request, HttpServletResponse response, KeptAnswer answer)
      throws IOException {
    String first = String.valueOf(answer.fingerprint);
    if (!first.isEmpty() && !first.equals(sent(request, response))) {
      if (!response.isCommitted()) {
        refuse(response, 422, "This " + KEY + " was used for another request.");
      }
      return;
    }
    String body = answer.body;
    answer.sentHeaders().forEach(response::setHeader);
    response.setHeader(REPLAYED, "true");
    if (body == null) {
      refuse(response, CONFLICT, "This was done already; what was answered is not kept any more.");
      return;
    }
    response.setStatus(answer.status == null ? 200 : answer.status);
    if (!body.isEmpty()) {
      response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Null when the body cannot be read; that is answered here. */
  private static @Nullable String sent(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      return new DigestedRequest(request).fingerprint();
    } catch (IOException e) {
      UnreadBody.refuse(response, Problems.of(e));
      response.flushBuffer();
      return null;
    }
  }

  private static void refuse(HttpServletResponse response, int status, String detail)
      throws IOException {
    UnreadBody.refuse(response, Problems.of(status, detail));
  }
}
