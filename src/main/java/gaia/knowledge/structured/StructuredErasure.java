package gaia.knowledge.structured;

import gaia.files.DataFolder;
import gaia.privacy.ErasureParticipant;
import gaia.privacy.ErasurePhase;
import gaia.privacy.ErasureSubject;
import gaia.privacy.Holding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The structured archive of a conversation, also where a person has edited it. */
@ApplicationScoped
class StructuredErasure implements ErasureParticipant {

  @Inject DataFolder folder;

  @Override
  public String name() {
    return "structured";
  }

  @Override
  public ErasurePhase phase() {
    return ErasurePhase.DERIVED;
  }

  @Override
  public List<Holding> holdings(ErasureSubject subject) {
    String archive = subject.archiveId();
    if (archive == null) {
      return List.of();
    }
    StructuredFiles files = new StructuredFiles(folder);
    try {
      long there = files.versions(archive).stream().filter(Files::exists).count();
      return Stream.of(
              new Holding("structured_files", there),
              new Holding("evidence_lines", evidence(files.read(archive))))
          .filter(holding -> holding.count() > 0)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long evidence(Optional<String> markdown) {
    return markdown.map(text -> (long) MarkdownReader.read(text).footnotes().size()).orElse(0L);
  }

  @Override
  public void erase(ErasureSubject subject, Runnable breathe) throws IOException {
    if (subject.archiveId() != null) {
      for (Path version : new StructuredFiles(folder).versions(subject.archiveId())) {
        Files.deleteIfExists(version);
      }
    }
  }
}
