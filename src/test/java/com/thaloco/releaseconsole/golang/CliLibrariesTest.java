package com.thaloco.releaseconsole.golang;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.profile.ContractRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same command line is the same contract, whichever library and whatever code builds it. */
class CliLibrariesTest {
  private static final ContractRule CLI =
      new ContractRule("cli", ContractRule.Kind.CLI, List.of("."), List.of());

  private static Files main(String imports, String code) {
    return Files.of(
        "go.mod",
        "module example.org/tool\n",
        "main.go",
        "package main\n\nimport (" + imports + ")\n\n" + code);
  }

  private static List<String> symbols(Files files) {
    return new Contracts(files, files, BuildTarget.linuxAmd64())
        .symbols(CLI).stream()
            .map(s -> "%s %s: %s".formatted(s.kind(), s.name(), s.shape()))
            .toList();
  }

  private static List<String> changes(Files older, Files newer) {
    return new Contracts(older, newer, BuildTarget.linuxAmd64())
        .compare(List.of(CLI)).changes().stream()
            .map(c -> "%s %s %s".formatted(c.minor() ? "minor" : "patch", c.symbol(), c.change()))
            .toList();
  }

  private static final String COBRA = "\"github.com/spf13/cobra\"; \"github.com/spf13/pflag\"";

  private static final Files DIRECT =
      main(
          COBRA,
          """
          func main() {
          	root := &cobra.Command{Use: "tool"}
          	serve := &cobra.Command{Use: "serve", Args: func(cmd *cobra.Command, args []string) error { return check(args) }}
          	serve.Flags().StringP("listen", "l", ":8000", "where")
          	serve.Flags().Bool("debug", false, "more")
          	serve.MarkFlagRequired("listen")
          	root.AddCommand(serve)
          	root.Execute()
          }

          func check(args []string) error { return nil }
          """);

  @Test
  void aFlagIsTheSameWhateverVariableReceiverMethodOrHelperBuildsIt() {
    Files elsewhere =
        main(
            COBRA,
            """
            type options struct{ Listen string; Debug bool }

            type app struct {
            	*cobra.Command
            	opts options
            }

            const listen = "lis" + "ten"

            func main() {
            	a := newApp()
            	a.add("serve", func(c *cobra.Command) { c.MarkFlagRequired(listen) })
            	a.Execute()
            }

            func newApp() *app {
            	return &app{Command: &cobra.Command{Use: "tool [command]"}, opts: options{Listen: ":8000"}}
            }

            func (a *app) add(use string, more ...func(*cobra.Command)) {
            	c := &cobra.Command{}
            	c.Use = use + " " + describe()
            	c.Args = func(_ *cobra.Command, given []string) error { return check(given) }
            	a.opts.register(c.Flags())
            	for _, f := range more {
            		f(c)
            	}
            	a.AddCommand(c)
            }

            func (o *options) register(fs *pflag.FlagSet) {
            	text(fs, &o.Listen, listen+"|l")
            	fs.BoolVar(&o.Debug, "debug", o.Debug, "more")
            }

            func text(fs *pflag.FlagSet, to *string, name string) {
            	long, short, _ := strings.Cut(name, "|")
            	fs.StringVarP(to, long, short, *to, "where")
            }

            func check(args []string) error { return nil }
            """);
    Files imported = elsewhere.edit("main.go", COBRA, COBRA + "; \"strings\"");
    assertThat(symbols(DIRECT))
        .containsExactlyInAnyOrder(
            "command tool: arguments any",
            symbols(DIRECT).get(1),
            "flag tool serve --listen: string, short -l, default \":8000\"",
            "flag tool serve --debug: bool",
            "required flag tool serve --listen: required");
    assertThat(changes(DIRECT, imported)).isEmpty();
    assertThat(changes(imported, DIRECT)).isEmpty();
  }

  @Test
  void whatAHelperTakesAwayIsFound() {
    Files helper =
        main(
            COBRA,
            """
            func main() {
            	root := command(nil, "tool")
            	group := command(root, "group")
            	flag(command(group, "list"), "all")
            	flag(command(root, "get"), "all")
            }

            func command(parent *cobra.Command, name string) *cobra.Command {
            	c := &cobra.Command{Use: name}
            	if parent != nil {
            		parent.AddCommand(c)
            	}
            	return c
            }

            func flag(c *cobra.Command, name string) { c.Flags().Bool(name, false, "") }
            """);
    assertThat(
            changes(
                helper,
                helper.edit(
                    "main.go", "\tflag(command(group, \"list\"), \"all\")\n", "\t_ = group\n")))
        .containsExactly("minor tool group list removed", "minor tool group list --all removed");
  }

