package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.engine.PlannedStep;
import com.thaloco.releaseconsole.recover.RecoveryPlan;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Plans as plain maps. */
final class PlanJson {
  private PlanJson() {}

  static Map<String, Object> of(RecoveryPlan plan) {
    var one = new LinkedHashMap<String, Object>();
    one.put("id", plan.id());
    one.put("kind", plan.kind().word());
    one.put("version", plan.version().text());
    one.put("title", plan.title());
    one.put("lead", plan.lead());
    one.put("steps", plan.steps().stream().map(PlanJson::step).toList());
    one.put("table", plan.table());
    one.put("cannot", plan.cannot());
    one.put("diff", plan.diff());
    one.put("diffOf", plan.diffOf());
    plan.next().ifPresent(next -> one.put("next", next.text()));
    return one;
  }

  /** The plan of a cut. */
  static Map<String, Object> of(com.thaloco.releaseconsole.cut.CutPlan plan) {
    var one = new LinkedHashMap<String, Object>();
    one.put("version", plan.version());
    one.put("commit", plan.commit());
    one.put("lastRelease", plan.lastRelease().orElse(null));
    one.put("steps", plan.steps());
    one.put("objects", plan.objects());
    one.put("visibleFrom", plan.visibleFrom());
    one.put("tag", plan.tag());
    one.put("planned", plan.planned().list().stream().map(PlanJson::step).toList());
    return one;
  }

  private static Map<String, Object> step(PlannedStep step) {
    var one = new LinkedHashMap<String, Object>();
    one.put("number", step.number());
    one.put("step", step.step());
    one.put("title", step.title());
    one.put("effect", step.effect());
    one.put("noticed", word(step.noticed()));
    one.put("undo", word(step.undo()));
    one.put("done", step.done());
    return one;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
