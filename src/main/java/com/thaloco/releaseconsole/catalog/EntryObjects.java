package com.thaloco.releaseconsole.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Finds what an entry points at, whatever its fields are called: an address ({@code url}, {@code
 * path}, {@code file}, {@code tarball_url}, …), with the hash and size that carry the same prefix,
 * or none where there is one address. Nested objects are searched too. docs/checks-releases.md has
 * the table.
 */
final class EntryObjects {
  private static final Pattern ADDRESS =
      Pattern.compile("(?:(.*)_)?(url|uri|href|path|file|filename|object)");
  private static final List<String> HASHES =
      List.of("sha256", "sha256sum", "checksum", "digest", "hash");
  private static final List<String> SIZES =
      List.of("size", "size_bytes", "bytes", "length", "content_length");

  /** Addresses for people, or of where something came from. */
  private static final Pattern FOR_PEOPLE =
      Pattern.compile(
          "(?:home_?page|home|docs?|documentation|source|upstream|license|info|web|website|changelog|release_notes|bug|support|mount|install|config|boot|root|kernel_args)");

  private EntryObjects() {}

  static List<CatalogObject> of(JsonNode entry) {
    var found = new ArrayList<CatalogObject>();
    collect(entry, found);
    return found;
  }

  /** The same for the same values, in whatever order fields stand. */
  static String form(JsonNode node) {
    if (node.isObject()) {
      Map<String, String> fields = new TreeMap<>();
      node.propertyStream().forEach(f -> fields.put(f.getKey(), form(f.getValue())));
      return fields.toString();
    }
    if (node.isArray()) {
      var items = new ArrayList<String>();
      node.forEach(item -> items.add(form(item)));
      return items.toString();
    }
    return node.toString();
  }

  private static void collect(JsonNode node, List<CatalogObject> found) {
    if (node.isObject()) {
      own(node, found);
    }
    node.forEach(child -> {
      if (child.isContainer()) {
        collect(child, found);
      }
    });
  }

  private record Address(String field, String prefix, String value) {}

  private static void own(JsonNode node, List<CatalogObject> found) {
    Map<String, JsonNode> fields = new TreeMap<>();
    var addresses = new ArrayList<Address>();
    node.propertyStream()
        .forEach(field -> {
          String name = snake(field.getKey());
          fields.put(name, field.getValue());
          Matcher address = ADDRESS.matcher(name);
          if (address.matches()
              && field.getValue().isString()
              && !field.getValue().stringValue().isBlank()) {
            String prefix = Optional.ofNullable(address.group(1)).orElse("");
            addresses.add(new Address(field.getKey(), prefix, field.getValue().stringValue()));
          }
        });
    List<Address> meant =
        addresses.stream()
            .filter(a ->
                !FOR_PEOPLE.matcher(a.prefix()).matches()
                    || text(fields, a.prefix(), false).isPresent())
            .toList();
    for (Address address : meant) {
      boolean alone = meant.size() == 1 || address.prefix().isEmpty();
      found.add(
          new CatalogObject(
              address.field(),
              address.value(),
              size(fields, address.prefix(), alone),
              text(fields, address.prefix(), alone)));
    }
  }

  private static Optional<String> text(Map<String, JsonNode> fields, String prefix, boolean alone) {
    return value(fields, HASHES, prefix, alone)
        .map(v -> v.isString() ? v.stringValue() : v.toString());
  }

  private static OptionalLong size(Map<String, JsonNode> fields, String prefix, boolean alone) {
    Optional<JsonNode> value = value(fields, SIZES, prefix, alone);
    return value.isPresent() && value.get().isIntegralNumber() && value.get().canConvertToLong()
        ? OptionalLong.of(value.get().longValue())
        : OptionalLong.empty();
  }

  /** Whether a size is none that code reads: below zero, with a fraction, or digits as a text. */
  static boolean hasOddSize(JsonNode entry) {
    return SIZES.stream()
        .flatMap(name -> entry.findValues(name).stream())
        .anyMatch(size ->
            size.isNumber()
                ? !size.isIntegralNumber() || size.longValue() < 0
                : size.isString() && size.stringValue().strip().matches("\\d+"));
  }

  private static Optional<JsonNode> value(
      Map<String, JsonNode> fields, List<String> names, String prefix, boolean alone) {
    var wanted = new ArrayList<String>();
    names.forEach(name -> wanted.add(prefix.isEmpty() ? name : prefix + "_" + name));
    if (alone) {
      wanted.addAll(names);
      fields.keySet().stream()
          .filter(field -> names.stream().anyMatch(name -> field.endsWith("_" + name)))
          .forEach(wanted::add);
    }
    return wanted.stream().filter(fields::containsKey).map(fields::get).findFirst();
  }

  /** {@code tarballUrl} and {@code tarball-url} are {@code tarball_url}. */
  private static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replace('-', '_').toLowerCase(Locale.ROOT);
  }
}
