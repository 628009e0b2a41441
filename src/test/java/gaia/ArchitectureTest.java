package gaia;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The map of the house: who may use whom, and where the foreign libraries live. */
@AnalyzeClasses(packages = "gaia", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** Every room may use these. */
  private static final Set<String> FLOOR = Set.of("configuration", "files", "access");

  /** A room, and the rooms it may use beside the floor and its own sub-rooms. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("configuration", Set.of()),
          Map.entry("files", Set.of()),
          Map.entry("access", Set.of()),
          Map.entry("tensor", Set.of()),
          Map.entry("languagemodel", Set.of()),
          Map.entry("background", Set.of()),
          Map.entry("privacy", Set.of("background")),
          Map.entry("embedding", Set.of("tensor", "languagemodel")),
          Map.entry("search", Set.of("embedding", "background", "privacy")),
          Map.entry("conversation", Set.of("search", "background", "privacy")),
          Map.entry("document", Set.of("search", "embedding", "background", "privacy")),
          Map.entry(
              "knowledge",
              Set.of(
                  "conversation", "search", "embedding", "languagemodel", "background", "privacy")),
          Map.entry(
              "lora",
              Set.of(
                  "knowledge", "conversation", "languagemodel", "background", "tensor", "privacy")),
          Map.entry(
              "assistant",
              Set.of(
                  "conversation", "knowledge", "search", "languagemodel", "background", "privacy")),
          Map.entry(
              "analytics", Set.of("conversation", "knowledge", "lora", "background", "privacy")),
          Map.entry("metrics", Set.of("search", "background")),
          Map.entry("digest", Set.of("conversation", "knowledge")),
          Map.entry("api", Set.of("privacy")),
          Map.entry("web", Set.of()),
          Map.entry("client", Set.of()),
          Map.entry("operations", Set.of()));

  @ArchTest
  static void rooms_use_only_what_the_map_allows(JavaClasses classes) {
    MAY_USE.forEach(
        (room, allowed) ->
            noClasses()
                .that()
                .resideInAPackage("gaia." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbiddenFor(room, allowed))
                .allowEmptyShould(true)
                .check(classes));
  }

  private static String[] forbiddenFor(String room, Set<String> allowed) {
    Set<String> forbidden = new TreeSet<>(MAY_USE.keySet());
    forbidden.add("status");
    forbidden.remove(room);
    forbidden.removeAll(allowed);
    if (!FLOOR.contains(room)) {
      forbidden.removeAll(FLOOR);
    }
    if (room.equals("files") || room.equals("access")) {
      forbidden.remove("configuration");
    }
    if (room.equals("access")) {
      forbidden.remove("files");
    }
    return forbidden.stream().map(other -> "gaia." + other + "..").toArray(String[]::new);
  }

  @ArchTest
  static final ArchRule every_class_lives_in_a_room_of_the_map =
      classes()
          .should()
          .resideInAnyPackage(
              java.util.stream.Stream.concat(
                      MAY_USE.keySet().stream(), java.util.stream.Stream.of("status"))
                  .map(room -> "gaia." + room + "..")
                  .toArray(String[]::new));

  @ArchTest
  static final ArchRule rooms_are_free_of_cycles =
      slices().matching("gaia.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule admission_knows_nothing_of_the_engine =
      noClasses()
          .that()
          .resideInAPackage("gaia.background.admission")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("gaia.background");

  @ArchTest
  static final ArchRule http_is_spoken_by_resources_and_the_api_room =
      noClasses()
          .that()
          .resideOutsideOfPackages("gaia.api", "gaia.client")
          .and()
          .haveNameNotMatching(".*Resource([$].*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.ws.rs..");

  @ArchTest
  static final ArchRule pages_are_backed_by_views_and_the_web_room =
      noClasses()
          .that()
          .resideOutsideOfPackage("gaia.web")
          .and()
          .haveSimpleNameNotEndingWith("View")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.faces..", "org.primefaces..");

  @ArchTest
  static final ArchRule entity_managers_belong_to_repositories =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Repository")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("jakarta.persistence.EntityManager");

  @ArchTest
  static final ArchRule lucene_stays_in_search =
      only("org.apache.lucene..", "gaia.search..", "gaia.embedding..");

  @ArchTest
  static final ArchRule foreign_documents_are_read_in_one_room =
      only("org.apache.tika..", "gaia.document..", "gaia.document..");

  @ArchTest
  static final ArchRule tensors_stay_in_their_room =
      only("org.nd4j..", "gaia.tensor..", "gaia.tensor..");

  @ArchTest
  static final ArchRule native_code_stays_in_the_tensor_room =
      only("org.bytedeco..", "gaia.tensor..", "gaia.tensor..");

  @ArchTest
  static final ArchRule models_are_spoken_to_from_one_room =
      only("dev.langchain4j..", "gaia.languagemodel..", "gaia.languagemodel..");

  @ArchTest
  static final ArchRule other_assistants_are_served_from_one_room =
      only("io.modelcontextprotocol..", "gaia.assistant..", "gaia.assistant..");

  @ArchTest
  static final ArchRule tokenizers_stay_with_the_encoders =
      only("ai.djl..", "gaia.embedding..", "gaia.embedding..");

  @ArchTest
  static final ArchRule the_kernel_is_called_from_one_class =
      noClasses()
          .that()
          .haveNameNotMatching("gaia\\.background\\.admission\\.Linux(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.sun.jna..");

  private static ArchRule only(String library, String... rooms) {
    return noClasses()
        .that(com.tngtech.archunit.base.DescribedPredicate.not(resideInAnyPackage(rooms)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  @ArchTest
  static final ArchRule the_client_brings_nothing_of_the_server =
      classes()
          .that()
          .resideInAPackage("gaia.client")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "gaia.client",
              "java..",
              "jakarta.ws.rs..",
              "jakarta.json..",
              "org.eclipse.microprofile.rest.client..",
              // Notes for the compiler, which nobody needs when it runs.
              "org.jspecify.annotations..");

  @ArchTest
  static final ArchRule the_server_has_no_use_for_its_client =
      noClasses()
          .that()
          .resideOutsideOfPackage("gaia.client")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("gaia.client");

  @ArchTest
  static final ArchRule handlers_are_hidden_and_live_outside_the_engine =
      classes()
          .that()
          .implement("gaia.background.TaskHandler")
          // Stands in for the handler that a task of another version had.
          .and()
          .doNotHaveFullyQualifiedName("gaia.background.UnknownTask")
          .should()
          .notBePublic()
          .andShould()
          .haveSimpleNameEndingWith("Task")
          .andShould()
          .resideOutsideOfPackage("gaia.background..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule names_say_what_a_thing_is =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("gaia.conversation.ConversationManager")
          .and()
          .doNotHaveFullyQualifiedName("gaia.assistant.AiManager")
          .and()
          .doNotHaveFullyQualifiedName("gaia.background.BackgroundProcessor")
          .should()
          .haveNameMatching(".*(Impl|Utils?|Helper|Manager|Service|Processor|Dto|Info)");

  @ArchTest
  static final ArchRule the_time_comes_from_an_injected_clock =
      noClasses()
          .that()
          .resideOutsideOfPackage("gaia.operations")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule lines_of_the_log_are_escaped_in_one_place =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("gaia.configuration.EscapedLog")
          .should()
          .callMethod(java.util.logging.Logger.class, "getLogger", String.class)
          .orShould()
          .callMethod(System.class, "getLogger", String.class);

  @ArchTest
  static final ArchRule nobody_prints =
      GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}
