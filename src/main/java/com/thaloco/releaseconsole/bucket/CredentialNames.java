package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.flow.ProblemException;
import java.util.List;
import java.util.Map;

/**
 * What credentials can be named on this machine, for whoever chooses among them: names only.
 *
 * @param awsProfiles the profiles of the AWS configuration
 * @param rcloneRemotes the remotes of rclone's configuration
 */
public record CredentialNames(List<String> awsProfiles, List<String> rcloneRemotes) {
  public CredentialNames {
    awsProfiles = List.copyOf(awsProfiles);
    rcloneRemotes = List.copyOf(rcloneRemotes);
  }

  /** Looks; a configuration that is not there, or can't be read, names nothing. */
  public static CredentialNames find(Map<String, String> environment) {
    return new CredentialNames(
        orNone(() -> CredentialSource.profileNames(environment)),
        orNone(() -> RcloneConfig.read(environment).names()));
  }

  private static List<String> orNone(java.util.function.Supplier<List<String>> names) {
    try {
      return names.get();
    } catch (ProblemException e) {
      return List.of(); // the check of the bucket tells it, once it is chosen
    }
  }
}
