package com.thaloco.releaseconsole.profile;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folders below the prefix that are this program's own, and the records that it keeps there of
 * one version each.
 */
public final class OwnKeys {
  /** Earlier manifests, and the folders of records. */
  public static final String HISTORY = "history/";

  /** Objects that a probe writes and deletes. */
  public static final String PROBE = ".probe/";

  private static final Pattern RECORD = Pattern.compile("history/[a-z]+/([^/]+)\\.json");

  private OwnKeys() {}

  /** What is recorded of a version, each kind in a folder of its own. */
  public enum Record {
    /** The version is never used again. */
    BURNED("history/burned/"),
    /** Clients have seen other bytes of it. */
    RECUT("history/recut/"),
    /** Whose bytes its objects are being replaced with. */
    CLAIM("history/claim/");

    private final String folder;

    Record(String folder) {
      this.folder = folder;
    }

    /** Where its records are. */
    public String folder() {
      return folder;
    }

    /** The key of a version's record. */
    public String key(String version) {
      return folder + version + ".json";
    }
  }

  /** Whether a key is below one of the folders. */
  public static boolean isOwn(String key) {
    return key.startsWith(HISTORY) || key.startsWith(PROBE);
  }

  /** The name of the version that a key records something of. */
  public static Optional<String> recorded(String key) {
    Matcher record = RECORD.matcher(key);
    for (Record kind : Record.values()) {
      if (key.startsWith(kind.folder()) && record.matches()) {
        return Optional.of(record.group(1));
      }
    }
    return Optional.empty();
  }
}
