package gaia.lora;

import gaia.access.Refusal;
import gaia.background.NewTask;
import gaia.background.Tasks;
import gaia.files.DataFolder;
import gaia.languagemodel.AdapterServing;
import gaia.languagemodel.Audience;
import gaia.languagemodel.ServedAdapter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The adapters, and what people wish of them. Joins transactions. */
@ApplicationScoped
@Transactional
public class Adapters {

  private static final int LISTED = 500;

  @Inject AdapterRepository repository;
  @Inject Tasks tasks;
  @Inject LoraConfig config;
  @Inject AdapterServing serving;
  @Inject DataFolder data;
  @Inject Clock clock;

  /** The newest first, at most 500. */
  public List<AdapterView> list(String owner) {
    return repository.ofOwner(owner, LISTED).stream().map(StoredAdapter::view).toList();
  }

  public Optional<AdapterView> find(String owner, String id) {
    return owned(owner, id).map(StoredAdapter::view);
  }

  private Optional<StoredAdapter> owned(String owner, String id) {
    return repository.find(id).filter(adapter -> adapter.owner.equals(owner));
  }

  private StoredAdapter mine(String owner, String id) {
    return owned(owner, id)
        .flatMap(found -> repository.locked(found.id))
        .orElseThrow(() -> Refusal.notFound("There is no adapter with this id."));
  }

  /** The archives that an adapter was trained on. */
  public List<String> archives(String owner, String id) {
    return owned(owner, id).map(found -> repository.archives(found.id)).orElse(List.of());
  }

  /** What stands in the way of using adapters here; empty when nothing does. */
  public Optional<String> obstacle() {
    if (serving.model().isEmpty()) {
      return Optional.of(
          "No process of this server serves a model (MODEL_PATH), so adapters can be downloaded"
              + " and used elsewhere, but not switched on here.");
    }
    return Optional.empty();
  }

  /** Whether adapters are trained at all, and why not. */
  public Optional<String> whyNotTrained() {
    if (!config.enabled()) {
      return Optional.of("LoRA is switched off: BG_ENABLE_LORA is false.");
    }
    return config.baseModel().isPresent()
        ? Optional.empty()
        : Optional.of("There is no model to train adapters for: set MODEL_PATH or GAIA_LORA_BASE.");
  }

  /**
   * Queues a training; it waits until nobody has been here for long.
   *
   * @return the id of the task
   * @throws Refusal when nothing can be trained here
   */
  public String train(String owner, String campaign) {
    whyNotTrained()
        .ifPresent(
            why -> {
              throw Refusal.conflict(why);
            });
    return submit(owner, campaign);
  }

  String submit(String owner, String campaign) {
    return tasks.submit(
        new NewTask(
            LoraTrainingTask.TYPE, "lora:" + owner + ":" + campaign, owner, campaign, Map.of()));
  }

  /**
   * Queues that an adapter is switched on, at once.
   *
   * @return the id of the task
   */
  public String activate(String owner, String id) {
    StoredAdapter adapter = mine(owner, id);
    if (!adapter.state.isUsable()) {
      throw Refusal.conflict(
          "An adapter that is %s cannot be switched on.".formatted(adapter.state.label()));
    }
    obstacle()
        .ifPresent(
            why -> {
              throw Refusal.conflict(why);
            });
    String task = submitActivation(adapter);
    tasks.runNow(owner, task);
    return task;
  }

  String submitActivation(StoredAdapter adapter) {
    return tasks.submit(
        new NewTask(
            ActivateAdapterTask.TYPE,
            "adapter:" + adapter.id,
            adapter.owner,
            adapter.campaign,
            Map.of(ActivateAdapterTask.ADAPTER, adapter.id)));
  }

  /** Switches an adapter off; one that is off stays so. */
  public AdapterView deactivate(String owner, String id) {
    StoredAdapter adapter = mine(owner, id);
    if (adapter.state == AdapterState.ACTIVE) {
      adapter.deactivate();
      serve(active());
    }
    return adapter.view();
  }

  /**
   * Goes back to the newest usable version before this one.
   *
   * @return the id of the task that switches it on
   */
  public String rollBack(String owner, String id) {
    StoredAdapter adapter = mine(owner, id);
    StoredAdapter earlier =
        repository.ofCampaign(owner, adapter.campaign).stream()
            .filter(one -> one.version < adapter.version && one.state.isUsable())
            .findFirst()
            .orElseThrow(() -> Refusal.conflict("There is no earlier version to go back to."));
    return activate(owner, earlier.id);
  }

  /** Removes an adapter that is not in use, with its files. */
  public void delete(String owner, String id) {
    StoredAdapter adapter = mine(owner, id);
    if (adapter.state == AdapterState.ACTIVE) {
      throw Refusal.conflict("The adapter is in use. Switch it off first.");
    }
    if (adapter.state == AdapterState.TRAINING && isBeingTrained(adapter)) {
      throw Refusal.conflict("The adapter is being trained. Cancel its task first.");
    }
    repository.remove(adapter);
    deleteFiles(adapter);
  }

  private boolean isBeingTrained(StoredAdapter adapter) {
    String task = adapter.taskId;
    return task != null
        && tasks.find(adapter.owner, task).filter(one -> !one.status().isFinished()).isPresent();
  }

  void deleteFiles(StoredAdapter adapter) {
    try {
      AdapterFolder.of(data, adapter.id).delete();
    } catch (IOException e) {
      throw new UncheckedIOException("files of an adapter", e);
    }
  }

