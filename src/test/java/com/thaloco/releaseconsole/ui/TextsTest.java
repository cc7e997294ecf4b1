package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.check.Checks;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text of the screens is in the bundle, and nothing else does. */
class TextsTest {
  private static final Path JAVA = Path.of("src/main/java/com/thaloco/releaseconsole/ui");
  private static final Path FXML = Path.of("src/main/resources/fxml");

  /** Beginnings of keys whose rest is computed: states, screens, checks, steps. */
  private static final List<String> COMPUTED =
      List.of(
          "status.",
          "screen.",
          "check.",
          "trust.who.",
          "trust.pin.",
          "trust.joint.",
          "trust.truth.",
          "catalogs.state.",
          "publish.outcome.",
          "publish.waiting.",
          "closing.title.",
          "closing.name.",
          "closing.means.",
          "help.",
          "guide.",
          "practise.",
          "settings.theme.",
          "settings.credentials.",
          "contract.",
          "history.state.",
          "history.group.",
          "history.tab.",
          "reproduce.part.",
          "reproduce.layer.",
          "recover.severity.",
          "recover.way.",
          "recover.title.",
          "recover.do.",
          "recover.go.words.",
          "review.why.");

  @Test
  void noTextIsMissing() throws IOException {
    Set<String> wanted = new TreeSet<>();
    wanted.addAll(found(JAVA, "Texts\\.of\\(\\s*\"([a-z][\\w.-]*\\w)\""));
    wanted.addAll(found(FXML, "\"%([\\w.-]+)\""));
    Checks.all().ids().forEach(id -> wanted.add("check." + id));
    Arrays.stream(ScreenId.values()).forEach(id -> wanted.add("screen." + id.key()));
    assertThat(Texts.bundle().keySet()).containsAll(wanted);
  }

  @Test
  void noTextIsLeftOver() throws IOException {
    Set<String> used = new TreeSet<>();
    used.addAll(found(JAVA, "\"([a-z][\\w.-]*)\""));
    used.addAll(found(FXML, "\"%([\\w.-]+)\""));
    Set<String> left = new TreeSet<>(Texts.bundle().keySet());
    left.removeAll(used);
    left.removeIf(key -> COMPUTED.stream().anyMatch(key::startsWith));
    assertThat(left).isEmpty();
  }

  /** It is doubled where values are put in, and nowhere else. */
  @Test
  void everyApostropheIsShownOnce() {
    assertThat(Texts.bundle().keySet())
        .allSatisfy(key -> {
          String text = Texts.bundle().getString(key);
          String rest = text.replace("''", "");
          assertThat(text.contains("{") ? rest.contains("'") : text.contains("''"))
              .as("%s=%s", key, text)
              .isFalse();
        });
  }

  @Test
  void everyCheckBelongsToExactlyOneScreen() {
    List<String> placed =
        Arrays.stream(ScreenId.values()).flatMap(id -> id.checks().stream()).toList();
    assertThat(placed).containsExactlyInAnyOrderElementsOf(Checks.all().ids());
  }

  private static Set<String> found(Path folder, String pattern) throws IOException {
    var keys = new TreeSet<String>();
    var regex = Pattern.compile(pattern);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        var matcher = regex.matcher(Files.readString(file));
        while (matcher.find()) {
          keys.add(matcher.group(1));
        }
      }
    }
    return keys;
  }
}
