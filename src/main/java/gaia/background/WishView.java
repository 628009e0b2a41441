package gaia.background;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wish of a person that holds for all background work.
 *
 * @param until null when it holds until it is taken back
 */
public record WishView(String by, Instant since, @Nullable Instant until) {}
