package com.thaloco.releaseconsole.manifest;

import static com.thaloco.releaseconsole.manifest.Samples.v;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.manifest.EntryLearner.Witness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationsTest {
  private static final EntryFacts FACTS = EntryFacts.of(v("v0.1.6")).commit("c0ffee");

  private static Witness seen(String text) {
    return new Witness(new Json.Text(text), FACTS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.1.6-linux|\"{number}-linux\"",
        "banger-0.1.6.tar.gz|\"banger-{number}.tar.gz\"",
        "banger-v0.1.6|\"banger-{version}\"",
        "the v0.1.6.|\"the {version}.\"",
        ".0.1.6|\".{number}\"",
        "x.0.1.6|\"x.{number}\"",
        "xv0.1.6|\"xv{number}\"",
        "1x0.1.6|\"1x{number}\"",
        "4v0.1.6|\"4{version}\"",
        "v0.1.6 of c0ffee|\"{version} of {commit}\"",
      })
  void aFactIsFoundWhereItDoesNotRunOn(String text, String explained) {
    assertThat(Explanations.inside(seen(text)).orElseThrow().explain()).isEqualTo(explained);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"v0.1.60", "v0.1.6.1", "10.1.6", "1.0.1.6", "0.1.7", "xc0ffee", "", "stable"})
  void aPartOfALongerNumberOrWordIsNoFact(String text) {
    assertThat(Explanations.inside(seen(text))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"v0.1.6, the version", "0.1.6, the version without its v", "c0ffee, the commit"})
  void aWholeValueIsTheFactThatItEquals(String text, String meaning) {
    assertThat(Explanations.exact(seen(text)))
        .singleElement()
        .extracting(FieldTemplate::explain)
        .isEqualTo(meaning);
    assertThat(Explanations.exact(seen(text + "x"))).isEmpty();
  }
}
