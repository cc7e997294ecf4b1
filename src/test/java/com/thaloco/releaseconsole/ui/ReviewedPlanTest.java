package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.ui.kit.PlanList;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan is its steps: Review, the dry run and the cut itself show one and the same list. */
@Tag("slow")
class ReviewedPlanTest {
  @TempDir private Path dir = Path.of("");

  @Test
  void reviewListsTheStepsOfTheDryRunWordForWordAndTheCutNamesThemAlike() {
    try (Story story = Story.begin(dir)) {
      Person person = story.person();
      story.readyToCut();
      person.sees("Keep the current manifest").sees("No other ref is changed");
      List<String> reviewed = rows(story.studio(), "review-plan");
      assertThat(reviewed).hasSize(20).allMatch(row -> row.contains("Who notices:"));
      assertThat(reviewed.get(13)).contains("Clients").contains("For good");

      person.clicks("dry-run").seesThing("dryrun-plan");
      assertThat(reviewed).isEqualTo(rows(story.studio(), "dryrun-plan"));
      person.clicks("dryrun-build").seesIn("dryrun-trial", "Built: the tarball has");
      List<String> titles = titles(story.studio());
      person.clicks("dryrun-close").clicks("rail-publish").seesScreen(ScreenId.PUBLISH);
      assertThat(namesOnPublish(story.studio())).isEqualTo(titles);
    }
  }

  private static List<String> rows(Studio studio, String id) {
    return Studio.onFx(() ->
        list(studio, id).getChildren().stream()
            .filter(node -> node.getStyleClass().contains("plan-step"))
            .map(Node::getAccessibleText)
            .toList());
  }

  private static List<String> titles(Studio studio) {
    return texts(studio, "#dryrun-plan .plan-step .finding-title");
  }

  private static List<String> namesOnPublish(Studio studio) {
    return texts(studio, ".step-row .step-name");
  }

  private static List<String> texts(Studio studio, String selector) {
    return Studio.onFx(() ->
        studio.stage().getScene().getRoot().lookupAll(selector).stream()
            .filter(Label.class::isInstance)
            .map(node -> ((Label) node).getText())
            .toList());
  }

  private static PlanList list(Studio studio, String id) {
    return (PlanList) studio.stage().getScene().lookup("#" + id);
  }
}
