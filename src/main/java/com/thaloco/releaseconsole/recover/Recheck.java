package com.thaloco.releaseconsole.recover;

import static com.thaloco.releaseconsole.engine.PutInstaller.ACCEPTED;

import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What to look at again after a recovery, and when: a request that another machine sent before the
 * recovery ended can still arrive after it.
 *
 * @param after from then on no such request is accepted any more
 * @param remedy for people, with the command
 */
public record Recheck(Instant after, OwnCommand command, Remedy remedy) {
  /**
   * After a recovery that ended now. A push ends well within the time of a signed request.
   *
   * @param now when it ended
   */
  static Recheck of(RecoveryKind kind, Profile profile, Instant now) {
    Duration drain = profile.bucket().drain();
    Instant after = now.plus(drain.compareTo(ACCEPTED) > 0 ? drain : ACCEPTED);
    OwnCommand command = kind == RecoveryKind.TAG ? OwnCommand.RECOVER : OwnCommand.BUCKET_AUDIT;
    return new Recheck(
        after,
        command,
        Remedy.text(
                "A write that another machine has sent before can still arrive until %s. After that, %s"
                    .formatted(
                        local(after, now),
                        kind == RecoveryKind.TAG
                            ? "check for problems again"
                            : "audit the bucket again"))
            .by(command.with()));
  }

  private static String local(Instant after, Instant now) {
    ZoneId zone = ZoneId.systemDefault();
    boolean today = after.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
    return DateTimeFormatter.ofPattern(today ? "HH:mm" : "d MMMM, HH:mm", Locale.ENGLISH)
        .format(after.atZone(zone));
  }
}
