package gaia.privacy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an erasure: that it happened, when, and how much went.
 *
 * @param held what the rooms held when it was asked for; all of it is gone once the state is done
 * @param failure why it was given up
 */
public record ErasureReceipt(
    String id,
    String campaign,
    String conversationId,
    @Nullable String archiveId,
    @Nullable String taskId,
    ErasureState state,
    List<Holding> held,
    @Nullable String failure,
    Instant requested,
    @Nullable Instant finished) {

  public ErasureReceipt {
    held = List.copyOf(held);
  }
}
