package com.thaloco.releaseconsole.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseFolderTest {
  @Test
  void theVariableSaysWhereTheFoldersAre() {
    assertThat(BaseFolder.CACHE.own(Map.of("HOME", "/home/ada", "XDG_CACHE_HOME", "/fast")))
        .isEqualTo(Path.of("/fast/release-console"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not/absolute"})
  void whatIsNoAbsolutePathIsIgnored(String set) {
    assertThat(BaseFolder.STATE.own(Map.of("HOME", "/home/ada", "XDG_STATE_HOME", set)))
        .isEqualTo(Path.of("/home/ada/.local/state/release-console"));
  }
}
