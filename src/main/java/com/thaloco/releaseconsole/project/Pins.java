package com.thaloco.releaseconsole.project;

import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.TrustRules.Pin;
import com.thaloco.releaseconsole.source.Repository;
import com.thaloco.releaseconsole.source.TreeFile;
import com.thaloco.releaseconsole.trust.Agreement;
import com.thaloco.releaseconsole.trust.PinReading;
import com.thaloco.releaseconsole.trust.PinText;
import com.thaloco.releaseconsole.trust.ReleaseKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The pins as they stand in a commit (docs/rules.md, Trust). */
public final class Pins {
  /** The key of the sample project. Its private half ships with the program and is no secret. */
  public static final String REHEARSAL_KEY_SHA256 =
      "7a1b0b8d346c3b0b963676142a1de9fa9424c3fddb0cd64c7d6240ab74fbd2e8";

  private Pins() {}

  /** Every pin of the profile, read from the commit. */
  public static List<PinReading> at(Profile profile, Repository repository, String commit) {
    return profile.trust().pins().stream().map(pin -> at(pin, repository, commit)).toList();
  }

  /** One pin, read from a commit. */
  public static PinReading at(Pin pin, Repository repository, String commit) {
    return repository
        .blob(commit, pin.path())
        .map(bytes -> PinText.read(pin, bytes))
        .orElseGet(() -> PinText.missing(pin, pin.path()));
  }

  /**
   * The pin that the users of an earlier release have: their client's, or, where clients have none,
   * the copy that the project shows.
   */
  public static PinReading ofUsers(Profile profile, Repository repository, String commit) {
    return ofClients(profile.trust().users(), repository, commit);
  }

  /**
   * A pin as it was in an earlier release: in the profile's file, or, where that came later, in the
   * Go file that held the key then.
   */
  public static PinReading ofClients(Pin pin, Repository repository, String commit) {
    PinReading here = at(pin, repository, commit);
    if (here instanceof PinReading.Pinned || !pin.path().endsWith(".go")) {
      return here;
    }
    List<PinReading.Pinned> elsewhere = elsewhere(pin, repository, commit);
    boolean one = elsewhere.stream().map(PinReading.Pinned::key).distinct().count() == 1;
    return one ? elsewhere.getFirst() : here;
  }

  /** Under the pin's name; where nothing has that name, the keys of any Go file. */
  private static List<PinReading.Pinned> elsewhere(Pin pin, Repository repository, String commit) {
    List<String> paths =
        repository.files(commit, "").stream()
            .map(TreeFile::path)
            .filter(path -> path.endsWith(".go") && !path.endsWith("_test.go"))
            .filter(path -> !path.startsWith("vendor/") && !path.contains("/testdata/"))
            .toList();
    List<PinReading.Pinned> named = pinned(paths, pin.symbol(), repository, commit);
    return named.isEmpty() ? pinned(paths, Optional.empty(), repository, commit) : named;
  }

  private static List<PinReading.Pinned> pinned(
      List<String> paths, Optional<String> symbol, Repository repository, String commit) {
    return paths.stream()
        .flatMap(path ->
            repository.blob(commit, path).stream()
                .filter(Pins::holdsKey)
                .map(bytes -> PinText.read(new Pin(path, symbol), bytes)))
        .filter(PinReading.Pinned.class::isInstance)
        .map(PinReading.Pinned.class::cast)
        .toList();
  }

  private static boolean holdsKey(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains("BEGIN PUBLIC KEY");
  }

  /**
   * The agreement of all pins of a commit.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException if they do not agree
   */
  public static Agreement.Agrees agreement(Profile profile, Repository repository, String commit) {
    return switch (Agreement.of(at(profile, repository, commit))) {
      case Agreement.Agrees agrees -> agrees;
      case Agreement.Drift drift -> throw drift.problem().toException();
    };
  }

  /** The one key that all pins of a commit hold; see {@link #agreement}. */
  public static ReleaseKey agreed(Profile profile, Repository repository, String commit) {
    return agreement(profile, repository, commit).key();
  }

  /** The key of a reading, where there is one. */
  public static Optional<ReleaseKey> key(PinReading reading) {
    return reading instanceof PinReading.Pinned pinned
        ? Optional.of(pinned.key())
        : Optional.empty();
  }
}