  /** Begins a version; its files have been written. */
  void begin(String id, NewAdapter wanted, Iterable<String> archives) {
    List<StoredAdapter> earlier = repository.ofCampaign(wanted.owner(), wanted.campaign());
    int version = earlier.isEmpty() ? 1 : earlier.get(0).version + 1;
    repository.insert(new StoredAdapter(id, wanted, version, clock.instant()), archives);
  }

  static String newId() {
    return UUID.randomUUID().toString();
  }

  /** The version that is being trained for a campaign. */
  Optional<AdapterView> open(String owner, String campaign) {
    return newest(owner, campaign, AdapterState.TRAINING);
  }

  /** The version that is in use, or else the newest that could be. */
  Optional<AdapterView> current(String owner, String campaign) {
    return newest(owner, campaign, AdapterState.ACTIVE)
        .or(() -> newest(owner, campaign, AdapterState.TRAINED));
  }

  /** The last version whose examination is over. */
  Optional<AdapterView> lastExamined(String owner, String campaign) {
    return repository.ofCampaign(owner, campaign).stream()
        .filter(one -> one.state.isUsable() || one.state == AdapterState.REJECTED)
        .findFirst()
        .map(StoredAdapter::view);
  }

  private Optional<AdapterView> newest(String owner, String campaign, AdapterState state) {
    return repository.ofCampaign(owner, campaign).stream()
        .filter(one -> one.state == state)
        .findFirst()
        .map(StoredAdapter::view);
  }

  /** Forgets a training that cannot go on. */
  void discard(String id) {
    repository
        .locked(id)
        .ifPresent(
            adapter -> {
              repository.remove(adapter);
              deleteFiles(adapter);
            });
  }

  void progressed(String id, List<Double> losses, double seconds) {
    repository.locked(id).ifPresent(adapter -> adapter.progressed(losses, seconds));
  }

  /** Where an earlier version is in use, a better one takes its place. */
  void examined(String id, Evaluation evaluation) {
    StoredAdapter adapter = repository.locked(id).orElseThrow();
    adapter.examined(evaluation, clock.instant());
    deleteCheckpoint(id);
    if (evaluation.published()
        && newest(adapter.owner, adapter.campaign, AdapterState.ACTIVE).isPresent()
        && obstacle().isEmpty()) {
      submitActivation(adapter);
    }
  }

  private void deleteCheckpoint(String id) {
    try {
      AdapterFolder.of(data, id).deleteCheckpoint();
    } catch (IOException e) {
      throw new UncheckedIOException("the checkpoint of an adapter", e);
    }
  }

  void failed(String owner, String campaign, String cause) {
    open(owner, campaign)
        .flatMap(one -> repository.locked(one.id()))
        .ifPresent(
            adapter -> {
              adapter.fail(cause, clock.instant());
              deleteCheckpoint(adapter.id);
            });
  }

  /** It was proved to work, and takes the place of the one in use. */
  void activated(String id, Evaluation.Probe probe) {
    StoredAdapter adapter = repository.locked(id).orElseThrow();
    repository.ofCampaign(adapter.owner, adapter.campaign).stream()
        .filter(one -> one.state == AdapterState.ACTIVE)
        .forEach(StoredAdapter::deactivate);
    adapter.activate(probe, clock.instant());
  }

  /** Those in use, of everybody. */
  List<ServedAdapter> active() {
    return repository.inState(AdapterState.ACTIVE).stream()
        .map(adapter -> served(adapter.owner, adapter.campaign, adapter.id))
        .toList();
  }

  ServedAdapter served(String owner, String campaign, String id) {
    return new ServedAdapter(new Audience(owner, campaign), AdapterFolder.of(data, id).gguf());
  }

  void serve(List<ServedAdapter> adapters) {
    serving.serve(adapters);
  }

  /** Whether an adapter that may be used was trained on an archive. */
  boolean isLearned(String owner, String archiveId) {
    return repository.trainedOn(owner, archiveId).stream()
        .anyMatch(adapter -> adapter.state.isUsable());
  }

  /** What an erasure finds: adapters that still know of an archive. */
  long countTrainedOn(String owner, String archiveId) {
    return repository.trainedOn(owner, archiveId).stream()
        .filter(adapter -> adapter.state != AdapterState.WITHDRAWN)
        .count();
  }

  /** How many of their questions rest on that archive. */
  long countExamplesOf(String owner, String archiveId) {
    long count = 0;
    for (StoredAdapter adapter : repository.trainedOn(owner, archiveId)) {
      try {
        count +=
            AdapterFolder.of(data, adapter.id).readTrainingSet().examples().stream()
                .filter(example -> example.restsOn(archiveId))
                .count();
      } catch (IOException e) {
        throw new UncheckedIOException("the training set of an adapter", e);
      }
    }
    return count;
  }

  /** Takes them out of use for good, and has their campaigns learned anew. */
  void withdraw(String owner, String archiveId) {
    List<StoredAdapter> found = repository.trainedOn(owner, archiveId);
    for (StoredAdapter adapter : found) {
      adapter.withdraw("It was trained on a conversation that was erased.", clock.instant());
      repository.removeSources(adapter.id);
      deleteFiles(adapter);
      if (whyNotTrained().isEmpty()) {
        submit(adapter.owner, adapter.campaign);
      }
    }
    if (!found.isEmpty()) {
      serve(active());
    }
  }
}
