package com.thaloco.releaseconsole.golang;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.profile.ContractRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command prints as JSON is part of the command line. */
class PrintedJsonTest {
  private static final ContractRule CLI =
      new ContractRule("cli", ContractRule.Kind.CLI, List.of("cli"), List.of());

  private static final String TYPES =
      """
      type Disk struct {
      	Path string `json:"path"`
      	Size int64  `json:"size"`
      }

      type base struct {
      	ID string `json:"id"`
      }

      type VM struct {
      	base
      	Name  string            `json:"name"`
      	State State             `json:"state"`
      	Disks []*Disk           `json:"disks,omitempty"`
      	Tags  map[string]string `json:"tags"`
      	Made  time.Time         `json:"made"`
      	inner int
      }

      type State string
      """;
  private static final String COMMAND =
      """
      	cmd := &cobra.Command{Use: "list", RunE: func(cmd *cobra.Command, args []string) error {
      		vms := load()
      		return %s
      	}}
      	return cmd
      """;
  private static final String DIRECT = "json.NewEncoder(os.Stdout).Encode(vms)";

  private static Files with(String types, String printed, String helpers) {
    return Files.of(
        "go.mod",
        "module example.org/banger\n",
        "out/out.go",
        """
        package out

        import ("encoding/json"; "io"; "net/http")

        func Write(w io.Writer, v any) error { return json.NewEncoder(w).Encode(v) }

        func Answer(w http.ResponseWriter, v any) error { return json.NewEncoder(w).Encode(v) }
        """,
        "cli/cli.go",
        """
        package cli

        import ("encoding/json"; "fmt"; "io"; "net/http"; "os"; "time"; "example.org/banger/out"; "github.com/spf13/cobra")

        %s
        func load() []VM { return nil }

        func list() *cobra.Command {
        %s}

        %s
        """
            .formatted(types, COMMAND.formatted(printed), helpers));
  }

  private static List<String> minor(Files older, Files newer) {
    return new Contracts(older, newer, BuildTarget.linuxAmd64())
        .compare(List.of(CLI)).changes().stream()
            .filter(ContractChange::minor)
            .map(c -> "%s %s: %s".formatted(c.change(), c.symbol(), c.why()))
            .toList();
  }

  private static List<String> symbols(Files files) {
    return new Contracts(files, files, BuildTarget.linuxAmd64())
        .symbols(CLI).stream()
            .filter(s -> s.kind().startsWith("printed"))
            .map(s -> s.name() + " " + s.shape())
            .toList();
  }

