package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.ui.kit.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;

/**
 * Every screen of an open project: its place in the rail and the checks that belong to it
 * (docs/command-line.md, Ids of the checks). Every check belongs to exactly one.
 */
public enum ScreenId {
  HOME(Group.SECTION, Feather.HOME),
  CHECKLIST(Group.SECTION, Feather.PACKAGE),
  SOURCE(
      Group.CHECK,
      Feather.GIT_BRANCH,
      "source.clean",
      "source.branch",
      "source.pushed",
      "ci.green",
      "build.ldflags",
      "tag.write",
      "tag.push"),
  SMOKE(Group.CHECK, Feather.ACTIVITY, "smoke.green"),
  CHANGELOG(
      Group.CHECK, Feather.FILE_TEXT, "changelog.entry", "changelog.headings", "changelog.order"),
  LINKS(Group.CHECK, Feather.LINK, "changelog.links"),
  UNITS(Group.CHECK, Feather.SLIDERS, "units.callout"),
  TRUST(Group.CHECK, Feather.SHIELD, "trust.pins", "trust.key"),
  VERSION(
      Group.CHECK,
      Feather.TRENDING_UP,
      "version.next",
      "version.bump",
      "version.unused",
      "release.verification"),
  CATALOGS(Group.CHECK, Feather.LAYERS, "catalogs.entries"),
  MANIFEST(
      Group.CHECK,
      Feather.DATABASE,
      "bucket.access",
      "bucket.public",
      "manifest.shape",
      "installer.syntax",
      "verify.ready"),
  REVIEW(Group.CUT, Feather.EYE),
  PUBLISH(Group.CUT, Feather.UPLOAD_CLOUD),
  TAG(Group.AFTER, Feather.TAG),
  VERIFY(Group.AFTER, Feather.USERS),
  BUCKET(Group.SECTION, Feather.DATABASE),
  HISTORY(Group.SECTION, Feather.LIST),
  RECOVER(Group.SECTION, Feather.LIFE_BUOY);

  /** Where a screen is in the rail. */
  public enum Group {
    SECTION,
    CHECK,
    CUT,
    AFTER
  }

  private final Group group;
  private final Feather icon;
  private final List<String> checks;

  ScreenId(Group group, Feather icon, String... checks) {
    this.group = group;
    this.icon = icon;
    this.checks = List.of(checks);
  }

  public Group group() {
    return group;
  }

  public Feather icon() {
    return icon;
  }

  /** The ids of the checks that this screen answers. */
  public List<String> checks() {
    return checks;
  }

  /** The name in the rail. */
  public String title() {
    return Texts.of("screen." + key());
  }

  /** The name of the screen's FXML and of its texts. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The steps of a release in the order of the rail. */
  public static List<ScreenId> steps() {
    return Arrays.stream(values()).filter(id -> id.group != Group.SECTION).toList();
  }

  /** The screens that hold checks. */
  public static List<ScreenId> ofGroup(Group group) {
    return Arrays.stream(values()).filter(id -> id.group == group).toList();
  }

  /**
   * The screen where the window does what a command does; there is none for a new key or profile.
   */
  public static Optional<ScreenId> of(OwnCommand command) {
    return switch (command) {
      case SMOKE -> Optional.of(SMOKE);
      case CHECK -> Optional.of(CHECKLIST);
      case ADVISE -> Optional.of(HOME);
      case CUT -> Optional.of(PUBLISH);
      case VERIFY -> Optional.of(VERIFY);
      case RECOVER -> Optional.of(RECOVER);
      case BUCKET_LS,
          BUCKET_SHOW,
          BUCKET_AUDIT,
          BUCKET_ROLLBACK,
          BUCKET_RESTORE,
          BUCKET_REMOVE,
          BUCKET_HEADERS ->
          Optional.of(BUCKET);
      case CATALOG_PUBLISH -> Optional.of(CATALOGS);
      case RECEIPT_LIST -> Optional.of(HISTORY);
      case CHANGELOG_PROMOTE -> Optional.of(CHANGELOG);
      case INIT, KEY_NEW -> Optional.empty();
    };
  }

  /** The screen of a check. */
  public static Optional<ScreenId> of(String check) {
    return Arrays.stream(values()).filter(id -> id.checks.contains(check)).findFirst();
  }
}
