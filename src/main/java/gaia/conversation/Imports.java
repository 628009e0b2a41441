package gaia.conversation;

import gaia.access.Caller;
import gaia.access.Refusal;
import gaia.configuration.EscapedLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.logging.Logger;

/**
 * Takes in conversations from elsewhere. Each is stored in a transaction of its own, as soon as it
 * is read; what is there already is left alone, so an import can be repeated.
 */
@ApplicationScoped
class Imports {

  private static final Logger LOG = EscapedLog.of(Imports.class);

  @Inject ArchiveLedger ledger;
  @Inject ConversationManager manager;

  /** Imports JSON, plain or a ChatGPT export; an upload may itself ask to be archived. */
  ImportReport json(String owner, InputStream upload, boolean archive) {
    ImportReport.Draft draft = new ImportReport.Draft();
    ImportEnd end = new DetectedImport().read(upload, item -> take(owner, item, draft));
    if (archive || Boolean.TRUE.equals(end.archive())) {
      archive(owner, draft);
    }
    return draft.report();
  }

  /** Imports files of the first GAIA. */
  ImportReport originalFiles(String owner, Iterator<ImportPart> parts) {
    ImportReport.Draft draft = new ImportReport.Draft();
    new OriginalGaiaImport(ZoneId.systemDefault())
        .readParts(parts, item -> take(owner, item, draft));
    archive(owner, draft);
    return draft.report();
  }

  /** Imports what the first GAIA left in a folder of this machine. */
  void originalFolder(Path folder) {
    ImportReport.Draft draft = new ImportReport.Draft();
    new OriginalGaiaImport(ZoneId.systemDefault())
        .readFolder(folder, item -> take(Caller.LOCAL, item, draft));
    archive(Caller.LOCAL, draft);
    ImportReport report = draft.report();
    report.refused().forEach(no -> LOG.warning(() -> "Not taken in: " + no.reason()));
    if (!report.imported().isEmpty()) {
      LOG.info(() -> "Taken in from the first GAIA: " + report.imported().size());
    }
  }

  private void take(String owner, ImportItem item, ImportReport.Draft draft) {
    if (item instanceof ImportItem.Refused refused) {
      draft.refuse(refused.externalId(), refused.reason());
    } else if (item instanceof ImportItem.Read read) {
      store(owner, read.conversation(), draft);
    }
  }

  private void store(String owner, ImportedConversation incoming, ImportReport.Draft draft) {
    String given = incoming.externalId();
    try {
      String externalId = given == null ? fingerprint(incoming) : given;
      draft.add(given, ledger.store(owner, incoming, externalId));
    } catch (Refusal e) {
      draft.refuse(given, String.valueOf(e.getMessage()));
    }
  }

  private void archive(String owner, ImportReport.Draft draft) {
    for (ImportReport.Line line : draft.open()) {
      try {
        line.archiveId =
            manager.summarizeAndArchiveForBackground(owner, line.conversationId).archiveId();
      } catch (Refusal e) {
        if (e.kind() == Refusal.Kind.NO_ROOM) {
          throw e;
        }
        LOG.warning(() -> "Imported but not archived: " + e.getMessage());
      }
    }
  }

  /** Stands in for an id: two conversations without one are the same if all is the same. */
  private static String fingerprint(ImportedConversation incoming) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      List.of(incoming.title(), String.valueOf(incoming.campaign()), incoming.messages().toString())
          .forEach(part -> digest.update(part.getBytes(StandardCharsets.UTF_8)));
      return "sha256:" + HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
