package gaia.knowledge.structured;

import gaia.conversation.Transcript;
import gaia.knowledge.extraction.Extraction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was found in each archive, for the rooms that make more of it. */
@ApplicationScoped
@Transactional
public class Extractions {

  @Inject ExtractionRepository repository;
  @Inject Event<ConversationExtracted> extracted;
  @Inject Clock clock;

  /** What the last reading of an archive found, whoever owns it, for tasks that work on it. */
  public Optional<Extraction> find(String archiveId) {
    return repository.find(archiveId).map(StoredExtraction::extraction);
  }

  /** The same of many archives, by their ids; those that were not read yet are left out. */
  public Map<String, Extraction> findAll(Collection<String> archiveIds) {
    return repository.findAll(archiveIds).stream()
        .collect(Collectors.toMap(row -> row.archiveId, StoredExtraction::extraction));
  }

  /**
   * Keeps what was found instead of what was found before, and tells the other rooms.
   *
   * @param written the structured archive; null where a person's file stands in its place
   */
  void keep(Transcript transcript, Extraction found, @Nullable String written) {
    StoredExtraction row =
        repository.find(transcript.archiveId()).orElseGet(() -> inserted(transcript, found));
    row.holds(found, clock.instant());
    if (written != null) {
      row.wrote(written);
    }
    extracted.fire(
        new ConversationExtracted(
            transcript.archiveId(), transcript.owner(), transcript.campaign()));
  }

  private StoredExtraction inserted(Transcript transcript, Extraction found) {
    StoredExtraction row = new StoredExtraction(transcript);
    row.holds(found, clock.instant());
    repository.insert(row);
    return row;
  }
}
