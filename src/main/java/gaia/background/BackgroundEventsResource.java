package gaia.background;

import com.fasterxml.jackson.core.JsonProcessingException;
import gaia.access.Caller;
import gaia.access.Refusal;
import gaia.background.feed.Outlet;
import gaia.files.Json;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * What the engine does, as it happens: Server-Sent Events with ids, so that a client that comes
 * back misses nothing. The request is over as soon as the stream is open; no thread belongs to it.
 */
@Path("/background/events")
public class BackgroundEventsResource {

  @Inject Announcer announcer;
  @Inject Caller caller;

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @APIResponse(
      responseCode = "200",
      description = "What happens from now on, and since Last-Event-ID; the stream has no end",
      content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS))
  public void listen(
      @HeaderParam("Last-Event-ID") @Nullable String lastSeen,
      @Context SseEventSink sink,
      @Context Sse sse) {
    Outlet outlet =
        new Outlet(parcel -> sink.send(event(sse, parcel)), sink::isClosed, () -> close(sink));
    if (!announcer.listen(caller.owner(), lastSeen, outlet)) {
      throw Refusal.tooMany("As many listeners as this server takes are there already.");
    }
  }

  private static void close(SseEventSink sink) {
    try {
      sink.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OutboundSseEvent event(Sse sse, Outlet.Parcel parcel) {
    OutboundSseEvent.Builder builder = sse.newEventBuilder();
    if (parcel.isSignOfLife() || parcel.body() == null) {
      return builder.comment("still here").build();
    }
    return builder
        .id(parcel.id())
        .name(parcel.kind())
        .mediaType(MediaType.TEXT_PLAIN_TYPE)
        .data(json(parcel.body()))
        .build();
  }

  private static String json(Object body) {
    try {
      return Json.mapper().writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
