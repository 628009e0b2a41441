package gaia.knowledge.extraction;

import gaia.background.StopReason;
import gaia.background.TaskRun;
import gaia.background.TaskStopped;
import gaia.conversation.Transcript;
import gaia.languagemodel.ChatMessage;
import gaia.languagemodel.ChatRequest;
import gaia.languagemodel.LanguageModel;
import gaia.languagemodel.LanguageModelFailure;
import gaia.languagemodel.ModelState;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Extracts with a language model: part by part, one call a job, with a checkpoint after each call.
 * The model proposes; what is kept is decided here.
 */
public final class ModelExtractor {

  /** Below this, the rules of the prompts and a useful part of a conversation do not fit. */
  private static final int SMALLEST_CONTEXT = 2048;

  private static final int LARGEST_CONTEXT = 8192;

  private final LanguageModel model;
  private final ZoneId zone;
  private final ExtractionPrompts prompts = new ExtractionPrompts();

  /**
   * @param zone in which "tomorrow" is worked out
   */
  public ModelExtractor(LanguageModel model, ZoneId zone) {
    this.model = model;
    this.zone = zone;
  }

  /** Whether there is a model, and one that can hold enough at once. */
  public static boolean isPossible(ModelState state) {
    return state.condition().mayAnswer() && context(state) >= SMALLEST_CONTEXT;
  }

  private static int context(ModelState state) {
    return state.contextWindow().orElse(SMALLEST_CONTEXT);
  }

  /** The version of all prompts together; another one can find something else. */
  public static String promptVersion() {
    return new ExtractionPrompts().version();
  }

  /**
   * Reads a transcript, or goes on where the checkpoint of the run says.
   *
   * @param pause asked after each call; true ends this attempt, to go on later
   * @return nothing when it was ended
   * @throws LanguageModelFailure when there is no answer to be had at present; what was read so far
   *     is in the checkpoint
   */
  public Optional<Extraction> extract(Transcript transcript, TaskRun run, BooleanSupplier pause) {
    Calls calls = new Calls(model, run, answerTokens());
    List<Line> lines = Line.of(transcript, zone);
    String version = prompts.version();
    Reading reading =
        Reading.resumed(run.checkpoint(), version, lines.size())
            .orElseGet(() -> Reading.begun(version, lines.size(), plan(lines)));
    Checkpoints checkpoints = new Checkpoints(run);
    try {
      while (!reading.isComplete()) {
        run.breathe();
        reading = read(reading, lines, calls, checkpoints);
        checkpoints.reached(reading);
        if (pause.getAsBoolean() && !reading.isComplete()) {
          checkpoints.store();
          return Optional.empty();
        }
      }
      checkpoints.store();
    } catch (LanguageModelFailure e) {
      checkpoints.store();
      throw e;
    } catch (TaskStopped e) {
      checkpoints.store(e);
      throw e;
    }
    return Optional.of(joined(transcript, reading, calls, run));
  }

  private int answerTokens() {
    return usable() / 4;
  }

  private int usable() {
    return Math.min(LARGEST_CONTEXT, context(model.state()));
  }

  /** Two fifths of the context for the conversation, or what the longest prompt leaves of it. */
  private List<Step> plan(List<Line> lines) {
    int context = usable();
    int longest = 0;
    for (ExtractionJob job : ExtractionJob.values()) {
      longest = Math.max(longest, model.tokens(prompts.of(job).text() + prompts.of(job).schema()));
    }
    int rest = context - context / 10 - answerTokens() - longest;
    int room = Math.min(context * 2 / 5, rest - model.tokens(prompts.rules().text()));
    return new StepPlan(lines, Math.max(1, room), model::tokens).steps();
  }

  private Reading read(Reading reading, List<Line> lines, Calls calls, Checkpoints checkpoints) {
    Step step = reading.next();
    Part part = new Part(lines.subList(step.from(), step.to()));
    try {
      ModelAnswer answer = calls.ask(request(step.job(), part), schema(step.job()));
      List<Found> found = found(step.job(), part, answer);
      if (answer.complete()) {
        return reading.after(found, List.of(), List.of());
      }
      return step.again()
          ? reading.after(found, List.of(), List.of(remark(step, part)))
          : reading.after(found, step.halved(true), List.of());
    } catch (LanguageModelFailure.TooLong e) {
      return step.lines() > 1
          ? reading.halved()
          : reading.after(List.of(), List.of(), List.of(remark(step, part)));
    } catch (TaskStopped e) {
      if (e.reason() == StopReason.TIMEOUT) {
        checkpoints.reached(reading.halved());
      }
      throw e;
    }
  }

  private static String remark(Step step, Part part) {
    return "%s could not be read to the end by the language model; %s may be missing."
        .formatted(part.range(), step.job().label());
  }

  private ChatRequest request(ExtractionJob job, Part part) {
    String question =
        "<conversation>\n" + part.rendered() + "</conversation>\n\n" + prompts.of(job).text();
    return ChatRequest.background(
        List.of(ChatMessage.system(prompts.rules().text()), ChatMessage.user(question)));
  }

  private String schema(ExtractionJob job) {
    return prompts.of(job).schema();
  }

  private static List<Found> found(ExtractionJob job, Part part, ModelAnswer answer) {
    EntryReader reader = new EntryReader(part);
    List<Found> found = new ArrayList<>();
    answer.entries().forEach(entry -> reader.read(job, new Entry(entry)).ifPresent(found::add));
    return found;
  }

  private Extraction joined(Transcript transcript, Reading reading, Calls calls, TaskRun run) {
    FoundItems joined = new FoundItems(reading.found(), run::breathe);
    Map<Section, List<Item>> items = new EnumMap<>(Section.class);
    items.putAll(joined.items());
    items.put(
        Section.SUMMARY,
        new SummaryOfItems(items, prompts.summary(), model::tokens, usable()).write(calls));
    Extraction outline = RulesExtractor.extract(transcript, run::breathe);
    List<String> remarks = new ArrayList<>(reading.remarks());
    remarks.addAll(joined.remarks());
    Origin origin = Origin.model(String.valueOf(model.state().name()), reading.promptVersion());
    return new Extraction(origin, outline.keywords(), outline.participants(), items, remarks);
  }
}
