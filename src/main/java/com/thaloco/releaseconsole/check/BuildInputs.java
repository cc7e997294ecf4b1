package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.source.Repository;
import com.thaloco.releaseconsole.source.TreeFile;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which paths of a commit a release is made from: what lies in or below a Go package's folder (it
 * may be embedded), what go.mod or go.work name, and the files that the profile names. In doubt a
 * path is one.
 */
final class BuildInputs {
  private final Set<String> packages = new HashSet<>();
  private final Set<String> named = new HashSet<>();
  private final String modules;

  BuildInputs(Profile profile, Repository repository, String commit) {
    for (TreeFile file : repository.files(commit, "")) {
      if (file.path().endsWith(".go")) {
        packages.add(folder(file.path()));
      }
    }
    named.add(profile.changelog().path());
    profile.installer().ifPresent(installer -> named.add(installer.path()));
    profile.trust().pins().forEach(pin -> named.add(pin.path()));
    profile.catalogs().forEach(catalog -> named.add(catalog.path()));
    modules = text(repository, commit, "go.mod") + "\n" + text(repository, commit, "go.work");
  }

  private static String text(Repository repository, String commit, String path) {
    Optional<byte[]> bytes = repository.blob(commit, path);
    return bytes.map(some -> new String(some, StandardCharsets.UTF_8)).orElse("");
  }

  /** The folders outside the repository that go.mod or go.work take modules from. */
  List<String> outside() {
    return modules
        .lines()
        .map(line -> line.replaceFirst("//.*", "").strip())
        .flatMap(line -> List.of(line.split("\\s+")).stream())
        .map(word -> word.replaceAll("^[\"`]|[\"`]$", ""))
        .filter(word -> word.startsWith("../") || word.equals("..") || word.startsWith("/"))
        .distinct()
        .toList();
  }

  /** Whether a file or folder is one. */
  boolean has(String path) {
    return path.endsWith(".go")
        || named.contains(path)
        || named.stream().anyMatch(file -> file.startsWith(path + "/"))
        || List.of(modules.split("\\s+")).stream().anyMatch(word -> names(word, path))
        || path.equals("vendor")
        || path.startsWith("vendor/")
        || inPackage(path);
  }

  /** {@code replace example.org/x => ./third_party/x}, {@code use ./x}. */
  private static boolean names(String word, String path) {
    String plain = word.startsWith("./") ? word.substring(2) : word;
    return plain.equals(path) || plain.startsWith(path + "/");
  }

  /** The root's own package embeds by name only, so that a whole project is not below it. */
  private boolean inPackage(String path) {
    for (String at = folder(path); !at.isEmpty(); at = folder(at)) {
      if (packages.contains(at)) {
        return true;
      }
    }
    return false;
  }

  private static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }
}
