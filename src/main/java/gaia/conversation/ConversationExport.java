package gaia.conversation;

import gaia.privacy.ExportFiles;
import gaia.privacy.ExportParticipant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every conversation, open or archived, as a file that {@code POST /api/conversations/import}
 * takes; beside those that are archived their raw files as they lie on disk.
 */
@ApplicationScoped
class ConversationExport implements ExportParticipant {

  private static final int PAGE = 200;

  @Inject Conversations conversations;
  @Inject ConversationManager manager;
  @Inject RawFiles raw;

  /** The plain format of an import. */
  record Plain(List<PlainOne> conversations) {}

  record PlainOne(
      @Nullable String externalId,
      String id,
      String title,
      String campaign,
      boolean archived,
      Instant created,
      List<ConversationsResource.TurnBody> messages) {}

  @Override
  public String folder() {
    return "conversations";
  }

  @Override
  public void export(String owner, ExportFiles files) throws IOException {
    List<ConversationView> page = conversations.list(owner, null, PAGE, null);
    while (!page.isEmpty()) {
      for (ConversationView one : page) {
        files.json(one.id() + ".json", new Plain(List.of(plain(owner, one))));
      }
      page = conversations.list(owner, null, PAGE, page.get(page.size() - 1).id());
    }
    for (String archive : manager.ownedIds(owner).stream().sorted().toList()) {
      files.copy("raw_" + archive + ".json", raw.json(archive));
      files.copy("raw_" + archive + ".md", raw.markdown(archive));
    }
  }

  private PlainOne plain(String owner, ConversationView one) {
    return new PlainOne(
        one.externalId() == null ? "gaia-export:" + one.id() : one.externalId(),
        one.id(),
        one.title(),
        one.campaign(),
        one.archived(),
        one.created(),
        conversations.turns(owner, one.id()).stream()
            .map(ConversationsResource.TurnBody::of)
            .toList());
  }
}
