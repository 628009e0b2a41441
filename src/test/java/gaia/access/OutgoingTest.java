package gaia.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingTest {

  private static final URI MODEL = URI.create("http://models.example:11434/v1");

  /** A name that leads to these. */
  private static Outgoing to(String... addresses) throws UnknownHostException {
    List<InetAddress> all = new ArrayList<>();
    for (String address : addresses) {
      all.add(InetAddress.getByName(address));
    }
    return new Outgoing(host -> all.toArray(InetAddress[]::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "169.254.170.2",
        "169.254.0.1",
        "fe80::1",
        "febf::1",
        "0.0.0.0",
        "::",
        "224.0.0.1",
        "ff02::1",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "fd00:ec2::254",
        "::ffff:169.254.169.254",
        "::169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "2002:a9fe:a9fe::1"
      })
  void what_hands_out_secrets_of_the_machine_is_not_called_whatever_its_name(String address)
      throws UnknownHostException {
    Outgoing outgoing = to(address);

    assertThatThrownBy(() -> outgoing.check(MODEL))
        .isInstanceOf(Outgoing.Forbidden.class)
        .hasMessageStartingWith("models.example leads to a link-local address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "::1",
        "10.1.2.3",
        "192.168.1.10",
        "172.16.0.9",
        "fd12:3456::1",
        "203.0.113.7",
        "2001:db8::7"
      })
  void machines_of_the_own_network_and_of_others_are_called(String address)
      throws UnknownHostException {
    Outgoing outgoing = to(address);

    assertThatCode(() -> outgoing.check(MODEL)).doesNotThrowAnyException();
  }

  @Test
  void one_bad_address_among_good_ones_is_enough() throws UnknownHostException {
    Outgoing outgoing = to("203.0.113.7", "169.254.169.254");

    assertThatThrownBy(() -> outgoing.check(MODEL)).isInstanceOf(Outgoing.Forbidden.class);
  }

  @Test
  void a_name_that_is_unknown_is_left_to_the_call() {
    Outgoing outgoing =
        new Outgoing(
            host -> {
              throw new UnknownHostException(host);
            });

    assertThatCode(() -> outgoing.check(MODEL)).doesNotThrowAnyException();
  }
}
