package gaia.api;

import gaia.configuration.EscapedLog;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Answers every fault of a resource with a problem, and logs those that are ours. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = EscapedLog.of(ProblemMapper.class);
  private static final int RETRY_AFTER_SECONDS = 30;

  @Override
  public Response toResponse(Throwable thrown) {
    Throwable cause = unwrapped(thrown);
    if (cause instanceof WebApplicationException web && web.getResponse().getStatus() < 400) {
      return web.getResponse();
    }
    Problem problem = Problems.of(cause);
    if (problem.status() >= 500) {
      LOG.log(Level.SEVERE, thrown, () -> "Request failed, told the client " + problem.instance());
    }
    Response.ResponseBuilder answer =
        Response.status(problem.status()).type(Problem.TYPE).entity(problem.json());
    if (problem.status() == 503 || problem.status() == 429) {
      answer.header("Retry-After", RETRY_AFTER_SECONDS);
    }
    if (cause instanceof WebApplicationException web) {
      String allow = web.getResponse().getHeaderString("Allow");
      if (allow != null) {
        answer.header("Allow", allow);
      }
    }
    return answer.build();
  }

  /** Looks through the wrappers that transactions and containers put around a fault. */
  private static Throwable unwrapped(Throwable thrown) {
    Throwable at = thrown;
    while (at.getCause() != null
        && (at instanceof jakarta.ejb.EJBException
            || at instanceof jakarta.transaction.RollbackException
            || at instanceof java.io.UncheckedIOException
            || at.getClass() == RuntimeException.class)) {
      at = at.getCause();
    }
    return at;
  }
}
