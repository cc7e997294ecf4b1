package com.thaloco.releaseconsole.profile;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The maintainer's own settings of a project: what the repository does not say, or what is no
 * business of the repository. They may say only what is listed; pins, commands and rules stay the
 * repository's.
 */
final class ProjectSettings {
  /** The keys that settings may hold, with everything below them. */
  static final List<String> ALLOWED =
      List.of(
          "bucket",
          "trust.key",
          "source.remote",
          "source.forge",
          "changelog.repository_url",
          "verify.commands");

  private ProjectSettings() {}

  /** The profile with the settings over it: mappings are merged, everything else is replaced. */
  static Node over(Node base, Node settings, ProfileErrors findings) {
    PlacedValue at = PlacedValue.root(settings, findings);
    if (!(settings instanceof MappingNode over)) {
      at.wrong("is " + at.kind(), allowed());
      return base;
    }
    var tuples = new ArrayList<NodeTuple>();
    for (NodeTuple tuple : over.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals("format"))) {
        tuples.add(tuple);
      }
    }
    return base instanceof MappingNode b ? merged(b, tuples, at, "") : base;
  }

  private static MappingNode merged(
      MappingNode base, List<NodeTuple> over, PlacedValue at, String path) {
    var tuples = new ArrayList<>(base.getValue());
    var seen = new ArrayList<String>();
    for (NodeTuple tuple : over) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        at.on(tuple.getKeyNode()).wrong("has a key that is not a text", allowed());
        continue;
      }
      String name = key.getValue();
      String inner = path.isEmpty() ? name : path + "." + name;
      if (seen.contains(name)) {
        at.on(key)
            .wrong("has the key " + PlacedValue.quote(name) + " twice", "Each key may occur once.");
      } else if (!isAllowed(inner) && ALLOWED.stream().noneMatch(a -> a.startsWith(inner + "."))) {
        at.on(key).wrong("has the key " + PlacedValue.quote(name), allowed());
      } else {
        put(tuples, tuple, at.at(name), inner);
      }
      seen.add(name);
    }
    return new MappingNode(
        base.getTag(), true, tuples, base.getFlowStyle(), base.getStartMark(), base.getEndMark());
  }

  private static void put(List<NodeTuple> tuples, NodeTuple tuple, PlacedValue at, String path) {
    String name = ((ScalarNode) tuple.getKeyNode()).getValue();
    for (int i = 0; i < tuples.size(); i++) {
      NodeTuple there = tuples.get(i);
      if (there.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name)) {
        Node value =
            there.getValueNode() instanceof MappingNode below
                    && tuple.getValueNode() instanceof MappingNode more
                    && !path.equals("bucket.credentials")
                ? merged(below, more.getValue(), at, path)
                : replaced(there.getValueNode(), tuple.getValueNode(), at, path);
        tuples.set(i, new NodeTuple(there.getKeyNode(), value));
        return;
      }
    }
    tuples.add(tuple);
  }

  private static Node replaced(Node before, Node after, PlacedValue at, String path) {
    if (isAllowed(path)) {
      return after;
    }
    at.wrong("is " + at.kind(), allowed());
    return before;
  }

  private static boolean isAllowed(String path) {
    return ALLOWED.stream().anyMatch(a -> path.equals(a) || path.startsWith(a + "."));
  }

  private static String allowed() {
    return "Settings may say only: " + String.join(", ", ALLOWED) + ".";
  }
}
