package com.thaloco.releaseconsole.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.catalog.CatalogChange.State;
import com.thaloco.releaseconsole.flow.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {
  private static final String HASH = "ab".repeat(32);

  private static Catalog catalog(String text) {
    return Catalog.parse(text.getBytes(StandardCharsets.UTF_8), "catalog.json", "entries");
  }

  private static List<CatalogObject> objects(String entry) {
    return catalog("{\"entries\": [" + entry + "]}").entries().getFirst().objects();
  }

  @Test
  void entriesHaveTheirLines() {
    Catalog catalog =
        catalog(
            "{\n"
                + "  \"entries\": [\n"
                + "    {\"name\": \"a\"},\n"
                + "    {\n"
                + "      \"name\": \"b\"\n"
                + "    }\n"
                + "  ]\n"
                + "}\n");

    assertThat(catalog.entries()).extracting(CatalogEntry::line).containsExactly(3, 4);
  }

  @Test
  void layoutAndOrderOfFieldsAreNoChange() {
    Catalog one = catalog("{\"entries\": [{\"name\": \"a\", \"size\": 1, \"tags\": [1, 2]}]}");
    Catalog other =
        catalog(
            "{ \"x\": 1, \"entries\":\n[ {\"tags\": [1,2],\r\n \"size\": 1, \"name\": \"a\"} ] }");

    assertThat(CatalogChange.between(one, other))
        .extracting(CatalogChange::state)
        .containsExactly(State.UNCHANGED);
  }

  @Test
  void addedChangedAndRemovedEntriesAreTold() {
    Catalog older =
        catalog("{\"entries\": [{\"name\": \"a\"}, {\"name\": \"b\"}, {\"name\": \"c\"}]}");
    Catalog newer =
        catalog(
            "{\"entries\": [{\"name\": \"d\"}, {\"name\": \"b\", \"x\": 1}, {\"name\": \"a\"}]}");

    assertThat(CatalogChange.between(older, newer))
        .extracting(c -> c.name() + " " + c.state())
        .containsExactly("d ADDED", "b CHANGED", "a UNCHANGED", "c REMOVED");
  }

  @Test
  void aPathBelowThePublicUrlWithItsSizeAndHash() {
    assertThat(
            objects(
                "{\"name\": \"a\", \"path\": \"a.img\", \"size\": 90, \"sha256\": \"%s\"}"
                    .formatted(HASH)))
        .containsExactly(
            new CatalogObject("path", "a.img", OptionalLong.of(90), Optional.of(HASH)));
  }

  @Test
  void prefixedFieldsBelongTogether() {
    List<CatalogObject> found =
        objects(
            """
            {"name": "a", "tarball_url": "https://e.example/a.tgz", "tarball_sha256": "%1$s", "size_bytes": 7,
             "homepage_url": "https://e.example/", "source_url": "https://kernel.example/"}
            """
                .formatted(HASH));

    assertThat(found).hasSize(1);
    assertThat(found.getFirst().isAbsolute()).isTrue();
    assertThat(found.getFirst().hash()).contains(HASH);
    assertThat(found.getFirst().size()).hasValue(7);
  }

  @Test
  void eachOfSeveralObjectsHasItsOwnHash() {
    List<CatalogObject> found =
        objects(
            """
            {"name": "a", "kernelUrl": "k", "kernelSha256": "sha256:%1$s", "initrdUrl": "i",
             "files": [{"file": "f", "checksum": "%1$s"}]}
            """
                .formatted(HASH));

    assertThat(found).extracting(CatalogObject::address).containsExactlyInAnyOrder("k", "i", "f");
    assertThat(found).filteredOn(o -> o.hash().isPresent()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "{\"entries\": 3}",
        "{\"entries\": [3]}",
        "{\"entries\": [{}]}",
        "{\"entries\": [{\"name\": \"a\"}, {\"name\": \"a\"}]}",
        "{\"entries\": [{\"name\": \"a\", \"name\": \"b\"}]}",
        "{\"entries\": [{\"name\": \"a\"}",
        "{\"entries\": []} {}"
      })
  void whatIsNoCatalogIsRefused(String text) {
    assertThatThrownBy(() -> catalog(text))
        .isInstanceOf(ProblemException.class)
        .satisfies(e ->
            assertThat(((ProblemException) e).problem().happened()).startsWith("catalog.json:"));
  }
}
