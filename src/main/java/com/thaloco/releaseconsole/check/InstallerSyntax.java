package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Finding.Status;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.profile.InstallerRules;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.TrustRules.Pin;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.Pins;
import com.thaloco.releaseconsole.trust.PinReading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code installer.syntax}: the install script of the commit parses, holds a key that can be read,
 * and asks for what the release will publish (docs/rules.md, What ships in a release). What
 * shellcheck says is reported and blocks nothing: whether and which shellcheck is installed must
 * not decide about a commit.
 */
final class InstallerSyntax implements Check {
  private static final Pattern PROGRAM = Pattern.compile("cmd/([^/]+)/[^/]+\\.go");
  private static final String FIX = "Fix the script, commit and push.";

  @Override
  public String id() {
    return "installer.syntax";
  }

  @Override
  public boolean applies(Profile profile) {
    return profile.installer().isPresent();
  }

  @Override
  public Binding binding() {
    return Binding.WORLD;
  }

  @Override
  public Finding run(Candidate subject, Work work) {
    InstallerRules rules = subject.profile().installer().orElseThrow();
    Optional<byte[]> script = subject.repository().blob(subject.commit(), rules.path());
    if (script.isEmpty()) {
      return Finding.blocked(
          id(),
          "%s is not in the commit.".formatted(rules.path()),
          List.of("commit: " + subject.commit()),
          "Commit it, or correct installer.path in the profile.");
    }
    var shell = new Shell(subject);
    if (shell.isMissing("bash")) {
      return Finding.notRun(
          id(),
          "%s was not parsed: there is no bash on this machine.".formatted(rules.path()),
          "Install bash, then check again.");
    }
    Optional<Finding> broken = broken(rules.path(), script.get(), shell, work);
    return broken.orElseGet(() -> judge(subject, rules, script.get(), shell, work));
  }

  private Optional<Finding> broken(String path, byte[] script, Shell shell, Work work) {
    String text = new String(script, StandardCharsets.UTF_8);
    if (text.isBlank()) {
      return Optional.of(Finding.blocked(id(), path + " is empty.", List.of(path), FIX));
    }
    if (text.startsWith("\ufeff")) {
      return Optional.of(
          Finding.blocked(
              id(),
              "%s:1: a byte order mark, which bash takes as part of the first line."
                  .formatted(path),
              List.of(path + ":1"),
              "Write the script as UTF-8 without a byte order mark, commit and push."));
    }
    if (text.indexOf('\r') >= 0) {
      String place = "%s:%d".formatted(path, lineOf(text, text.indexOf('\r')));
      return Optional.of(
          Finding.blocked(
              id(),
              "%s: a carriage return, which bash takes as part of the command.".formatted(place),
              List.of(place),
              "Write the script with LF line ends, commit and push."));
    }
    List<String> errors = shell.parse(script, path, work);
    return errors.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.blocked(
                id(), "bash can't parse %s: %s".formatted(path, errors.getFirst()), errors, FIX));
  }

  private Finding judge(
      Candidate subject, InstallerRules rules, byte[] script, Shell shell, Work work) {
    Profile profile = subject.profile();
    var evidence = new ArrayList<String>();
    Optional<Pin> pin =
        profile.trust().installer().filter(here -> here.path().equals(rules.path()));
    if (pin.isPresent()) {
      switch (Pins.at(pin.get(), subject.repository(), subject.commit())) {
        case PinReading.Unreadable unreadable -> {
          return Finding.blocked(
              id(),
              "The key in the install script can't be read: " + unreadable.problem().happened(),
              unreadable.problem().evidence(),
              unreadable.problem().next());
        }
        case PinReading.Pinned pinned ->
            evidence.add("%s: key %s".formatted(pinned.place(), pinned.key().sha256()));
      }
    }
    var names =
        new InstallerNames(
            profile, rules, new String(script, StandardCharsets.UTF_8), subject.version());
    List<String> wrong = names.wrong();
    if (!wrong.isEmpty()) {
      return Finding.blocked(
          id(),
          "The install script would not find the release: %s.".formatted(wrong.getFirst()),
          wrong,
          "Make the script and the profile agree, commit and push.");
    }
    evidence.addAll(names.found());
    List<String> doubts = new ArrayList<>(names.missing());
    subject.repository().files(subject.commit(), "").stream()
        .map(file -> PROGRAM.matcher(file.path()))
        .filter(Matcher::matches)
        .map(found -> found.group(1))
        .distinct()
        .filter(name -> profile.build().binaries().stream().noneMatch(b -> b.name().equals(name)))
        .filter(names::names)
        .forEach(name ->
            doubts.add(
                "%s: it names %s, a program in cmd that the profile does not build"
                    .formatted(rules.path(), name)));
    doubts.addAll(shell.lint(script, rules.path(), work));
    if (doubts.isEmpty()) {
      return new Finding(
          id(),
          Status.PASSED,
          "%s parses, and agrees with the profile.".formatted(rules.path()),
          evidence,
          "");
    }
    return Finding.warned(
        id(),
        "%s parses; %s".formatted(rules.path(), doubts.getFirst()),
        doubts,
        "Review each line; " + FIX.toLowerCase(Locale.ROOT));
  }

  static int lineOf(String text, int at) {
    return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }
}
