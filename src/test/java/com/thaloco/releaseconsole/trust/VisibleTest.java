package com.thaloco.releaseconsole.trust;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class VisibleTest {
  @Test
  void whatCanNotBeSeenIsShownAsItsNumber() {
    assertThat(Visible.character('!')).isEqualTo("'!'");
    assertThat(Visible.character('~')).isEqualTo("'~'");
    assertThat(Visible.character(' ')).isEqualTo("U+0020");
    assertThat(Visible.character((char) 127)).isEqualTo("U+007F");
    String odd = "a b~" + (char) 9 + (char) 13 + (char) 127 + (char) 31 + (char) 233 + " ";
    assertThat(Visible.line(odd))
        .isEqualTo("a b~#t#r#u007f#u001f#u00e9#u0020".replace('#', (char) 92));
  }
}
