package gaia.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;

/**
 * Which addresses the house calls. It calls configured hosts only, and of those none whose name
 * leads to an address that hands out secrets of the machine: link-local ones (RFC 3927, RFC 4291)
 * and the metadata addresses of data centres. Addresses of the own network are fine: models run
 * there. Java keeps what it looked up for a while, so that a call goes where the check looked.
 */
public final class Outgoing {

  /** What clouds answer metadata at beside 169.254.169.254 and its kin. */
  private static final Set<String> METADATA =
      Set.of("100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2:0:0:0:0:0:254");

  private static final int V4 = 4;
  private static final int V6 = 16;

  private final Resolver resolver;

  /** Looks up the addresses of a host. */
  public interface Resolver {
    InetAddress[] addressesOf(String host) throws UnknownHostException;
  }

  /** The name leads where nothing is called; the message is for whoever configured it. */
  public static final class Forbidden extends IOException {
    private static final long serialVersionUID = 1L;

    Forbidden(String host) {
      super(
          host
              + " leads to a link-local address, or to one that hands out secrets of the machine;"
              + " it is not called.");
    }
  }

  public Outgoing() {
    this(InetAddress::getAllByName);
  }

  public Outgoing(Resolver resolver) {
    this.resolver = resolver;
  }

  /**
   * Lets a call happen, or not. A name that is unknown passes: the call itself will say so.
   *
   * @throws Forbidden when one of the addresses of its host is not called
   */
  public void check(URI address) throws Forbidden {
    String host = String.valueOf(address.getHost());
    InetAddress[] found;
    try {
      found = resolver.addressesOf(host);
    } catch (UnknownHostException e) {
      return;
    }
    if (Arrays.stream(found).anyMatch(one -> isForbidden(one.getAddress()))) {
      throw new Forbidden(host);
    }
  }

  static boolean isForbidden(byte[] bytes) {
    if (bytes.length == V6) {
      int embedded = embedded(bytes);
      if (embedded >= 0 && isForbidden(Arrays.copyOfRange(bytes, embedded, embedded + V4))) {
        return true;
      }
    }
    try {
      InetAddress one = InetAddress.getByAddress(bytes);
      return one.isLinkLocalAddress()
          || one.isMulticastAddress()
          || one.isAnyLocalAddress()
          || METADATA.contains(one.getHostAddress());
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("an address has 4 or 16 bytes", e);
    }
  }

  /**
   * Where an address of IPv6 holds one of IPv4 that it leads to: compatible (::a.b.c.d), translated
   * (64:ff9b::a.b.c.d, RFC 6052) or 6to4 (2002:a.b.c.d::, RFC 3056); -1 when it holds none.
   */
  private static int embedded(byte[] bytes) {
    boolean translated =
        bytes[0] == 0 && bytes[1] == 0x64 && bytes[2] == (byte) 0xff && bytes[3] == (byte) 0x9b;
    boolean compatible = bytes[0] == 0 && bytes[1] == 0 && bytes[2] == 0 && bytes[3] == 0;
    if (bytes[0] == 0x20 && bytes[1] == 0x02) {
      return 2;
    }
    for (int i = V4; i < V6 - V4; i++) {
      translated &= bytes[i] == 0;
      compatible &= bytes[i] == 0;
    }
    boolean loopback = compatible && bytes[12] == 0 && bytes[13] == 0 && bytes[14] == 0;
    return translated || compatible && !loopback ? V6 - V4 : -1;
  }
}
