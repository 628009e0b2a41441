package gaia.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import gaia.access.Refusal;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.CharConversionException;
import java.io.EOFException;
import java.net.SocketTimeoutException;
import java.util.UUID;

/** Turns what was thrown into what a client may know of it. */
final class Problems {

  private static final int REQUEST_TIMEOUT = 408;
  private static final int PAYLOAD_TOO_LARGE = 413;
  private static final int UNPROCESSABLE = 422;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int INSUFFICIENT_STORAGE = 507;
  private static final int SERVER_ERROR = 500;

  private Problems() {}

  static Problem of(Throwable thrown) {
    if (thrown instanceof Refusal refusal) {
      return problem(status(refusal.kind()), String.valueOf(refusal.getMessage()));
    }
    if (BodyTooLarge.isBehind(thrown)) {
      return problem(PAYLOAD_TOO_LARGE, "The body is larger than this server accepts.");
    }
    if (thrown instanceof EOFException) {
      return problem(400, "The body ended before it was whole.");
    }
    if (BodyTooSlow.isBehind(thrown) || thrown instanceof SocketTimeoutException) {
      return problem(REQUEST_TIMEOUT, "The body came too slowly.");
    }
    if (thrown instanceof JsonProcessingException json) {
      return problem(400, describe(json));
    }
    if (thrown instanceof CharConversionException) {
      return problem(400, "The body is not valid UTF-8.");
    }
    if (thrown instanceof WebApplicationException web) {
      return ofWeb(web);
    }
    return StorageTrouble.behind(thrown)
        .map(trouble -> problem(trouble.status(), trouble.sentence()))
        .orElseGet(
            () -> problem(SERVER_ERROR, "Something went wrong in the server. Its log knows more."));
  }

  static Problem tooLarge(long limit) {
    return problem(
        PAYLOAD_TOO_LARGE, "The body is larger than the %d bytes allowed.".formatted(limit));
  }

  /** A fault that is known by its status. */
  static Problem of(int status, String detail) {
    return problem(status, detail);
  }

  private static Problem ofWeb(WebApplicationException web) {
    Throwable cause = web.getCause();
    if (cause instanceof JsonProcessingException
        || BodyTooLarge.isBehind(web)
        || BodyTooSlow.isBehind(web)) {
      return of(cause == null ? web : cause);
    }
    int status = web.getResponse().getStatus();
    boolean ours = cause == null && web.getStackTrace().length > 0 && thrownByResource(web);
    return problem(status, ours ? String.valueOf(web.getMessage()) : sentence(status));
  }

  /** The container's own messages name classes and paths, so only ours are passed on. */
  private static boolean thrownByResource(WebApplicationException web) {
    return web.getStackTrace()[0].getClassName().startsWith("gaia.");
  }

  private static String describe(JsonProcessingException json) {
    if (json instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      StringBuilder where = new StringBuilder();
      for (JsonMappingException.Reference step : mapping.getPath()) {
        where.append(
            step.getFieldName() == null
                ? "[" + step.getIndex() + "]"
                : (where.isEmpty() ? "" : ".") + step.getFieldName());
      }
      return "The value of %s is not what is expected there.".formatted(where);
    }
    if (json instanceof JsonMappingException) {
      return "The body is not the JSON that is expected here.";
    }
    var at = json.getLocation();
    return at == null
        ? "The body is not JSON."
        : "The body is not JSON: line %d, column %d.".formatted(at.getLineNr(), at.getColumnNr());
  }

  private static String sentence(int status) {
    return switch (status) {
      case 400 -> "The request cannot be understood.";
      case 404 -> "There is nothing here.";
      case 405 -> "This method is not allowed here.";
      case 406 -> "None of the accepted media types can be produced.";
      case 415 -> "This media type cannot be read here; send application/json.";
      default -> title(status) + ".";
    };
  }

  private static int status(Refusal.Kind kind) {
    return switch (kind) {
      case INVALID -> 400;
      case NOT_FOUND -> 404;
      case FORBIDDEN -> 403;
      case CONFLICT -> 409;
      case TOO_LARGE -> PAYLOAD_TOO_LARGE;
      case TOO_MANY -> TOO_MANY_REQUESTS;
      case NO_ROOM -> INSUFFICIENT_STORAGE;
    };
  }

  private static Problem problem(int status, String detail) {
    return new Problem(status, title(status), detail, "urn:uuid:" + UUID.randomUUID());
  }

  private static String title(int status) {
    if (status == INSUFFICIENT_STORAGE) {
      return "Insufficient Storage";
    }
    if (status == UNPROCESSABLE) {
      return "Unprocessable Content";
    }
    Response.Status known = Response.Status.fromStatusCode(status);
    return known == null ? "Status " + status : known.getReasonPhrase();
  }
}
