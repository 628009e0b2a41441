package gaia.knowledge.structured;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A structured archive in a list. A file that was edited by hand shows what can be read of it.
 *
 * @param path relative to the data folder
 * @param size bytes
 */
public record StructuredArchive(
    String archiveId,
    String name,
    String path,
    Instant modified,
    long size,
    @Nullable String title,
    @Nullable String campaign,
    @Nullable Instant created,
    List<String> keywords) {}
