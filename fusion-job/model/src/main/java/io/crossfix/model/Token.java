package io.crossfix.model;

import java.util.HexFormat;

/**
 * A keyed token of a plate or a caller, 128 bits; never the plain value.
 *
 * @param high first 64 bits
 * @param low last 64 bits
 */
public record Token(long high, long low) {

    private static final HexFormat HEX = HexFormat.of();

    /** 32 hexadecimal digits. */
    public String hex() {
        return HEX.toHexDigits(high) + HEX.toHexDigits(low);
    }

    @Override
    public String toString() {
        return "token";
    }
}
