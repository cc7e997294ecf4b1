package com.thaloco.releaseconsole.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.check.catalogue.SampleProject;
import com.thaloco.releaseconsole.check.catalogue.WithHarness;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A plan that one process printed is the one that another carries out, where it is named. */
@Tag("slow")
class ConfirmedPlanTest extends WithHarness {
  private static final Pattern PLAN = Pattern.compile("Plan ([0-9a-f]{12}): carry it out with");

  private record Ended(int exit, String text) {
    String plan() {
      Matcher found = PLAN.matcher(text);
      assertThat(found.find()).as(text).isTrue();
      return found.group(1);
    }
  }

  @Test
  void aRollbackIsRefusedWhereItIsNotThePlanThatWasRead() {
    harness.with(p -> {
      p.bucket().close(); // one of its own
      List<String> rollback = List.of("bucket", "rollback", "--to", "v0.1.0");
      String read = run(p, rollback, "--dry-run").plan();
      assertThat(run(p, rollback, "--dry-run").plan()).as("of the same plan").isEqualTo(read);
      assertThat(run(p, rollback, "--dry-run", "--json").text()).contains("\"id\" : \"" + read);
      List<String> meanwhile = List.of("bucket", "rollback", "--to", "v0.1.5");
      assertThat(run(p, meanwhile, "--confirm", "v0.1.5").exit()).isZero();

      String before = p.manifest();
      Ended refused = run(p, rollback, "--confirm", "v0.1.0", "--plan", read);
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.text()).contains("The plan that was read is " + read, "Read the plan");
      assertThat(p.manifest()).isEqualTo(before);
      String now = run(p, rollback, "--dry-run").plan();
      assertThat(run(p, rollback, "--confirm", "v0.1.0", "--plan", now).exit()).isZero();
      assertThat(p.manifest()).contains("\"latest_stable\": \"v0.1.0\"");
    });
  }

  @Test
  void aWithdrawalIsRefusedWhereItIsNotThePlanThatWasRead() {
    harness.with(p -> {
      p.bucket().close(); // one of its own
      List<String> withdraw = List.of("recover", "withdraw", "--version", "v0.1.6");
      String read = run(p, withdraw, "--dry-run").plan();
      assertThat(run(p, withdraw, "--dry-run").plan()).as("of the same plan").isEqualTo(read);
      String tag = p.remoteGit("rev-parse", "refs/tags/v0.1.6");
      p.remoteGit("update-ref", "-d", "refs/tags/v0.1.6");

      Ended refused = run(p, withdraw, "--confirm", "v0.1.6", "--plan", read, "--json");
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.text()).contains("The plan that was read is " + read);
      assertThat(p.manifest()).contains("\"latest_stable\": \"v0.1.6\"");
      p.remoteGit("update-ref", "refs/tags/v0.1.6", tag);
      Ended done = run(p, withdraw, "--confirm", "v0.1.6", "--plan", read);
      assertThat(done.exit()).as(done.text()).isZero();
      assertThat(p.manifest()).contains("\"latest_stable\": \"v0.1.5\"");
    });
  }

  private static Ended run(SampleProject p, List<String> command, String... more) {
    var words = new ArrayList<>(command);
    words.addAll(List.of("--repo", p.folder().repository().toString(), "--trust-profile"));
    words.addAll(List.of("--state", p.folder().state().toString()));
    words.addAll(List.of(more));
    var out = new ByteArrayOutputStream();
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    int exit = CommandLineFace.run(words.toArray(String[]::new), stream, stream);
    return new Ended(exit, out.toString(StandardCharsets.UTF_8));
  }
}
