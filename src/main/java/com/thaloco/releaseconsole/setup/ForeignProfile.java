package com.thaloco.releaseconsole.setup;

import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.profile.ProfileReach;
import com.thaloco.releaseconsole.profile.ProfileReach.Kind;
import com.thaloco.releaseconsole.profile.Profiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The profile of an opened repository that is not approved on this machine.
 *
 * @param repository the top of its working tree
 * @param remote the address of the remote that it names, to which an approval is bound too
 * @param reach what it names
 */
public record ForeignProfile(Path repository, String remote, ProfileReach reach) {
  /** The id of the problem that nothing was started. */
  public static final String NOT_APPROVED = "profile.not-approved";

  /** What an approval is bound to: all that is named, and where the repository comes from. */
  public String fingerprint() {
    return Hashes.sha256((reach.fingerprint() + "\n" + remote).getBytes(StandardCharsets.UTF_8));
  }

  /** One line for each value, below a heading for each kind; nothing in it moves a terminal. */
  public List<String> listing() {
    var listed = new ArrayList<String>();
    if (!remote.isEmpty()) {
      listed.add("Remote that is read and pushed to");
      listed.add("  source.remote: " + Printable.of(remote));
    }
    for (Kind kind : Kind.values()) {
      List<ProfileReach.Line> lines = reach.of(kind);
      if (!lines.isEmpty()) {
        listed.add(heading(kind));
        lines.forEach(line -> listed.add(listed(line)));
      }
    }
    return List.copyOf(listed);
  }

  private String listed(ProfileReach.Line line) {
    String own = reach.isOwn(line) ? " (from your settings)" : "";
    return "  %s: %s%s".formatted(line.key(), Printable.of(line.value()), own);
  }

  /** The heading of a kind of lines. */
  public static String heading(Kind kind) {
    return switch (kind) {
      case HOST -> "Hosts that are contacted";
      case BUCKET -> "Bucket that is written to";
      case CREDENTIALS -> "Credentials that they get";
      case COMMAND -> "Commands that are run";
      case VARIABLE -> "Variables that commands get";
    };
  }

  /** Why nothing was started. */
  Problem problem() {
    var detail = new ArrayList<>(listing());
    detail.add("Fingerprint: " + fingerprint());
    return Problem.refused(
            NOT_APPROVED,
            "%s names hosts and commands that are not approved on this machine."
                .formatted(repository.resolve(Profiles.FILE)),
            "No host was contacted and no command was run.",
            Remedy.text("List them")
                .aside(OwnCommand.CHECK.with("-v"))
                .then(", and approve them")
                .by(OwnCommand.CHECK.with("--trust-profile")))
        .with(detail);
  }
}
