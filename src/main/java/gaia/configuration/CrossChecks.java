package gaia.configuration;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Settings that are fine alone but not together. Those that could not be read are left out. */
final class CrossChecks {

  private static final Pattern LOOPBACK =
      Pattern.compile(
          "(?i)localhost|127(\\.[0-9]{1,3}){3}|\\[?::1\\]?|\\[?(0{1,4}:){7}0{0,3}1\\]?");

  private static final Pattern LINK_LOCAL =
      Pattern.compile("(?i)169\\.254\\..*|\\[fe[89ab][0-9a-f]:.*|metadata(\\.google\\.internal)?");

  private final Map<Setting, GivenValue> given;
  private final Map<Setting, Object> values;
  private final List<String> complaints = new ArrayList<>();

  CrossChecks(Map<Setting, GivenValue> given, Map<Setting, Object> values) {
    this.given = given;
    this.values = values;
  }

  List<String> complaints() {
    longIdleIsLonger();
    dataFolderIsGiven();
    databaseFits();
    withoutLoginOnlyThisMachine();
    oneLanguageModel();
    oneKeyOfTheLanguageModel();
    outgoingCallsLeaveTheirOwnNetworkAlone();
    chunksMoveOn();
    modelOfTheEncoderIsNamed();
    return complaints;
  }

  private void longIdleIsLonger() {
    Optional<Duration> idle = value(Setting.BG_IDLE_THRESHOLD, Duration.class);
    Optional<Duration> longIdle = value(Setting.BG_LONG_IDLE_THRESHOLD, Duration.class);
    if (idle.isPresent() && longIdle.isPresent() && longIdle.get().compareTo(idle.get()) < 0) {
      complain(
          Setting.BG_LONG_IDLE_THRESHOLD,
          "it must be at least BG_IDLE_THRESHOLD, which is "
              + shown(Setting.BG_IDLE_THRESHOLD)
              + "; raise it or lower BG_IDLE_THRESHOLD");
    }
  }

  private void chunksMoveOn() {
    Optional<Integer> size = value(Setting.GAIA_CHUNK_SIZE, Integer.class);
    Optional<Integer> overlap = value(Setting.GAIA_CHUNK_OVERLAP, Integer.class);
    if (size.isPresent() && overlap.isPresent() && overlap.get() * 2 >= size.get()) {
      complain(
          Setting.GAIA_CHUNK_OVERLAP,
          "it must be less than half of GAIA_CHUNK_SIZE, which is "
              + shown(Setting.GAIA_CHUNK_SIZE));
    }
  }

  private void dataFolderIsGiven() {
    if (isMissing(Setting.GAIA_DATA)) {
      complain(
          Setting.GAIA_DATA,
          "set it to the absolute path of the folder for your data, for example"
              + " GAIA_DATA=/srv/gaia/campaign-data");
    }
  }

  private void databaseFits() {
    Optional<String> kind = value(Setting.GAIA_DB_KIND, String.class);
    if (kind.isEmpty()) {
      return;
    }
    if (kind.get().equals("postgresql") && isMissing(Setting.GAIA_DB_URL)) {
      complain(
          Setting.GAIA_DB_URL,
          "GAIA_DB_KIND=postgresql needs it, for example"
              + " GAIA_DB_URL=jdbc:postgresql://localhost:5432/gaia");
    }
    Optional<String> url = value(Setting.GAIA_DB_URL, String.class);
    if (url.isPresent() && !url.get().startsWith("jdbc:" + kind.get() + ":")) {
      complain(Setting.GAIA_DB_URL, "it does not fit GAIA_DB_KIND=" + kind.get());
    }
  }

  private void withoutLoginOnlyThisMachine() {
    Optional<String> host = value(Setting.GAIA_HOST, String.class);
    boolean noLogin = value(Setting.GAIA_AUTH, String.class).equals(Optional.of("local"));
    boolean published =
        value(Setting.GAIA_PUBLISHED_ON_LOOPBACK, Boolean.class).equals(Optional.of(true));
    if (host.isPresent() && noLogin && !published && !LOOPBACK.matcher(host.get()).matches()) {
      complain(
          Setting.GAIA_HOST,
          "with GAIA_AUTH=local nobody has to log in, so that only this machine may connect; use"
              + " 127.0.0.1, or GAIA_AUTH=basic or oidc, or set GAIA_PUBLISHED_ON_LOOPBACK=true in"
              + " a container whose port is published on the host's loopback only");
    }
  }

  /** Addresses that hand out secrets of the machine in many data centres. */
  private void outgoingCallsLeaveTheirOwnNetworkAlone() {
    for (Setting setting : List.of(Setting.GAIA_LLM_URL, Setting.GAIA_EMBEDDING_URL)) {
      value(setting, URI.class)
          .filter(url -> LINK_LOCAL.matcher(String.valueOf(url.getHost())).matches())
          .ifPresent(url -> complain(setting, "link-local addresses are not called"));
    }
  }

  private void oneLanguageModel() {
    if (!isMissing(Setting.MODEL_PATH) && !isMissing(Setting.GAIA_LLM_URL)) {
      complain(
          Setting.GAIA_LLM_URL,
          "MODEL_PATH is set as well; choose one of the two and leave the other empty");
    }
  }

  private void oneKeyOfTheLanguageModel() {
    if (!isMissing(Setting.GAIA_LLM_API_KEY) && !isMissing(Setting.GAIA_LLM_API_KEY_FILE)) {
      complain(
          Setting.GAIA_LLM_API_KEY_FILE,
          "GAIA_LLM_API_KEY is set as well; choose one of the two and leave the other empty");
    }
  }

  private void modelOfTheEncoderIsNamed() {
    if (!isMissing(Setting.GAIA_EMBEDDING_URL) && isMissing(Setting.GAIA_EMBEDDING_MODEL)) {
      complain(
          Setting.GAIA_EMBEDDING_MODEL,
          "GAIA_EMBEDDING_URL needs it: the name of the model that is to be asked for");
    }
  }

  private void complain(Setting setting, String problem) {
    complaints.add(given(setting).complaint(problem));
  }

  private boolean isMissing(Setting setting) {
    return given(setting).text() == null;
  }

  private String shown(Setting setting) {
    GivenValue value = given(setting);
    return setting.show(Optional.ofNullable(value.text()).orElse("")) + " (" + value.source() + ")";
  }

  private GivenValue given(Setting setting) {
    return Optional.ofNullable(given.get(setting)).orElseThrow();
  }

  private <T> Optional<T> value(Setting setting, Class<T> type) {
    return Optional.ofNullable(values.get(setting)).map(type::cast);
  }
}
