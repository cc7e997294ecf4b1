package com.thaloco.releaseconsole.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.flow.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseVersionTest {
  private static ReleaseVersion v(String text) {
    return new ReleaseVersion(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v0.0.0",
        "v0.1.7",
        "v10.20.30",
        "v0.2.0-rc.1",
        "v1.0.0-0.3.7",
        "v1.0.0--",
        "v1.0.0-999999999.00a"
      })
  void aVersionIsReadAsItStands(String text) {
    assertThat(ReleaseVersion.parse(text)).map(ReleaseVersion::text).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v",
        "0.1.7",
        "V0.1.7",
        "v0.1",
        "v0.1.7.1",
        "v01.1.7",
        "v0.1.7-",
        "v0.1.7-01",
        "v0.1.7-a..b",
        "v0.1.7+build",
        "v0.1.7 ",
        " v0.1.7",
        "v0.1.7\n",
        "v0.1.x",
        "v-1.0.0",
        "v0.1.٧",
        "vv0.1.7",
        "v99999999999.0.0",
        "v0.1.7-ü",
        "v1.0.0-rc.99999999999999999999"
      })
  void anotherShapeIsRefused(String text) {
    assertThat(ReleaseVersion.parse(text)).isEmpty();
    assertThatThrownBy(() -> v(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theOrderIsThatOfSemVer() {
    List<ReleaseVersion> ordered =
        List.of(
            v("v0.1.2"),
            v("v0.1.9"),
            v("v0.1.10"),
            v("v0.2.0-alpha"),
            v("v0.2.0-alpha.1"),
            v("v0.2.0-alpha.beta"),
            v("v0.2.0-beta"),
            v("v0.2.0-beta.2"),
            v("v0.2.0-beta.11"),
            v("v0.2.0-rc.1"),
            v("v0.2.0"),
            v("v1.0.0"));
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    var shuffled = new ArrayList<>(ordered);
    Collections.shuffle(shuffled, new Random(seed));
    Collections.sort(shuffled);
    assertThat(shuffled).isEqualTo(ordered);
  }

  @Test
  void theNextNumbersFollow() {
    assertThat(v("v0.1.9").nextPatch()).isEqualTo(v("v0.1.10"));
    assertThat(v("v0.2.0-rc.1").nextPatch()).isEqualTo(v("v0.2.0"));
    assertThat(v("v0.1.9").nextMinor()).isEqualTo(v("v0.2.0"));
  }

  @Test
  void aPreReleaseIsNotStable() {
    assertThat(v("v0.1.7").isStable()).isTrue();
    assertThat(v("v0.1.7-rc.1").isStable()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v0.1.1",
        "release-console 0.1.1",
        "version=v0.1.1\n",
        "banger 0.1.1 (1a2b)",
        "0.1.1."
      })
  void isNamedWithOrWithoutItsV(String output) {
    assertThat(new ReleaseVersion("v0.1.1").isNamedIn(output)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"v0.1.10", "10.1.1", "v0.1.1-rc.1", "0.1.1.2", "v1.0.1.1", "0.1.1+dirty", ""})
  void isNotNamedByALongerOne(String output) {
    assertThat(new ReleaseVersion("v0.1.1").isNamedIn(output)).isFalse();
  }

  @Test
  void afterTheLastNumberThereIsNone() {
    var last = new ReleaseVersion("v999999999.999999999.999999999");
    for (Supplier<ReleaseVersion> next :
        List.<Supplier<ReleaseVersion>>of(last::nextPatch, last::nextMinor, last::nextMajor)) {
      assertThatThrownBy(next::get)
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("There is no version after v999999999");
    }
  }
}
