package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.io.IOException;
import java.nio.file.Files;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What other stories do with the mouse in Bucket and Recover, by keyboard alone. */
@Tag("slow")
class BucketKeysTest extends AtTheBucket {
  @Test
  void theBucketIsAuditedFilteredAndLookedAt() {
    opens();
    person.sees("23 objects").tabsTo("audit").presses(KeyCode.SPACE).sees("Audited today");
    person.tabsTo("filter").types("install").sees("1 of 23 objects shown");
    person.tabsTo("object-table").presses(KeyCode.HOME).sees("As in v0.1.6").sees("set -eu");
    person.tabsTo("headers").presses(KeyCode.SPACE).sees("text/x-shellscript");
    person.presses(KeyCode.ESCAPE).tabsTo("filter");
    person.presses(KeyCode.CONTROL, KeyCode.A).types("manifest").sees("shown");
    person.tabsTo("object-table").presses(KeyCode.HOME).sees("latest_stable");
    person.tabsTo("way-tree").presses(KeyCode.RIGHT).sees("\"latest_stable\"");
    person.presses(KeyCode.RIGHT).sees("No earlier manifest is kept yet");
  }

  @Test
  void aLostManifestIsRecoveredAndHomeSaysWhatClientsGet() throws IOException {
    opens();
    person.sees("23 objects");
    Files.delete(file("manifest.json"));
    person.presses(KeyCode.CONTROL, KeyCode.DIGIT5).seesScreen(ScreenId.RECOVER);
    person.tabsTo("way-manifest-manifest-missing").presses(KeyCode.SPACE);
    person.sees("rebuilt from its objects").tabsTo("recover-confirm").types("v0.1.6");
    person.tabsTo("recover-do").presses(KeyCode.SPACE).sees("manifest.json names 7 releases");
    assertThat(file("manifest.json")).exists();
    person.presses(KeyCode.CONTROL, KeyCode.DIGIT1).seesScreen(ScreenId.HOME);
    person.sees("Clients get v0.1.6.");
  }
}
