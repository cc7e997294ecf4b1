package com.thaloco.releaseconsole.ui.kit;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A remedy as the window says it: the core names commands of the command line, and whoever sits at
 * the window has a screen for each of them.
 */
public final class RemedyWords {
  private static final Pattern COMMAND =
      Pattern.compile(
          "(rows mended)?(: | with |)release-console ([a-z]+)(?:"
              + " (?:promote|publish|audit|restore|rollback|remove"
              + " .+|remove|show|ls|tag|withdraw|re-cut|installer|history/(?!\\w)|--abandon|--[a-z-]+"
              + " [^\\s;,)]*[\\w/]|[^\\s;,)]*[./][^\\s;,)]*[\\w/]))*( lists| drafts)?");
  private static final Pattern OPTIONS =
      Pattern.compile(" with --repo| with --key, RELEASE_CONSOLE_KEY, or trust\\.key");
  private static final Pattern ANSWER = Pattern.compile("(^|: |)--answer [a-z.]+=(…?)");
  private static final Map<String, String> SCREENS =
      Map.of(
          "smoke", "smoke",
          "changelog", "changelog",
          "catalog", "catalogs",
          "recover", "recover",
          "bucket", "bucket",
          "cut", "publish",
          "verify", "verify",
          "check", "checklist",
          "advise", "home");

  private RemedyWords() {}

  /** The remedy with the screen in the place of the command, where there is one for it. */
  public static String of(String remedy) {
    String here =
        remedy
            .replace("run the same command again", "try again")
            .replace("Run the same command again", "Try again");
    String named = COMMAND.matcher(here).replaceAll(m -> Matcher.quoteReplacement(screen(m)));
    return ANSWER
        .matcher(OPTIONS.matcher(named).replaceAll(""))
        .replaceAll(m ->
            m.start() == 0
                ? Texts.of("remedy.answer") + " "
                : m.group(2).isEmpty() ? m.group(1) : Texts.of("remedy.below"));
  }

  private static String screen(MatchResult command) {
    String key = SCREENS.get(command.group(3));
    if (key == null) {
      return command.group();
    }
    boolean rows = command.group(1) != null;
    String name = Texts.of("screen." + (rows ? "links" : key));
    if (command.group(4) != null) {
      return command.group(2) + name + command.group(4);
    }
    String before =
        switch (command.group(2)) {
          case ": " -> ", ";
          case " with " -> " ";
          default -> "";
        };
    return (rows ? command.group(1) : "") + before + Texts.of("remedy.on", name);
  }
}
