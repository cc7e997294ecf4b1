package com.thaloco.releaseconsole.profile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Reads a profile strictly: what is not understood is never skipped. Everything that is wrong is
 * found at once; the first in file order is the problem, the others are its evidence.
 */
public final class ProfileReader {
  /** The format that this program reads and writes. */
  public static final int FORMAT = 1;

  /** The problem of a profile that is wrong; the first mistake, with the others as its evidence. */
  public static final String INVALID = "profile.invalid";

  private ProfileReader() {}

  /**
   * A file, and the folder that relative paths in it start from.
   *
   * @param name as it is shown in problems: {@code .release-console.yaml}
   */
  @SuppressWarnings("ArrayRecordComponent") // handed straight on, never compared
  public record Source(String name, byte[] bytes, Path base) {
    /** The file as it is on disk; at most 1 MiB of it is read. */
    public static Source of(Path file, Path base) {
      try (InputStream in = Files.newInputStream(file)) {
        return new Source(file.toString(), in.readNBytes(YamlText.LIMIT + 1), base);
      } catch (IOException e) {
        throw ProfileErrors.problem(
                "%s can't be read: %s.".formatted(file, e.getClass().getSimpleName()),
                "Make it a file that you may read.")
            .toException();
      }
    }
  }

  /** Reads a profile that is alone. */
  public static Profile read(Source source) {
    return read(source, Optional.empty());
  }

  /**
   * Reads a profile with the maintainer's own settings laid over it (see {@link ProjectSettings}).
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException {@code profile.invalid} (INPUT)
   */
  public static Profile read(Source source, Optional<Source> settings) {
    var findings = new ProfileErrors();
    findings.file(source.name());
    Node base = YamlText.read(source.bytes(), source.name(), findings);
    format(base, findings);
    Node whole = base;
    if (settings.isPresent()) {
      Source own = settings.get();
      findings.file(own.name());
      Node over = YamlText.read(own.bytes(), own.name(), findings);
      format(over, findings);
      whole = ProjectSettings.over(base, over, findings);
    }
    Path settingsBase = settings.map(Source::base).orElse(source.base());
    var binder =
        new Binder(
            file -> file.equals(source.name()) ? source.base() : settingsBase,
            Map.of(Profile.class, Set.of("format")));
    Optional<Profile> profile = binder.record(Profile.class, PlacedValue.root(whole, findings));
    findings.raise();
    return profile.orElseThrow(
        () -> new IllegalStateException("a profile was refused without a reason"));
  }

  /** The project that a file names, so that its settings can be found before it is read whole. */
  static Optional<String> project(Source source) {
    Node root = YamlText.read(source.bytes(), source.name(), new ProfileErrors());
    return PlacedValue.root(root, new ProfileErrors())
        .tuple("project")
        .map(NodeTuple::getValueNode)
        .filter(ScalarNode.class::isInstance)
        .map(n -> ((ScalarNode) n).getValue())
        .filter(name -> name.matches("[a-z0-9][a-z0-9._-]*"));
  }

  /** Whether a file is a rehearsal's, over which no settings are laid. */
  static boolean isRehearsal(Source source) {
    Node root = YamlText.read(source.bytes(), source.name(), new ProfileErrors());
    return PlacedValue.root(root, new ProfileErrors()).tuple("rehearsal").isPresent();
  }

  /** The paths of all values that a file has, such as {@code bucket.credentials.file}. */
  static Set<String> keys(Source source) {
    var keys = new TreeSet<String>();
    collect(YamlText.read(source.bytes(), source.name(), new ProfileErrors()), "", keys);
    return keys;
  }

  private static void collect(Node node, String path, Set<String> keys) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key) {
          collect(
              tuple.getValueNode(),
              path.isEmpty() ? key.getValue() : path + "." + key.getValue(),
              keys);
        }
      }
    } else {
      keys.add(path);
    }
  }

  private static void format(Node root, ProfileErrors findings) {
    if (!(root instanceof MappingNode)) {
      return; // reported with the keys that belong there
    }
    PlacedValue at = PlacedValue.root(root, findings);
    Optional<NodeTuple> there = at.tuple("format");
    String allowed = "It must be format: " + FORMAT + ".";
    if (there.isEmpty()) {
      at.wrong("has no key format", allowed);
    } else if (!(there.get().getValueNode() instanceof ScalarNode s)
        || !s.isPlain()
        || !s.getValue().equals(Integer.toString(FORMAT))) {
      at.at("format").wrong("is " + at.at("format").kind(), allowed);
    }
  }
}
