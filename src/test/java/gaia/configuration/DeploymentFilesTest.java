package gaia.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples for containers name what there is, and ask for no more rights than they need. */
class DeploymentFilesTest {

  private static final Pattern DEFINED = Pattern.compile("variable name=\"([A-Z_]+)\"");
  private static final Pattern USED = Pattern.compile("\\$\\{([A-Z_]+)");
  private static final String POD = "spec/template/spec";
  private static final String CONTAINER = POD + "/containers/0";

  private final Object gaia = YamlFile.read("docker-compose.yml").documents().get(0);
  private final YamlFile kubernetes = YamlFile.read("kubernetes/gaia.yaml");
  private final Object operator =
      YamlFile.read("kubernetes/open-liberty-operator.yaml").documents().get(0);

  /** What an installation may set: settings, and variables of the server's own files. */
  private static Set<String> known() throws IOException {
    Set<String> known =
        Arrays.stream(Setting.values()).map(Setting::name).collect(Collectors.toSet());
    for (String file : List.of("server.xml", "liberty/login/oidc.xml")) {
      known.addAll(all(DEFINED, Files.readString(Path.of(file))));
      known.addAll(all(USED, Files.readString(Path.of(file))));
    }
    return known;
  }

  private static Set<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
  }

  private static Map<String, String> given(Object container) {
    Map<String, String> given = new HashMap<>();
    for (Map<String, Object> each : YamlFile.list(container, "env")) {
      given.put((String) each.get("name"), String.valueOf(each.getOrDefault("value", "secret")));
    }
    return given;
  }

  @SuppressWarnings("unchecked")
  private Map<String, String> composed() {
    return (Map<String, String>) YamlFile.at(gaia, "services/gaia/environment");
  }

  @Test
  void every_variable_is_known_and_every_value_is_allowed() throws IOException {
    Set<String> known = known();

    for (Map<String, String> given :
        List.of(
            composed(),
            given(YamlFile.at(kubernetes.kind("Deployment"), CONTAINER)),
            given(YamlFile.at(operator, "spec")))) {
      assertThat(known).containsAll(given.keySet());
      assertThat(SettingsFixtures.settings(given).warnings()).isEmpty();
    }
  }

  @Test
  void whoever_logs_in_by_a_provider_is_given_all_that_has_no_default() throws IOException {
    String login = Files.readString(Path.of("liberty/login/oidc.xml"));
    Set<String> wanted = all(USED, login);
    wanted.removeAll(all(DEFINED, login));
    wanted.remove("PORT");

    assertThat(wanted).isNotEmpty();
    assertThat(given(YamlFile.at(kubernetes.kind("Deployment"), CONTAINER)).keySet())
        .containsAll(wanted);
    assertThat(given(YamlFile.at(operator, "spec")).keySet()).containsAll(wanted);
  }

  @Test
  void compose_shows_the_settings_of_background_work_as_they_are_without_it() {
    Settings usual = SettingsFixtures.settings(Map.of());

    assertThat(composed())
        .containsKeys(
            "BG_IDLE_THRESHOLD",
            "BG_LONG_IDLE_THRESHOLD",
            "BG_ENABLE_LORA",
            "BG_OVERNIGHT",
            "BG_OVERNIGHT_START",
            "BG_OVERNIGHT_END",
            "BG_TIMEZONE",
            "BG_MAX_MEMORY",
            "BG_MAX_CPU");
    Map<String, String> usually =
        usual.effective().stream()
            .filter(each -> each.value() != null)
            .collect(Collectors.toMap(EffectiveSetting::key, each -> "" + each.value()));
    composed()
        .forEach(
            (key, value) -> {
              if (key.startsWith("BG_")) {
                assertThat(value).as(key).isEqualTo(usually.get(key));
              }
            });
  }

  @Test
  void compose_publishes_on_the_loopback_alone() {
    assertThat((List<?>) YamlFile.at(gaia, "services/gaia/ports"))
        .allSatisfy(port -> assertThat((String) port).startsWith("127.0.0.1:"));
  }

  @Test
  void both_run_without_rights_on_a_file_system_that_cannot_be_written() {
    Object pod = YamlFile.at(kubernetes.kind("Deployment"), POD);

    assertThat(YamlFile.at(gaia, "services/gaia/read_only")).isEqualTo(true);
    assertThat(YamlFile.at(gaia, "services/gaia/cap_drop")).isEqualTo(List.of("ALL"));
    assertThat(YamlFile.at(pod, "securityContext/runAsNonRoot")).isEqualTo(true);
    assertThat(YamlFile.at(pod, "containers/0/securityContext/readOnlyRootFilesystem"))
        .isEqualTo(true);
    assertThat(YamlFile.at(pod, "containers/0/securityContext/capabilities/drop"))
        .isEqualTo(List.of("ALL"));
  }

  @Test
  void what_is_mounted_is_there() {
    for (Object spec :
        List.of(YamlFile.at(kubernetes.kind("Deployment"), POD), YamlFile.at(operator, "spec"))) {
      Object mounts =
          spec.equals(YamlFile.at(operator, "spec")) ? spec : YamlFile.at(spec, "containers/0");
      Set<Object> volumes = new HashSet<>();
      YamlFile.list(spec, "volumes").forEach(each -> volumes.add(each.get("name")));

      assertThat(YamlFile.list(mounts, "volumeMounts"))
          .extracting(each -> each.get("name"))
          .isSubsetOf(volumes);
    }
  }

  @Test
  void services_and_budgets_mean_the_pods_of_the_deployment() {
    Object labels = YamlFile.at(kubernetes.kind("Deployment"), "spec/template/metadata/labels");

    assertThat(YamlFile.at(kubernetes.kind("Service"), "spec/selector")).isEqualTo(labels);
    assertThat(YamlFile.at(kubernetes.kind("PodDisruptionBudget"), "spec/selector/matchLabels"))
        .isEqualTo(labels);
    assertThat(YamlFile.at(kubernetes.kind("Deployment"), "spec/selector/matchLabels"))
        .isEqualTo(labels);
  }

  @ParameterizedTest
  @ValueSource(strings = {"started", "live", "ready"})
  void each_check_of_health_has_a_probe_in_both(String check) {
    String probe =
        Map.of("started", "startup", "live", "liveness", "ready", "readiness").get(check);
    Object container = YamlFile.at(kubernetes.kind("Deployment"), CONTAINER);

    assertThat(YamlFile.at(container, probe + "Probe/httpGet/path")).isEqualTo("/health/" + check);
    assertThat(YamlFile.at(operator, "spec/probes/" + probe + "/httpGet/path"))
        .isEqualTo("/health/" + check);
  }

  @Test
  void the_alerts_and_the_dashboard_use_figures_that_there_are() throws IOException {
    Set<String> told = new HashSet<>();
    try (Stream<Path> sources = Files.list(Path.of("src/main/java/gaia/metrics"))) {
      for (Path source : sources.toList()) {
        told.addAll(figures(Files.readString(source)));
      }
    }
    for (String file : List.of("monitoring/alerts.yaml", "monitoring/grafana-dashboard.json")) {
      assertThat(figures(Files.readString(Path.of(file))))
          .isNotEmpty()
          .allSatisfy(name -> assertThat(told).contains(name.replaceFirst("_bucket$", "")));
    }
  }

  private static Set<String> figures(String text) {
    return all(Pattern.compile("\\b(gaia_[a-z_]+)"), text);
  }

  @Test
  void the_image_does_not_run_as_root_and_asks_for_its_health() throws IOException {
    assertThat(Files.readString(Path.of("Dockerfile")))
        .contains("USER 1001:0", "VOLUME [\"/data\", \"/output\"]", "/health/ready");
  }
}
