package com.thaloco.releaseconsole.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.check.catalogue.WithHarness;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Every damage is found by the right rule, with a sentence and a recovery. */
@Tag("slow")
abstract class CatalogueOfDamage extends WithHarness {
  abstract List<Damage> damages();

  @TestFactory
  Stream<DynamicTest> everyDamageIsFoundByTheRightRule() {
    return damages().stream()
        .map(damage ->
            DynamicTest.dynamicTest(
                "%s: %s".formatted(damage.id(), damage.name()), () -> found(damage)));
  }

  private void found(Damage damage) {
    harness.with(project -> {
      try (var bucket = new AuditedBucket(project)) {
        damage.doing().accept(bucket);
        AuditReport report = bucket.audit();
        List<AuditFinding> trouble =
            report.findings().stream().filter(f -> f.severity() != Severity.SOUND).toList();
        assertThat(trouble)
            .as("what was found")
            .anyMatch(f -> f.id().equals(damage.id()) && f.severity() == damage.severity());
        assertThat(trouble).allMatch(f -> !f.sentence().isBlank());
        assertThat(trouble)
            .filteredOn(f -> f.severity() == Severity.BROKEN)
            .allMatch(f -> !f.remedy().asText().isBlank());
      }
    });
  }
}
