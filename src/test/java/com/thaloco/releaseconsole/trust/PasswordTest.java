package com.thaloco.releaseconsole.trust;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PasswordTest {
  @ParameterizedTest
  @CsvSource({"'', '', true", "a, a, true", "a, b, false", "a, ab, false", "'', a, false"})
  void twoAreTheSameWhereTheirBytesAre(String one, String other, boolean same) {
    try (Password first = TestKeys.password(one);
        Password second = TestKeys.password(other)) {
      assertThat(first.isSameAs(second)).isEqualTo(same);
    }
  }

  @Test
  void theBytesThatItWasMadeOfAreWiped() {
    byte[] bytes = TestKeys.utf8("secret");
    try (Password password = Password.ofBytes(bytes)) {
      assertThat(bytes).containsOnly(0);
      assertThat(password.copy()).asString().isEqualTo("secret");
      assertThat(password).hasToString("Password");
    }
  }

  @Test
  void aLineFeedAtItsEndIsSeen() {
    for (String text : new String[] {"", "a", "\na", "a\n", "\n"}) {
      try (Password password = TestKeys.password(text)) {
        assertThat(password.endsWithLineFeed()).isEqualTo(text.endsWith("\n"));
      }
    }
  }
}
