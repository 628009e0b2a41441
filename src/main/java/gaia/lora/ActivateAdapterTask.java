package gaia.lora;

import gaia.background.BackgroundProcessorConfig;
import gaia.background.PermanentFailure;
import gaia.background.TaskHandler;
import gaia.background.TaskResult;
import gaia.background.TaskRun;
import gaia.files.DataFolder;
import gaia.languagemodel.AdapterServing;
import gaia.languagemodel.Audience;
import gaia.languagemodel.ChatMessage;
import gaia.languagemodel.ChatRequest;
import gaia.languagemodel.Completion;
import gaia.languagemodel.GenerationListener;
import gaia.languagemodel.LanguageModel;
import gaia.languagemodel.LanguageModelFailure;
import gaia.languagemodel.ServedAdapter;
import gaia.lora.dataset.Example;
import gaia.lora.dataset.Purpose;
import gaia.tensor.TensorFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Switches an adapter on: the serving process is started with it and asked something. Where it does
 * not answer, it is served as before.
 */
@ApplicationScoped
class ActivateAdapterTask implements TaskHandler {

  static final String TYPE = "activate_adapter";
  static final String ADAPTER = "adapter_id";

  private static final int PROBE_TOKENS = 64;
  private static final Duration SOON = Duration.ofSeconds(5);

  @Inject Adapters adapters;
  @Inject AdapterServing serving;
  @Inject LanguageModel model;
  @Inject BaseFingerprints fingerprints;
  @Inject DataFolder data;

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public int priority(BackgroundProcessorConfig config) {
    return config.loraPriority();
  }

  @Override
  public Duration timeout(BackgroundProcessorConfig config) {
    return config.maxProcessingTime();
  }

  @Override
  public TaskResult run(TaskRun run) throws IOException {
    String id = run.data().getOrDefault(ADAPTER, "");
    AdapterView adapter =
        adapters
            .find(run.owner(), id)
            .filter(found -> found.state().isUsable())
            .orElseThrow(() -> new PermanentFailure("There is no adapter to switch on."));
    check(adapter, run);
    Example asked = probe(AdapterFolder.of(data, id));
    Audience audience = new Audience(run.owner(), run.campaign());
    List<ServedAdapter> before = adapters.active();
    List<ServedAdapter> wanted = new ArrayList<>(before);
    wanted.removeIf(served -> served.audience().equals(audience));
    wanted.add(adapters.served(run.owner(), run.campaign(), id));
    boolean answered = false;
    try {
      adapters.serve(wanted);
      Evaluation.Probe probe = ask(asked, audience, run);
      answered = true;
      return new TaskResult.Done(
          Map.of("success", true, ADAPTER, id), () -> adapters.activated(id, probe));
    } catch (LanguageModelFailure.Interrupted e) {
      return new TaskResult.RetryLater(SOON, "Waits until nobody asks the model anything.");
    } catch (LanguageModelFailure | IllegalArgumentException e) {
      throw new PermanentFailure(
          "The model did not answer with this adapter, and is served as before: " + e.getMessage());
    } finally {
      if (!answered) {
        adapters.serve(before);
      }
    }
  }

  private void check(AdapterView adapter, TaskRun run) throws IOException {
    adapters
        .obstacle()
        .ifPresent(
            why -> {
              throw new PermanentFailure(why);
            });
    Path served = serving.model().orElseThrow();
    if (!fingerprints.of(served, run::breathe).equals(adapter.baseSha256())) {
      throw new PermanentFailure(
          "The adapter was trained for another model than the one that is served: %s, by its"
                  .formatted(adapter.baseModel())
              + " sha-256.");
    }
    // Throws where the file is damaged, before any program is asked to read it.
    TensorFile.open(AdapterFolder.of(data, adapter.id()).gguf());
  }

  private static Example probe(AdapterFolder folder) throws IOException {
    return folder.readTrainingSet().heldOut(Purpose.FACT).stream()
        .findFirst()
        .orElseThrow(() -> new PermanentFailure("The adapter's training set is empty."));
  }

  private Evaluation.Probe ask(Example asked, Audience audience, TaskRun run) {
    ChatRequest request =
        ChatRequest.background(List.of(ChatMessage.user(asked.question())))
            .withMaxTokens(PROBE_TOKENS)
            .withAudience(audience);
    Completion answer = model.generate(request, breathing(run));
    return new Evaluation.Probe(asked.question(), asked.answer(), answer.text().strip());
  }

  private static GenerationListener breathing(TaskRun run) {
    return new GenerationListener() {
      @Override
      public void breathe() {
        run.breathe();
      }
    };
  }
}
