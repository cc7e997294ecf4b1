package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The findings of one audit as they come, from any thread. */
final class FindingCollector {
  private final List<AuditFinding> findings = new ArrayList<>(); // guarded by this
  private final Consumer<String> told;

  /** Tells what is not valid as lines of the run. */
  FindingCollector(Work work) {
    this(work::line);
  }

  private FindingCollector(Consumer<String> told) {
    this.told = told;
  }

  /** Only collects. */
  static FindingCollector quiet() {
    return new FindingCollector(_ -> {});
  }

  /** What a finding is about. */
  record About(AuditRule rule, Optional<String> object, Optional<ReleaseVersion> version) {
    static About all(AuditRule rule) {
      return new About(rule, Optional.empty(), Optional.empty());
    }

    static About object(AuditRule rule, String key) {
      return new About(rule, Optional.of(key), Optional.empty());
    }

    static About release(AuditRule rule, ReleaseVersion version) {
      return new About(rule, Optional.empty(), Optional.of(version));
    }

    static About object(AuditRule rule, String key, ReleaseVersion version) {
      return new About(rule, Optional.of(key), Optional.of(version));
    }
  }

  void sound(About about, String sentence, String... evidence) {
    add(about, Severity.SOUND, sentence, List.of(evidence), Remedy.NONE);
  }

  void warned(About about, String sentence, List<String> evidence, Remedy remedy) {
    add(about, Severity.WARNED, sentence, evidence, remedy);
  }

  void warned(About about, String sentence, List<String> evidence, String remedy) {
    warned(about, sentence, evidence, Remedy.text(remedy));
  }

  void broken(About about, String sentence, List<String> evidence, Remedy remedy) {
    add(about, Severity.BROKEN, sentence, evidence, remedy);
  }

  void broken(About about, String sentence, List<String> evidence, String remedy) {
    broken(about, sentence, evidence, Remedy.text(remedy));
  }

  private void add(
      About about, Severity severity, String sentence, List<String> evidence, Remedy remedy) {
    var finding =
        new AuditFinding(
            about.rule(),
            severity,
            about.object(),
            about.version(),
            Printable.of(sentence), // what it quotes comes from outside
            evidence.stream().map(Printable::of).toList(),
            remedy);
    synchronized (this) {
      findings.add(finding);
    }
    if (severity != Severity.SOUND) {
      told.accept("%s: %s (%s)".formatted(severity.word(), finding.sentence(), finding.id()));
    }
  }

  /** The worst first, then by rule, release and object, whatever came first. */
  synchronized List<AuditFinding> sorted() {
    return findings.stream()
        .sorted(
            Comparator.comparing(AuditFinding::severity)
                .reversed()
                .thenComparing(AuditFinding::rule)
                .thenComparing(
                    f -> f.version().map(v -> List.of(v)).orElse(List.of()),
                    FindingCollector::order)
                .thenComparing(f -> f.object().orElse("")))
        .toList();
  }

  private static int order(List<ReleaseVersion> one, List<ReleaseVersion> other) {
    return one.isEmpty() || other.isEmpty()
        ? Integer.compare(one.size(), other.size())
        : one.getFirst().compareTo(other.getFirst());
  }
}
