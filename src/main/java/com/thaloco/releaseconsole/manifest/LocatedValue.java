package com.thaloco.releaseconsole.manifest;

import java.util.List;
import java.util.Optional;

/**
 * A JSON value at its place in the text.
 *
 * @param start of its first character
 * @param end after its last character
 * @param members of an object, in order; else empty
 * @param items of an array, in order; else empty
 */
record LocatedValue(
    Json value, int start, int end, List<Member> members, List<LocatedValue> items) {
  /** One member of an object; {@code nameStart} is the place of the name's first quote. */
  record Member(String name, int nameStart, LocatedValue value) {}

  LocatedValue {
    members = List.copyOf(members);
    items = List.copyOf(items);
  }

  Optional<LocatedValue> member(String name) {
    return members.stream().filter(m -> m.name().equals(name)).map(Member::value).findFirst();
  }

  String in(String text) {
    return text.substring(start, end);
  }
}
