package gaia.configuration;

import gaia.configuration.Kind.Choice;
import gaia.configuration.Kind.Flag;
import gaia.configuration.Kind.Hour;
import gaia.configuration.Kind.Location;
import gaia.configuration.Kind.Place;
import gaia.configuration.Kind.Positive;
import gaia.configuration.Kind.Seconds;
import gaia.configuration.Kind.Text;
import gaia.configuration.Kind.WebAddress;
import gaia.configuration.Kind.Whole;
import gaia.configuration.Kind.WholeOrAuto;
import gaia.configuration.Kind.Zone;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every setting there is. The name is the key, which is also the environment variable. */
public enum Setting {
  BG_IDLE_THRESHOLD(
      new Seconds(0, Kind.WEEK), "300", "Time without user activity before background work starts"),
  BG_LONG_IDLE_THRESHOLD(
      new Seconds(0, Kind.WEEK),
      "1800",
      "Time without user activity before long tasks start; at least BG_IDLE_THRESHOLD"),
  BG_ENABLE_LORA(new Flag(), "false", "Whether LoRA adapters are trained"),
  BG_OVERNIGHT(
      new Flag(), "true", "Whether long tasks need only BG_IDLE_THRESHOLD in the overnight window"),
  BG_OVERNIGHT_START(
      new Hour(),
      "22",
      "When the overnight window opens; it may cross midnight, and equal to the end is all day"),
  BG_OVERNIGHT_END(new Hour(), "6", "When the overnight window closes"),
  BG_TIMEZONE(new Zone(), "system", "Time zone of the overnight window; system = the server's own"),
  BG_LEARN_HOURS(
      new Flag(),
      "true",
      "Whether the hours in which GAIA is used are learned, and long tasks started in quiet ones"),
  BG_MAX_MEMORY(
      new Positive(1, "share"),
      "0.75",
      "Share of the available memory above which no background work starts or goes on"),
  BG_MAX_CPU(
      new Positive(1, "share"), "0.5", "Share of the available CPUs that background work may use"),
  BG_ADAPT(
      new Flag(),
      "true",
      "Whether that share gets smaller, down to a fifth, while other programs need the machine"),
  BG_CONVERSATION_PRIORITY(
      new Whole(0, 1000, ""), "10", "Priority of summarising conversations; lower runs first"),
  BG_EMBEDDING_PRIORITY(
      new Whole(0, 1000, ""), "20", "Priority of embedding documents; lower runs first"),
  BG_LORA_PRIORITY(new Whole(0, 1000, ""), "30", "Priority of LoRA training; lower runs first"),
  BG_AGING(
      new Seconds(0, Kind.WEEK),
      "360",
      "Waiting time that outweighs one point of priority; 0 = priorities are strict"),
  BG_BUNDLE(
      new Whole(1, 1000, "tasks"),
      "16",
      "Most small tasks of a kind that are taken on and recorded together; 1 = each alone"),
  BG_MAX_RETRIES(
      new Whole(1, 100, "attempts"), "3", "How often a failing task is attempted before it fails"),
  BG_RETRY_DELAY_BASE(
      new Positive(3600, "seconds"), "2", "Base of the exponential back-off between two attempts"),
  BG_MAX_CONCURRENT_TASKS(
      new Whole(1, 64, "tasks"),
      "1",
      "How many tasks run at the same time on this server; never more than the CPUs that BG_MAX_CPU"
          + " leaves, rounded up"),
  BG_MAX_PROCESSING_TIME(
      new Seconds(0.1, Kind.WEEK),
      "300",
      "Running time of one attempt of a task without a limit of its own; pauses do not count"),
  BG_CONV_TIMEOUT(
      new Seconds(0.1, Kind.WEEK),
      "120",
      "Running time of one attempt to summarise a conversation"),
  BG_EMBED_TIMEOUT(
      new Seconds(0.1, Kind.WEEK), "60", "Running time of one attempt to embed a document"),
  BG_LORA_TIMEOUT(
      new Seconds(0.1, Kind.WEEK), "1800", "Running time of one attempt at LoRA training"),
  BG_LORA_LR(new Positive(1, "per step"), "0.0001", "Learning rate of LoRA training"),
  BG_LORA_BATCH(new Whole(1, 1024, "examples"), "4", "Batch size of LoRA training"),
  BG_LORA_R(new Whole(1, 512, ""), "8", "Rank of a LoRA adapter"),
  BG_LORA_ALPHA(
      new Whole(1, 4096, ""), "16", "Alpha of a LoRA adapter; its scaling is alpha / rank"),
  GAIA_LORA_BASE(
      new Location(Place.FILE_OR_FOLDER),
      null,
      "Model to train LoRA adapters for: a GGUF file, or a folder with safetensors and"
          + " tokenizer.json; not set = MODEL_PATH"),
  BG_STRUCTURED_DIR(
      new Location(Place.FOLDER_IN_DATA), "structured_archives", "Where structured archives go"),
  BG_LORA_ADAPTERS_DIR(
      new Location(Place.FOLDER_IN_DATA), "lora_adapters", "Where LoRA adapters go"),
  GAIA_DATA(
      new Location(Place.FOLDER_OF_DATA),
      null,
      "Folder for all data; the database and the search index live in .gaia inside it; required"),
  GAIA_DB_KIND(
      new Choice(List.of("h2", "postgresql")),
      "h2",
      "The database; h2 is embedded, several servers together need postgresql"),
  GAIA_DB_URL(
      new Text(
          Pattern.compile("jdbc:(h2|postgresql):(?!.*(?i:password=))[^\\p{Cntrl}]+"),
          "an address that starts with jdbc:h2: or jdbc:postgresql: and holds no password"),
      null,
      "Address of the database; required for postgresql"),
  GAIA_DB_USER(text(), null, "User of the database"),
  GAIA_DB_PASSWORD(text(), null, "Password of that user"),
  GAIA_HOST(
      new Text(
          Pattern.compile("\\*|[A-Za-z0-9._-]{1,253}|\\[?[0-9A-Fa-f:.]{2,45}\\]?"),
          "an address or host name of this machine, or * for all its addresses"),
      "127.0.0.1",
      "Address that the server listens on"),
  PORT(new Whole(1, 65535, ""), "7860", "Port that the server listens on"),
  GAIA_PUBLISHED_ON_LOOPBACK(
      new Flag(),
      "false",
      "The container's port is published on the host's loopback only; lets GAIA_AUTH=local listen"
          + " on any address inside the container"),
  GAIA_AUTH(
      new Choice(List.of("local", "basic", "oidc")),
      "local",
      "Login; local = none, and only this machine may connect"),
  GAIA_RESTORE(
      new Location(Place.FILE),
      null,
      "Backup to put into an empty data folder and an empty database before the start"),
  GAIA_ADMIN_PASSWORD(
      text(),
      null,
      "Password of the first account, admin, with GAIA_AUTH=basic; not set = one is made and"
          + " printed at the first start"),
  GAIA_LOCAL_OWNER(
      text(),
      "admin",
      "Whose the things are that were stored without a login or come from folders, once people log"
          + " in; a login name in lower case"),
  GAIA_RATE(
      new Whole(0, 100_000, "requests per second"),
      "100",
      "Requests that one caller may make, ten times as many at once; 0 = any number"),
  GAIA_QUOTA_TASKS(
      new Whole(0, 10_000_000, "tasks"),
      "100000",
      "Unfinished tasks that one owner may have; 0 = any number"),
  GAIA_QUOTA_STORAGE(
      new Whole(0, 1_000_000_000, "KiB"), "0", "Text that one owner may store; 0 = any amount"),
  GAIA_KEEP_AUDIT(
      new Whole(0, 36500, "days"), "365", "How long the audit log is kept; 0 = for ever"),
  MODEL_PATH(new Location(Place.FILE), null, "GGUF file to serve by a process of our own"),
  GAIA_LLAMA_SERVER(text(), "llama-server", "Program that serves MODEL_PATH; found on PATH"),
  GAIA_LLAMA_UNLOAD_AFTER(
      new Seconds(1, Kind.WEEK),
      "1800",
      "Time without a request after which MODEL_PATH is unloaded; the next request loads it"),
  N_CTX(
      new Whole(256, 1_048_576, "tokens"),
      "4096",
      "Context window of MODEL_PATH, and of GAIA_LLM_URL where the endpoint does not tell its own"),
  N_THREADS(
      new WholeOrAuto(1, 1024, "threads"),
      "auto",
      "Threads that serve MODEL_PATH; auto = the share BG_MAX_CPU of the processors"),
  N_GPU_LAYERS(
      new Whole(0, 1000, "layers"),
      "0",
      "Layers on the GPU; more than the model has = all of them"),
  N_BATCH(new Whole(1, 65536, "tokens"), "512", "Tokens of a prompt that are processed at once"),
  GAIA_LLM_URL(new WebAddress(), null, "OpenAI-compatible endpoint to use instead of MODEL_PATH"),
  GAIA_LLM_MODEL(
      text(), null, "Name of the model at GAIA_LLM_URL; not set = the first one that it lists"),
  GAIA_LLM_API_KEY(text(), null, "Key for GAIA_LLM_URL"),
  GAIA_LLM_API_KEY_FILE(
      new Location(Place.FILE),
      null,
      "File that holds this key instead, such as a secret of a container"),
  EMBEDDING_MODEL(
      new Location(Place.FOLDER),
      null,
      "Folder of a model of the BERT family for embeddings; not set = GAIA_EMBEDDING_URL, or"
          + " learned from the archives"),
  GAIA_EMBEDDING_BF16(
      new Flag(),
      "true",
      "Whether the model of EMBEDDING_MODEL computes in bf16 where a trial shows that it is right"
          + " and faster"),
  GAIA_EMBEDDING_URL(
      new WebAddress(),
      null,
      "OpenAI-compatible endpoint for embeddings, used where EMBEDDING_MODEL is not set"),
  GAIA_EMBEDDING_MODEL(
      text(), null, "Name of the model at GAIA_EMBEDDING_URL; required together with it"),
  GAIA_EMBEDDING_API_KEY(text(), null, "Key for GAIA_EMBEDDING_URL"),
  GAIA_FOLDER_SCAN(
      new Seconds(0, 3600),
      "10",
      "How often the folders core-documentation and raw-data are looked at; 0 = never"),
  GAIA_CHUNK_SIZE(
      new Whole(200, 8000, "characters"), "1000", "Longest piece that a document is cut into"),
  GAIA_CHUNK_OVERLAP(
      new Whole(0, 2000, "characters"),
      "100",
      "What a piece repeats of the one before; less than half of GAIA_CHUNK_SIZE"),
  GAIA_KEEP_TASKS(
      new Whole(0, 36500, "days"), "90", "How long finished tasks are kept; 0 = for ever"),
  GAIA_TICK(new Seconds(0.05, 60), "0.25", "How often the scheduler looks for work; advanced"),
  GAIA_EVENTS_HEARTBEAT(
      new Seconds(0.5, 3600),
      "15",
      "How often a quiet stream of events gets a sign of life, so that no proxy ends it"),
  GAIA_MAX_BODY(
      new Whole(1024, 1_073_741_824, "bytes"), "67108864", "Largest request body that is accepted");

