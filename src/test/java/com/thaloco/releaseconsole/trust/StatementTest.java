package com.thaloco.releaseconsole.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class StatementTest {
  @Test
  void beginsWithItsHeader() {
    var statement = new Statement("receipt", TestKeys.utf8("{}"));
    assertThat(statement.payload()).asString().isEqualTo("release-console receipt v1\n{}");
    assertThat(Statement.looksLikeOne(statement.payload())).isTrue();
    assertThat(Statement.isOf("receipt", statement.payload())).isTrue();
    assertThat(Statement.isOf("canary", statement.payload())).isFalse();
  }

  @Test
  void otherBytesAreNone() {
    assertThat(Statement.looksLikeOne(TestKeys.utf8("release-consol"))).isFalse();
    assertThat(Statement.looksLikeOne(new byte[0])).isFalse();
    assertThat(Statement.looksLikeOne(TestKeys.utf8("release-console "))).isTrue();
    assertThat(Statement.isOf("receipt", TestKeys.utf8("release-console receipt v2\n"))).isFalse();
    assertThat(Statement.isOf("receipt", TestKeys.utf8("release-console receipt v1"))).isFalse();
  }

  @Test
  void aKindIsOneWord() {
    assertThatThrownBy(() -> new Statement("a\nb", new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Statement("", new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
