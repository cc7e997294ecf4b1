package com.thaloco.releaseconsole.check.catalogue;

import static com.thaloco.releaseconsole.check.catalogue.Mistake.asks;
import static com.thaloco.releaseconsole.check.catalogue.Mistake.blocks;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;

/** Unit files that lie in the repository: what is a change of one, and what is not. */
@Tag("slow")
class StaticUnitsTest extends CatalogueOfMistakes {
  private static final String FILE = "internal/cli/hardening.conf";
  private static final String RENDERERS =
      "  renderers:\n"
          + "    - folder: internal/cli\n"
          + "      name: renderSystemdUnit\n"
          + "    - folder: internal/cli\n"
          + "      name: renderRootHelperSystemdUnit\n";

  /** Unit files instead of renderers, which are part of the update flow no more either. */
  private static Consumer<SampleProject> withPaths(String paths, Consumer<SampleProject> edit) {
    return p -> {
      p.profile(t ->
          t.replace(RENDERERS, "  paths: [" + paths + "]\n")
              .replaceAll("    - folder: internal/cli\n      name: render\\w+\n", ""));
      edit.accept(p);
    };
  }

  private static Mistake unit(String name, String paths, Consumer<SampleProject> edit) {
    return blocks("units.callout", name, withPaths(paths, edit)).mendedBy(undo());
  }

  @Override
  protected List<Mistake> mistakes() {
    String unit = "[Service]\nExecStart=/usr/bin/true\n";
    return List.of(
        unit("a directive changes", FILE, edit(FILE, "strict", "full")),
        unit(
            "a directive comes",
            "internal/cli/*.conf",
            p -> p.change(FILE, t -> t + "PrivateTmp=yes\n").ship()),
        unit(
            "a unit file comes",
            "internal/cli/*.conf",
            p -> p.write("internal/cli/banger.conf", unit).ship()),
        unit("the unit file goes", "internal/cli/*.conf", p -> p.delete(FILE).ship()),
        asks(
            "units.callout",
            "the entry names the command only",
            withPaths(
                FILE,
                p ->
                    p.replace(FILE, "strict", "full")
                        .replace(
                            "CHANGELOG.md",
                            "in the order of their names, not of their creation.\n",
                            "in the order of their names, not of their creation.\n"
                                + "- `sudo banger system install` is better.\n")
                        .ship())),
        blocks(
            "units.callout",
            "no file is where the profile says",
            withPaths("contrib/systemd/*.service", p -> {})));
  }

  @Override
  protected List<Variation> variations() {
    return List.of(
        new Variation("unit files that did not change", withPaths(FILE, p -> {})),
        new Variation(
            "a comment in a unit file",
            withPaths(FILE, p -> p.change(FILE, t -> "# Why.\n\n" + t).ship())),
        new Variation(
            "line ends of a unit file",
            withPaths(FILE, p -> p.change(FILE, t -> t.replace("\n", "\r\n")).ship())),
        new Variation(
            "a vendored unit file",
            withPaths(
                FILE + ", '**/*.conf'",
                p -> p.write("vendor/example.org/x/x.conf", "[Service]\n").ship())));
  }
}
