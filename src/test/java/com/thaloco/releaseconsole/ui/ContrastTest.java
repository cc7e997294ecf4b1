package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/** Text has a contrast of 4.5:1 or better on every background, icons 3:1, in both themes. */
class ContrastTest {
  private static final Pattern TOKEN = Pattern.compile("(-color-[\\w-]+):\\s*([^;]+);");
  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^}]*)}");

  /** What screens, bars, rail and logs are painted with. */
  private static final List<String> GROUNDS =
      List.of("-color-bg-default", "-color-bg-subtle", "-color-bg-inset");

  /**
   * How the window looks.
   *
   * @param text the least ratio of text to what is behind it
   * @param icon that of icons
   */
  private record Look(Theme theme, boolean contrast, double text, double icon) {
    String name() {
      return theme.getName() + (contrast ? ", high contrast" : "");
    }
  }

  private static final List<Look> THEMES =
      List.of(
          new Look(new PrimerLight(), false, 4.5, 3),
          new Look(new PrimerDark(), false, 4.5, 3),
          new Look(new PrimerLight(), true, 7, 4.5),
          new Look(new PrimerDark(), true, 7, 4.5));

  @Test
  void textOfOurStylesCanBeRead() throws IOException {
    var poor = new ArrayList<String>();
    for (Look theme : THEMES) {
      Map<String, String> tokens = tokens(theme);
      for (String rule : rules()) {
        Matcher parts = RULE.matcher(rule);
        if (!parts.find() || parts.group(1).contains(":root")) {
          continue;
        }
        String selector = parts.group(1).strip();
        String ground = value(parts.group(2), "-fx-background-color");
        for (String property : List.of("-fx-text-fill", "-fx-fill")) {
          String text = value(parts.group(2), property);
          boolean shape = selector.contains("dot");
          if (text.startsWith("-color") && !shape) {
            grounds(selector, ground)
                .forEach(on -> judge(theme, tokens, selector, text, on, theme.text(), poor));
          }
        }
        String icon = value(parts.group(2), "-fx-icon-color");
        if (icon.startsWith("-color")) {
          grounds(selector, "")
              .forEach(on -> judge(theme, tokens, selector, icon, on, theme.icon(), poor));
        }
      }
    }
    assertThat(poor).isEmpty();
  }

  @Test
  void everyToneCanBeReadOnItsOwnGround() throws IOException {
    var poor = new ArrayList<String>();
    for (Look theme : THEMES) {
      Map<String, String> tokens = tokens(theme);
      for (String tone : List.of("accent", "success", "warning", "danger")) {
        String ground = "-color-%s-subtle".formatted(tone);
        judge(theme, tokens, tone, "-color-%s-fg".formatted(tone), ground, theme.text(), poor);
        judge(theme, tokens, tone, "-color-fg-default", ground, theme.text(), poor);
      }
      judge(theme, tokens, "primary", "-color-fg-emphasis", "-color-accent-emphasis", 4.5, poor);
      for (String ground : GROUNDS) {
        judge(theme, tokens, "focus ring", "-color-accent-fg", ground, theme.icon(), poor);
        if (theme.contrast()) {
          judge(theme, tokens, "border", "-color-border-default", ground, theme.icon(), poor);
        }
      }
    }
    assertThat(poor).isEmpty();
  }

  @Test
  void itWouldFindTextThatIsTooFaint() throws IOException {
    var poor = new ArrayList<String>();
    Look dark = THEMES.get(1);
    judge(dark, tokens(dark), "faint", "-color-fg-subtle", "-color-bg-subtle", 4.5, poor);
    assertThat(poor).isNotEmpty();
  }

  /**
   * The background of a rule's text: its own ground, that of its tone, or any of the usual ones.
   */
  private static Set<String> grounds(String selector, String own) {
    if (own.startsWith("-color")) {
      return Set.of(own.substring(own.lastIndexOf(' ') + 1)); // the uppermost layer
    }
    for (Map.Entry<String, String> tone :
        Map.of(
                "rail-item:selected", "-color-accent-subtle",
                "pill:warned", "-color-warning-subtle",
                "message-bar:blocked", "-color-danger-subtle",
                "message-bar:warned", "-color-warning-subtle",
                "message-bar:asks", "-color-accent-subtle",
                "message-bar:passed", "-color-success-subtle",
                "debt-tile", "-color-warning-subtle",
                "visibility-line", "-color-accent-subtle",
                "list-cell:added", "-color-success-subtle",
                "list-cell:removed", "-color-danger-subtle")
            .entrySet()) {
      if (selector.contains(tone.getKey())) {
        return Set.of(tone.getValue());
      }
    }
    return selector.contains("project-letter") ? Set.of() : new TreeSet<>(GROUNDS);
  }

  private static void judge(
      Look theme,
      Map<String, String> tokens,
      String where,
      String text,
      String ground,
      double least,
      List<String> poor) {
    Color base = color(tokens, "-color-bg-default", Color.WHITE);
    Color on = color(tokens, ground, base);
    double ratio = ratio(color(tokens, text, on), on);
    if (ratio < least) {
      poor.add("%s, %s: %s on %s is %.2f".formatted(theme.name(), where, text, ground, ratio));
    }
  }

  static double ratio(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color c) {
    return 0.2126 * linear(c.getRed())
        + 0.7152 * linear(c.getGreen())
        + 0.0722 * linear(c.getBlue());
  }

  private static double linear(double part) {
    return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  /** A token's colour, laid over what lies below it where it is not opaque. */
  private static Color color(Map<String, String> tokens, String token, Color below) {
    String text = token;
    while (text.startsWith("-color")) {
      text = tokens.getOrDefault(text, "");
    }
    assertThat(text).as(token).isNotEmpty();
    Color own = Color.web(text);
    double o = own.getOpacity();
    return Color.color(
        own.getRed() * o + below.getRed() * (1 - o),
        own.getGreen() * o + below.getGreen() * (1 - o),
        own.getBlue() * o + below.getBlue() * (1 - o));
  }

  private static Map<String, String> tokens(Look look) throws IOException {
    Map<String, String> tokens = tokens(look.theme());
    for (String rule : look.contrast() ? rules() : List.<String>of()) {
      String selector = rule.substring(0, rule.indexOf('{')).strip();
      boolean dark = look.theme() instanceof PrimerDark;
      if (selector.equals(".root:contrast") || dark && selector.equals(".root:contrast:dark")) {
        Matcher matcher = TOKEN.matcher(rule);
        while (matcher.find()) {
          tokens.put(matcher.group(1), matcher.group(2).strip());
        }
      }
    }
    return tokens;
  }

  private static Map<String, String> tokens(Theme theme) throws IOException {
    try (InputStream in = ContrastTest.class.getResourceAsStream(theme.getUserAgentStylesheet())) {
      String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      var tokens = new HashMap<String, String>();
      Matcher matcher = TOKEN.matcher(css.substring(0, css.indexOf('}')));
      while (matcher.find()) {
        tokens.put(matcher.group(1), matcher.group(2).strip());
      }
      return tokens;
    }
  }

  private static List<String> rules() throws IOException {
    String css =
        Files.readString(Path.of("src/main/resources/css/app.css"))
            .replaceAll("(?s)/\\*.*?\\*/", "");
    var rules = new ArrayList<String>();
    Matcher matcher = RULE.matcher(css);
    while (matcher.find()) {
      rules.add(matcher.group());
    }
    return rules;
  }

  private static String value(String body, String property) {
    Matcher matcher = Pattern.compile("(?<![\\w-])" + property + ":\\s*([^;]+);").matcher(body);
    return matcher.find() ? matcher.group(1).strip() : "";
  }
}
