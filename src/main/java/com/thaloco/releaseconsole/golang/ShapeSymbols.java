package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.profile.ContractRule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Shapes of types, methods and constants, as the other side of a connection or an older binary sees
 * them. A field is known by its JSON name, so that renaming the Go field alone is no change.
 */
final class ShapeSymbols {
  private static final Pattern TAG =
      Pattern.compile("(?:json|db|gorm|yaml|toml|msgpack|cbor|bson):\"([^\"]*)\"");
  private static final Pattern METHOD_CONSTANT =
      Pattern.compile("(?i).*(method|route|path|endpoint|op|verb|rpc|command|cmd).*");
  private static final Pattern WIRE_CONSTANT =
      Pattern.compile(
          "(?i).*(port|version|magic|proto|frame|msg|message|type|code|op|cmd|max|cid).*");
  private static final Pattern CODEC =
      Pattern.compile(
          "(?i)(un)?(marshal|pack)\\w*|(en|de)code\\w*|(read|write|parse)_?(frame|msg|message|packet|header|request|response)\\w*");

  /** The kind of a symbol: a type that writes or reads itself. */
  static final String ENCODING = "encoding";

  private static final List<String> OWN_ENCODINGS =
      List.of(
          "MarshalJSON",
          "UnmarshalJSON",
          "MarshalText",
          "UnmarshalText",
          "MarshalBinary",
          "UnmarshalBinary",
          "GobEncode",
          "GobDecode",
          "MarshalYAML",
          "UnmarshalYAML");

  /** How deep structs are embedded in each other before it is no longer followed. */
  private static final int MOST_EMBEDDED = 8;

  private final GoModule module;
  private final ContractRule rule;
  private final Types types;
  private final Values values;
  private final Map<String, Symbol> found = new LinkedHashMap<>();

  ShapeSymbols(GoModule module, ContractRule rule) {
    this.module = module;
    this.rule = rule;
    this.types = new Types(module);
    this.values = new Values(module);
  }

  List<Symbol> extract(List<GoPackage> packages) {
    Deque<Types.Named> open = new ArrayDeque<>();
    for (GoPackage owner : packages) {
      for (Declaration d : owner.all()) {
        if (d.kind() == Declaration.Kind.TYPE && belongs(d)) {
          open.add(new Types.Named(Optional.of(owner.folder), d.name()));
        }
      }
    }
    Set<Types.Named> seen = new HashSet<>();
    while (!open.isEmpty()) {
      Types.Named next = open.poll();
      if (seen.add(next)) {
        types
            .declaration(next)
            .ifPresent(d -> type(d, module.packageIn(next.folder().orElseThrow()), open));
      }
    }
    for (GoPackage owner : packages) {
      owner.all().forEach(d -> other(d, owner, seen));
      if (rule.kind() == ContractRule.Kind.PROTOCOL) {
        encodings(owner);
      }
    }
    if (rule.kind() == ContractRule.Kind.PROTOCOL || rule.kind() == ContractRule.Kind.RPC) {
      Set<String> methods =
          found.values().stream()
              .filter(s -> s.kind().equals("method") && s.shape().equals("name"))
              .map(Symbol::name)
              .collect(Collectors.toSet());
      new ContractUsers(module, packages).report(rule.kind(), methods, this::add);
    }
    return List.copyOf(found.values());
  }

  private boolean belongs(Declaration type) {
    if (!rule.types().isEmpty()) {
      return rule.types().stream().anyMatch(p -> glob(p).matcher(type.name()).matches());
    }
    return switch (rule.kind()) {
      case STORE -> TAG.matcher(type.node().text()).find();
      // An envelope is often the package's own, and its tags show that it is sent.
      case RPC, PROTOCOL -> exported(type.name()) || TAG.matcher(type.node().text()).find();
      case CLI -> exported(type.name());
    };
  }

