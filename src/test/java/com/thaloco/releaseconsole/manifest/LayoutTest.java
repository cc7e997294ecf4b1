package com.thaloco.releaseconsole.manifest;

import static com.thaloco.releaseconsole.manifest.Samples.manifest;
import static com.thaloco.releaseconsole.manifest.Samples.v;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the entry beside a new one shows of the layout, and what it does not. */
class LayoutTest {
  private static final Json ONE = new Json.Num("1");
  private static final Json.Obj EMPTY = new Json.Obj(Map.of());

  private static Json.Arr list(Json... items) {
    return new Json.Arr(List.of(items));
  }

  private static Json.Obj object(String name, Json value) {
    return new Json.Obj(Map.of(name, value));
  }

  /** The text of a new entry v0.1.1 of these fields: name, value, name, value. */
  private static String added(String text, Object... fields) {
    var members = new LinkedHashMap<String, Json>();
    members.put("version", new Json.Text("v0.1.1"));
    for (int i = 0; i < fields.length; i += 2) {
      members.put((String) fields[i], (Json) fields[i + 1]);
    }
    return manifest(text)
        .withEntry(new NewEntry(v("v0.1.1"), new Json.Obj(members)))
        .entry(v("v0.1.1"))
        .orElseThrow()
        .raw();
  }

  @ParameterizedTest
  @CsvSource({"\\n,\\t,\\t", "\\r\\n,\\t,\\t", "\\n,\\s\\s\\s,\\s\\s", "\\r\\n,\\s\\s,\\s\\s"})
  void whatIsNotShownFollowsTheLinesAroundIt(String end, String indent, String unit) {
    String line = end.translateEscapes();
    String tab = indent.translateEscapes();
    String more = unit.translateEscapes();
    String text =
        "{|\"latest_stable\": \"\",|\"releases\": [{|>\"version\": \"v0.1.0\",|>\"empty\":"
            + " {},|>\"list\": [1]|}]|}";
    String expected =
        "{|>\"version\": \"v0.1.1\",|>\"empty\": {|>+\"a\": 1|>},|>\"list\": [1,1],|>\"more\":"
            + " {|>+\"b\": {}|>}|}";
    assertThat(
            added(
                text.replace("|", line).replace(">", tab),
                "empty",
                object("a", ONE),
                "list",
                list(ONE, ONE),
                "more",
                object("b", EMPTY)))
        .isEqualTo(expected.replace("|", line).replace(">", tab).replace("+", more));
  }

  @Test
  void withoutBlanksNoneAreWritten() {
    String text =
        "{\"latest_stable\":\"\",\"releases\":[{\"version\":\"v0.1.0\",\"o\":{\"a\":1},\"l\":[1,"
            + " 2],\"e\":[]}]}";
    assertThat(
            added(
                text,
                "o",
                EMPTY,
                "l",
                list(),
                "e",
                list(object("x", ONE)),
                "n",
                object("y", list(ONE, ONE))))
        .isEqualTo(
            "{\"version\":\"v0.1.1\",\"o\":{},\"l\":[],\"e\":[{\"x\":1}],\"n\":{\"y\":[1,1]}}");
    assertThat(added(text, "l", list(ONE, ONE, ONE, ONE))).contains("\"l\":[1, 1, 1, 1]");
  }

  @Test
  void onOneLineBlanksAreWrittenWhereTheTextHasThem() {
    String text = "{\"latest_stable\": \"\", \"releases\": [{\"version\": \"v0.1.0\", \"o\": {}}]}";
    assertThat(added(text, "o", object("y", ONE), "n", object("z", ONE)))
        .isEqualTo("{\"version\": \"v0.1.1\", \"o\": {\"y\": 1}, \"n\": {\"z\": 1}}");
  }
}
