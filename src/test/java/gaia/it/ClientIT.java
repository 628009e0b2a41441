package gaia.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gaia.client.ArchivesClient.About;
import gaia.client.ArchivesClient.Archive;
import gaia.client.AssistantClient.Answer;
import gaia.client.AssistantClient.Question;
import gaia.client.BackgroundClient.Task;
import gaia.client.BackgroundClient.Wish;
import gaia.client.ConversationsClient.Archived;
import gaia.client.ConversationsClient.Foreign;
import gaia.client.ConversationsClient.Import;
import gaia.client.ConversationsClient.ImportReport;
import gaia.client.ConversationsClient.Message;
import gaia.client.ConversationsClient.Start;
import gaia.client.ConversationsClient.Turn;
import gaia.client.Fault;
import gaia.client.Gaia;
import gaia.client.Retries;
import gaia.client.SearchClient.Hit;
import gaia.client.SearchTerms;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The client beside the server that it speaks with: each call does what its words say. */
@ExtendWith(SharedServer.class)
class ClientIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Gaia gaia;
  private final Gaia watching;

  ClientIT(GaiaServer server) {
    gaia = Gaia.at(URI.create(server.url())).with(Retries.NONE);
    watching = gaia.inBackground();
    gaia.background().resume();
  }

  private Archive processed(String id) {
    return Await.until(
        "the archive is worked through and searchable",
        PATIENCE,
        () -> watching.archives().find(id).archive(),
        archive -> archive.processed() != null && archive.searchable() != null);
  }

  @Test
  void a_conversation_is_begun_continued_archived_read_and_found() {
    String id = gaia.conversations().start(new Start("Ropes", "client-a")).conversation().id();
    List<Turn> stored =
        gaia.conversations()
            .add(
                id,
                List.of(
                    Message.said("Jonas", "My sister Ilse lives in Quillhaven and sells rope."),
                    Message.said("Mara", "Then we buy our rope in Quillhaven.")))
            .messages();
    Archived archived = gaia.conversations().archive(id);

    assertThat(stored).extracting(Turn::turn).containsExactly(0, 1);
    assertThat(stored).extracting(Turn::speaker).containsExactly("Jonas", "Mara");
    assertThat(gaia.conversations().find(id).conversation().archived()).isTrue();
    Task task = gaia.background().task(archived.taskId()).task();
    assertThat(task.type()).isEqualTo("summarize_conversation");
    Archive archive = processed(archived.id());
    assertThat(archive.status()).isEqualTo("processed");
    assertThat(gaia.archives().structured(archived.id()).content()).contains("Quillhaven");
    assertThat(gaia.archives().structured().structuredArchives())
        .anyMatch(each -> each.archiveId().equals(archived.id()));
    List<Hit> hits =
        gaia.search().find(SearchTerms.of("Quillhaven", 9).archive(archived.id())).results();
    assertThat(hits).isNotEmpty().allMatch(hit -> hit.archiveId().equals(archived.id()));
    assertThat(gaia.search().find(SearchTerms.of("Quillhaven", 5).campaign("client-z")).results())
        .isEmpty();
    assertThat(
            gaia.search()
                .find(SearchTerms.of("rope", 5).campaign("client-a").kind("turn").speaker("Mara"))
                .results())
        .extracting(Hit::turn)
        .containsExactly(1);
    assertThat(gaia.archives().related(new About("Quillhaven rope")).relevantConversations())
        .anyMatch(each -> each.id().equals(archived.id()));
  }

  @Test
  void what_is_taken_in_twice_is_there_once_and_answers_questions() {
    String name = "client-" + UUID.randomUUID();
    Import notes =
        new Import(
            List.of(
                new Foreign(
                    name,
                    "The bell",
                    "client-b",
                    List.of(Message.said("Ines", "The bell of the Vexworth is made of bone.")))),
            true);

    ImportReport first = gaia.conversations().take(notes);
    ImportReport second = gaia.conversations().take(notes);

    assertThat(first.imported()).singleElement().matches(one -> one.archiveId() != null);
    assertThat(second.imported()).isEmpty();
    assertThat(second.skipped()).isEqualTo(first.imported());
    processed(String.valueOf(first.imported().get(0).archiveId()));
    String table =
        gaia.conversations().start(new Start("The table", "client-b")).conversation().id();
    Answer answer =
        gaia.assistant().ask(new Question("What is the bell of the Vexworth made of?", table));
    assertThat(answer.citations()).anyMatch(citation -> citation.quote().contains("made of bone"));
    assertThat(gaia.knowledge().facts("client-b", null, null, 50, null).facts())
        .allMatch(fact -> fact.campaign().equals("client-b"));
  }

  @Test
  void pages_follow_one_another() {
    for (int i = 0; i < 3; i++) {
      gaia.conversations().start(new Start("Page " + i, "client-c"));
    }

    var first = gaia.conversations().list("client-c", 2, null);
    var rest = gaia.conversations().list("client-c", 2, first.next());

    assertThat(first.conversations()).hasSize(2);
    assertThat(rest.conversations()).hasSize(1);
    assertThat(rest.next()).isNull();
    assertThat(gaia.archives().list("client-none", 5, null).archives()).isEmpty();
  }

  @Test
  void work_is_watched_and_steered() {
    assertThat(gaia.background().pause(new Wish(5)).message()).contains("paused");
    assertThat(gaia.background().status().status().scheduler().sentence()).isNotBlank();
    assertThat(gaia.background().resume().message()).contains("go on");
    assertThat(gaia.background().registerActivity().message()).isNotBlank();
    assertThat(gaia.background().tasks(null, null, 5, null).tasks()).hasSizeLessThanOrEqualTo(5);
    assertThat(gaia.operations().ready().status()).isEqualTo("UP");
  }

  @Test
  void a_refusal_is_a_fault_in_words() {
    Fault unknown = catchThrowableOfType(Fault.class, () -> gaia.background().task("no-such-task"));
    Fault empty =
        catchThrowableOfType(Fault.class, () -> gaia.assistant().ask(new Question(" ", null)));

    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown).hasMessage("Task not found");
    assertThat(empty.status()).isEqualTo(400);
    assertThat(empty).hasMessage("Query cannot be empty");
  }

  @Test
  void a_backup_is_read_as_it_is_made() throws IOException {
    try (InputStream backup = gaia.operations().backup();
        ZipInputStream zip = new ZipInputStream(backup)) {
      assertThat(zip.getNextEntry()).isNotNull();
    }
  }

  @Test
  void a_server_that_is_not_there_is_tried_again_and_then_named() {
    Gaia nobody = Gaia.at(URI.create("http://127.0.0.1:1")).with(new Retries(2, Duration.ZERO));

    assertThat(catchThrowableOfType(RuntimeException.class, () -> nobody.background().status()))
        .hasRootCauseInstanceOf(java.net.ConnectException.class);
  }
}