  private static Pattern glob(String pattern) {
    StringBuilder out = new StringBuilder();
    for (char c : pattern.toCharArray()) {
      out.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(out.toString());
  }

  private static boolean exported(String name) {
    return !name.isEmpty() && Character.isUpperCase(name.codePointAt(0));
  }

  private void add(String kind, String name, String shape, GoNode at) {
    Symbol symbol = new Symbol(rule.name(), kind, name, shape, at.source.path(), at.line);
    found.putIfAbsent(symbol.key(), symbol);
  }

  private void type(Declaration d, GoPackage owner, Deque<Types.Named> open) {
    Optional<GoNode> type = d.node().child("type");
    if (type.isEmpty()) {
      return;
    }
    GoNode node = type.get();
    ownEncoding(d.name(), owner);
    node.find(n -> n.isAny("type_identifier", "qualified_type")).stream()
        .map(n -> types.named(new Scope.TypeRef(n, owner)))
        .flatMap(Optional::stream)
        .filter(n -> n.folder().isPresent())
        .forEach(open::add);
    if (node.is("struct_type")) {
      StringBuilder order = new StringBuilder("struct");
      for (GoNode field : Types.fields(node)) {
        field(d.name(), field, owner, order, 0);
      }
      add(
          "type",
          d.name(),
          rule.kind() == ContractRule.Kind.PROTOCOL ? order.toString() : "struct",
          d.node());
    } else if (node.is("interface_type")) {
      add("type", d.name(), "interface", d.node());
      for (GoNode method : node.named("method_elem")) {
        String name = method.child("name").map(GoNode::text).orElse("?");
        add("method", d.name() + "." + name, signature(method), method);
      }
    } else {
      add("type", d.name(), Values.tokens(node), d.node());
    }
  }

  /** What a type itself says of how it is written or read, with the code that does. */
  private void ownEncoding(String type, GoPackage owner) {
    for (String method : OWN_ENCODINGS) {
      owner.named(type + "." + method).stream()
          .findFirst()
          .ifPresent(m -> add(ENCODING, type + "." + method, form(owner, m), m.node()));
    }
  }

  private void field(String type, GoNode field, GoPackage owner, StringBuilder order, int depth) {
    String tag = field.child("tag").map(Literals::string).orElse("");
    Matcher matcher = TAG.matcher(tag);
    String[] parts = matcher.find() ? matcher.group(1).split(",", -1) : new String[] {""};
    if (parts[0].equals("-") && parts.length == 1) {
      return;
    }
    String shape = field.child("type").map(t -> wire(t, owner)).orElse("?");
    boolean pointer = field.children.stream().anyMatch(c -> c.is("*"));
    StringBuilder options = new StringBuilder();
    for (int i = 1; i < parts.length; i++) {
      options.append(", ").append(parts[i].replaceFirst("^(column|type):", ""));
    }
    List<GoNode> names = GoPackage.names(field);
    if (names.isEmpty()) {
      Optional<Scope.TypeRef> shared = shared(field, owner, parts[0], depth);
      if (shared.isPresent()) {
        for (GoNode inner : Types.fields(shared.get().node())) {
          field(type, inner, shared.get().owner(), order, depth + 1);
        }
        return;
      }
      String name = field.child("type").map(Types::baseName).orElse("?");
      order.append(' ').append(name);
      add(
          "field",
          type + "." + (parts[0].isEmpty() ? name : parts[0]),
          (parts[0].isEmpty() ? "embedded " : "") + (pointer ? "*" : "") + shape + options,
          field);
      return;
    }
    for (GoNode name : names) {
      boolean json = tag.contains("json:") || rule.kind() == ContractRule.Kind.STORE;
      if (!exported(name.text()) && json) {
        continue;
      }
      if (!exported(name.text()) && rule.kind() == ContractRule.Kind.RPC) {
        continue;
      }
      String wire = parts[0].isEmpty() ? name.text() : parts[0];
      order.append(' ').append(wire);
      add("field", type + "." + wire, shape + options, field);
    }
  }

  /** A struct whose fields are those of the one that it is in: embedded, and without a name. */
  private Optional<Scope.TypeRef> shared(
      GoNode field, GoPackage owner, String jsonName, int depth) {
    return jsonName.isEmpty() && depth < MOST_EMBEDDED
        ? field
            .child("type")
            .map(t -> new Scope.TypeRef(t, owner))
            .filter(t -> !exported(Types.baseName(t.node())))
            .filter(t -> OWN_ENCODINGS.stream().allMatch(m -> types.member(t, m).isEmpty()))
            .flatMap(types::underlying)
            .filter(t -> t.node().is("struct_type"))
        : Optional.empty();
  }

  /** A field's type as the other side sees it: a name for a text or a number is that. */
  private String wire(GoNode type, GoPackage owner) {
    var ref = new Scope.TypeRef(type, owner);
    boolean plain =
        type.bare().isAny("type_identifier", "qualified_type")
            && OWN_ENCODINGS.stream().allMatch(m -> types.member(ref, m).isEmpty());
    return plain ? types.basic(ref).orElseGet(() -> Values.tokens(type)) : Values.tokens(type);
  }

  private static String signature(GoNode function) {
    StringBuilder out = new StringBuilder("(");
    for (GoNode parameter :
        function.child("parameters").map(GoNode::namedChildren).orElse(List.of())) {
      types(parameter, out);
    }
    out.append(')');
    function
        .child("result")
        .ifPresent(r -> {
          if (r.is("parameter_list")) {
            out.append(" (");
            r.namedChildren().forEach(p -> types(p, out));
            out.append(')');
          } else {
            out.append(" (").append(Values.tokens(r)).append(", )");
          }
        });
    return out.toString();
  }

  private static void types(GoNode parameter, StringBuilder out) {
    String variadic = parameter.is("variadic_parameter_declaration") ? "..." : "";
    for (int i = 0; i < Math.max(1, GoPackage.names(parameter).size()); i++) {
      out.append(variadic)
          .append(parameter.child("type").map(Values::tokens).orElse("?"))
          .append(", ");
    }
  }

  private void other(Declaration d, GoPackage owner, Set<Types.Named> reached) {
    boolean protocol = rule.kind() == ContractRule.Kind.PROTOCOL;
    switch (d.kind()) {
      case CONST -> {
        boolean typed =
            d.type()
                .flatMap(t -> types.named(new Scope.TypeRef(t, owner)))
                .map(reached::contains)
                .orElse(false);
        if (protocol
            ? typed || exported(d.name()) || WIRE_CONSTANT.matcher(d.name()).matches()
            : typed) {
          add("constant", d.name(), constant(d, owner), d.node());
        } else if (rule.kind() == ContractRule.Kind.RPC
            && METHOD_CONSTANT.matcher(d.name()).matches()) {
          d.value()
              .flatMap(v -> values.string(v, owner))
              .ifPresent(v -> add("method", v, "name", d.node()));
        }
      }
      case METHOD -> {
        String receiver = d.name().substring(0, d.name().indexOf('.'));
        String name = d.name().substring(d.name().indexOf('.') + 1);
        boolean ours = reached.contains(new Types.Named(Optional.of(owner.folder), receiver));
        if (protocol && ours && CODEC.matcher(name).matches()) {
          add("codec", d.name(), form(owner, d), d.node());
        } else if (rule.kind() == ContractRule.Kind.RPC
            && exported(name)
            && (exported(receiver) || ours)
            && remote(d.node(), owner, reached)) {
          add("method", d.name(), signature(d.node()), d.node());
        }
      }
      case FUNC -> {
        if (protocol && CODEC.matcher(d.name()).matches()) {
          add("codec", d.name(), form(owner, d), d.node());
        }
      }
      case VAR, TYPE -> {}
    }
    if (rule.kind() != ContractRule.Kind.STORE) {
      MethodNames.of(d, owner, values, (method, at) -> add("method", method, "name", at));
    }
  }

  /** Byte order and format of what goes over the wire: what is used of {@code encoding/…}. */
  private void encodings(GoPackage owner) {
    Map<String, GoNode> used = new TreeMap<>();
    for (Declaration d : owner.all()) {
      for (GoNode selector : d.node().find(n -> n.is("selector_expression"))) {
        String text = Values.tokens(selector);
        String root = text.replaceFirst("\\W.*", "");
        owner
            .importPath(d.source(), root)
            .filter(path -> path.startsWith("encoding/"))
            .ifPresent(path -> used.putIfAbsent(path + text.substring(root.length()), selector));
      }
    }
    used.entrySet().stream()
        .findFirst()
        .ifPresent(first ->
            add("codec", "what is sent", String.join(", ", used.keySet()), first.getValue()));
  }

  private String form(GoPackage owner, Declaration d) {
    return "sha256 "
        + Hashes.sha256(
                FormWriter.of(module, owner, d)
                    .text()
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .substring(0, 12);
  }

  private String constant(Declaration d, GoPackage owner) {
    return d.value()
        .map(v ->
            values
                .string(v, owner)
                .map(s -> "\"" + s + "\"")
                .orElseGet(() ->
                    FormWriter.of(module, owner, d)
                        .text()
                        .replaceAll("[\\x01\\x02]", "")
                        .replaceFirst("^const ", "")
                        .strip()))
        .orElse("?");
  }

  /**
   * A method that a client calls: net/rpc's form, or one that takes or gives a struct of the
   * contract.
   */
  private boolean remote(GoNode method, GoPackage owner, Set<Types.Named> reached) {
    List<GoNode> mentioned = new ArrayList<>();
    method
        .child("parameters")
        .ifPresent(
            p -> mentioned.addAll(p.find(n -> n.isAny("type_identifier", "qualified_type"))));
    method
        .child("result")
        .ifPresent(
            p -> mentioned.addAll(p.find(n -> n.isAny("type_identifier", "qualified_type"))));
    return mentioned.stream()
        .map(n -> types.named(new Scope.TypeRef(n, owner)))
        .flatMap(Optional::stream)
        .filter(reached::contains)
        .anyMatch(n -> types.definition(n).map(t -> t.node().is("struct_type")).orElse(false));
  }
}
