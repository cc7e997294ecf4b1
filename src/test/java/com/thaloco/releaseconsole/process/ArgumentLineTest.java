package com.thaloco.releaseconsole.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.flow.ProblemException;
import org.junit.jupiter.api.Test;

class ArgumentLineTest {
  @Test
  void wordsStandBetweenSpacesAndMarksKeepThemTogether() {
    assertThat(ArgumentLine.split("  ")).isEmpty();
    assertThat(ArgumentLine.split(" linux-7.0-1  a.img ")).containsExactly("linux-7.0-1", "a.img");
    assertThat(ArgumentLine.split("n '/a b/$c\\d' \"it's\" --to='x y'z ''"))
        .containsExactly("n", "/a b/$c\\d", "it's", "--to=x yz", "");
  }

  @Test
  void aMarkThatIsNeverClosedIsRefused() {
    assertThatThrownBy(() -> ArgumentLine.split("n '/a b"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("never closed: n '/a b");
  }
}
