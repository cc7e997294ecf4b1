package com.thaloco.releaseconsole.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The window leads to its screens where the core names commands. */
class RemedyWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Run it: release-console smoke|Run it, on the screen Smoke",
        "Promote Unreleased: release-console changelog promote CHANGELOG.md --version v0.1.7; then"
            + " commit and push."
            + "|Promote Unreleased, on the screen Changelog; then commit and push.",
        "Have the rows mended: release-console changelog promote CHANGELOG.md --version v0.1.7;"
            + " then commit and push."
            + "|Have the rows mended, on the screen Link table; then commit and push.",
        "Publish the object (release-console catalog publish), or mend the entry."
            + "|Publish the object (on the screen Catalogs), or mend the entry.",
        "Lead it out first: release-console recover tag --version v0.1.6"
            + "|Lead it out first, on the screen Recover",
        "put it right with release-console recover re-cut; a tagged release is taken back with"
            + " release-console recover withdraw."
            + "|put it right on the screen Recover; a tagged release is taken back on the screen"
            + " Recover.",
        "Finish it first: release-console recover lists what is open."
            + "|Finish it first: Recover lists what is open.",
        "Restore a good one from history/: release-console bucket restore --manifest"
            + " history/manifest-20261127T141127Z-b265e664.json"
            + "|Restore a good one from history/, on the screen Bucket",
        "Compare with the kept ones (release-console bucket ls history/), and restore a good one."
            + "|Compare with the kept ones (on the screen Bucket), and restore a good one.",
        "put it right with release-console recover re-cut --version v0.1.4; or"
            + " release-console recover withdraw --version v0.1.4."
            + "|put it right on the screen Recover; or on the screen Recover.",
        "save a copy first (release-console bucket show --save FILE v0.1.9/x, or the ready"
            + " commands)."
            + "|save a copy first (on the screen Bucket, or the ready commands).",
        "If nobody misses it: release-console bucket remove -- '-x it'\\''s $a'"
            + "|If nobody misses it, on the screen Bucket",
        "Make your own key (release-console key new), and pin it."
            + "|Make your own key (release-console key new), and pin it.",
        "Name a folder inside the project's clone with --repo."
            + "|Name a folder inside the project's clone.",
        "Name the key file with --key, RELEASE_CONSOLE_KEY, or trust.key in the settings."
            + "|Name the key file in the settings.",
        "Cut v0.2.0 instead, or write why a patch is right: --answer version.bump=…"
            + "|Cut v0.2.0 instead, or write why a patch is right, below",
        "--answer release.verification=yes (one is then owed), or"
            + " --answer release.verification=\"no, because …\""
            + "|Answer yes (one is then owed), or \"no, because …\"",
        "Check the network, then run the same command again.|Check the network, then try again.",
        "Commit what belongs to the release.|Commit what belongs to the release."
      })
  void aCommandBecomesItsScreen(String core, String window) {
    assertThat(RemedyWords.of(core)).isEqualTo(window);
  }
}
