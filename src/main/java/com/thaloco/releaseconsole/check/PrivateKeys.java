package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.source.Repository;
import com.thaloco.releaseconsole.source.TreeFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Finds private signing keys that were committed, by the names that such files have. */
final class PrivateKeys {
  private static final Pattern NAME =
      Pattern.compile("(?i)(?:.*/)?(?:[^/]*\\.(?:key|pem)|[^/]*cosign[^/]*)");
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN ENCRYPTED (?:COSIGN|SIGSTORE) PRIVATE KEY-----");

  private PrivateKeys() {}

  static List<String> in(Repository repository, String commit) {
    return repository.files(commit, "").stream()
        .map(TreeFile::path)
        .filter(path -> NAME.matcher(path).matches() && !isExample(path))
        .filter(path ->
            repository
                .blob(commit, path)
                .filter(bytes -> KEY.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).find())
                .isPresent())
        .toList();
  }

  /** A key that only tests use. */
  private static boolean isExample(String path) {
    return path.matches("(?i)(?:.*/)?(?:tests?|testdata|fixtures|samples?|examples?)/.*");
  }
}
