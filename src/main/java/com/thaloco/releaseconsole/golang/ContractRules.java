package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.profile.ContractRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which change of a contract is minor, and why. docs/contracts.md says the same. */
final class ContractRules {
  /** The rule that applied. */
  record Judgement(boolean minor, boolean unclear, String why) {}

  private static final Pattern REQUEST = Pattern.compile(".*(Request|Req|Args|Params|Input)\\..*");
  private static final Pattern RESPONSE =
      Pattern.compile(".*(Response|Resp|Reply|Result|Results|Output)\\..*");

  private final ContractRule rule;
  private final Map<String, Symbol> was;
  private final Map<String, Symbol> is;
  private final List<GoPackage> olderPackages;
  private final CliRules cli;

  ContractRules(
      ContractRule rule,
      Map<String, Symbol> was,
      Map<String, Symbol> is,
      List<GoPackage> olderPackages) {
    this.rule = rule;
    this.was = was;
    this.is = is;
    this.olderPackages = olderPackages;
    this.cli = new CliRules(was, is);
  }

  Judgement judge(String change, Optional<Symbol> before, Optional<Symbol> after) {
    Symbol one = after.or(() -> before).orElseThrow();
    Optional<Judgement> users = ContractUsers.judge(change, one, was, is);
    if (users.isPresent()) {
      return users.get();
    }
    if (one.kind().equals(ShapeSymbols.ENCODING) && rule.kind() != ContractRule.Kind.PROTOCOL) {
      return ownEncoding(change, one);
    }
    return switch (rule.kind()) {
      case CLI -> cli.judge(change, one, before, after);
      case PROTOCOL -> minor("every change of the guest-agent protocol is minor");
      case RPC -> rpc(change, one);
      case STORE -> store(change, one);
    };
  }

  static Judgement minor(String why) {
    return new Judgement(true, false, why);
  }

  static Judgement unclear(String why) {
    return new Judgement(true, true, why + "; in doubt the higher number");
  }

  static Judgement patch(String why) {
    return new Judgement(false, false, why);
  }

  /** A type that is new as a whole breaks no one; what its own code writes is not known. */
  private Judgement ownEncoding(String change, Symbol one) {
    String type = "type " + typeOf(one);
    return was.containsKey(type) && is.containsKey(type)
        ? unclear(
            "the code that writes or reads the type %s"
                .formatted(
                    switch (change) {
                      case "added" -> "is new";
                      case "removed" -> "is gone";
                      default -> "changed";
                    }))
        : patch("the type itself came or went");
  }

  private Judgement rpc(String change, Symbol one) {
    if (change.equals("removed")) {
      return minor("a removed " + one.kind() + " of a request or response");
    }
    if (change.equals("changed")) {
      return minor("a changed request or response shape");
    }
    if (!one.kind().equals("field") || !was.containsKey("type " + typeOf(one))) {
      return patch("an addition");
    }
    Optional<GoNode> strict = strictDecoder();
    if (strict.isPresent()) {
      return minor("older peers refuse unknown fields (%s)".formatted(strict.get().place()));
    }
    if (optional(one)) {
      return patch("an added optional field, which older peers ignore");
    }
    if (RESPONSE.matcher(one.name()).matches() && !REQUEST.matcher(one.name()).matches()) {
      return patch("an added field of a response, which older clients ignore");
    }
    return minor("an added field that older clients do not send; in doubt the higher number");
  }

  private static String typeOf(Symbol field) {
    return field.name().substring(0, field.name().indexOf('.'));
  }

  private static boolean optional(Symbol field) {
    return field.shape().contains(", omitempty")
        || field.shape().contains(", omitzero")
        || field.shape().startsWith("*");
  }

  private Optional<GoNode> strictDecoder() {
    return olderPackages.stream()
        .flatMap(p -> p.all().stream())
        .flatMap(d ->
            d
                .node()
                .find(n -> n.is("field_identifier") && n.text().equals("DisallowUnknownFields"))
                .stream())
        .findFirst();
  }

