package com.thaloco.releaseconsole.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.util.FS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JGitSetupTest {
  @Test
  void theFileSystemIsNotMeasured(@TempDir Path folder) {
    JGitSetup.ensure();
    FS.FileStoreAttributes known = FS.getFileStoreAttributes(folder);
    assertThat(known.getFsTimestampResolution()).isEqualTo(Duration.ofSeconds(2));
    assertThat(known.getMinimalRacyInterval())
        .as("none where mounts can't be seen, as in a chroot")
        .isIn(Duration.ofSeconds(2), Duration.ZERO);
  }

  @Test
  void theUsersOwnConfigurationIsSeenThrough() {
    var own = new Config();
    own.setString("core", null, "autocrlf", "input");
    var seen = new JGitSetup.Unmeasured(own, FS.DETECTED);
    assertThat(seen.getString("core", null, "autocrlf")).isEqualTo("input");
  }
}
