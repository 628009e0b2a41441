package gaia.digest;

import gaia.knowledge.extraction.Extraction;
import java.time.Instant;

/** One archived conversation, and what was found in it. */
record Session(
    String archiveId,
    String title,
    String campaign,
    Instant began,
    Instant archived,
    Extraction found) {}