  private Judgement store(String change, Symbol one) {
    return switch (one.kind()) {
      case "statement" -> statement(change, one);
      case "version" -> version(change);
      case StoreSymbols.FORMAT ->
          change.equals("removed") || one.name().startsWith("compress/")
              ? unclear("what is written may have another format")
              : patch("an added format");
      case StoreSymbols.NUMBER ->
          change.equals("added")
              ? unclear("which of the two a store has can't be told from its number")
              : patch("no number is there twice");
      case "bucket" ->
          change.equals("added")
              ? patch("an added bucket")
              : minor("older binaries still use the bucket");
      default -> field(change, one);
    };
  }

  private Judgement field(String change, Symbol one) {
    if (!change.equals("added")) {
      return minor("older binaries read or write it in its old shape");
    }
    if (!one.kind().equals("field") || !was.containsKey("type " + typeOf(one))) {
      return patch("an addition");
    }
    Optional<GoNode> strict = strictDecoder();
    return strict.isPresent()
        ? minor("older binaries refuse unknown fields (%s)".formatted(strict.get().place()))
        : patch("an added field, which older binaries ignore");
  }

  private Judgement version(String change) {
    if (change.equals("removed")) {
      return minor("the schema's version is gone; in doubt the higher number");
    }
    Optional<GoNode> guard = StoreSymbols.refusesNewer(olderPackages);
    if (guard.isPresent()) {
      return minor("older binaries refuse a newer store (%s)".formatted(guard.get().place()));
    }
    return change.equals("added")
        ? patch("older binaries know no schema version")
        : minor("it is unclear what older binaries do with another schema version");
  }

  private Judgement statement(String change, Symbol one) {
    if (change.equals("changed")) {
      return minor("a migration that existing stores have applied was moved");
    }
    String table = Sql.table(one.name()).getKey();
    Optional<Symbol> twin =
        table.isEmpty() ? Optional.empty() : other(change.equals("added") ? was : is, table, one);
    if (twin.isPresent()) {
      Symbol before = change.equals("added") ? twin.get() : one;
      Symbol after = change.equals("added") ? one : twin.get();
      return rewritten(before.name(), after.name());
    }
    if (change.equals("removed")) {
      return minor("an earlier migration or part of the schema is gone");
    }
    String harm = Sql.harm(one.name());
    if (!harm.isEmpty()) {
      return minor(harm);
    }
    if (!was.isEmpty() && appendsToGuardedList()) {
      GoNode guard = StoreSymbols.refusesNewer(olderPackages).orElseThrow();
      return minor(
          "older binaries refuse a store with more migrations (%s)".formatted(guard.place()));
    }
    return patch("an additive schema change, which older binaries can read");
  }

  private boolean appendsToGuardedList() {
    return StoreSymbols.refusesNewer(olderPackages)
        .map(g -> g.text().contains("len("))
        .orElse(false);
  }

  /** The other commit's CREATE TABLE of the same table, where it is another statement. */
  private static Optional<Symbol> other(Map<String, Symbol> side, String table, Symbol one) {
    return side.values().stream()
        .filter(s -> s.kind().equals("statement") && !s.name().equals(one.name()))
        .filter(s -> Sql.table(s.name()).getKey().equals(table))
        .findFirst();
  }

  /** A CREATE TABLE that got columns is fine when an ALTER TABLE brings them to existing stores. */
  private Judgement rewritten(String before, String after) {
    Map<String, String> old = Sql.table(before).getValue();
    Map<String, String> now = Sql.table(after).getValue();
    String table = Sql.table(after).getKey();
    for (Map.Entry<String, String> column : old.entrySet()) {
      if (!column.getValue().equals(now.get(column.getKey()))) {
        return minor("column %s of %s is gone or changed".formatted(column.getKey(), table));
      }
    }
    for (Map.Entry<String, String> column : now.entrySet()) {
      if (old.containsKey(column.getKey())) {
        continue;
      }
      String harm = Sql.columnHarm(column.getValue());
      if (column.getValue().equals("constraint") || !harm.isEmpty()) {
        return minor(harm.isEmpty() ? "a constraint was added to " + table : harm);
      }
      String wanted = table + "." + column.getKey();
      boolean migrated =
          is.values().stream().anyMatch(s -> Sql.addedColumn(s.name()).equals(wanted));
      if (!migrated) {
        return minor("existing stores get no column %s: no migration adds it".formatted(wanted));
      }
    }
    return patch("an additive schema change, which older binaries can read");
  }
}
