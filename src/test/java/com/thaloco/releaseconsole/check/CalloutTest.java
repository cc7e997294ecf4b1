package com.thaloco.releaseconsole.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.changelog.Changelog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which sentences of an entry tell users to run the command; docs/checks-units.md says the same.
 */
class CalloutTest {
  private static final String COMMAND = "sudo banger system install";
  private static final String EXACT = "Hosts are not done before sudo banger system install.";

  private static Callout read(String entry) {
    return Callout.of(
        Changelog.of(
                "CHANGELOG.md",
                "# Changelog\n\n## [v0.1.7] - 2026-05-14\n\n### Notes\n\n" + entry + "\n")
            .release("v0.1.7")
            .orElseThrow()
            .visibleText(),
        COMMAND,
        EXACT);
  }

  @Test
  void theSentenceOfTheProfileCountsWhateverItsWords() {
    assertThat(read("- Hosts are not done before `sudo banger\n  system install`. More."))
        .isInstanceOf(Callout.Tells.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- After updating run `sudo banger system install` once to pick up the new units.",
        "- `banger update` swaps binaries only, so after updating run\n"
            + "  `sudo banger system install` once.",
        "- `banger update` does not rewrite units: run `sudo banger system install`.",
        "- Users must run `sudo banger\n  system install`.",
        "- Please re-run **sudo banger system install** on every host.",
        "- **Run `sudo banger system install` once** after updating!",
        "- After updating, run:\n\n  ```sh\n  sudo banger system install\n  ```",
        "- After updating, run:\n\n  ```\n  $ sudo banger system install\n  ```",
        "Rerun this after updating:\n\n    sudo banger system install\n",
        "Rerun once:\n\n    sudo banger system install\n",
        "- Please, run: `sudo banger system install`",
        "- Once you have updated, you must run `sudo banger system install`.",
        "- No functional changes, but hosts must run `sudo banger system install`.",
        "- There is no other way: run `sudo banger system install`.",
        "- The update does not do it automatically, so run `sudo banger system install`.",
        "- If you run banger as a service, run `sudo banger system install` after updating.",
        "- Running `sudo banger system install` once is not optional: run `sudo banger system"
            + " install`."
      })
  void aPlainInstructionTellsUsersToRunIt(String entry) {
    assertThat(read(entry)).isInstanceOf(Callout.Tells.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- `sudo banger system install` must be run once after updating.",
        "- This release requires `sudo banger system install` after updating.",
        "- Remember to run `sudo banger system install`.",
        "- Don't forget to run `sudo banger system install`.",
        "- Upgrade with `banger update` and then `sudo banger system install`.",
        "- New and existing hosts must run `sudo banger system install`.",
        "- New hosts must run `sudo banger system install`.",
        "- If you update from v0.1.3 or older, run `sudo banger system install`.",
        "- `banger update` now runs `sudo banger system install`.",
        "- `banger update` will run `sudo banger system install` itself.",
        "- `sudo banger system install` prints what it does.",
        "- Fixes an error when you run `sudo banger system install` twice.",
        "- When users run `sudo banger system install`, it now prints the units.",
        "- Users who run `sudo banger system install` see progress.",
        "- CI must run `sudo banger system install`.",
        "- Tests run `sudo banger system install` in a container.",
        "- Fixed a crash of `sudo banger system install`."
      })
  void anyOtherSentenceIsAskedAbout(String entry) {
    assertThat(read(entry)).isInstanceOf(Callout.Unsure.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- There is no need to run `sudo banger system install`.",
        "- This release needs no `sudo banger system install`.",
        "- This release needs neither a restart nor `sudo banger system install`.",
        "- You need never run `sudo banger system install` again.",
        "- Nothing requires `sudo banger system install` in this release.",
        "- Only new installations need `sudo banger system install`.",
        "- `sudo banger system install` is required for new installations only.",
        "- You can skip `sudo banger system install`.",
        "- Forget `sudo banger system install`.",
        "- You don't have to rerun `sudo banger system install`.",
        "- Do not run `sudo banger system install`.",
        "- `sudo banger system install` is no longer required.",
        "- It works without running `sudo banger system install`.",
        "- `sudo banger system install` is run automatically.",
        "- Should I run `sudo banger system install`?",
        "- After updating, should I run `sudo banger system install`?",
        "- Running `sudo banger system install` twice no longer fails.",
        "- Hosts that already ran `sudo banger system install` are fine.",
        "- Nothing to do: `sudo banger system install` was run by the installer."
      })
  void aSentenceThatTakesItBackDoesNotTell(String entry) {
    assertThat(read(entry)).isInstanceOf(Callout.Names.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- The units changed. <!-- run `sudo banger system install` -->",
        "- Run `banger system install`.",
        "- Run `sudo banger system install --help`.",
        "- Run `sudo banger system installer`.",
        "- Run `sudo banger system-install`.",
        "- The units changed.",
        "- Run [this](https://example.org/?q=sudo+banger+system+install)."
      })
  void doesNotNameIt(String entry) {
    assertThat(read(entry)).isInstanceOf(Callout.Silent.class);
  }
}
