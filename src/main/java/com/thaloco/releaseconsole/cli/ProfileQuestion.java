package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.setup.ForeignProfile;
import com.thaloco.releaseconsole.setup.ProfileConsent;
import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Set;

/**
 * Shows what a repository's profile names, and asks on a terminal whether that is approved; {@code
 * --trust-profile} is the answer where no one can be asked.
 *
 * @param err where it is shown
 * @param trusted whether the command line approves it
 * @param mayAsk whether a question may be put
 */
record ProfileQuestion(PrintStream err, boolean trusted, boolean mayAsk) implements ProfileConsent {
  private static final Set<String> YES = Set.of("y", "yes");

  @Override
  public Answer about(ForeignProfile profile) {
    if (trusted) {
      show(profile);
      err.println("Approved on this machine.");
      return Answer.APPROVED;
    }
    Console console = System.console();
    if (!mayAsk || console == null || !console.isTerminal()) {
      return Answer.REFUSED;
    }
    show(profile);
    String typed = console.readLine("Approve these hosts and commands on this machine? [y/N] ");
    return typed != null && YES.contains(typed.strip().toLowerCase(Locale.ROOT))
        ? Answer.APPROVED
        : Answer.REFUSED;
  }

  private void show(ForeignProfile profile) {
    err.printf("The profile of %s names:%n", profile.repository());
    profile.listing().forEach(err::println);
    err.printf("Fingerprint: %s%n", profile.fingerprint());
  }
}
