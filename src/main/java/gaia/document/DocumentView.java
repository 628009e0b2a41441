package gaia.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document as others see it.
 *
 * @param path of the original, relative to the data folder
 * @param uploaded false for a file in a watched folder
 * @param sameAs the document whose content this one repeats
 * @param chunks how many pieces can be found; 0 until it is read
 * @param searchable when it was last indexed
 */
public record DocumentView(
    String id,
    String owner,
    String campaign,
    String name,
    String path,
    boolean uploaded,
    String format,
    long size,
    DocumentState state,
    @Nullable String failure,
    @Nullable String sameAs,
    int chunks,
    @Nullable String taskId,
    Instant created,
    Instant updated,
    @Nullable Instant searchable) {}
