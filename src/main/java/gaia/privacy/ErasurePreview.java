package gaia.privacy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an erasure would remove, shown before anything is removed. */
public record ErasurePreview(
    String conversationId,
    @Nullable String archiveId,
    String campaign,
    String title,
    List<Holding> holdings) {

  public ErasurePreview {
    holdings = List.copyOf(holdings);
  }
}
