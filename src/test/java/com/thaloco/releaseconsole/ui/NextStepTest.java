package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.io.IOException;
import java.util.Optional;
import javafx.scene.Node;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Home's primary button is the next real step of the release. */
@Tag("slow")
class NextStepTest extends AtTheBucket {
  @Test
  void itStartsTheReleaseThenLeadsToWhatStopsIt() throws IOException {
    opens();
    person.clicks("rail-home").seesIn("home-next-step", "Start release v0.1.7");
    person.clicks("home-next-step").sees("25 questions");
    settles();
    ScreenId worst =
        Studio.onFx(() -> studio.modelNow().checking().worst().orElse(ScreenId.REVIEW));
    person.clicks("rail-home").seesIn("home-next-step", "Fix " + worst.title());
    assertThat(focused()).as("Enter takes the next step").contains("home-next-step");
    person.clicks("home-next-step");
    assertThat(Studio.onFx(() -> studio.window().current())).contains(worst);

    commit();
    person.clicks("rail-home").seesIn("home-next-step", "Start release v0.1.7");
  }

  private Optional<String> focused() {
    return Studio.onFx(
        () -> Optional.ofNullable(studio.stage().getScene().getFocusOwner()).map(Node::getId));
  }
}
