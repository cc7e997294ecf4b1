package com.thaloco.releaseconsole.forge;

import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.profile.SourceRules;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Forgejo, Gitea and GitHub over HTTP. Forgejo and Gitea: the combined commit status; GitHub: the
 * combined status and the check runs, both of which must be green. What another commit's status
 * says never counts, and neither does a page that is no JSON.
 */
public final class HttpForge implements Forge {
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 50;

  private final SourceRules.Forge rules;
  private final JsonHttp http;

  /**
   * @param rules which forge and repository
   * @param environment where the token's variable is looked up
   */
  public HttpForge(SourceRules.Forge rules, Map<String, String> environment) {
    this.rules = rules;
    Optional<String> token =
        rules.tokenVariable().map(environment::get).map(String::strip).filter(t -> !t.isEmpty());
    this.http = new JsonHttp(rules.api(), rules.kind() == SourceRules.Kind.GITHUB, token);
  }

  @Override
  public CommitStatus status(String commit, Work work) {
    try {
      var contexts = new Contexts();
      boolean github = rules.kind() == SourceRules.Kind.GITHUB;
      Optional<CommitStatus> otherwise = statuses(commit, contexts, work);
      if (otherwise.isEmpty() && github) {
        otherwise = checkRuns(commit, contexts, work);
      }
      return otherwise.orElseGet(() -> contexts.judged(commit));
    } catch (JsonHttp.Failed e) {
      return new CommitStatus.Unreachable(e.reason());
    }
  }

  private Optional<CommitStatus> statuses(String commit, Contexts contexts, Work work)
      throws JsonHttp.Failed {
    var latest = new LinkedHashMap<String, JsonNode>();
    int read = 0;
    for (int page = 1; page <= MOST_PAGES; page++) {
      JsonHttp.Answer answer =
          http.get(repository() + "/commits/%s/status%s".formatted(commit, paging(page)), work);
      if (answer.code() == 404 || answer.code() == 422) {
        return Optional.of(notFound(commit, work));
      }
      JsonNode body = answer.json();
      String sha = body.path("sha").asString("");
      List<JsonNode> statuses = list(body, "statuses");
      if (!sha.equalsIgnoreCase(commit) && !(sha.isEmpty() && statuses.isEmpty())) {
        return Optional.of(
            new CommitStatus.Absent(
                "%s answered for %s instead of %s.".formatted(name(), shown(sha), commit)));
      }
      for (JsonNode status : statuses) {
        latest.merge(status.path("context").asString("default"), status, Contexts::later);
      }
      read += statuses.size();
      int total = body.path("total_count").asInt(0);
      if (statuses.isEmpty() || read >= total) {
        contexts.combined(body.path("state").asString(""), total);
        break;
      }
      if (page == MOST_PAGES) {
        throw tooMany();
      }
    }
    latest.forEach(contexts::status);
    return Optional.empty();
  }

  private Optional<CommitStatus> checkRuns(String commit, Contexts contexts, Work work)
      throws JsonHttp.Failed {
    int read = 0;
    for (int page = 1; page <= MOST_PAGES; page++) {
      JsonHttp.Answer answer =
          http.get(
              repository()
                  + "/commits/%s/check-runs?filter=latest&per_page=%d&page=%d"
                      .formatted(commit, PAGE, page),
              work);
      if (answer.code() == 404 || answer.code() == 422) {
        return Optional.of(notFound(commit, work));
      }
      List<JsonNode> runs = list(answer.json(), "check_runs");
      for (JsonNode run : runs) {
        if (run.path("head_sha").asString("").equalsIgnoreCase(commit)) {
          contexts.checkRun(run);
        }
      }
      read += runs.size();
      if (runs.isEmpty() || read >= answer.json().path("total_count").asInt(0)) {
        return Optional.empty();
      }
    }
    throw tooMany();
  }

  /**
   * A 404 is said of the commit and of the repository alike: the repository itself is asked for.
   */
  private CommitStatus notFound(String commit, Work work) throws JsonHttp.Failed {
    return http.get(repository(), work).code() == 404
        ? new CommitStatus.Unreachable(
            "%s knows no repository %s, or shows it only with a token%s."
                .formatted(
                    name(),
                    rules.repository(),
                    rules.tokenVariable().map(" in "::concat).orElse("")))
        : new CommitStatus.Absent(
            "%s does not know the commit %s: it was not pushed.".formatted(name(), commit));
  }

  private JsonHttp.Failed tooMany() {
    return new JsonHttp.Failed("%s lists more contexts than can be read.".formatted(name()));
  }

  private String paging(int page) {
    return rules.kind() == SourceRules.Kind.GITHUB
        ? "?per_page=%d&page=%d".formatted(PAGE, page)
        : "?limit=%d&page=%d".formatted(PAGE, page);
  }

  private String repository() {
    return "/repos/"
        + Arrays.stream(rules.repository().split("/"))
            .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
            .collect(Collectors.joining("/"));
  }

  /** A list, which Forgejo writes as null when it is empty. */
  private static List<JsonNode> list(JsonNode body, String key) {
    var found = new ArrayList<JsonNode>();
    body.path(key).forEach(found::add);
    return found;
  }

  private String name() {
    return Optional.ofNullable(rules.api().getHost()).orElse(rules.api().toString());
  }

  private static String shown(String sha) {
    return sha.isEmpty() ? "no commit" : sha.replaceAll("[^0-9A-Za-z]", "");
  }
}