  @Test
  void whatIsStillAcceptedIsNotRemoved() {
    Files older =
        main(
            COBRA,
            """
            func main() {
            	root := &cobra.Command{Use: "tool"}
            	debug := &cobra.Command{Use: "debug"}
            	debug.Flags().Bool("raw", false, "")
            	root.AddCommand(debug)
            }
            """);
    assertThat(
            changes(
                older,
                older.edit(
                    "main.go",
                    "Use: \"debug\"",
                    "Use: \"low-level\", Aliases: []string{\"debug\"}")))
        .doesNotContain("minor tool debug removed", "minor tool debug --raw removed");
    assertThat(changes(older, older.edit("main.go", "debug.Flags()", "root.PersistentFlags()")))
        .containsExactly("patch tool debug --raw removed", "patch tool --raw added");
    assertThat(changes(older, older.edit("main.go", "debug.Flags()", "root.Flags()")))
        .contains("minor tool debug --raw removed");
    assertThat(
            changes(
                older,
                older.edit(
                    "main.go",
                    "\troot.AddCommand(debug)",
                    "\tfresh := &cobra.Command{Use: \"new\"}\n\tfresh.Flags().Int(\"n\", 0, \"\")\n"
                        + "\tfresh.MarkFlagRequired(\"n\")\n\troot.AddCommand(debug, fresh)")))
        .allMatch(c -> c.startsWith("patch"));
  }

  @Test
  void moreArgumentsThanBeforeAreAPatch() {
    String code = "func main() { _ = &cobra.Command{Use: \"tool\", Args: %s} }\n";
    Files one = main(COBRA, code.formatted("cobra.ExactArgs(1)"));
    assertThat(changes(one, main(COBRA, code.formatted("cobra.RangeArgs(1, 2)"))))
        .containsExactly("patch tool changed");
    assertThat(changes(one, main(COBRA, code.formatted("cobra.MinimumNArgs(2)"))))
        .containsExactly("minor tool changed");
    assertThat(
            changes(
                main(COBRA, code.formatted("cobra.ExactArgs(0)")),
                main(COBRA, code.formatted("cobra.NoArgs"))))
        .containsExactly("patch tool changed");
  }

  @Test
  void urfaveCli() {
    Files older =
        main(
            "\"github.com/urfave/cli\"",
            """
            func main() {
            	app := cli.NewApp()
            	app.Name = "tool"
            	app.Flags = []cli.Flag{cli.BoolFlag{Name: "verbose, V"}}
            	app.Commands = []cli.Command{config}
            	app.Commands = append(app.Commands, wrapped(cli.Command{Name: "stat", Aliases: []string{"st"}}))
            }

            var config = cli.Command{
            	Name: "config",
            	Flags: []cli.Flag{
            		cli.StringFlag{Name: "author", Value: "me"},
            		&cli.StringSliceFlag{Name: "label", Aliases: []string{"l", "tag"}, Required: true},
            	},
            }

            func wrapped(c cli.Command) cli.Command {
            	c.Flags = append(c.Flags, cli.StringFlag{Name: "image"})
            	return c
            }
            """);
    assertThat(symbols(older))
        .containsExactly(
            "command tool: arguments any",
            "flag tool --verbose: bool, short -V",
            "command tool config: arguments any",
            "flag tool config --author: string, default \"me\"",
            "flag tool config --label: stringslice, short -l",
            "flag tool config --tag: stringslice",
            "required flag tool config --label: required",
            "command tool stat: arguments any",
            "command tool stat alias st: alias",
            "flag tool stat --image: string");
    assertThat(
            changes(
                older,
                older.edit("main.go", "cli.StringFlag{Name: \"author\", Value: \"me\"},", "")))
        .containsExactly("minor tool config --author removed");
  }

  @Test
  void kingpin() {
    Files older =
        main(
            "\"github.com/alecthomas/kingpin/v2\"",
            """
            var (
            	app  = kingpin.New("tool", "help")
            	port = app.Flag("port", "where").Short('p').Default("80").Int()
            )

            func main() {
            	run := app.Command("run", "help")
            	run.Arg("file", "which").Required().String()
            	configure(run)
            	kingpin.MustParse(app.Parse(os.Args[1:]))
            }

            func configure(c *kingpin.CmdClause) { c.Flag("level", "how much").Enum("a", "b") }
            """);
    assertThat(symbols(older))
        .containsExactly(
            "command tool: arguments any",
            "flag tool --port: int, short -p, default \"80\"",
            "command tool run: arguments any",
            "argument tool run argument 1: string",
            "required argument tool run argument 1: required",
            "flag tool run --level: enum");
  }

