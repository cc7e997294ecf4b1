package com.thaloco.releaseconsole.engine;

import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.process.ChildEnvironment;
import com.thaloco.releaseconsole.process.Command;
import com.thaloco.releaseconsole.process.Exit;
import com.thaloco.releaseconsole.process.Processes;
import com.thaloco.releaseconsole.site.PublicSite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs the profile's command that purges the cache in front of the bucket.
 *
 * @param command {@code bucket.purge} of the profile, which the addresses follow
 * @param folder in which it runs
 * @param environment the console's own, from which it is given a part
 */
public record CachePurge(
    List<String> command, Path folder, Processes processes, Map<String, String> environment) {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** Purges the addresses of these keys. */
  public Exit run(PublicSite site, List<String> keys, Work work) {
    var argv = new ArrayList<>(command);
    keys.forEach(key -> argv.add(site.address(key).toString()));
    work.line("$ " + String.join(" ", argv));
    return processes.run(
        new Command(
            argv, folder, ChildEnvironment.of(environment, List.of(), Map.of()).orThrow(), LIMIT),
        work);
  }
}
