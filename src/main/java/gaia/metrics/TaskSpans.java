package gaia.metrics;

import gaia.background.TaskTrace;
import gaia.background.TaskView;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Each try of a task as a span, child of what queued the task, so that a trace shows the request,
 * the tries it led to and what those queued in turn. Source of the format: W3C Trace Context, 3.2.
 */
final class TaskSpans implements TaskTrace {

  private static final Pattern PARENT =
      Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

  private final Tracer tracer;

  TaskSpans(Tracer tracer) {
    this.tracer = tracer;
  }

  @Override
  public @Nullable String here() {
    return written(Span.current().getSpanContext());
  }

  static @Nullable String written(SpanContext context) {
    return context.isValid()
        ? "00-%s-%s-%s"
            .formatted(context.getTraceId(), context.getSpanId(), context.getTraceFlags().asHex())
        : null;
  }

  /** What cannot be read is a trace of nobody: the try begins one of its own. */
  static SpanContext read(@Nullable String parent) {
    Matcher parts = PARENT.matcher(parent == null ? "" : parent);
    return parts.matches()
        ? SpanContext.createFromRemoteParent(
            parts.group(1),
            parts.group(2),
            TraceFlags.fromHex(parts.group(3), 0),
            TraceState.getDefault())
        : SpanContext.getInvalid();
  }

  @Override
  public Try begin(TaskView task, @Nullable String from) {
    SpanBuilder builder =
        tracer
            .spanBuilder("background " + task.type())
            .setSpanKind(SpanKind.CONSUMER)
            .setParent(Context.root().with(Span.wrap(read(from))));
    builder.setAttribute("gaia.task.id", task.id());
    builder.setAttribute("gaia.task.type", task.type());
    builder.setAttribute("gaia.task.attempt", task.attempts() + 1L);
    return new OneTry(builder.startSpan());
  }

  private static final class OneTry implements Try {
    private final Span span;
    private final Scope scope;

    // Closed by end(), which the engine calls once for each try.
    @SuppressWarnings("MustBeClosedChecker")
    OneTry(Span span) {
      this.span = span;
      this.scope = span.makeCurrent();
    }

    @Override
    public Runnable around(Runnable effect) {
      return () -> {
        try (Scope again = span.makeCurrent()) {
          effect.run();
        }
      };
    }

    @Override
    public void end(String outcome, @Nullable Throwable fault) {
      scope.close();
      span.setAttribute("gaia.task.outcome", outcome);
      if (fault != null) {
        // Its message may hold words of a conversation, so only its kind is told.
        span.setStatus(StatusCode.ERROR, fault.getClass().getName());
      }
      span.end();
    }
  }
}
