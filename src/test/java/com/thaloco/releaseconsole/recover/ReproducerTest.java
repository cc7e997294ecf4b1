package com.thaloco.releaseconsole.recover;

import static com.thaloco.releaseconsole.recover.Situation.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.check.catalogue.Harness;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.recover.reproduce.Layer;
import com.thaloco.releaseconsole.recover.reproduce.Reproducer;
import com.thaloco.releaseconsole.recover.reproduce.Reproduction;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Building a published version again. */
@Tag("slow")
final class ReproducerTest {
  private static final String TARBALL = "v0.1.7/banger-v0.1.7-linux-amd64.tar.gz";

  @Test
  void whatWasPublishedComesOutAgainAndEachLayerThatDoesNotIsNamed() {
    Harness.shared()
        .with(sample -> {
          var situation = new Situation(sample).released();
          Reproduction same = reproduced(situation);
          assertThat(same.isSame()).isTrue();
          assertThat(same.layers()).hasSize(7).allMatch(Layer.Same.class::isInstance);

          anotherGzip(situation);
          anotherTar(situation);
          anotherBuild(situation);
          noTarball(situation);
        });
  }

  private static void anotherGzip(Situation situation) {
    byte[] before = replace(situation, bytes -> gzip(gunzip(bytes)));
    Reproduction repacked = reproduced(situation);
    assertThat(repacked.isSame()).isFalse();
    assertThat(repacked.hasSameBinaries()).isTrue();
    assertThat(layer(repacked, "gzip")).isInstanceOf(Layer.Differs.class);
    assertThat(layer(repacked, "tar")).isInstanceOf(Layer.Same.class);
    assertThat(layer(repacked, "hashes")).isInstanceOf(Layer.Differs.class);
    replace(situation, _ -> before);
  }

  /** The owner of a member, as the script's tar wrote it. */
  private static void anotherTar(Situation situation) {
    byte[] before =
        replace(
            situation,
            bytes -> {
              byte[] tar = gunzip(bytes);
              System.arraycopy("0001750".getBytes(StandardCharsets.US_ASCII), 0, tar, 108, 7);
              return gzip(checksummed(tar));
            });
    Reproduction repacked = reproduced(situation);
    assertThat(((Layer.Differs) layer(repacked, "tar")).evidence())
        .anyMatch(line -> line.startsWith("published 1. banger") && line.contains("1000:0"));
    assertThat(repacked.hasSameBinaries()).isTrue();
    replace(situation, _ -> before);
  }

  private static byte[] checksummed(byte[] tar) {
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += i >= 148 && i < 156 ? ' ' : tar[i] & 0xff;
    }
    byte[] text = "%06o\0 ".formatted(sum).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, tar, 148, 8);
    return tar;
  }

  private static void anotherBuild(Situation situation) {
    situation.builder(
        "printf '#!/bin/sh\\necho %s %s again\\n' \"$4\" \"$5\" > \"$1\"\nchmod +x \"$1\"\n");
    Reproduction rebuilt = reproduced(situation);
    assertThat(rebuilt.hasSameBinaries()).isFalse();
    assertThat(((Layer.Differs) layer(rebuilt, "binary banger")).evidence())
        .anyMatch(line -> line.startsWith("the first byte that differs is at offset"));
    assertThat(layer(rebuilt, "signature")).isInstanceOf(Layer.Same.class);
  }

  private static void noTarball(Situation situation) {
    replace(situation, _ -> "no gzip".getBytes(StandardCharsets.US_ASCII));
    assertThat(layer(reproduced(situation), "gzip").sentence())
        .isEqualTo("The published tarball is not a valid gzip file.");
    try (Project project = situation.open(situation.here(), (key, write) -> write.now())) {
      assertThat(
              Situation.refused(
                      new Reproducer(project).run(new ReleaseVersion("v0.3.0"), Situation.quiet()))
                  .id())
          .isEqualTo("reproduce.unpublished");
    }
  }

  private static Reproduction reproduced(Situation situation) {
    try (Project project = situation.open(situation.here(), (key, write) -> write.now())) {
      Outcome<Reproduction> outcome = new Reproducer(project).run(VERSION, Situation.quiet());
      assertThat(outcome).isInstanceOf(Outcome.Ok.class);
      return ((Outcome.Ok<Reproduction>) outcome).value();
    }
  }

  private static Layer layer(Reproduction reproduction, String name) {
    return reproduction.layers().stream()
        .filter(layer -> layer.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static byte[] replace(Situation situation, UnaryOperator<byte[]> change) {
    try (var bucket = situation.sample.bucket()) {
      byte[] before = bucket.read(TARBALL, 1_000_000).orElseThrow().bytes();
      var info = bucket.head(TARBALL).orElseThrow();
      bucket.delete(TARBALL);
      bucket.put(
          TARBALL,
          new Body.Bytes(change.apply(before.clone())),
          new ObjectHeaders("application/gzip", "", info.metadata()),
          new Condition.Absent(),
          Situation.quiet());
      return before;
    }
  }

  private static byte[] gunzip(byte[] bytes) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
