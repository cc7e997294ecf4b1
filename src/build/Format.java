import com.google.googlejavaformat.java.Main;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs google-java-format with the given options on every Java source of the project. */
void main(String[] options) throws Exception {
  try (Stream<Path> files = Files.walk(Path.of("src"))) {
    Stream<String> sources = files.map(Path::toString).filter(name -> name.endsWith(".java"));
    String[] arguments = Stream.concat(Stream.of(options), sources).toArray(String[]::new);
    var out = new PrintWriter(System.out, true);
    var err = new PrintWriter(System.err, true);
    int exit = new Main(out, err, System.in).format(arguments);
    if (exit != 0 && List.of(options).contains("--dry-run")) {
      err.println("These files are not formatted. Run ./format, or mvn validate exec:exec@format");
    }
    System.exit(exit);
  }
}
