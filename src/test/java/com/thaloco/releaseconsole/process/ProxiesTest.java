package com.thaloco.releaseconsole.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
  private static final Map<String, String> ALL =
      Map.of(
          "http_proxy",
          "http://plain:3128",
          "HTTPS_PROXY",
          "secure:8080/",
          "no_proxy",
          "example.org, .internal.test,*.star.test,10.0.0.7");

  private static String chosen(Map<String, String> environment, String address) {
    List<Proxy> proxies = new Proxies(environment).select(URI.create(address));
    assertThat(proxies).hasSize(1);
    return proxies.getFirst().address() instanceof InetSocketAddress at
        ? at.getHostString() + ":" + at.getPort()
        : "direct";
  }

  @ParameterizedTest
  @CsvSource({
    "http://git.test/a, plain:3128",
    "https://git.test/a, secure:8080",
    "https://myexample.org/, secure:8080",
    "https://example.org/, direct",
    "https://releases.Example.org/, direct",
    "http://a.internal.test:8080/, direct",
    "http://a.star.test/, direct",
    "http://10.0.0.7/, direct",
    "http://127.0.0.1:4711/, direct",
    "http://localhost/, direct",
    "http://[::1]:80/, direct",
    "ssh://git.test/a, direct",
    "socket://git.test:22, direct"
  })
  void theVariablesDecide(String address, String through) {
    assertThat(chosen(ALL, address)).isEqualTo(through);
  }

  @Test
  void allProxyIsForWhatHasNoneOfItsOwn() {
    Map<String, String> some = Map.of("all_proxy", "any:1", "http_proxy", "plain");
    assertThat(chosen(some, "https://git.test/")).isEqualTo("any:1");
    assertThat(chosen(some, "http://git.test/")).isEqualTo("plain:80");
    assertThat(chosen(Map.of("all_proxy", "any:1", "no_proxy", "*"), "https://git.test/"))
        .isEqualTo("direct");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "socks5://any:1", "http://", "not a proxy", "http://a b:3"})
  void whatIsNoHttpProxyIsNotUsed(String value) {
    assertThat(chosen(Map.of("https_proxy", value), "https://git.test/")).isEqualTo("direct");
  }

  @Test
  void aChildGetsThemAndIsKeptFromAskingThemForThisMachine() {
    assertThat(Proxies.forChildren(Map.of("http_proxy", "plain:1", "NO_PROXY", "a.test")))
        .isEqualTo(
            Map.of(
                "http_proxy",
                "plain:1",
                "no_proxy",
                "a.test,localhost,127.0.0.1,::1",
                "NO_PROXY",
                "a.test,localhost,127.0.0.1,::1"));
    assertThat(Proxies.forChildren(Map.of("no_proxy", "a.test", "PATH", "/bin"))).isEmpty();
  }
}
