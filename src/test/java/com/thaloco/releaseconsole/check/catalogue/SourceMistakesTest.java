package com.thaloco.releaseconsole.check.catalogue;

import static com.thaloco.releaseconsole.check.catalogue.Mistake.blocks;

import java.util.List;
import org.junit.jupiter.api.Tag;

/** What goes wrong with commits, branches and remotes. */
@Tag("slow")
class SourceMistakesTest extends CatalogueOfMistakes {
  @Override
  protected List<Mistake> mistakes() {
    return List.of(
        blocks("source.clean", "a fix was never committed", p -> p.write("cmd/banger/main.go", "x"))
            .mendedBy(p -> p.git("checkout", "-q", ".")),
        blocks("source.branch", "on a feature branch", p -> p.git("switch", "-qc", "feature"))
            .mendedBy(p -> p.git("switch", "-q", "main")));
  }
}