  private static final Pattern CREDENTIALS = Pattern.compile("(?i)://.*@|password=");
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[^\\p{Print}]|\\p{Cf}", Pattern.UNICODE_CHARACTER_CLASS);
  private static final int SHOWN_CHARACTERS = 200;
  private static final String MASK = "********";

  private final Kind kind;
  private final @Nullable String defaultText;
  private final String help;

  Setting(Kind kind, @Nullable String defaultText, String help) {
    this.kind = kind;
    this.defaultText = defaultText;
    this.help = help;
  }

  private static Text text() {
    return new Text(Pattern.compile("[^\\p{Cntrl}]{1,4096}"), "a text on one line");
  }

  public String key() {
    return name();
  }

  Kind kind() {
    return kind;
  }

  public Optional<String> defaultText() {
    return Optional.ofNullable(defaultText);
  }

  public String help() {
    return help;
  }

  public boolean isSecret() {
    return this == GAIA_DB_PASSWORD
        || this == GAIA_ADMIN_PASSWORD
        || this == GAIA_LLM_API_KEY
        || this == GAIA_EMBEDDING_API_KEY;
  }

  /** A value as it may be printed: on one line, without secrets, not too long. */
  String show(String text) {
    if (isSecret() || CREDENTIALS.matcher(text).find()) {
      return MASK;
    }
    String line = UNPRINTABLE.matcher(text).replaceAll("?");
    return line.length() <= SHOWN_CHARACTERS ? line : line.substring(0, SHOWN_CHARACTERS) + "...";
  }
}
