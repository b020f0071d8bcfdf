package dev.muster.http.server;

import java.net.InetAddress;
import java.util.Arrays;

/// A range of network addresses, such as `10.0.0.0/8`, or one address.
public final class Cidr {

    private final String text;
    private final byte[] address;
    private final int bits;

    private Cidr(String text, byte[] address, int bits) {
        this.text = text;
        this.address = address;
        this.bits = bits;
    }

    /// Reads the CIDR notation. Host names are refused, because the name service would then decide which addresses
    /// the server trusts.
    ///
    /// @throws IllegalArgumentException if the text is not a range; the message is one sentence
    public static Cidr of(String text) {
        int slash = text.indexOf('/');
        try {
            byte[] address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash))
                    .getAddress();
            int bits = slash < 0 ? address.length * 8 : Integer.parseInt(text.substring(slash + 1));
            if (bits >= 0 && bits <= address.length * 8) {
                return new Cidr(text, address, bits);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Not an address or a range of addresses: " + text, e);
        }
        throw new IllegalArgumentException("Not an address or a range of addresses: " + text);
    }

    /// Whether the address is in the range. An IPv6 address is never in a range of IPv4, nor the other way round.
    boolean contains(InetAddress other) {
        byte[] bytes = other.getAddress();
        int whole = bits / 8;
        if (bytes.length != address.length || !Arrays.equals(bytes, 0, whole, address, 0, whole)) {
            return false;
        }
        int rest = bits % 8;
        return rest == 0 || ((bytes[whole] ^ address[whole]) & 0xFF) >>> (8 - rest) == 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
