package com.thaloco.releaseconsole.check.catalogue;

import static com.thaloco.releaseconsole.check.catalogue.Mistake.blocks;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;

/** What the install function makes of the renderers: other arguments, other units. */
@Tag("slow")
class InstalledUnitsTest extends CatalogueOfMistakes {
  private static final String UNITS = "internal/cli/units.go";
  private static final String INSTALL = "internal/cli/commands_system.go";
  private static final String CALL = "daemonUnit:     renderSystemdUnit(bin),";

  private static Mistake unit(String name, Consumer<SampleProject> edit) {
    return blocks("units.callout", name, edit).mendedBy(undo());
  }

  @Override
  protected List<Mistake> mistakes() {
    return List.of(
        unit(
            "a renderer gets another argument",
            p ->
                p.replace(
                        UNITS,
                        "renderSystemdUnit(bin string)",
                        "renderSystemdUnit(bin, user string)")
                    .replace(INSTALL, "renderSystemdUnit(bin)", "renderSystemdUnit(bin, \"\")")
                    .ship()),
        unit(
            "a renderer gets other arguments",
            edit(INSTALL, CALL, "daemonUnit:     renderSystemdUnit(\"/opt/banger/bin\"),")),
        unit(
            "what a renderer gets is changed before",
            edit(
                INSTALL,
                "\tunits := map[string]string{\n",
                "\tbin += \"/libexec\"\n\tunits := map[string]string{\n")),
        unit(
            "the install function writes a third unit",
            p ->
                p.write(
                        "internal/cli/timer.go",
                        "package cli\n\n"
                            + "func renderTimer() string { return \"[Timer]\\nOnBootSec=9\\n\" }\n")
                    .replace(INSTALL, CALL, CALL + "\n\t\t\"banger.timer\": renderTimer(),")
                    .ship()),
        unit(
            "the install function writes a unit under another name",
            edit(UNITS, "\"bangerd.service\"", "\"banger.service\"")),
        unit(
            "the install function writes one unit less",
            edit(INSTALL, "\t\trootHelperUnit: renderRootHelperSystemdUnit(bin),\n", "")));
  }

  @Override
  protected List<Variation> variations() {
    return List.of(
        new Variation(
            "the install function says something else",
            edit(INSTALL, "\"wrote %s\\n\"", "\"installed %s\\n\"")),
        new Variation(
            "the install function calls its names otherwise",
            p ->
                p.change(INSTALL, t -> t.replace("bin,", "where,").replace("(bin)", "(where)"))
                    .ship()));
  }
}
