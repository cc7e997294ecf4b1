package com.thaloco.releaseconsole.recover.past;

import com.thaloco.releaseconsole.cut.Receipt;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.journal.Entry;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.verify.ClientAcceptance;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What is known of one cut, field by field in the order of the receipt: from its receipt, or from
 * the journal of one that did not get so far.
 *
 * @param name {@code v0.1.7-1a2b3c4d}
 */
public record CutRecord(String name, SequencedMap<Key, String> fields) {
  /** A group of fields, and one of them. */
  public record Key(String group, String field) {}

  static final String RELEASE = "release";
  static final String CHECKS = "checks";
  static final String ANSWERS = "answers";
  static final String OBJECTS = "objects";
  static final String VERIFIED = "verified";
  static final String CLIENTS = "clients";
  static final String STEPS = "steps";

  public CutRecord {
    fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
  }

  Optional<String> value(Key key) {
    return Optional.ofNullable(fields.get(key));
  }

  /** Of a receipt. */
  public static CutRecord of(String name, Receipt receipt) {
    var fields = new LinkedHashMap<Key, String>();
    put(fields, RELEASE, "project", receipt.project());
    opened(
        fields,
        new Fact.Opened(
            receipt.version(),
            receipt.commit(),
            receipt.profileSha256(),
            receipt.builtAt(),
            receipt.lastRelease(),
            receipt.console()));
    put(fields, RELEASE, "key", receipt.key());
    put(fields, RELEASE, "manifest entry", receipt.manifestEntry());
    put(fields, RELEASE, "latest", String.valueOf(receipt.latest()));
    put(fields, RELEASE, "tag", receipt.tag());
    findings(fields, CHECKS, receipt.findings());
    new TreeMap<>(receipt.answers()).forEach((id, text) -> put(fields, ANSWERS, id, text));
    for (Receipt.ObjectRecord object : receipt.objects()) {
      put(fields, OBJECTS, object.key(), object.sha256());
      put(fields, OBJECTS, object.key() + " (bytes)", String.valueOf(object.size()));
    }
    findings(fields, VERIFIED, receipt.verified());
    for (ClientAcceptance client : receipt.clients()) {
      put(
          fields,
          CLIENTS,
          client.version().text(),
          (client.accepts() ? "accepts: " : "refuses: ") + client.reason());
    }
    receipt.steps().forEach(step -> put(fields, STEPS, step.step(), step.at().toString()));
    return new CutRecord(name, fields);
  }

  /** Of a journal, as far as it goes. */
  public static CutRecord of(String name, History journal) {
    var fields = new LinkedHashMap<Key, String>();
    opened(fields, journal.opened());
    findings(
        fields,
        CHECKS,
        journal.last(Fact.Cleared.class).map(Fact.Cleared::findings).orElse(List.of()));
    journal.all(Fact.Answered.class).forEach(a -> put(fields, ANSWERS, a.id(), a.text()));
    for (Entry entry : journal.entries()) {
      if (entry.fact() instanceof Fact.Done done) {
        String key = done.left().getOrDefault("key", "");
        String sha256 = done.left().getOrDefault("sha256", "");
        if (!key.isEmpty() && !sha256.isEmpty()) {
          put(fields, OBJECTS, key, sha256);
        }
        put(fields, STEPS, done.step(), entry.at().toString());
      }
    }
    return new CutRecord(name, fields);
  }

  /** Of a release that was cut elsewhere: what the bucket and the remote say of it. */
  static CutRecord of(PastCut cut) {
    var fields = new LinkedHashMap<Key, String>();
    put(fields, RELEASE, "version", cut.version());
    put(fields, RELEASE, "commit", cut.commit());
    cut.builtAt().ifPresent(at -> put(fields, RELEASE, "built at", at.toString()));
    return new CutRecord(cut.name(), fields);
  }

  private static void opened(Map<Key, String> fields, Fact.Opened opened) {
    put(fields, RELEASE, "version", opened.version());
    put(fields, RELEASE, "commit", opened.commit());
    put(fields, RELEASE, "built at", opened.builtAt().toString());
    opened.lastRelease().ifPresent(last -> put(fields, RELEASE, "last release", last));
    put(fields, RELEASE, "console", opened.console());
    put(fields, RELEASE, "profile", opened.profileSha256());
  }

  private static void findings(Map<Key, String> fields, String group, List<Finding> findings) {
    findings.forEach(f -> put(fields, group, f.id(), f.status().word() + ": " + f.summary()));
  }

  private static void put(Map<Key, String> fields, String group, String field, String value) {
    fields.put(new Key(group, field), value);
  }
}