  @Test
  void theTypeIsKnownAsItsJsonIsRead() {
    assertThat(symbols(with(TYPES, DIRECT, "")))
        .containsExactly(
            "VM[] struct",
            "VM[].id text",
            "VM[].name text",
            "VM[].state text",
            "VM[].disks[] object, omitempty",
            "VM[].disks[].path text",
            "VM[].disks[].size number",
            "VM[].tags{} text",
            "VM[].made time.Time");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        DIRECT,
        "json.NewEncoder(cmd.OutOrStdout()).Encode(load())",
        "encode(vms)",
        "out.Write(os.Stdout, vms)",
        "out.Write(cmd.OutOrStdout(), load())",
        "print(vms)",
        "(&printer{out: os.Stdout}).JSON(vms)",
        "generic(vms)",
        "(&encoding{enc: json.NewEncoder(streams.Output())}).show(vms)"
      })
  void itIsFoundHoweverItIsPrinted(String printed) {
    String helpers =
        """
        func encode(vms []VM) error {
        	enc := json.NewEncoder(os.Stdout)
        	enc.SetIndent("", "  ")
        	return enc.Encode(vms)
        }

        func print(v interface{}) error {
        	b, err := json.MarshalIndent(v, "", "  ")
        	if err != nil {
        		return err
        	}
        	fmt.Println(string(b))
        	return nil
        }

        type printer struct{ out io.Writer }

        func (p *printer) JSON(v any) error { return json.NewEncoder(p.out).Encode(v) }

        type encoding struct{ enc *json.Encoder }

        func (e *encoding) show(vms []VM) error { return each(e.enc, vms) }

        func each(enc *json.Encoder, vms []VM) error { return enc.Encode(vms) }

        func generic[T any](v T) error { return json.NewEncoder(os.Stdout).Encode(v) }
        """;
    assertThat(symbols(with(TYPES, printed, helpers))).contains("VM[].disks[].path text");
  }

  @Test
  void aCommandOfATablePrintsToTheWriterThatItIsGiven() {
    String table =
        """
        var commands = map[string]func(io.Writer) error{"show": show}

        func show(w io.Writer) error { return json.NewEncoder(w).Encode(Disk{}) }

        func handle(w http.ResponseWriter) error { return json.NewEncoder(w).Encode(VM{}) }

        func Dump(w io.Writer) error { return json.NewEncoder(w).Encode(VM{}) }
        """;
    assertThat(symbols(with(TYPES, "nil", table)))
        .containsExactly("Disk struct", "Disk.path text", "Disk.size number");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "out.Write(file, vms)",
        "json.NewEncoder(conn).Encode(vms)",
        "out.Answer(w, vms)",
        "save(vms)",
        "encoding(conn).show(1, vms)"
      })
  void whatGoesElsewhereIsNotPrinted(String printed) {
    String helpers =
        """
        type encoder struct{ enc *json.Encoder }

        func encoding(w io.Writer) *encoder { return &encoder{enc: json.NewEncoder(w)} }

        func (e *encoder) show(level int, vms []VM) error { return e.enc.Encode(vms) }

        func save(vms []VM) error {
        	b, err := json.Marshal(vms)
        	if err != nil {
        		return err
        	}
        	fmt.Println("saved")
        	return os.WriteFile("vms.json", b, 0o644)
        }
        """;
    assertThat(symbols(with(TYPES, printed, helpers))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Path string `json:\"path\"` | File string `json:\"file\"` | removed VM[].disks[].path",
        "Size int64  `json:\"size\"` | Size string `json:\"size\"` | changed VM[].disks[].size",
        "Disks []*Disk           `json:\"disks,omitempty\"` | disks []*Disk | removed VM[].disks[]",
        "ID string `json:\"id\"` | key string `json:\"id\"` | removed VM[].id",
        "`json:\"tags\"` | `json:\"tags,omitempty\"` | changed VM[].tags{}"
      })
  void whatReadersMissIsMinor(String from, String to, String expected) {
    assertThat(minor(with(TYPES, DIRECT, ""), with(TYPES.replace(from, to), DIRECT, "")))
        .singleElement()
        .asString()
        .startsWith(expected)
        .contains("programs read it from the output");
  }

  /** A name for a text in another module, say. */
  @Test
  void aTypeOfAnotherModuleIsUnclear() {
    Files older = with(TYPES, DIRECT, "");
    assertThat(minor(older, older.edit("cli/cli.go", "State State", "State v1.State")))
        .singleElement()
        .asString()
        .startsWith("unclear VM[].state: one of its types is another module's");
  }

  @Test
  void aTypeThatIsNoLongerPrintedIsUnclear() {
    assertThat(minor(with(TYPES, DIRECT, ""), with(TYPES, "show(vms)", "")))
        .singleElement()
        .asString()
        .startsWith("unclear VM[]: nothing was found that still prints it as JSON");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Name  string | Title string",
        "Size int64 | Size uint32",
        "State State | State string",
        "Disk | Drive",
        "VM | Machine",
        "inner int | Zone string `json:\"zone\"`"
      })
  void whatReadersDoNotNoticeIsNoReason(String from, String to) {
    Files older = with(TYPES, DIRECT, "");
    assertThat(minor(older, older.edit("cli/cli.go", from.strip(), to))).isEmpty();
  }
}
