package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.engine.KeepManifest;
import com.thaloco.releaseconsole.engine.StepName;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.verify.Verification;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The steps of a cut, in order (docs/command-line.md, Steps of a cut). */
public enum CutStep implements StepName {
  CANARY("Test the signing key"),
  PROBE("Probe the bucket"),
  CHECKOUT("Check out the commit"),
  BUILD("Build the binaries"),
  PACK("Pack the tarball"),
  HASH("Write SHA256SUMS"),
  SIGN("Sign SHA256SUMS"),
  VERIFY_LOCAL("Verify with the pinned key"),
  PUT_TARBALL("Upload the tarball"),
  PUT_HASHES("Upload SHA256SUMS"),
  PUT_SIGNATURE("Upload the signature"),
  READ_BACK("Read back and verify"),
  KEEP_MANIFEST(KeepManifest.TITLE),
  PUT_MANIFEST("Publish the manifest"),
  PUT_INSTALLER("Publish the install script"),
  AWAIT_PUBLIC("Wait for the public URL"),
  TAG("Tag and push"),
  VERIFY_STRANGER("Verify as a new installation"),
  VERIFY_CLIENTS("Verify as every client"),
  RECEIPT("Write the receipt");

  private final String title;

  CutStep(String title) {
    this.title = title;
  }

  /** What is done, in a few words: the same in a plan, while it runs and in a journal. */
  public String title() {
    return title;
  }

  /** The step of that name in events and journals. */
  public static Optional<CutStep> of(String name) {
    return Arrays.stream(values()).filter(step -> step.toString().equals(name)).findFirst();
  }

  @Override
  public StepId stepId() {
    return new StepId(name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** The steps of a project's cut: those of parts that it does not have are left out. */
  public static List<CutStep> of(Profile profile) {
    return Arrays.stream(values())
        .filter(step ->
            switch (step) {
              case PUT_INSTALLER -> profile.installer().isPresent();
              case VERIFY_CLIENTS -> Verification.hasClients(profile);
              default -> true;
            })
        .toList();
  }

  /** Whether clients see the release once this step has begun. */
  public boolean clientsSeeIt() {
    return compareTo(PUT_MANIFEST) >= 0;
  }

  @Override
  public String toString() {
    return stepId().name();
  }
}
