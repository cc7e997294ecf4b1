package com.thaloco.releaseconsole.profile;

import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What more than one section asks of its values. */
final class Rules {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  /** The longest text that a pattern is tried on: a long repetition would fill the stack. */
  private static final int LONGEST = 1_000;

  private Rules() {}

  /** One line of text that says something. */
  static void line(String text, PlacedValue at) {
    if (text.isBlank()) {
      at.wrong("is empty", "It must hold a text.");
    } else if (CONTROL.matcher(text).find() || !text.equals(text.strip())) {
      at.wrong(
          "is " + PlacedValue.quote(text), "It must be one line without white space at its ends.");
    }
  }

  /** A path inside the repository. */
  static void inRepository(String path, PlacedValue at) {
    relative(path, at, "It must be a path inside the repository, such as scripts/install.sh.");
  }

  /** A folder inside the repository; a dot is the repository itself. */
  static void folder(String path, PlacedValue at) {
    if (!path.equals(".")) {
      relative(path, at, "It must be a folder inside the repository, such as internal/cli.");
    }
  }

  /** The key of an object below the prefix. */
  static void objectKey(String key, PlacedValue at) {
    String allowed = "It must be an object's key below the prefix, such as manifest.json.";
    relative(key, at, allowed);
    if (OwnKeys.isOwn(key)) {
      at.wrong(
          "is " + PlacedValue.quote(key),
          OwnKeys.HISTORY + " and " + OwnKeys.PROBE + " are the console's own.");
    }
  }

  private static void relative(String path, PlacedValue at, String allowed) {
    List<String> parts = Arrays.asList(path.split("/", -1));
    if (path.startsWith("/")) {
      at.wrong("is the absolute path " + PlacedValue.quote(path), allowed);
    } else if (parts.contains("..")) {
      at.wrong("leaves its folder: " + PlacedValue.quote(path), allowed);
    } else if (parts.contains("")
        || parts.contains(".")
        || path.contains("\\")
        || path.startsWith("-")
        || CONTROL.matcher(path).find()
        || !path.equals(path.strip())) {
      at.wrong("is " + PlacedValue.quote(path), allowed);
    }
  }

  /** A bare file name. */
  static void fileName(String name, PlacedValue at) {
    if (!FILE_NAME.matcher(name).matches()) {
      at.wrong(
          "is " + PlacedValue.quote(name),
          "It must be a file name of letters, digits, dots, _ and -.");
    }
  }

  /** An address that others reach: https, or this machine; nothing secret in it. */
  static void url(URI uri, PlacedValue at) {
    String scheme = String.valueOf(uri.getScheme());
    if (uri.isOpaque() || uri.getHost() == null) {
      at.wrong("has no host", "It must be a URL such as https://releases.example.org/banger/.");
    } else if (uri.getRawUserInfo() != null) {
      at.wrong("holds a user name or password", "Credentials do not belong in a profile.");
    } else if (!scheme.equals("https") && !(scheme.equals("http") && Loopback.is(uri))) {
      at.wrong(
          "uses " + scheme + ": " + PlacedValue.quote(uri.toString()),
          "It must begin with https://; http:// is only for this machine.");
    } else if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      at.wrong(
          "has a ? or #: " + PlacedValue.quote(uri.toString()), "Only a path may follow the host.");
    }
  }

  /** A base that keys are appended to. */
  static void base(URI uri, PlacedValue at) {
    url(uri, at);
    if (!uri.toString().endsWith("/")) {
      at.wrong("is " + PlacedValue.quote(uri.toString()), "It must end with a slash.");
    }
  }

  /** A URL that a path is appended to. */
  static void withoutSlash(URI uri, PlacedValue at) {
    url(uri, at);
    if (uri.toString().endsWith("/")) {
      at.wrong("is " + PlacedValue.quote(uri.toString()), "It must not end with a slash.");
    }
  }

  /** An argument list that can be run. */
  static void command(List<String> command, PlacedValue at) {
    if (command.isEmpty() || command.getFirst().isBlank()) {
      at.wrong("names no program", "It must be an argument list, such as [make, smoke].");
    }
  }

  /** Templates of text, at this place or in this list. */
  static void templates(List<String> texts, PlacedValue at, Set<String> allowed) {
    for (int i = 0; i < texts.size(); i++) {
      template(texts.get(i), at.at(i), allowed);
    }
  }

  static void templates(Map<String, String> texts, PlacedValue at, Set<String> allowed) {
    texts.forEach((key, text) -> template(text, at.at(key), allowed));
  }

  static void template(String text, PlacedValue at, Set<String> allowed) {
    for (String stranger : Template.strangers(text, allowed)) {
      String name = stranger.replaceAll("[{} ]", "");
      String near =
          KeyNames.nearest(name, allowed).map(n -> "; did you mean {" + n + "}?").orElse("");
      at.wrong(
          "has " + PlacedValue.quote(stranger) + ", which is not a placeholder" + near,
          "Allowed here: "
              + String.join(", ", allowed.stream().sorted().map(n -> "{" + n + "}").toList())
              + ".");
      return;
    }
  }

  /** Variables that are passed on to a child; secrets never are. */
  static void passedOn(List<String> names, PlacedValue at) {
    for (int i = 0; i < names.size(); i++) {
      variable(names.get(i), at.at(i));
    }
    unique(names, at, "the variable");
  }

  static void variables(Map<String, String> environment, PlacedValue at) {
    environment.keySet().forEach(name -> variable(name, at.at(name)));
  }

  private static void variable(String name, PlacedValue at) {
    if (!VARIABLE.matcher(name).matches()) {
      at.wrong(
          "names the variable " + PlacedValue.quote(name), "It must be a name such as GOFLAGS.");
    } else if (SecretVariables.holds(name)) {
      at.wrong("names " + name, SecretVariables.allowed());
    }
  }

  /** The variable of a token: no other secret of the environment can be named, and so be sent. */
  static void tokenVariable(String name, PlacedValue at) {
    if (!SecretVariables.isToken(name)) {
      at.wrong(
          "names the variable " + PlacedValue.quote(name),
          "It must begin with %s, such as %sBANGER."
              .formatted(SecretVariables.TOKEN, SecretVariables.TOKEN));
    }
  }

  /** No name twice. */
  static void unique(Collection<String> names, PlacedValue at, String what) {
    var seen = new HashSet<String>();
    int i = 0;
    for (String name : names) {
      if (!seen.add(name)) {
        at.at(i).wrong("has " + what + " " + name + " twice", "Each may occur once.");
      }
      i++;
    }
  }

  static void notEmpty(Collection<?> values, PlacedValue at, String allowed) {
    if (values.isEmpty()) {
      at.wrong("is empty", allowed);
    }
  }

  static void matches(String text, String pattern, PlacedValue at, String allowed) {
    if (text.length() > LONGEST || !text.matches(pattern)) {
      at.wrong("is " + PlacedValue.quote(text), allowed);
    }
  }
}