  @Test
  void tagsOfKongAndGoFlags() {
    String struct =
        """
        type globals struct { Quiet bool `%s` }

        var cli struct {
        	globals
        	Run runCmd `%s`
        }

        type runCmd struct {
        	MaxHTTPSize int `%s`
        }

        func main() { %s }
        """;
    Files kong =
        main(
            "\"github.com/alecthomas/kong\"",
            struct.formatted(
                "short:\"q\"", "cmd:\"\"", "default:\"5\" required:\"\"", "kong.Parse(&cli)"));
    assertThat(symbols(kong))
        .containsExactly(
            "command tool: arguments any",
            "flag tool --quiet: bool, short -q",
            "command tool run: arguments any",
            "flag tool run --max-http-size: int, default \"5\"",
            "required flag tool run --max-http-size: required");
    Files flags =
        main(
            "\"github.com/jessevdk/go-flags\"",
            struct.formatted(
                "short:\"q\" long:\"quiet\"",
                "command:\"run\"",
                "default:\"5\" long:\"max-http-size\" required:\"true\"",
                "flags.NewParser(&cli, flags.Default).Parse()"));
    assertThat(symbols(flags)).isEqualTo(symbols(kong));
  }

  @Test
  void theStandardLibraryAndTablesOfCommands() {
    Files older =
        main(
            "\"flag\"; \"time\"; \"github.com/mitchellh/cli\"",
            """
            var wait = flag.Duration("wait", 5*time.Second, "how long")

            type agent struct{ wait time.Duration }

            func (a *agent) Run(args []string) int {
            	fs := flag.NewFlagSet("tool agent", flag.ContinueOnError)
            	fs.DurationVar(&a.wait, "wait", 0, "how long")
            	fs.Func("label", "which", func(string) error { return nil })
            	return 0
            }

            func main() {
            	c := cli.NewCLI("tool", "1")
            	c.Commands = map[string]cli.CommandFactory{
            		"agent": func() (cli.Command, error) { return &agent{}, nil },
            	}
            }
            """);
    assertThat(symbols(older))
        .containsExactlyInAnyOrder(
            "flag tool --wait: duration, default 5*time.Second",
            "command tool: arguments any",
            "command tool agent: arguments any",
            "flag tool agent --wait: duration",
            "flag tool agent --label: value");
  }

  @Test
  void whatIsNotUnderstoodIsUnclear() {
    Files none = main("\"fmt\"", "func main() { fmt.Println() }\n");
    assertThat(changes(none, none)).containsOnly("minor . unclear");
    Files computed =
        main(
            "\"flag\"",
            "func main() {\n"
                + "\tflag.Bool(name(), false, \"\")\n"
                + "\tflag.Bool(\"x\", true, \"\")\n"
                + "}\n\n"
                + "func name() string\n");
    assertThat(changes(computed, computed)).isEmpty();
    assertThat(changes(computed, computed.edit("main.go", "Bool(name(),", "Int(name(),")))
        .isNotEmpty()
        .allMatch(c -> c.startsWith("minor") && c.endsWith("unclear"));
  }

  @Test
  void aFlagThatAnotherModuleMayAddInsteadIsUnclear() {
    Files older =
        main(
            "\"github.com/alecthomas/kingpin/v2\"; \"example.com/web\"",
            """
            func main() {
            	app := kingpin.New("tool", "help")
            	app.Flag("listen", "where").String()
            }
            """);
    Files newer =
        older.edit("main.go", "app.Flag(\"listen\", \"where\").String()", "web.AddFlags(app)");
    assertThat(changes(older, newer))
        .containsExactly("minor tool --listen unclear", "minor tool web.AddFlags unclear");
    assertThat(changes(newer, newer)).isEmpty();
  }

  @Test
  void aTableOfSomethingElseIsNoCommand() {
    Files probers =
        main("\"flag\"", "func main() { flag.Bool(\"x\", true, \"\") }\n")
            .with(
                "probe/a.go",
                "package probe\n\nfunc unix() {}\n\nvar all = map[string]func(){\"unix\": unix}\n");
    assertThat(symbols(probers)).containsExactly("flag tool --x: bool, default true");
  }
}
