package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.ui.bucket.FigureData.Kind;
import com.thaloco.releaseconsole.ui.bucket.FigureData.Point;
import com.thaloco.releaseconsole.ui.kit.EvidenceTable;
import com.thaloco.releaseconsole.ui.kit.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.chart.Axis;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/** Draws figures as a chart of few lines, or as the table that says the same. */
final class Charting {
  private static final int DRAWN = 12;
  private static final int STEPS = 6;

  private Charting() {}

  /** The newest points; the table has all of them. */
  static Node chart(FigureData data) {
    return switch (data.kind()) {
      case LINE -> named(line(newest(data.points())), data);
      case BARS -> named(bars(newest(data.points())), data);
      case LYING_BARS -> named(lying(longest(data.points())), data);
    };
  }

  private static List<Point> newest(List<Point> points) {
    return points.subList(Math.max(0, points.size() - DRAWN), points.size());
  }

  private static List<Point> longest(List<Point> points) {
    List<Point> long6 =
        points.stream()
            .sorted(Comparator.comparingDouble(Point::value).reversed())
            .limit(STEPS)
            .toList();
    return points.stream().filter(long6::contains).toList().reversed();
  }

  private static <X, Y> XYChart<X, Y> named(XYChart<X, Y> chart, FigureData data) {
    chart.setId("chart");
    chart.setLegendVisible(false);
    chart.setAnimated(false);
    double rows = data.kind() == Kind.LYING_BARS ? 26.0 * STEPS : 88; // every step has its name
    chart.setMinHeight(rows + 22);
    chart.setPrefHeight(rows + 42);
    chart.setVerticalGridLinesVisible(data.kind() == Kind.LYING_BARS);
    chart.setHorizontalGridLinesVisible(data.kind() != Kind.LYING_BARS);
    chart.setAccessibleText(
        data.title()
            + ": "
            + data.points().stream()
                .map(point -> point.name() + " " + point.words())
                .collect(Collectors.joining(", ")));
    return chart;
  }

  private static XYChart<String, Number> line(List<Point> points) {
    var chart = new LineChart<>(names(points), numbers(points, false));
    chart.getData().add(series(points));
    Point last = points.getLast();
    List<XYChart.Data<String, Number>> drawn = chart.getData().getFirst().getData();
    if (drawn.getLast().getNode() instanceof StackPane symbol) {
      symbol.getChildren().add(above(last.words(), points.size() > 1));
    }
    return chart;
  }

  /** A value above its point, which takes no room and so moves nothing. */
  private static Label above(String words, boolean atTheRight) {
    var value = new Label(words);
    value.getStyleClass().addAll("chart-value", "strong");
    value.setManaged(false);
    value.fontProperty().addListener(all -> place(value, atTheRight));
    value.sceneProperty().addListener(all -> place(value, atTheRight));
    place(value, atTheRight);
    return value;
  }

  private static void place(Label value, boolean atTheRight) {
    value.applyCss();
    value.autosize();
    value.relocate(-value.prefWidth(-1) * (atTheRight ? 0.8 : 0.5), -22);
  }

  private static XYChart<String, Number> bars(List<Point> points) {
    var chart = new BarChart<>(names(points), numbers(points, true));
    chart.setCategoryGap(8);
    chart.getData().add(series(points));
    return chart;
  }

  private static XYChart<Number, String> lying(List<Point> points) {
    var categories = new CategoryAxis();
    categories.setCategories(
        FXCollections.observableArrayList(points.stream().map(Point::name).toList()));
    var chart = new BarChart<>(numbers(points, true), categories);
    chart.setCategoryGap(4);
    var series = new XYChart.Series<Number, String>();
    points.forEach(point -> series.getData().add(new XYChart.Data<>(point.value(), point.name())));
    chart.getData().add(series);
    return chart;
  }

  private static XYChart.Series<String, Number> series(List<Point> points) {
    var series = new XYChart.Series<String, Number>();
    String before = common(points);
    points.forEach(point ->
        series
            .getData()
            .add(new XYChart.Data<>(point.name().substring(before.length()), point.value())));
    return series;
  }

  private static Axis<String> names(List<Point> points) {
    String before = common(points);
    var axis = new CategoryAxis();
    axis.setSide(Side.BOTTOM);
    axis.setTickMarkVisible(false);
    axis.setCategories(
        FXCollections.observableArrayList(
            points.stream().map(point -> point.name().substring(before.length())).toList()));
    return axis;
  }

  /** What all names begin with, up to a dot: it would only take room. */
  private static String common(List<Point> points) {
    String first = points.getFirst().name();
    int end = first.lastIndexOf('.');
    for (; end > 0; end = first.lastIndexOf('.', end - 1)) {
      String part = first.substring(0, end + 1);
      if (points.size() > 1 && points.stream().allMatch(p -> p.name().startsWith(part))) {
        return first.substring(0, end);
      }
    }
    return "";
  }

  /** A few round steps; bars begin at zero, a line where it needs to. */
  private static NumberAxis numbers(List<Point> points, boolean fromZero) {
    double high = points.stream().mapToDouble(Point::value).max().orElse(1);
    double low = fromZero ? 0 : points.stream().mapToDouble(Point::value).min().orElse(0);
    double step = round(Math.max((high - low) / 2, high / 50 + 1e-9));
    double from = fromZero ? 0 : Math.max(0, Math.floor(low / step) * step);
    double to = Math.max(from + step, Math.ceil(high / step) * step);
    if (!fromZero && to - high < step / 4) {
      to += step; // room for the value above the last point
    }
    var axis = new NumberAxis(from, to, step);
    axis.setMinorTickVisible(false);
    axis.setTickMarkVisible(false);
    return axis;
  }

  private static double round(double step) {
    double power = Math.pow(10, Math.floor(Math.log10(step)));
    double digit = step / power;
    return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
  }

  /** The same numbers as text, all of them. */
  static Node table(FigureData data) {
    var table = new EvidenceTable<Point>();
    table.setId("figures");
    table.setAccessibleText(data.title());
    table.setMinHeight(130);
    table.setPrefHeight(180); // the object above it keeps its room
    table.text(data.first(), 150, Point::name).amount(data.second(), 100, Point::words);
    table.setPlaceholder(new Label(Texts.of("figures.none")));
    table.show(data.kind() == Kind.LYING_BARS ? data.points() : data.points().reversed());
    return table;
  }
}
