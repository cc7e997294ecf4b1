package com.thaloco.releaseconsole.profile;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Turns nodes into records, whatever the record: keys are components, and every key must be known,
 * there once and of the right type. Continues after an error, so that all are found.
 */
final class Binder {
  private final Function<String, Path> bases;
  private final Map<Class<?>, Set<String>> besides;

  /**
   * @param bases the folder that relative paths of a file are resolved against
   * @param besides keys of a record that the file has and the record has not
   */
  Binder(Function<String, Path> bases, Map<Class<?>, Set<String>> besides) {
    this.bases = bases;
    this.besides = besides;
  }

  /** The record, or empty after telling what is wrong. */
  <T> Optional<T> record(Class<T> type, PlacedValue at) {
    if (!(at.node() instanceof MappingNode mapping)) {
      at.wrong(
          "is " + at.kind(),
          "It must be a mapping of: " + String.join(", ", KeyNames.of(type)) + ".");
      return Optional.empty();
    }
    boolean known = knownKeys(type, mapping, at);
    var values = new ArrayList<Object>();
    RecordComponent[] components = type.getRecordComponents();
    for (RecordComponent component : components) {
      component(component, at).ifPresent(values::add);
    }
    if (!known || values.size() < components.length) {
      return Optional.empty();
    }
    T made = make(type, components, values.toArray());
    RecordChecks.of(made, at);
    return Optional.of(made);
  }

  private Optional<Object> component(RecordComponent component, PlacedValue at) {
    Type type = component.getGenericType();
    Optional<NodeTuple> there = at.tuple(KeyNames.of(component));
    if (there.isEmpty()) {
      return KeyNames.isOptional(component) ? Optional.of(nothing(type)) : Optional.empty();
    }
    Optional<Object> value = value(KeyNames.bare(type), at.at(KeyNames.of(component)));
    return isOptional(type) ? value.map(Optional::of) : value;
  }

  private static Object nothing(Type type) {
    if (isOptional(type)) {
      return Optional.empty();
    }
    return ((ParameterizedType) type).getRawType() == List.class ? List.of() : Map.of();
  }

  private static boolean isOptional(Type type) {
    return type instanceof ParameterizedType p && p.getRawType() == Optional.class;
  }

  private Optional<Object> value(Type type, PlacedValue at) {
    if (type instanceof ParameterizedType p) {
      return p.getRawType() == List.class
          ? list(p.getActualTypeArguments()[0], at)
          : map(p.getActualTypeArguments()[1], at);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      return record(plain, at).map(r -> r);
    }
    if (at.node() instanceof ScalarNode s && s.getTag().equals(Tag.STR)) {
      return Scalars.read(plain, s.getValue(), at, bases.apply(at.file()));
    }
    at.wrong("is " + at.kind(), Scalars.allowed(plain));
    return Optional.empty();
  }

  private Optional<Object> list(Type item, PlacedValue at) {
    if (!(at.node() instanceof SequenceNode sequence)) {
      at.wrong(
          "is " + at.kind(), "It must be a list: [one, two], or lines that begin with a dash.");
      return Optional.empty();
    }
    var values = new ArrayList<Object>();
    int size = sequence.getValue().size();
    for (int i = 0; i < size; i++) {
      value(item, at.at(i)).ifPresent(values::add);
    }
    return values.size() == size ? Optional.of(List.copyOf(values)) : Optional.empty();
  }

  private Optional<Object> map(Type item, PlacedValue at) {
    if (!(at.node() instanceof MappingNode mapping)) {
      at.wrong("is " + at.kind(), "It must be a mapping of names to texts.");
      return Optional.empty();
    }
    boolean fine = keys(mapping, at).isPresent();
    var values = new LinkedHashMap<String, Object>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        value(item, at.at(key.getValue())).ifPresent(v -> values.put(key.getValue(), v));
      }
    }
    return fine && values.size() == mapping.getValue().size()
        ? Optional.of(Collections.unmodifiableMap(values))
        : Optional.empty();
  }

  private boolean knownKeys(Class<?> type, MappingNode mapping, PlacedValue at) {
    List<String> own = KeyNames.of(type);
    Set<String> beside = besides.getOrDefault(type, Set.of());
    Optional<List<ScalarNode>> keys = keys(mapping, at);
    var there = new HashSet<String>();
    keys.orElse(List.of()).forEach(k -> there.add(k.getValue()));
    var meant = new HashSet<String>();
    boolean fine = keys.isPresent();
    for (ScalarNode key : keys.orElse(List.of())) {
      if (own.contains(key.getValue()) || beside.contains(key.getValue())) {
        continue;
      }
      fine = false;
      // A key that is already there can't be the one that was meant.
      List<String> free = own.stream().filter(k -> !there.contains(k)).toList();
      Optional<String> near = KeyNames.nearest(key.getValue(), free);
      near.ifPresent(meant::add);
      at.on(key)
          .wrong(
              "has the unknown key %s%s"
                  .formatted(
                      PlacedValue.quote(key.getValue()),
                      near.map(n -> "; did you mean " + n + "?").orElse("")),
              "Allowed here: " + String.join(", ", own) + ".");
    }
    for (RecordComponent component : type.getRecordComponents()) {
      String key = KeyNames.of(component);
      if (keys.isPresent()
          && !KeyNames.isOptional(component)
          && !there.contains(key)
          && !meant.contains(key)) {
        fine = false;
        at.wrong(
            "has no key " + key,
            "Needed here: "
                + String.join(
                    ", ",
                    Arrays.stream(type.getRecordComponents())
                        .filter(c -> !KeyNames.isOptional(c))
                        .map(KeyNames::of)
                        .toList())
                + ".");
      }
    }
    return fine;
  }

  /** The keys, unless one is no text or is twice. */
  private static Optional<List<ScalarNode>> keys(MappingNode mapping, PlacedValue at) {
    var keys = new ArrayList<ScalarNode>();
    var seen = new HashSet<String>();
    boolean fine = true;
    for (NodeTuple tuple : mapping.getValue()) {
      Node node = tuple.getKeyNode();
      if (!(node instanceof ScalarNode key) || !key.getTag().equals(Tag.STR)) {
        at.on(node).wrong("has a key that is " + at.on(node).kind(), "A key must be a text.");
        fine = false;
      } else if (!seen.add(key.getValue())) {
        at.on(key)
            .wrong(
                "has the key " + PlacedValue.quote(key.getValue()) + " twice",
                "Each key may occur once.");
        fine = false;
      } else {
        keys.add(key);
      }
    }
    return fine ? Optional.of(keys) : Optional.empty();
  }

  private static <T> T make(Class<T> type, RecordComponent[] components, Object[] values) {
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record of the profile can't be made: " + type, e);
    }
  }
}
